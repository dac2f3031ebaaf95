"""What the author of an edition must mend: what contradicts, and what reads badly."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple, get_args

from assess.model.standard import Conditions, Criterion, Guidance, Scales, Standard
from assess.model.unknown import nearest
from assess.model.values import Phase, natural

Key = tuple[str, ...]

LISTS: Final = ("ask", "look-for", "warning-signs")
LONGEST_LINE: Final = 140
LONGEST_INDICATOR: Final = 160
LONGEST_DESCRIPTOR: Final = 300
LONGEST_SUMMARY: Final = 240
"""Characters after which a sentence can't be said in one breath."""

MOST_WORDS: Final = 25
"""Words after which it can't be said in one breath either."""

SENTENCE_END: Final = re.compile(r"(?<=[.?!])[”\u2019]?\s+")
SECOND_QUESTION: Final = re.compile(
    r", (and|or) (are|can|could|did|do|does|is|was|were|will|would) "
    r"(anybody|anyone|he|it|people|she|somebody|that|the|these|they|this|we|you)\b.*\?"
)
"""A question with a second one at its end that can be answered with yes or no."""

LOOKS_BACK: Final = re.compile(
    r"\b(was|were)\b.*\b(after|because|before|on the day|until|when)\b"
)
"""How a warning speaks of what is past, and so can never be unticked."""

CLOSED: Final = frozenset(
    {"am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is"}
    | {"may", "might", "must", "shall", "should", "was", "were", "will", "would"}
)
"""How a question begins that can be answered with yes or no."""


class Remark(NamedTuple):
    """One thing to mend: the key in the file, and the sentence."""

    key: Key
    said: str


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
    yield from _twice(standard)


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
    yield from _lengths(key, criterion)
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
    for place, rating, _ in _descriptors(key, criterion):
        if rating not in ratings:
            said = f"{rating} is not a rating of its scales. "
            yield Remark(place, said + nearest(rating, ratings))
    if known and any(other.rated for other in standard.criterion.values()):
        for rating in scales.scale[known[0]].rating:
            if rating not in criterion.rated:
                said = f"nothing says what earns {rating}; add a sentence."
                yield Remark((*key, "rated", rating), said)


def _descriptors(key: Key, criterion: Criterion) -> Iterator[tuple[Key, str, str]]:
    """Yield the place, the rating and the text of each descriptor."""
    for rating, text in criterion.rated.items():
        yield (*key, "rated", rating), rating, text
    for phase, guidance in criterion.phase.items():
        for rating, text in guidance.rated.items():
            yield (*key, "phase", phase, "rated", rating), rating, text


def _lengths(key: Key, criterion: Criterion) -> Iterator[Remark]:
    texts = {
        (*key, "summary"): (criterion.summary, LONGEST_SUMMARY),
        **{
            (*key, "indicator", name, "text"): (indicator.text, LONGEST_INDICATOR)
            for name, indicator in criterion.indicator.items()
        },
        **{
            place: (text, LONGEST_DESCRIPTOR)
            for place, _, text in _descriptors(key, criterion)
        },
        (*key, "why"): (criterion.why, LONGEST_SUMMARY),
    }
    for place, (text, most) in texts.items():
        if len(text) > most:
            yield Remark(place, _too_long(most))
        yield from _long_sentences(place, text)
    yield from _history(key, criterion)
    for place, guidance in _guidance(key, criterion):
        yield from _lines(place, guidance)


def _long_sentences(key: Key, text: str) -> Iterator[Remark]:
    for sentence in SENTENCE_END.split(text):
        count = len(sentence.split())
        if count > MOST_WORDS:
            said = f"has a sentence of {count} words; {MOST_WORDS} can be said aloud."
            yield Remark(key, f"{_short(sentence)} {said}")


def _history(key: Key, criterion: Criterion) -> Iterator[Remark]:
    """A warning about how the work began stays ticked for ever."""
    for name, indicator in criterion.indicator.items():
        if indicator.kind == "warning" and LOOKS_BACK.search(indicator.text):
            said = (
                "is about what is past and can never be unticked; say what is so now."
            )
            yield Remark((*key, "indicator", name, "text"), said)


def _lines(key: Key, guidance: Guidance) -> Iterator[Remark]:
    for name in LISTS:
        for line in getattr(guidance, name.replace("-", "_")):
            if len(line) > LONGEST_LINE:
                said = f"{_short(line)} {_too_long(LONGEST_LINE)}"
                yield Remark((*key, name), said)
    for line in guidance.ask:
        if line.partition(" ")[0].lower() in CLOSED:
            said = f"{_short(line)} can be answered with yes or no; ask what or how."
            yield Remark((*key, "ask"), said)
        elif SECOND_QUESTION.search(line):
            said = f"{_short(line)} ends in a question for a yes or no; leave that out."
            yield Remark((*key, "ask"), said)


def _guidance(key: Key, criterion: Criterion) -> Iterator[tuple[Key, Guidance]]:
    yield (*key, "always"), criterion.always
    for phase, guidance in criterion.phase.items():
        yield (*key, "phase", phase), guidance
    for name, part in criterion.part.items():
        yield (*key, "part", name), Guidance(ask=part.ask)
    if criterion.bought:
        yield (*key, "bought"), Guidance(ask=criterion.bought.ask)


def _too_long(most: int) -> str:
    return f"is longer than {most} characters; say it in one breath."


def _short(line: str, most: int = 30) -> str:
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rstrip()} …”"


def _twice(standard: Standard) -> Iterator[Remark]:
    """What stands under two criteria says nothing about either."""
    seen: dict[str, str] = {}
    for number, criterion in standard.criterion.items():
        for key, line in _sentences(("criterion", number), criterion):
            if line in seen:
                said = f"{_short(line)} stands under {seen[line]} too; say it once."
                yield Remark(key, said)
            seen.setdefault(line, number)


def _sentences(key: Key, criterion: Criterion) -> Iterator[tuple[Key, str]]:
    for name in ("summary", "why", "note"):
        if text := getattr(criterion, name):
            yield (*key, name), text
    for place, guidance in _guidance(key, criterion):
        for name in LISTS:
            for line in getattr(guidance, name.replace("-", "_")):
                yield (*place, name), line
    for place, _, text in _descriptors(key, criterion):
        yield place, text
    for name, indicator in criterion.indicator.items():
        yield (*key, "indicator", name, "text"), indicator.text


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
