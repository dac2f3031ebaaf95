"""What the digest of a published version covers, in each kind that there has been.

The third kind covers what readers read of the evidence that the findings name. The
second covered order, the editions and scales that say what ratings mean, what was
submitted, and the versions before. The first covered brief, findings and outcome. What
was published with either stays valid.
"""

from collections.abc import Iterator
from itertools import islice, product
from typing import Final

from assess.model.after.replies import said_before
from assess.model.agreed import Agreed, Publication
from assess.model.assessment import Assessment
from assess.model.brief import AFTERWARDS, Brief, Member
from assess.model.finding import Finding
from assess.model.sheet import Sheet
from assess.model.values import Keyed, natural
from assess.model.versions.canonical import (
    Plain,
    digest,
    in_order,
    long_digest,
    plain,
)
from assess.model.whole import NOTHING_SAID

KIND: Final = 3
"""The kind of digest made now; `Publication.digest_version` tells the kinds apart."""

COVERS_ORDER: Final = 2
"""From which kind on a digest covers order, editions and scales."""

COVERS_EVIDENCE: Final = 3
"""From which kind on it covers the evidence that the findings name."""

MOST_TEAMS: Final = 3**6
"""How many teams are tried: all that a team of six may have come from."""


def parts_of(assessment: Assessment, number: str, published: Publication) -> Plain:
    """Return what version *number* says, a part at a time, by the part's name.

    Not in it: who is in the team and answers for it, when the report was due, the days
    of events, private notes, evidence that no finding names, when evidence expires and
    whether it is sensitive, responses, progress, verdicts, and decisions on them.
    """
    agreed, brief = assessment.agreed, assessment.brief.covered
    parts: Plain = {
        "brief": in_order(brief.but(dates=brief.dates.but(report_due=None))),
        "scales": in_order(assessment.scales),
        "versions": _versions(agreed, number, published),
    }
    for name in brief.standard:
        parts[f"standard.{name}"] = in_order(assessment.standards[name])
    if assessment.crosswalk.link:
        parts["crosswalk"] = in_order(assessment.crosswalk)
    for key, value in (
        ("earlier", assessment.earlier),
        ("outcome", agreed.outcome),
        ("reveal", agreed.reveal),
        ("changes", agreed.changes or None),
        ("whole", agreed.whole if agreed.whole != NOTHING_SAID else None),
        ("replies", tuple(e.reply for e in said_before(assessment, published.at))),
    ):
        if value:
            parts[key] = in_order(value)
    for ref in assessment.refs:
        if found := _finding(assessment.finding(ref)):
            parts[f"finding.{ref.key}"] = found
    for person, sheet in sorted(assessment.sheets.items()):
        if found := _submitted(assessment, sheet, published):
            parts[f"sheet.{person}"] = found
    if published.digest_version >= COVERS_EVIDENCE:
        parts |= _evidence(assessment, published)
    return parts


def _evidence(assessment: Assessment, published: Publication) -> Plain:
    """Return what readers read of the evidence that the findings name.

    What was sensitive when it was published is not in it, and what its author calls
    sensitive later is: the parts that were kept tell.
    """
    linked = {key for ref in assessment.refs for key in assessment.finding(ref).linked}
    known = assessment.evidence
    return {
        name: in_order(known[key].read)
        for key in sorted(linked & known.keys())
        if (name := f"evidence.{key}") in published.part
        or not (published.part or known[key].is_secret)
    }


def _versions(agreed: Agreed, number: str, published: Publication) -> Plain:
    """Return when this version was published, and all that stands of those before."""
    here = natural(number)
    before = {k: p for k, p in agreed.publication.items() if natural(k) < here}
    opened = {k: r for k, r in agreed.reopened.items() if natural(k) < here}
    facts = {"facts": in_order(published.facts)} if published.facts else {}
    day = {"on": published.on} if published.on else {}
    return {
        **day,
        "number": number,
        "at": published.at,
        "by": published.by,
        "before": in_order(before),
        "reopened": in_order(opened),
        **facts,
        **published.promised,
    }


def _finding(finding: Finding) -> Plain:
    found: Plain = {}
    if record := in_order(finding.record()):
        found["record"] = record
    if finding.was:
        found["was"] = in_order(finding.was)
    return found


def _submitted(assessment: Assessment, sheet: Sheet, published: Publication) -> Plain:
    """Return what somebody had submitted by then; what is submitted later is not in."""
    standing = {
        key: given
        for key, given in sheet.submitted.items()
        if given.withdrawn is None and given.at <= published.at
    }
    if not standing:
        return {}
    held = {
        ref.key: found for ref in assessment.refs if (found := _finding(sheet.at(ref)))
    }
    return {"submitted": in_order(standing), "finding": held}


def pinned(parts: Plain) -> Keyed[str, str]:
    """Return a short digest of each part, so that what differs can be named."""
    return {name: digest({name: part}) for name, part in parts.items()}


def whole_digest(parts: Plain, kind: int = KIND) -> str:
    """Return the SHA-256 of all parts."""
    return long_digest({"kind": kind, "parts": parts})


# The first kind


def is_of_first_kind(assessment: Assessment, kept: str) -> bool:
    """Whether *kept* is a digest of brief, findings and outcome as they stand here.

    Before the team was left out it was over the whole brief. Since then people of the
    team can only have been added or named, so one of the teams that today's may have
    come from must give such a digest.
    """
    brief = assessment.brief.but(**AFTERWARDS)
    if long_digest(first_content(assessment, brief.covered)) == kept:
        return True
    content = first_content(assessment, brief)
    return any(
        long_digest({**content, "brief": plain(before)}) == kept
        for before in islice(_briefs_before(brief), MOST_TEAMS)
    )


def first_content(assessment: Assessment, brief: Brief) -> Plain:
    """Return what the first kind of digest is over, with *brief* as the brief."""
    outcome = assessment.agreed.outcome
    return {
        "brief": plain(brief),
        "finding": {
            ref.key: record
            for ref in assessment.refs
            if (record := plain(assessment.finding(ref).record()))
        },
        "outcome": plain(outcome) if outcome else {},
    }


def _briefs_before(brief: Brief) -> Iterator[Brief]:
    """Yield the brief as it is, and with each team that its own may have come from."""
    team = brief.people("team")
    kept = {p: m for p, m in brief.panel.items() if p not in team}
    for members in product(*(_members_before(brief, person) for person in team)):
        those = {p: m for p, m in zip(team, members, strict=True) if m is not None}
        yield brief.but(panel={**kept, **those})


def _members_before(brief: Brief, person: str) -> tuple[Member | None, ...]:
    member = brief.panel[person]
    other = member.but(answers=not member.answers)
    return (member, other) if person in brief.raters else (member, other, None)
