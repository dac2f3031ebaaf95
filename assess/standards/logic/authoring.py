"""What the author of an edition must mend: what contradicts itself or is missing."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import get_args

from assess.model.standard import Conditions, Criterion, Scales, Standard
from assess.model.unknown import nearest
from assess.model.values import Phase, natural
from assess.standards.logic.reading_aloud import (
    Key,
    Remark,
    descriptors,
    reads_badly,
    said_twice,
)


def remarks(standard: Standard, scales: Scales, file_id: str) -> Iterator[Remark]:
    """Yield everything that the author of *standard* must mend.

    Args:
        standard: The edition.
        scales: The scales that it may name.
        file_id: The id that its file's name gives it.
    """
    if standard.id != file_id:
        yield Remark(("id",), f"must be {file_id}, as the file is called.")
    if standard.checked_at and standard.checked is None:
        yield Remark(("checked-at",), "names addresses; say with checked on which day.")
    if standard.checked is not None and not standard.checked_at:
        yield Remark(("checked",), "is a day; name with checked-at what was read.")
    if not standard.attribution.strip():
        yield Remark(("attribution",), "says nothing; name whose words the titles are.")
    for name in standard.scales:
        if name not in scales.scale:
            said = f"{name} is not a scale. {nearest(name, scales.scale)}"
            yield Remark(("scales",), said)
    yield from _rules(("suggest",), standard.suggest, {}, standard, scales)
    yield from _order(standard)
    for number, criterion in standard.criterion.items():
        yield from _criterion(number, criterion, standard, scales)
    yield from said_twice(standard)


def _order(standard: Standard) -> Iterator[Remark]:
    for before, after in pairwise(standard.criterion):
        if natural(before) > natural(after):
            said = f"must stand before {before}, so that the list can be found through."
            yield Remark(("criterion", after), said)


def _criterion(
    number: str, criterion: Criterion, standard: Standard, scales: Scales
) -> Iterator[Remark]:
    key = ("criterion", number)
    if criterion.theme is None and standard.theme:
        said = f"is missing. {nearest('', standard.theme)}"
        yield Remark((*key, "theme"), said)
    elif criterion.theme is not None and criterion.theme not in standard.theme:
        said = f"{criterion.theme} is not a theme. "
        yield Remark((*key, "theme"), said + nearest(criterion.theme, standard.theme))
    for name in criterion.indicator:
        if not re.fullmatch(f"{number}-?[a-z]+", name):
            said = f"must begin with {number}, the id of its criterion, and a letter."
            yield Remark((*key, "indicator", name), said)
    yield from _why(key, criterion, standard)
    yield from _phases(key, criterion, standard)
    yield from _rated(key, criterion, standard, scales)
    yield from reads_badly(key, criterion)
    yield from _rules(
        (*key, "suggest"), criterion.suggest, criterion.part, standard, scales
    )


def _why(key: Key, criterion: Criterion, standard: Standard) -> Iterator[Remark]:
    """Where one criterion says why it matters, all do."""
    some = any(other.why for other in standard.criterion.values())
    if some and not criterion.why:
        said = "is missing; say why it matters to the people who use the service."
        yield Remark((*key, "why"), said)


def _phases(key: Key, criterion: Criterion, standard: Standard) -> Iterator[Remark]:
    """Where one criterion asks phase by phase, all do, in every phase."""
    if not any(other.phase for other in standard.criterion.values()):
        return
    for phase in get_args(Phase):
        asked = criterion.guidance(phase).ask
        left_out = any(phase in out.phase for out in criterion.left_out.values())
        if not asked and not left_out:
            said = f"nothing is asked at {phase}; add questions, or say why not."
            yield Remark((*key, "phase", phase, "ask"), said)


def _rated(
    key: Key, criterion: Criterion, standard: Standard, scales: Scales
) -> Iterator[Remark]:
    known = [name for name in standard.scales if name in scales.scale]
    ratings = {rating for name in known for rating in scales.scale[name].rating}
    for place, rating, _ in descriptors(key, criterion):
        if rating not in ratings:
            said = f"{rating} is not a rating of its scales. "
            yield Remark(place, said + nearest(rating, ratings))
    if known and any(other.rated for other in standard.criterion.values()):
        for rating in scales.scale[known[0]].rating:
            if rating not in criterion.rated:
                said = f"nothing says what earns {rating}; add a sentence."
                yield Remark((*key, "rated", rating), said)


def _rules(
    key: Key,
    rules: Mapping[str, Mapping[str, Conditions]],
    parts: Mapping[str, object],
    standard: Standard,
    scales: Scales,
) -> Iterator[Remark]:
    for scale, ratings in rules.items():
        if scale not in standard.scales or scale not in scales.scale:
            said = f"{scale} is not one of its scales. "
            yield Remark((*key, scale), said + nearest(scale, standard.scales))
            continue
        known = scales.scale[scale].rating
        for rating, conditions in ratings.items():
            place = (*key, scale, rating)
            if rating not in known:
                said = f"{rating} is not a rating of {scale}. "
                yield Remark(place, said + nearest(rating, known))
            elif known[rating].colour != "bad":
                yield from _lenient(place, conditions, scale, key, standard)
            for name in conditions.parts_at_least:
                if name not in {"every", *parts}:
                    said = f"{name} is not a part. {nearest(name, ['every', *parts])}"
                    yield Remark((*place, "parts-at-least"), said)


def _lenient(
    place: Key, conditions: Conditions, scale: str, key: Key, standard: Standard
) -> Iterator[Remark]:
    """A rating that is not bad asks for half of the musts, however many there are."""
    most = conditions.musts_missing_at_most
    if most is None:
        return
    of = [key[1]] if len(key) > 1 else list(standard.criterion)
    for number in of:
        criterion = standard.criterion[number]
        musts = sum(i.kind == "must" for i in criterion.indicator.values())
        own = len(key) > 1 or scale not in criterion.suggest
        if own and musts and most * 2 > musts:
            said = f"lets {most} of {musts} musts of {number} be missing; "
            yield Remark(
                (*place, "musts-missing-at-most"),
                f"{said}half-of-musts asks for half of them, however many there are.",
            )
            return
