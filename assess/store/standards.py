"""Find editions, read them, and tell their authors everything that is wrong."""

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from assess.domain.standard import Conditions, Criterion, Scales, Standard
from assess.domain.unknown import nearest
from assess.resources import bundled
from assess.store import disk, reading
from assess.store.errors import (
    Fault,
    InvalidFileError,
    StoreError,
    UnreadableFileError,
    why_unreadable,
)
from assess.store.keys import Key
from assess.store.sentences import Wrong
from assess.store.workspace import is_there

SCALES = "scales"

Edition = Path | Traversable
Editions = dict[str, Edition]


class Head(NamedTuple):
    """What a list of editions says of one."""

    id: str
    title: str
    edition: str
    status: str
    criteria: int
    noun: str
    source: str
    """Where the edition came from: `assess` or the council's own file."""


def available(workspace: Path | None) -> Editions:
    """Return the editions by id: those that ship, and the council's own."""
    shipped = _editions_in(bundled("criteria"))
    if workspace is None or not is_there(workspace / "criteria"):
        return shipped
    return {**shipped, **_editions_in(workspace / "criteria")}


def _editions_in(folder: Edition) -> Editions:
    try:
        found = sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        path = Path(str(folder))
        raise UnreadableFileError(path, str(folder), why_unreadable(error)) from error
    return {
        item.name.removesuffix(".toml"): item
        for item in found
        if item.name.endswith(".toml") and item.name != f"{SCALES}.toml"
    }


def read_standard(edition: Edition) -> Standard:
    """Return one edition.

    Raises:
        StoreError: it can't be read, or something in it is wrong.
    """
    return reading.value(_source(edition), Standard)


def read_scales() -> Scales:
    """Return the scales that ship."""
    return reading.value(_source(bundled("criteria") / f"{SCALES}.toml"), Scales)


def _source(edition: Edition) -> reading.Source:
    if isinstance(edition, Path):
        return reading.source(edition, edition.name)
    return reading.parse(edition.read_bytes(), Path(edition.name), edition.name)


def head(edition: Edition) -> Head:
    """Return what a list says of an edition; its guidance is not checked for that.

    Raises:
        StoreError: it is not TOML at all.
    """
    table = _source(edition).table
    return Head(
        id=str(table.get("id", "")),
        title=str(table.get("title", "")),
        edition=str(table.get("edition", "")),
        status=str(table.get("status", "")),
        criteria=len(table.get("criterion", {})),
        noun=str(table.get("noun", "point")),
        source="assess" if not isinstance(edition, Path) else str(edition),
    )


def check(path: Path, scales: Scales) -> list[Fault]:
    """Return everything that is wrong with an edition's file, with its lines."""
    try:
        source = reading.parse(disk.content(path, path.name), path, path.name)
    except InvalidFileError as error:
        return list(error.faults)
    except StoreError as error:
        return [Fault(path.name, None, None, "", str(error))]
    if path.stem == SCALES:
        return reading.faults(source, reading.problems(source, Scales))
    wrong = reading.problems(source, Standard)
    if not wrong:
        standard = Standard.model_validate(source.table)
        wrong = list(_contradictions(standard, scales, path.stem))
    return reading.faults(source, wrong)


def _contradictions(standard: Standard, scales: Scales, stem: str) -> Iterator[Wrong]:
    """Yield what an edition names that it, or the scales, do not have."""
    if standard.id != stem:
        yield Wrong(("id",), f"must be {stem}, as the file is called.")
    for name in standard.scales:
        if name not in scales.scale:
            yield Wrong(
                ("scales",), f"{name} is not a scale. {nearest(name, scales.scale)}"
            )
    yield from _in_rules(("suggest",), standard.suggest, None, standard, scales)
    for number, criterion in standard.criterion.items():
        key = ("criterion", number)
        yield from _in_criterion(key, number, criterion, standard, scales)


def _in_criterion(
    key: Key, number: str, criterion: Criterion, standard: Standard, scales: Scales
) -> Iterator[Wrong]:
    if criterion.theme is not None and criterion.theme not in standard.theme:
        sentence = f"{criterion.theme} is not a theme. "
        yield Wrong(
            (*key, "theme"), sentence + nearest(criterion.theme, standard.theme)
        )
    ratings = {
        rating
        for name in standard.scales
        if name in scales.scale
        for rating in scales.scale[name].rating
    }
    for rating in criterion.rated:
        if rating not in ratings:
            sentence = f"{rating} is not a rating of its scales. "
            yield Wrong((*key, "rated", rating), sentence + nearest(rating, ratings))
    for name in criterion.indicator:
        if not re.fullmatch(f"{number}-?[a-z]+", name):
            sentence = (
                f"must begin with {number}, the id of its criterion, and a letter."
            )
            yield Wrong((*key, "indicator", name), sentence)
    yield from _in_rules(
        (*key, "suggest"), criterion.suggest, criterion, standard, scales
    )


def _in_rules(
    key: Key,
    rules: dict[str, dict[str, Conditions]],
    criterion: Criterion | None,
    standard: Standard,
    scales: Scales,
) -> Iterator[Wrong]:
    for scale, ratings in rules.items():
        if scale not in standard.scales or scale not in scales.scale:
            sentence = f"{scale} is not one of its scales. "
            yield Wrong((*key, scale), sentence + nearest(scale, standard.scales))
            continue
        known = scales.scale[scale].rating
        for rating, conditions in ratings.items():
            place = (*key, scale, rating)
            if rating not in known:
                sentence = f"{rating} is not a rating of {scale}. "
                yield Wrong(place, sentence + nearest(rating, known))
            parts = {"every": None, **(criterion.part if criterion else {})}
            for name in conditions.parts_at_least:
                if name not in parts:
                    sentence = f"{name} is not a part. {nearest(name, parts)}"
                    yield Wrong((*place, "parts-at-least"), sentence)


def shipped_files() -> Iterator[Path]:
    """Yield the files of the shipped editions and scales, for checking them."""
    for item in sorted(bundled("criteria").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml") and isinstance(item, Path):
            yield item
