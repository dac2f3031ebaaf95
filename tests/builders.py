"""Assessments on disk, for tests that need a folder."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from assess.desk.any_desk import AnyDesk
from assess.desk.desk import Desk
from assess.model.finding import CriterionRef
from assess.model.versions.published import published_now
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments, files
from assess.store.journal import Owner
from assess.store.toml import encode
from tests import complete

GOLDEN = Path(__file__).parent / "golden" / complete.FOLDER

USERS = CriterionRef("govuk-2019", "1")
WHOLE = CriterionRef("govuk-2019", "2")

ONE_LEAD = """\
format = 1
id = "k7m2p9x4"
service = "Blue Badge renewal"
council = "Anyshire County Council"
phase = "beta"
kind = "assessment"

[standard.govuk-2019]
scale = "rag"

[standard.local-service-design]
scale = "rag"
gating = false

[panel.lead]
role = "lead"
"""


def a_folder(parent: Path, name: str = "bluebadge", brief: str = ONE_LEAD) -> Path:
    """Make an assessment of one lead, with nothing rated yet."""
    folder = parent / name
    folder.mkdir(parents=True)
    shutil.copytree(GOLDEN / "standards", folder / "standards")
    (folder / "assessment.toml").write_text(brief, encoding="utf-8", newline="\n")
    return folder


def a_folder_that_is_ready(parent: Path) -> Path:
    """Make an assessment of one rater that is ready to be published."""
    folder = a_folder(parent)
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "green")
        findings.set_reason(desk, ref, "It was shown in the session.")
    outcome.decide(desk, "green")
    desk.close()
    return folder


def the_complete_folder(parent: Path) -> Path:
    """Make a copy of the complete assessment."""
    return Path(shutil.copytree(GOLDEN, parent / complete.FOLDER))


def published_again(parent: Path) -> Path:
    """Make a copy of the complete assessment whose version 2 this program published."""
    folder = the_complete_folder(parent)
    held = assessments.load(folder).assessment
    first = {"1": held.agreed.publication["1"]}
    before = held.but(agreed=held.agreed.but(publication=first))
    last = published_now(before, at=datetime(2026, 6, 1, tzinfo=UTC), by="scribe")
    agreed = held.agreed.but(publication={**first, "2": last})
    files.replace(folder / "agreed.toml", encode(agreed), root=folder)
    return folder


def owner(folder: Path, person: str = "lead", assessment: str = "k7m2p9x4") -> Owner:
    """Say whose words a journal holds."""
    return Owner(folder, assessment, person)


class Clock:
    """A clock that goes on one minute each time it is asked."""

    def __init__(self, start: datetime = datetime(2026, 5, 12, 9, tzinfo=UTC)) -> None:
        """Start at *start*."""
        self.now = start

    def __call__(self) -> datetime:
        """Return the time, a minute later than last time."""
        self.now += timedelta(minutes=1)
        return self.now


def unlocked(desk: AnyDesk[Any]) -> None:
    """Let go of the journal of a desk, as a process does that is killed."""
    journal = desk._on_desk.journal
    assert journal is not None
    assert journal._lock is not None
    journal._lock.release()
