"""The rows of a form that rate."""

from typing import Final, get_args

from assess.desk.errors import RefusedError
from assess.exchange.workbook.reading import Row
from assess.merge.logic import form_heads as forms
from assess.merge.use_cases.form_cells import kept, text_of
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.finding import CriterionRef, Finding
from assess.model.rating import CHOSEN, may_stand
from assess.model.unknown import nearest
from assess.model.values import Confidence


class RatingRows:
    """Takes ratings, how sure somebody is, reasons and notes."""

    def __init__(self, sheet: FormSheet) -> None:
        """Take them into a sheet."""
        self._sheet = sheet
        self.assessment = sheet.assessment
        self.base = sheet.base

    def take(self, row: Row) -> str | None:
        """Take a row; return what it changes, in words."""
        ref = self._sheet.refs.get(text_of(row, forms.KEY).strip())
        if ref is None:
            ref = self._sheet.point(text_of(row, forms.ASKED))
        held = self.base.at(ref)
        new = held.but(
            rating=kept(row, forms.RATING, self._word(ref, held),
                         held.rating, lambda words: self._rating(ref, words)),
            confidence=kept(row, forms.SURE, held.confidence or "",
                             held.confidence, _confidence),
            reason=kept(row, forms.REASON, held.reason, held.reason, str.strip),
            note=kept(row, forms.NOTE, held.note, held.note, str.strip),
        )  # fmt: skip
        if new.reason == held.reason and not may_stand(held.rating, new.rating):
            new = new.but(reason="")
        is_new = (new.rating, new.reason) != (held.rating, held.reason)
        if is_new and new.rating in CHOSEN and not new.reason.strip():
            word = self.assessment.shown(ref, new.rating).word
            raise RefusedError(f"{word} needs a reason. Say why.")
        self._sheet.put(
            ref, self._sheet.sheet.at(ref).but(**{n: getattr(new, n) for n in _RATED})
        )
        return f"{forms.label(self.assessment, ref)}: {self._difference(ref, held)}"

    def _difference(self, ref: CriterionRef, held: Finding) -> str:
        new = self._sheet.sheet.at(ref)
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


_RATED: Final = ("rating", "confidence", "reason", "note")


def _confidence(words: str) -> Confidence | None:
    name = words.strip().casefold()
    if not name:
        return None
    for known in get_args(Confidence):
        if known == name:
            found: Confidence = known
            return found
    raise RefusedError(f"how sure can be {', '.join(forms.CONFIDENCES)}.")
