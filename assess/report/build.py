"""Build the view of a report from an assessment."""

from assess.domain.assessment import Assessment
from assess.domain.redact import Audience, audience_digest, redact
from assess.report.about import measures, method
from assess.report.actions import actions_of
from assess.report.ahead import ahead
from assess.report.data import to_json
from assess.report.findings import findings, has_dissent
from assess.report.links import link
from assess.report.results import standard_view
from assess.report.summary import summary
from assess.report.view import (
    CheckView,
    Fact,
    FindingsView,
    ReportView,
    VersionView,
)

KINDS = {
    "self-review": "Self-review",
    "peer-review": "Peer review",
    "assessment": "Service assessment",
    "reassessment": "Service reassessment",
}

AUDIENCES = {
    "full": "the service team, the council and auditors",
    "public": "the public",
}


def build(
    assessment: Assessment, *, audience: Audience = "full", tool_version: str
) -> ReportView:
    """Return everything that the report says to *audience*.

    What the audience may not see is taken out first, so nothing below can print it.
    """
    seen = redact(assessment, audience)
    brief, agreed = seen.brief, seen.agreed
    standards = tuple(standard_view(seen, name) for name in brief.standard)
    asked = actions_of(seen)
    found = findings(seen, standards, asked)
    by_standard = [
        FindingsView(s, tuple(f for ref, f in found if ref.standard == s.id))
        for s in standards
    ]
    kind = KINDS[brief.kind]
    return ReportView(
        title=f"{brief.service}: {brief.phase} {kind.lower()} report",
        service=brief.service,
        council=brief.council,
        kind=kind,
        phase=brief.phase.capitalize(),
        is_final=agreed.is_published,
        status=_status(seen),
        summary=summary(seen, standards, [f for _, f in found], len(asked)),
        standards=standards,
        actions=asked,
        next=ahead(seen),
        advice=tuple(advice for _, f in found for advice in f.advice),
        found=tuple(by_standard),
        about=brief.about,
        users=brief.users,
        address=brief.address,
        address_link=link(brief.address),
        measures=measures(brief),
        method=method(seen, standards),
        check=_check(seen, audience, tool_version),
        attributions=tuple(dict.fromkeys(s.attribution for s in standards)),
        has_dissent=has_dissent(f for _, f in found),
        data=to_json(assessment, audience),
    )


def _status(assessment: Assessment) -> str:
    agreed = assessment.agreed
    if agreed.is_published:
        return f"Version {agreed.version}, final"
    if agreed.version:
        return f"Draft: version {agreed.version} was reopened and is being corrected"
    return "Draft: not published yet"


def _check(assessment: Assessment, audience: Audience, tool_version: str) -> CheckView:
    return CheckView(
        id=assessment.brief.id,
        digest=audience_digest(assessment, audience),
        audience=AUDIENCES[audience],
        tool=f"assess {tool_version}",
        editions=tuple(
            Fact(standard.title, f"{standard.id}, edition {standard.edition}")
            for standard in (assessment.standards[n] for n in assessment.brief.standard)
        ),
        versions=_versions(assessment),
    )


def _versions(assessment: Assessment) -> tuple[VersionView, ...]:
    agreed = assessment.agreed
    published = [
        VersionView(p.at, f"Version {number} was published", "")
        for number, p in agreed.publication.items()
    ]
    reopened = [
        VersionView(r.at, f"Version {number} was opened again", r.reason)
        for number, r in agreed.reopened.items()
    ]
    return tuple(sorted([*published, *reopened], key=lambda v: (v.at, v.words)))
