"""Whether an assessment can be published now, and what is in the way."""

from assess.check.logic.grouped_problems import grouped
from assess.check.use_cases.gate import gate
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.writers import must_write_agreed
from assess.model.versions.published import says_the_same


class NotReadyError(RefusedError):
    """Publishing is refused because `check` has errors."""


@at_once
def must_be_publishable(desk: Desk) -> None:
    """See that this person can publish now.

    Raises:
        NotReadyError: `check` has errors, or a file can't be read.
        RefusedError: it is published already, or somebody else publishes.
    """
    agreed = desk.assessment.agreed
    if agreed.is_published:
        raise RefusedError(f"Version {agreed.version} is published already.")
    must_write_agreed(desk.assessment.brief, desk.person, "publishes")
    _must_be_ready(desk)
    _must_be_submitted(desk)


def adds_nothing(desk: Desk) -> bool:
    """Say whether the content is that of the version published last."""
    agreed = desk.assessment.agreed
    number = str(agreed.version)
    return number in agreed.publication and says_the_same(desk.assessment, number)


def _must_be_ready(desk: Desk) -> None:
    if desk.set_aside:
        raise NotReadyError(
            f"Not published, because a file can't be read: {desk.set_aside[0]}"
        )
    found = gate(desk.folder, desk.assessment, now=desk.now)
    if found.unread:
        raise NotReadyError(
            f"Not published, because a file can't be read: {found.unread[0]}"
        )
    every = (*found.problems, *desk.files.copy_problems)
    errors = grouped(desk.assessment, (p for p in every if p.level == "error"))
    if errors:
        count = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        raise NotReadyError(
            f"Not published: {count} to put right first. Review and assess "
            "check list them."
        )


@at_once
def _must_be_submitted(desk: Desk) -> None:
    """See that the only rater's sheet is submitted, or can be now.

    Raises:
        NotReadyError: somebody else has to hand it in first.
    """
    rater = desk.assessment.only_rater
    if rater in (None, desk.person):
        return
    if desk.assessment.sheet(rater).submission is None:
        raise NotReadyError(
            f"Not published: {rater} rated and has not submitted. "
            f"Only {rater} can: assess submit --as {rater}."
        )
