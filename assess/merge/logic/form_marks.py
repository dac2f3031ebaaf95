"""The sheets of a form for what a standard asks beside a rating: ticks and levels."""

from collections.abc import Iterator
from typing import Final

from assess.exchange.workbook.values import Column, Held, Sheet
from assess.merge.logic.form_heads import (
    ASKED,
    CHANGED,
    INDICATOR,
    KEY,
    LEVEL,
    LEVEL_WORDS,
    NO,
    NOT_RELEVANT,
    PART,
    PARTS,
    REASON,
    TICKED,
    TICKS,
    YES,
    label,
)
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.finding import Part
from assess.model.sheet import Sheet as PersonsSheet

Row = tuple[Held, ...]


def marks(assessment: Assessment, sheet: PersonsSheet) -> Iterator[Sheet]:
    """Yield a sheet for ticks and one for levels, each where a standard has any."""
    for name, columns, rows in (
        (TICKS, _TICKS, tuple(_ticks(assessment, sheet))),
        (PARTS, _PARTS, tuple(_parts(assessment, sheet))),
    ):
        if rows:
            yield Sheet(name, columns, rows, is_form=True)


_TICKS: Final = (
    Column(ASKED, 34),
    Column(INDICATOR, 80),
    Column(TICKED, 12, (YES, NO), is_open=True),
    Column(KEY, 20, is_hidden=True),
)
_PARTS: Final = (
    Column(ASKED, 34),
    Column(PART, 34),
    Column(LEVEL, 14, LEVEL_WORDS, is_open=True),
    Column(CHANGED, 44, is_open=True),
    Column(REASON, 44, is_open=True),
    Column(KEY, 20, is_hidden=True),
)


def key_of(ref: object, name: str) -> str:
    """Return what a row is known by: its criterion, and what is marked of it."""
    return f"{ref} {name}"


def tick_words(ticked: bool | None) -> str:  # noqa: FBT001 - the tick itself
    """Return an answer as the form has it; nothing where there is none."""
    return "" if ticked is None else YES if ticked else NO


def level_words(part: Part | None) -> str:
    """Return how far a part is involved, as it is chosen."""
    if part is None:
        return ""
    return NOT_RELEVANT if part.level == "not-relevant" else str(part.level)


def _ticks(assessment: Assessment, sheet: PersonsSheet) -> Iterator[Row]:
    for ref in assessment.refs:
        held = sheet.at(ref).indicators
        for name, indicator in assessment.criterion(ref).indicator.items():
            said = tick_words(held.get(name))
            key = key_of(ref, name)
            text = f"{with_capital(indicator.kind)}: {indicator.text}"
            yield label(assessment, ref), text, said, key


def _parts(assessment: Assessment, sheet: PersonsSheet) -> Iterator[Row]:
    for ref in assessment.refs:
        for name, asked in assessment.criterion(ref).part.items():
            held = sheet.at(ref).part.get(name)
            yield (
                label(assessment, ref),
                asked.title,
                level_words(held),
                held.changed if held else "",
                held.reason if held else "",
                key_of(ref, name),
            )
