"""Read what somebody wrote into a form: row by row, and say what can't be taken."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple, TypeVar, get_args

from pydantic import ValidationError

from assess.desk.days import read_day, read_due
from assess.desk.errors import RefusedError, refusal
from assess.exchange.workbook.reading import Read, Row
from assess.exchange.workbook.values import for_cell, read_back
from assess.merge.logic import form as forms
from assess.model.assessment import Assessment
from assess.model.due import Due, due_text
from assess.model.evidence import KINDS, Evidence, EvidenceKind, EvidenceText
from assess.model.finding import (
    Action,
    CriterionRef,
    Finding,
    Gone,
    SaidKind,
    Sentence,
)
from assess.model.period import FORMS, is_period
from assess.model.rating import CHOSEN
from assess.model.said import with_said, without_said
from assess.model.sheet import Sheet
from assess.model.unknown import nearest
from assess.model.values import Confidence
from assess.model.versions.canonical import digest, plain

Cell = str | date


class RowFault(NamedTuple):
    """Why a row is not taken."""

    sheet: str
    line: int
    sentence: str

    def __str__(self) -> str:
        """Return it with where it stands."""
        return f"{self.sheet}, row {self.line}: {self.sentence}"


class RowRead(NamedTuple):
    """A row that says something other than when the form went out."""

    sheet: str
    line: int
    words: str


class Filled(NamedTuple):
    """What a form holds now."""

    sheet: Sheet
    """What the person's sheet would be if nothing else had changed meanwhile."""
    changed: tuple[RowRead, ...]
    faults: tuple[RowFault, ...]
    notes: tuple[str, ...]
    """Columns and sheets that are missing, or that nobody knows."""


def filled(assessment: Assessment, base: Sheet, book: Mapping[str, Read]) -> Filled:
    """Return what was written into a form since it went out.

    A row that can't be taken is left as it was. A column or a sheet that is missing
    leaves alone what it would have held.

    Args:
        assessment: What the form is of.
        base: What it held when it went out.
        book: The form as it came back.
    """
    filling = _Filling(assessment, base)
    for name, take in (
        (forms.RATINGS, filling.rating),
        (forms.SAID, filling.said),
        (forms.EVIDENCE, filling.evidence),
    ):
        filling.take(name, book.get(name), take)
    filling.know(book.keys())
    return Filled(
        filling.sheet,
        tuple(filling.changed),
        tuple(filling.faults),
        tuple(filling.notes),
    )


_HEADS: Final = {
    forms.RATINGS: (
        forms.RATING, forms.SURE, forms.REASON, forms.NOTE, forms.KEY, "Point",
        "What to ask and look for",
    ),
    forms.SAID: (
        forms.POINT, forms.WHAT, forms.WORDS, forms.DUE, forms.OWNER, forms.KEY,
    ),
    forms.EVIDENCE: (
        forms.TITLE, forms.KIND, forms.WHERE, forms.SHOWS, forms.SEEN, forms.SPEAKS,
        forms.SECRET, forms.MORE, forms.KEY,
    ),
}  # fmt: skip

_LOCKED: Final = ("Point", "What to ask and look for")
"""Columns that nobody is to fill in."""

_SHEETS: Final = {*_HEADS, "Read me", "Lists", forms.ABOUT}


