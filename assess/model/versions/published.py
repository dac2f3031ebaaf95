"""Whether what stands in a folder is what was published: the one place that says it."""

from datetime import datetime
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.redact import is_as_published


class Published(NamedTuple):
    """The version that stands published."""

    number: str
    at: datetime
    is_intact: bool | None
    """Whether brief, findings and outcome are still those; nothing if nobody can tell,
    because its digest is not here."""

    @property
    def is_changed(self) -> bool:
        """Whether something else is known to stand there."""
        return self.is_intact is False

    @property
    def in_words(self) -> str:
        """Say what of it is changed, as the beginning of a sentence on what to do."""
        return (
            "The brief, the findings or the outcome are not those of version "
            f"{self.number}, published on {self.at:%Y-%m-%d}."
        )


def version_that_stands(assessment: Assessment) -> Published | None:
    """Return the version that stands, compared with what stands in the folder.

    What comes after the report is no change: answers, progress, verdicts, decisions,
    an action that no longer applies, and who answers for the team. Nothing for a
    draft, also for one that was published before.
    """
    agreed = assessment.agreed
    if not agreed.is_published:
        return None
    number, last = list(agreed.publication.items())[-1]
    if last.digest is None:
        return Published(number, last.at, None)
    return Published(number, last.at, is_as_published(assessment, last.digest))
