"""The rows of a form that tick sentences of the standard and say who is involved."""

from typing import Literal

from assess.desk.errors import RefusedError
from assess.exchange.workbook.reading import Row
from assess.merge.logic import form_heads as forms
from assess.merge.logic.form_marks import key_of, level_words, tick_words
from assess.merge.use_cases.form_cells import kept, text_of
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.finding import CriterionRef, Part

Level = int | Literal["not-relevant"]


class MarkRows:
    """Takes ticks, and how far parts of the organisation are involved."""

    def __init__(self, sheet: FormSheet) -> None:
        """Take them into a sheet."""
        self._sheet = sheet
        known = sheet.assessment.refs
        criteria = [(ref, sheet.assessment.criterion(ref)) for ref in known]
        self._indicators = {
            key_of(ref, name): (ref, name)
            for ref, one in criteria
            for name in one.indicator
        }
        self._parts = {
            key_of(ref, name): (ref, name) for ref, one in criteria for name in one.part
        }

    @property
    def expected(self) -> frozenset[str]:
        """The sheets that a form of this assessment has whatever its standards ask."""
        given = {forms.TICKS: self._indicators, forms.PARTS: self._parts}
        return frozenset({*forms.HEADS} - {name for name in given if not given[name]})

    def tick(self, row: Row) -> str | None:
        """Take a tick; return what it changes, in words."""
        ref, name = _found(self._indicators, row, forms.TICKS)
        held = self._sheet.base.at(ref).indicators.get(name)
        new = kept(row, forms.TICKED, tick_words(held), held, _ticked)
        finding = self._sheet.sheet.at(ref)
        ticked = {k: v for k, v in finding.indicators.items() if k != name}
        if new is not None:
            ticked = {**finding.indicators, name: new}
        self._sheet.put(ref, finding.but(indicators=ticked))
        text = self._sheet.assessment.criterion(ref).indicator[name].text
        return f"{self._label(ref)}: {text} {tick_words(new) or 'no answer'}"

    def part(self, row: Row) -> str | None:
        """Take how far a part is involved; return what it changes, in words."""
        ref, name = _found(self._parts, row, forms.PARTS)
        new = _part(row, self._sheet.base.at(ref).part.get(name))
        finding = self._sheet.sheet.at(ref)
        parts = {k: v for k, v in finding.part.items() if k != name}
        if new is not None:
            parts = {**finding.part, name: new}
        self._sheet.put(ref, finding.but(part=parts))
        title = self._sheet.assessment.criterion(ref).part[name].title
        return f"{self._label(ref)}: {title}: {level_words(new) or 'no level'}"

    def _label(self, ref: CriterionRef) -> str:
        return forms.label(self._sheet.assessment, ref)


def _found(
    known: dict[str, tuple[CriterionRef, str]], row: Row, sheet: str
) -> tuple[CriterionRef, str]:
    key = text_of(row, forms.KEY).strip()
    if key not in known:
        raise RefusedError(f"it is no row of the form. Leave those of {sheet} there.")
    return known[key]


def _ticked(words: str) -> bool | None:
    said = words.strip().casefold()
    if said in {"", forms.YES, forms.NO}:
        return None if not said else said == forms.YES
    raise RefusedError("a sentence was seen or was not: yes, no, or nothing.")


def _part(row: Row, held: Part | None) -> Part | None:
    """Return what a row says of a part; nothing where it says no level."""
    was = level_words(held)
    level = kept(row, forms.LEVEL, was, held.level if held else None, _level)
    old = held or Part(level=0)
    changed = kept(row, forms.CHANGED, old.changed, old.changed, str.strip)
    reason = kept(row, forms.REASON, old.reason, old.reason, str.strip)
    if level is None:
        if changed or reason:
            raise RefusedError("choose a level: 0, 1, 2, 3 or 4, or not relevant.")
        return None
    if level == "not-relevant" and not reason.strip():
        raise RefusedError("say why this part is not relevant.")
    return old.but(level=level, changed=changed, reason=reason)


def _level(words: str) -> Level | None:
    said = " ".join(words.replace("-", " ").split()).casefold().removesuffix(".0")
    if not said:
        return None
    if said == forms.NOT_RELEVANT:
        return "not-relevant"
    if said in forms.LEVEL_WORDS:
        return int(said)
    raise RefusedError("a level can be 0, 1, 2, 3 or 4, or not relevant.")