class _Filling:
    """A person's sheet, while a form is read into it."""

    def __init__(self, assessment: Assessment, base: Sheet) -> None:
        self.assessment = assessment
        self.base = base
        self.sheet = base
        self.changed: list[RowRead] = []
        self.faults: list[RowFault] = []
        self.notes: list[str] = []
        self._refs = {str(ref): ref for ref in assessment.refs}
        self._named = dict(self._refs)
        for ref in assessment.refs:
            self._named[forms.label(assessment, ref).casefold()] = ref
            self._named[forms.short(assessment, ref).casefold()] = ref

    def know(self, names: Iterable[str]) -> None:
        """Name the sheets that nobody knows."""
        for name in names:
            if name not in _SHEETS:
                self.notes.append(f"The sheet {name} is not read.")

    def take(
        self, name: str, read: Read | None, take: Callable[[Row], str | None]
    ) -> None:
        """Take each row of a sheet, or say why not."""
        if read is None:
            self.notes.append(f"The sheet {name} is missing, so it changes nothing.")
            return
        self._name_columns(name, read)
        for row in read.rows:
            before = self.sheet
            try:
                said = take(row)
            except (RefusedError, ValidationError) as error:
                self.sheet = before
                self.faults.append(RowFault(name, row.line, refusal(error)))
            else:
                if said and self.sheet != before:
                    self.changed.append(RowRead(name, row.line, said))

    def _name_columns(self, name: str, read: Read) -> None:
        for head in read.heads:
            if head not in _HEADS[name]:
                self.notes.append(f"{name}: the column {head} is not read.")
        missing = [h for h in _HEADS[name] if h not in read.heads and h not in _LOCKED]
        for head in missing:
            said = f"{name}: the column {head} is missing, so it changes nothing."
            self.notes.append(said)

    # Ratings

    def rating(self, row: Row) -> str:
        ref = self._refs.get(text_of(row, forms.KEY).strip())
        if ref is None:
            ref = self._point(text_of(row, "Point"))
        held = self.base.at(ref)
        new = held.but(
            rating=_kept(row, forms.RATING, self._word(ref, held),
                         held.rating, lambda words: self._rating(ref, words)),
            confidence=_kept(row, forms.SURE, held.confidence or "",
                             held.confidence, _confidence),
            reason=_kept(row, forms.REASON, held.reason, held.reason, str.strip),
            note=_kept(row, forms.NOTE, held.note, held.note, str.strip),
        )  # fmt: skip
        is_new = (new.rating, new.reason) != (held.rating, held.reason)
        if is_new and new.rating in CHOSEN and not new.reason.strip():
            word = self.assessment.shown(ref, new.rating).word
            raise RefusedError(f"{word} needs a reason. Say why.")
        self._put(ref, self.sheet.at(ref).but(**{n: getattr(new, n) for n in _RATED}))
        return f"{forms.label(self.assessment, ref)}: {self._difference(ref, held)}"

    def _difference(self, ref: CriterionRef, held: Finding) -> str:
        new = self.sheet.at(ref)
        said = []
        if new.rating != held.rating:
            was = self._word(ref, held) or "not yet rated"
            now = self._word(ref, new) or "not rated"
            said.append(f"{now}, was {was}")
        if new.confidence != held.confidence:
            said.append(f"how sure: {new.confidence or 'not said'}")
        for name, what in (("reason", "the reason"), ("note", "the private note")):
            if getattr(new, name) != getattr(held, name):
                said.append(what)
        return "; ".join(said)

    def _word(self, ref: CriterionRef, held: Finding) -> str:
        return self.assessment.shown(ref, held.rating).word if held.rating else ""

    def _rating(self, ref: CriterionRef, words: str) -> str | None:
        if not words.strip():
            return None
        known = forms.rating_words(self.assessment, ref.standard)
        named = {word.casefold(): name for word, name in known.items()}
        plain_words = words.strip().casefold()
        name = named.get(plain_words)
        if name is None:
            hint = nearest(words.strip(), known)
            raise RefusedError(f"there is no rating {words.strip()}. {hint}")
        return name

    # What was seen

    def said(self, row: Row) -> str | None:
        key = text_of(row, forms.KEY).strip() or _own_id(row)
        place = self._said_at(key, row)
        words = " ".join(text_of(row, forms.WORDS).split("\n")).strip()
        if forms.WORDS in row.cells and not (words or self._is_blank(key, place)):
            return self._unsaid(row, key, place)
        ref, kind = place or (
            self._point(text_of(row, forms.POINT)),
            _kind(text_of(row, forms.WHAT)),
        )
        if place:
            self._must_stay(row, ref, kind)
        held = self.base.at(ref)
        text = _text(held, kind, key)
        new = _kept(row, forms.WORDS, text, text, lambda _: words)
        if not (new or place):
            raise RefusedError("there are no words in it.")
        more = self._facts(row, held, kind, key)
        if isinstance(getattr(self.sheet.at(ref), kind).get(key), Gone):
            raise RefusedError("it was taken back. Write it in an empty row.")
        self._put(ref, with_said(self.sheet.at(ref), kind, key, new, **more))
        return f"{forms.label(self.assessment, ref)}: {forms.SAID_AS[kind]}: {new}"

    def _unsaid(
        self, row: Row, key: str, place: tuple[CriterionRef, SaidKind] | None
    ) -> str | None:
        if place:
            ref, kind = place
            self._put(ref, without_said(self.sheet.at(ref), kind, key))
            return f"{forms.label(self.assessment, ref)}: taken back"
        if any(text_of(row, head).strip() for head in (forms.DUE, forms.OWNER)):
            raise RefusedError("there are no words in it.")
        return None

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

    def _must_stay(self, row: Row, ref: CriterionRef, kind: SaidKind) -> None:
        point, what = text_of(row, forms.POINT), text_of(row, forms.WHAT)
        moved = point.strip() and self._point(point) != ref
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
            "due": _kept(row, forms.DUE, was, due, _due),
            "owner": _kept(row, forms.OWNER, owner, owner, str.strip),
        }

    def _point(self, words: str) -> CriterionRef:
        name = " ".join(words.split())
        if not name:
            raise RefusedError("it does not say which point it is about.")
        ref = self._named.get(name.casefold()) or self._named.get(name.rstrip("."))
        if ref is None:
            raise RefusedError(f"there is no point {name[:60]}. Choose from the list.")
        return ref

    # Evidence

    def evidence(self, row: Row) -> str | None:
        key = text_of(row, forms.KEY).strip() or _own_id(row)
        item = self.base.evidence.get(key)
        held = item if isinstance(item, Evidence) else None
        title = text_of(row, forms.TITLE).strip()
        was_blank = held is not None and not held.title.strip()
        if forms.TITLE in row.cells and not (title or was_blank):
            return self._no_evidence(row, key, held)
        new = self._piece(row, held)
        if isinstance(item, Gone):
            raise RefusedError("it was taken back. Write it in an empty row.")
        self.sheet = self.sheet.but(evidence={**self.sheet.evidence, key: new})
        self._link(row, key)
        return f"{new.title} ({new.kind})"

    def _no_evidence(self, row: Row, key: str, held: Evidence | None) -> str | None:
        if held is None:
            filled_in = (h for h in _HEADS[forms.EVIDENCE] if h != forms.KEY)
            if any(text_of(row, head).strip() for head in filled_in):
                raise RefusedError("evidence needs a title. Say what was seen.")
            return None
        text = EvidenceText.model_validate(
            {name: getattr(held, name) for name in EvidenceText.model_fields}
        )
        dead = {digest(plain(text)), *held.fork, *held.settled}
        gone = Gone(gone=tuple(sorted(dead)))
        self.sheet = self.sheet.but(evidence={**self.sheet.evidence, key: gone})
        return f"{held.title}: taken back"

    def _piece(self, row: Row, held: Evidence | None) -> Evidence:
        old = held or Evidence(title="-", kind="document")
        first = "" if held is None else None
        new = old.but(
            title=_kept(row, forms.TITLE, first or old.title, old.title, str.strip),
            kind=_kept(row, forms.KIND, "" if held is None else old.kind,
                       old.kind, _evidence_kind),
            where=_kept(row, forms.WHERE, old.where, old.where, str.strip),
            shows=_kept(row, forms.SHOWS, old.shows, old.shows, str.strip),
            seen=_kept(row, forms.SEEN, old.seen or "", old.seen, _day),
            sensitive=_kept(row, forms.SECRET, forms.YES if old.sensitive else "",
                            old.sensitive, _yes),
            note=_kept(row, forms.MORE, old.note, old.note, str.strip),
        )  # fmt: skip
        if held is None and not text_of(row, forms.KIND).strip():
            raise RefusedError(f"choose what kind of evidence it is: {_KINDS}.")
        if new.shows != old.shows and not is_period(new.shows):
            raise RefusedError(f"{new.shows} is not a period. Write it like {FORMS}.")
        return new

    def _link(self, row: Row, key: str) -> None:
        if forms.SPEAKS not in row.cells:
            return
        whole = f"{self.sheet.person}-{key}"
        wanted = {
            self._point(name)
            for name in text_of(row, forms.SPEAKS).replace(";", ",").split(",")
            if name.strip()
        }
        for ref in self.assessment.refs:
            held = self.sheet.at(ref)
            if bool(held.evidence.get(whole)) != (ref in wanted):
                table = {**held.evidence, whole: ref in wanted}
                self._put(ref, held.but(evidence=table))

    def _put(self, ref: CriterionRef, finding: Finding) -> None:
        self.sheet = self.sheet.with_finding(ref, finding)


