"""The rows of a form in which something is said of a criterion."""

from assess.desk.errors import RefusedError
from assess.exchange.workbook.reading import Row
from assess.merge.logic import form_heads as forms
from assess.merge.use_cases.form_cells import due_of, kept, own_id, text_of
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.due import Due, due_text
from assess.model.finding import (
    Action,
    CriterionRef,
    Finding,
    Gone,
    SaidKind,
    Sentence,
)
from assess.model.said import with_said, without_said


class SaidRows:
    """Takes what was done well, was not seen, must be done and could be."""

    def __init__(self, sheet: FormSheet) -> None:
        """Take it into a sheet."""
        self._sheet = sheet
        self.assessment = sheet.assessment
        self.base = sheet.base

    def take(self, row: Row) -> str | None:
        """Take a row; return what it changes, in words."""
        key = text_of(row, forms.KEY).strip() or own_id(row)
        place = self._said_at(key, row)
        words = " ".join(text_of(row, forms.WORDS).split("\n")).strip()
        if forms.WORDS in row.cells and not (words or self._is_blank(key, place)):
            return self._unsaid(row, key, place)
        ref, kind = place or (
            self._sheet.point(text_of(row, forms.POINT)),
            _kind(text_of(row, forms.WHAT)),
        )
        if place:
            self._must_stay(row, ref, kind)
        held = self.base.at(ref)
        text = _text(held, kind, key)
        new = kept(row, forms.WORDS, text, text, lambda _: words)
        if not (new or place):
            raise RefusedError("there are no words in it.")
        more = self._facts(row, held, kind, key)
        if isinstance(getattr(self._sheet.sheet.at(ref), kind).get(key), Gone):
            raise RefusedError("it was taken back. Write it in an empty row.")
        self._sheet.put(
            ref, with_said(self._sheet.sheet.at(ref), kind, key, new, **more)
        )
        return f"{forms.label(self.assessment, ref)}: {forms.SAID_AS[kind]}: {new}"

    def _is_blank(self, key: str, place: tuple[CriterionRef, SaidKind] | None) -> bool:
        """Whether nothing but spaces stood there when the form went out."""
        if place is None:
            return False
        ref, kind = place
        return not _text(self.base.at(ref), kind, key).strip()

    def _said_at(self, key: str, row: Row) -> tuple[CriterionRef, SaidKind] | None:
        """Return where something stood when the form went out."""
        found = [
            (ref, kind)
            for ref in self.assessment.refs
            for kind in forms.SAID_AS
            if isinstance(
                getattr(self.base.at(ref), kind).get(key), str | Sentence | Action
            )
        ]
        point, what = text_of(row, forms.POINT), text_of(row, forms.WHAT)
        for ref, kind in found:
            here = forms.label(self.assessment, ref), forms.SAID_AS[kind]
            if here == (point, what):
                return ref, kind
        return found[0] if found else None

    def _unsaid(
        self, row: Row, key: str, place: tuple[CriterionRef, SaidKind] | None
    ) -> str | None:
        if place:
            ref, kind = place
            self._sheet.put(ref, without_said(self._sheet.sheet.at(ref), kind, key))
            return f"{forms.label(self.assessment, ref)}: taken back"
        if any(text_of(row, head).strip() for head in (forms.DUE, forms.OWNER)):
            raise RefusedError("there are no words in it.")
        return None

    def _must_stay(self, row: Row, ref: CriterionRef, kind: SaidKind) -> None:
        point, what = text_of(row, forms.POINT), text_of(row, forms.WHAT)
        moved = point.strip() and self._sheet.point(point) != ref
        if moved or (what.strip() and _kind(what) != kind):
            raise RefusedError(
                "what stood there can't move. Empty its words, and write it in an "
                "empty row."
            )

    def _facts(
        self, row: Row, held: Finding, kind: SaidKind, key: str
    ) -> dict[str, Due | str | None]:
        if kind != "action":
            if any(text_of(row, head).strip() for head in (forms.DUE, forms.OWNER)):
                must = forms.SAID_AS["action"]
                raise RefusedError(f"only “{must}” has a day and an owner.")
            return {}
        action = held.actions.get(key)
        due, owner = (action.due, action.owner) if action else (None, "")
        was = due_text(due) if due else ""
        return {
            "due": kept(row, forms.DUE, was, due, due_of),
            "owner": kept(row, forms.OWNER, owner, owner, str.strip),
        }


def _kind(words: str) -> SaidKind:
    named = {said.casefold(): kind for kind, said in forms.SAID_AS.items()}
    kind = named.get(" ".join(words.split()).casefold())
    if kind is None:
        known = ", ".join(forms.SAID_AS.values())
        raise RefusedError(f"it does not say what it is: {known}.")
    return kind


def _text(held: Finding, kind: SaidKind, key: str) -> str:
    if kind == "action":
        action = held.actions.get(key)
        return action.text if action else ""
    return held.sentences(kind).get(key, "")
