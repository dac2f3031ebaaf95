"""The rows of a form that hold evidence."""

from typing import Final

from assess.desk.errors import RefusedError
from assess.exchange.workbook.reading import Row
from assess.merge.logic import form_heads as forms
from assess.merge.use_cases.form_cells import day_of, is_yes, kept, own_id, text_of
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.evidence import KINDS, VOICES, Evidence, EvidenceKind, Voice
from assess.model.finding import Gone
from assess.model.period import FORMS, is_period
from assess.model.versions.merge_entries import gone_of


class EvidenceRows:
    """Takes what was seen or shown, and the criteria that it speaks for."""

    def __init__(self, sheet: FormSheet) -> None:
        """Take it into a sheet."""
        self._sheet = sheet
        self.assessment = sheet.assessment
        self.base = sheet.base

    def take(self, row: Row) -> str | None:
        """Take a row; return what it changes, in words."""
        key = text_of(row, forms.KEY).strip() or own_id(row)
        item = self.base.evidence.get(key)
        held = item if isinstance(item, Evidence) else None
        title = text_of(row, forms.TITLE).strip()
        was_blank = held is not None and not held.title.strip()
        if forms.TITLE in row.cells and not (title or was_blank):
            return self._no_evidence(row, key, held)
        new = self._piece(row, held)
        if isinstance(item, Gone):
            raise RefusedError("it was taken back. Write it in an empty row.")
        self._sheet.sheet = self._sheet.sheet.but(
            evidence={**self._sheet.sheet.evidence, key: new}
        )
        self._link(row, key)
        return f"{new.title} ({new.kind})"

    def _no_evidence(self, row: Row, key: str, held: Evidence | None) -> str | None:
        if held is None:
            filled_in = (h for h in forms.HEADS[forms.EVIDENCE] if h != forms.KEY)
            if any(text_of(row, head).strip() for head in filled_in):
                raise RefusedError("evidence needs a title. Say what was seen.")
            return None
        self._sheet.sheet = self._sheet.sheet.but(
            evidence={**self._sheet.sheet.evidence, key: gone_of(held)}
        )
        return f"{held.title}: taken back"

    def _piece(self, row: Row, held: Evidence | None) -> Evidence:
        old = held or Evidence(title="-", kind="document")
        new = old.but(
            title=kept(row, forms.TITLE, old.title, old.title, str.strip),
            kind=kept(row, forms.KIND, "" if held is None else old.kind,
                       old.kind, _evidence_kind),
            voice=kept(row, forms.VOICE, VOICES[old.voice] if old.voice else "",
                        old.voice, _voice),
            where=kept(row, forms.WHERE, old.where, old.where, str.strip),
            shows=kept(row, forms.SHOWS, old.shows, old.shows, str.strip),
            seen=kept(row, forms.SEEN, old.seen or "", old.seen, day_of),
            sensitive=kept(row, forms.SECRET, forms.YES if old.sensitive else "",
                            old.sensitive, is_yes),
            note=kept(row, forms.MORE, old.note, old.note, str.strip),
        )  # fmt: skip
        if held is None and not text_of(row, forms.KIND).strip():
            raise RefusedError(f"choose what kind of evidence it is: {_KINDS}.")
        if new.shows != old.shows and not is_period(new.shows):
            raise RefusedError(f"{new.shows} is not a period. Write it like {FORMS}.")
        return new

    def _link(self, row: Row, key: str) -> None:
        if forms.SPEAKS not in row.cells:
            return
        whole = f"{self._sheet.sheet.person}-{key}"
        wanted = {
            self._sheet.point(name)
            for name in text_of(row, forms.SPEAKS).replace(";", ",").split(",")
            if name.strip()
        }
        for ref in self.assessment.refs:
            held = self._sheet.sheet.at(ref)
            if bool(held.evidence.get(whole)) != (ref in wanted):
                table = {**held.evidence, whole: ref in wanted}
                self._sheet.put(ref, held.but(evidence=table))


def _voice(words: str) -> Voice | None:
    said = words.strip().casefold()
    for name, known in VOICES.items():
        if said in {name, known, known.removeprefix("a ")}:
            return name
    if said:
        raise RefusedError(f"the voice can be that of {', '.join(VOICES.values())}.")
    return None


_KINDS: Final = ", ".join(KINDS)


def _evidence_kind(words: str) -> EvidenceKind:
    name = words.strip().casefold()
    for known in KINDS:
        if known == name:
            return known
    raise RefusedError(f"the kind of evidence can be {_KINDS}.")