_RATED: Final = ("rating", "confidence", "reason", "note")
_KINDS: Final = ", ".join(KINDS)

_Held = TypeVar("_Held")


def _kept(
    row: Row,
    head: str,
    was: Cell,
    held: _Held,
    read: Callable[[str], _Held],
) -> _Held:
    """Return what is held where the form says what it said, else what it says now."""
    if head not in row.cells or _same(row.cells[head], was):
        return held
    return read(text_of(row, head))


def _same(cell: Cell, was: Cell) -> bool:
    if isinstance(cell, date) or isinstance(was, date):
        return str(cell) == str(was)
    shown = read_back(for_cell(was))
    return _bare(cell) == _bare(shown)


def _bare(text: str) -> str:
    """Return text without what spreadsheets change at its ends."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def text_of(row: Row, head: str) -> str:
    """Return a cell as text; nothing where the column is missing."""
    return str(row.cells.get(head, ""))


def _own_id(row: Row) -> str:
    """Return an id for a row that somebody put in: the same each time it is read."""
    said = "\n".join(f"{head}\t{cell}" for head, cell in sorted(row.cells.items()))
    number = int(digest({"row": said}), 16)
    letters = []
    for _ in range(_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[place])
    return "".join(letters)


_LETTERS: Final = "abcdefghjkmnpqrstvwxyz"
_LENGTH: Final = 8


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


def _confidence(words: str) -> Confidence | None:
    name = words.strip().casefold()
    if not name:
        return None
    for known in get_args(Confidence):
        if known == name:
            found: Confidence = known
            return found
    raise RefusedError(f"how sure can be {', '.join(forms.CONFIDENCES)}.")


def _evidence_kind(words: str) -> EvidenceKind:
    name = words.strip().casefold()
    for known in KINDS:
        if known == name:
            return known
    raise RefusedError(f"the kind of evidence can be {_KINDS}.")


def _due(words: str) -> Due | None:
    return read_due(_unnumbered(words)) if words.strip() else None


def _day(words: str) -> date | None:
    return read_day(_unnumbered(words)) if words.strip() else None


def _unnumbered(words: str) -> str:
    """Return a day that a spreadsheet kept as the number of days since 1900."""
    number = words.strip()
    if number.isascii() and number.isdecimal() and len(number) == _DIGITS_OF_A_DAY:
        return (_FIRST_DAY + timedelta(days=int(number))).isoformat()
    return words


_DIGITS_OF_A_DAY: Final = 5
_FIRST_DAY: Final = date(1899, 12, 30)


def _yes(words: str) -> bool:
    return words.strip().casefold() in {"yes", "y", "true", "1", "x"}
