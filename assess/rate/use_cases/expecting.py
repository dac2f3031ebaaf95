"""What the register should hold: a list for all, and what a council asks as well."""

from datetime import date
from pathlib import Path

from assess.check.logic.evidence_expected import Found, expected_of
from assess.model.assessment import Assessment
from assess.store import standards
from assess.store.workspace import workspace_of


def expected_in(folder: Path, assessment: Assessment, today: date) -> tuple[Found, ...]:
    """Return what is expected of the assessment in *folder*, and how it stands.

    Raises:
        StoreError: the council's own list can't be read.
    """
    listed = standards.read_expected(workspace_of(folder)).expected.values()
    own = (
        each.but(title=f"{each.title} ({added.by})")
        for added in assessment.own_prompts.values()
        for each in added.expected.values()
    )
    return tuple(expected_of(assessment, (*listed, *own), today=today))
