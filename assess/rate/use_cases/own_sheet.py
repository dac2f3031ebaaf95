"""The sheet of the person at the desk, which that person alone changes."""

from dataclasses import dataclass

from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.outcome import called
from assess.model.panel import needs_reason
from assess.model.said import every, ids_in


def draft(desk: Desk, ref: CriterionRef) -> Finding:
    """Return what stands in the sheet of the person at the desk, and nothing else."""
    return desk.sheet.at(ref)


def writes_findings(desk: Desk) -> bool:
    """Whether the person at the desk rates, or says what the team holds."""
    brief = desk.assessment.brief
    return desk.person in (*brief.raters, *brief.people("team"))


def must_write_findings(desk: Desk) -> None:
    """See that the person at the desk rates, or says what the team holds.

    Raises:
        RefusedError: neither.
    """
    if not writes_findings(desk):
        raise RefusedError(f"{desk.person} does not rate in this assessment.")


def _must_say_why(desk: Desk, ref: CriterionRef, finding: Finding, why: str) -> None:
    """See that a rating that all have seen is not changed without a reason."""
    is_needed = needs_reason(desk.assessment, desk.person, ref, finding.rating)
    if is_needed and not why.strip():
        raise NeedsReasonError(
            "All have seen your rating. Say why you change it.", "why"
        )


@dataclass(frozen=True)
class OwnSheet:
    """A criterion in the sheet of the person at the desk."""

    desk: Desk
    ref: CriterionRef

    @property
    def held(self) -> Finding:
        """What stands in the sheet."""
        return draft(self.desk, self.ref)

    def new_id(self, finding: Finding, kind: SaidKind, /) -> str:
        """Return an id that nothing in the sheet has, behind those of its kind."""
        taken = used_ids(self.desk) | ids_in((finding,))
        return mint(taken, after=getattr(finding, kind))

    def put(
        self, finding: Finding, what: str, *, why: str = "", typing: bool = False
    ) -> bool:
        """Put it into the sheet; return whether anything changed.

        Raises:
            NeedsReasonError: all have seen the rating, and nobody says why it changes.
            RefusedError: this person does not rate, or it may not be changed now.
        """
        desk, ref = self.desk, self.ref
        with desk.at_once:
            must_write_findings(desk)
            _must_say_why(desk, ref, finding, why)
            sheet = desk.assessment.changed(
                desk.person, ref, finding, at=desk.now, why=why
            )
            said = f"{what} for {called(desk.assessment, ref)}"
            return desk.put(sheet, said, place=str(ref), typing=typing)


def used_ids(desk: Desk) -> frozenset[str]:
    """Return every id in this person's file, gone or not."""
    sheet = desk.sheet
    return ids_in(every(sheet.finding)) | {*sheet.evidence, *sheet.inbox}
