"""What was published against what stands now: the one place that compares them."""

from datetime import date, datetime
from typing import NamedTuple

from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.model.factual_check import facts_checked
from assess.model.finding import CriterionRef
from assess.model.outcome import listed
from assess.model.versions.digests import (
    COVERS_EVIDENCE,
    COVERS_ORDER,
    KIND,
    is_of_first_kind,
    parts_of,
    pinned,
    whole_digest,
)

FIRST_COVERS = "The brief, the findings or the outcome"

_NAMES = {
    "brief": "the brief",
    "scales": "the scales",
    "crosswalk": "the links between the standards",
    "earlier": "what is held of last time",
    "outcome": "the outcome",
    "reveal": "the reveal",
    "whole": "what was said of the whole",
    "changes": "what was said of actions, whether they change the service",
    "versions": "the list of versions",
    "replies": "what readers had replied",
}

_OF_THE_PANEL = (
    "finding.", "outcome", "whole", "brief", "standard.", "scales", "evidence.",
)  # fmt: skip
"""The parts that a reader of the findings reads; the others say how it came about."""


class Published(NamedTuple):
    """The version that stands published, against what stands in the folder."""

    number: str
    at: datetime
    digest: str
    """The SHA-256 that was kept when it was published; nothing if none was."""
    is_intact: bool | None
    """Whether it is still what stands there; nothing if nobody can tell, because its
    digest is not here."""
    covers_all: bool
    """Whether its digest covers order, editions and scales too."""
    changed: tuple[str, ...] = ()
    """What is changed, in words; nothing if the digest alone tells."""
    covers_evidence: bool = False
    """Whether its digest covers the evidence that the findings name too."""

    @property
    def is_changed(self) -> bool:
        """Whether something else is known to stand there."""
        return self.is_intact is False

    @property
    def in_words(self) -> str:
        """Say what of it is changed, as the beginning of a sentence on what to do.

        It names the version and no day: files hold it and people read it, and a day
        is not the same in every zone.
        """
        of = f"version {self.number}"
        if not self.changed:
            return f"{FIRST_COVERS} are not those of {of}."
        return f"Not as they were in {of}: {listed(list(self.changed))}."


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
    covers_all = last.digest_version >= COVERS_ORDER
    if last.digest is None:
        return Published(number, last.at, "", None, covers_all)
    intact = holds(assessment, number)
    changed = () if intact else _changed(assessment, number, last)
    return Published(
        number,
        last.at,
        last.digest,
        intact,
        covers_all,
        changed,
        covers_evidence=last.digest_version >= COVERS_EVIDENCE,
    )


def published_now(
    assessment: Assessment, *, at: datetime, by: str, **days: date | None
) -> Publication:
    """Return what is kept of the next version, which says what stands here.

    Args:
        assessment: What is published.
        at: When.
        by: By whom.
        days: The days that it names, as `Promised` has them.
    """
    number = str(assessment.agreed.version + 1)
    facts = facts_checked(assessment)
    begun = Publication(at=at, by=by, digest_version=KIND, facts=facts)
    empty = begun.but(**days)
    parts = parts_of(assessment, number, empty)
    return empty.but(digest=whole_digest(parts), part=pinned(parts))


def holds(assessment: Assessment, number: str) -> bool:
    """Whether what stands here has the digest that was kept of version *number*."""
    published = assessment.agreed.publication[number]
    if published.digest is None:
        return False
    if (kind := published.digest_version) >= COVERS_ORDER:
        parts = parts_of(assessment, number, published)
        return whole_digest(parts, kind) == published.digest
    return is_of_first_kind(assessment, published.digest)


def says_the_same(assessment: Assessment, number: str) -> bool:
    """Whether a reader finds in what stands here what version *number* said."""
    published = assessment.agreed.publication[number]
    if published.digest is None or published.digest_version < COVERS_ORDER:
        return holds(assessment, number)
    ours, kept = (
        {name: pin for name, pin in pins.items() if name.startswith(_OF_THE_PANEL)}
        for pins in (pinned(parts_of(assessment, number, published)), published.part)
    )
    return ours == kept


def _changed(
    assessment: Assessment, number: str, published: Publication
) -> tuple[str, ...]:
    if not published.part:
        return ()
    now = pinned(parts_of(assessment, number, published))
    names = dict.fromkeys([*now, *published.part])
    return tuple(
        _in_words(name, assessment)
        for name in names
        if now.get(name) != published.part.get(name)
    )


def _in_words(part: str, assessment: Assessment) -> str:
    kind, _, rest = part.partition(".")
    if kind == "standard":
        return f"the edition {rest}"
    if kind == "finding":
        return f"the finding on {CriterionRef(*rest.split('.', 1))}"
    if kind == "evidence":
        held = assessment.evidence.get(rest)
        return f"the evidence {quoted(held.title if held else rest)}"
    if kind == "sheet":
        return f"what {rest} had submitted"
    return _NAMES.get(part, part)
