"""What the panel agreed, which the lead writes, or the scribe whom the brief names."""

from dataclasses import dataclass

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.outcome import called
from assess.model.said import every, ids_in
from assess.model.values import PANEL
from assess.model.versions.record import amended


def signed(desk: Desk, old: Finding, new: Finding, *, why: str = "") -> Finding:
    """Return *new* as a record by the person at the desk, with *old* below it."""
    published = desk.assessment.agreed.publication.values()
    return amended(
        old,
        new,
        at=desk.now,
        by=desk.person,
        why=why or desk.assessment.reopening_reason,
        relied_on=max((p.at for p in published), default=None),
    )


def must_be_open(desk: Desk) -> None:
    """See that the person at the desk can agree on something now.

    Raises:
        RefusedError: somebody else writes it, one person rates alone, or the ratings
            are not revealed yet.
    """
    must_write_agreed(desk.assessment.brief, desk.person)
    assessment = desk.assessment
    if assessment.only_rater is not None:
        raise RefusedError(
            "One person rates, so what that person found is what was found."
        )
    if assessment.agreed.reveal is None:
        raise RefusedError("The ratings are not revealed yet. Reveal them first.")


@dataclass(frozen=True)
class AgreedFinding:
    """A criterion in what the panel agreed."""

    desk: Desk
    ref: CriterionRef

    @property
    def held(self) -> Finding:
        """What the panel holds of it."""
        return self.desk.assessment.agreed.at(self.ref)

    def new_id(self, finding: Finding, _kind: SaidKind, /) -> str:
        """Return an id of the panel's own, behind all that it said so far."""
        used = used_ids(self.desk.assessment) | ids_in((finding,))
        own = [local(key) for key in used if key.startswith(f"{PANEL}-")]
        return f"{PANEL}-{mint(locals_of(used), after=own)}"

    def put(
        self, finding: Finding, what: str, *, why: str = "", typing: bool = False
    ) -> bool:
        """Put it into what is agreed, as a record; return whether anything changed.

        Raises:
            RefusedError: it is not revealed, or this person does not write the file.
        """
        desk, ref = self.desk, self.ref
        with desk.at_once:
            must_be_open(desk)
            record = signed(desk, self.held, finding, why=why)
            agreed = desk.assessment.agreed.with_finding(ref, record)
            said = f"{what} for {called(desk.assessment, ref)}"
            return desk.put(agreed, said, place=str(ref), typing=typing)


def used_ids(assessment: Assessment) -> frozenset[str]:
    """Return every id of what the panel says, gone or not."""
    agreed = assessment.agreed
    return ids_in(every(agreed.finding)) | frozenset(agreed.whole.ids)


def locals_of(ids: frozenset[str]) -> frozenset[str]:
    """Return ids without the person that each begins with."""
    return frozenset(local(each) for each in ids)


def local(whole: str) -> str:
    """Return an id without the person that it begins with."""
    return whole.rpartition("-")[2]
