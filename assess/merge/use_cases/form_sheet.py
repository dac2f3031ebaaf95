"""A person's sheet, while a form is read into it."""

from assess.desk.errors import RefusedError
from assess.merge.logic import form_heads as forms
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.sheet import Sheet


class FormSheet:
    """What a form held when it went out, and what it makes of the sheet."""

    def __init__(self, assessment: Assessment, base: Sheet) -> None:
        """Begin with what the form held."""
        self.assessment = assessment
        self.base = base
        self.sheet = base
        self.refs = {str(ref): ref for ref in assessment.refs}
        self._named = {
            _bare(words): ref
            for ref in assessment.refs
            for words in (
                str(ref),
                forms.label(assessment, ref),
                forms.short(assessment, ref),
            )
        }

    def put(self, ref: CriterionRef, finding: Finding) -> None:
        """Put a changed finding into the sheet."""
        self.sheet = self.sheet.with_finding(ref, finding)

    def point(self, words: str) -> CriterionRef:
        """Return the criterion that is named.

        Raises:
            RefusedError: none is, or there is none of that name.
        """
        name = " ".join(words.split())
        if not name:
            raise RefusedError("it does not say which point it is about.")
        ref = self.refs.get(name) or self._named.get(_bare(name))
        if ref is None:
            raise RefusedError(f"there is no point {name[:60]}. Choose from the list.")
        return ref


def _bare(words: str) -> str:
    """Return words as they are compared: in whatever case, with or without a stop."""
    return " ".join(words.split()).rstrip(".").casefold()
