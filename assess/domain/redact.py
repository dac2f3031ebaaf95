"""Take out what an audience may not see, before anything is laid out or digested."""

from typing import Literal

from assess.domain.agreed import Agreed
from assess.domain.assessment import Assessment
from assess.domain.brief import Brief, Member
from assess.domain.canonical import long_digest, plain
from assess.domain.evidence import Evidence
from assess.domain.finding import Finding, Findings
from assess.domain.sheet import Sheet
from assess.domain.values import Keyed

Audience = Literal["full", "public"]


def redact(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see.

    Nobody outside the panel sees private notes, captured lines, sensitive
    evidence, dissent that its author does not want printed, names that were not
    given for publication, or ratings before they were submitted and revealed. The
    public does not see findings that are not the panel's, nor earlier versions of
    a finding. What was found of an action is for everybody, and so is the evidence
    that the panel's findings rest on.
    """
    sensitive = frozenset(k for k, e in assessment.evidence.items() if _is_secret(e))
    rested_on = _rested_on(assessment)
    sheets = {
        person: _sheet(kept, sensitive, audience)
        for person, sheet in assessment.sheets.items()
        if (kept := _kept(assessment, sheet, audience, rested_on)) is not None
    }
    return assessment.but(
        brief=_brief(assessment.brief),
        sheets=sheets,
        agreed=_agreed(assessment.agreed, sensitive, audience),
    )


def content_digest(assessment: Assessment) -> str:
    """Return the SHA-256 of the content: brief, findings and outcome.

    Not of notes, inbox, responses, progress or verification.
    """
    outcome = assessment.agreed.outcome
    return long_digest(
        {
            "brief": plain(assessment.brief),
            "finding": {
                ref.key: record
                for ref in assessment.refs
                if (record := plain(assessment.finding(ref).record()))
            },
            "outcome": plain(outcome) if outcome else {},
        }
    )


def audience_digest(assessment: Assessment, audience: Audience) -> str:
    """Return the SHA-256 of what *audience* may see."""
    return long_digest(redact(assessment, audience))


def _is_secret(evidence: Evidence) -> bool:
    """Whether any of its versions is not for printing."""
    return evidence.sensitive or any(e.sensitive for e in evidence.fork.values())


def _kept(
    assessment: Assessment,
    sheet: Sheet,
    audience: Audience,
    rested_on: frozenset[str],
) -> Sheet | None:
    """Return what is left of a sheet once whole tables are taken out, if anything."""
    person = sheet.person
    if _may_see_findings(assessment, person, audience):
        return sheet
    if audience == "full" or _is_team(assessment, person):
        return sheet.but(finding={}, submitted={})
    evidence = {
        key: item
        for key, item in sheet.evidence.items()
        if f"{person}-{key}" in rested_on
    }
    if not (evidence or sheet.verified):
        return None
    return Sheet(
        format=sheet.format, person=person, evidence=evidence, verified=sheet.verified
    )


def _rested_on(assessment: Assessment) -> frozenset[str]:
    """Return the evidence that what the panel says rests on."""
    found = {key for ref in assessment.refs for key in assessment.finding(ref).linked}
    for sheet in assessment.sheets.values():
        for looks in sheet.verified.values():
            found.update(key for look in looks.values() for key in look.evidence)
    return frozenset(found)


def _may_see_findings(assessment: Assessment, person: str, audience: Audience) -> bool:
    """Whether a person's own ratings are for this audience."""
    if person == assessment.only_rater:
        return True
    if audience == "public":
        return False
    if assessment.only_rater is not None:
        return True
    has_submitted = assessment.sheet(person).submission is not None
    is_revealed = assessment.agreed.reveal is not None
    return is_revealed and (has_submitted or person not in assessment.brief.raters)


def _is_team(assessment: Assessment, person: str) -> bool:
    member = assessment.brief.panel.get(person)
    return member is not None and member.role == "team"


def _brief(brief: Brief) -> Brief:
    return brief.but(panel={p: _member(m) for p, m in brief.panel.items()})


def _member(member: Member) -> Member:
    return member if member.publish_name else member.but(name="")


def _sheet(sheet: Sheet, sensitive: frozenset[str], audience: Audience) -> Sheet:
    return sheet.but(
        inbox={},
        asked={},
        evidence={
            key: item.but(note="", fork={}, settled=())
            for key, item in sheet.evidence.items()
            if isinstance(item, Evidence) and f"{sheet.person}-{key}" not in sensitive
        },
        finding=_findings(sheet.finding, sensitive, audience),
        progress={
            action: {
                key: step.but(evidence=_seen(step.evidence, sensitive))
                for key, step in steps.items()
            }
            for action, steps in sheet.progress.items()
        },
        verified={
            action: {
                key: look.but(evidence=_seen(look.evidence, sensitive))
                for key, look in looks.items()
            }
            for action, looks in sheet.verified.items()
        },
    )


def _agreed(agreed: Agreed, sensitive: frozenset[str], audience: Audience) -> Agreed:
    return agreed.but(
        finding=_findings(agreed.finding, sensitive, audience),
        publication={n: p.but(digest=None) for n, p in agreed.publication.items()},
    )


def _findings(
    findings: Findings, sensitive: frozenset[str], audience: Audience
) -> Findings:
    return {
        standard: {
            criterion: _finding(finding, sensitive, audience)
            for criterion, finding in table.items()
        }
        for standard, table in findings.items()
    }


def _finding(
    finding: Finding, sensitive: frozenset[str], audience: Audience
) -> Finding:
    kept: dict[str, object] = {
        "note": "",
        "evidence": _linked(finding.evidence, sensitive),
        "dissent": {p: d for p, d in finding.dissent.items() if d.print_},
    }
    if audience == "public":
        kept |= {"was": {}, "prev": (), "fork": {}, "settled": ()}
    else:
        kept["was"] = {
            key: record.but(evidence=_linked(record.evidence, sensitive), dissent={})
            for key, record in finding.was.items()
        }
    if all(getattr(finding, name) == value for name, value in kept.items()):
        return finding
    return finding.but(**kept)


def _linked(links: Keyed[str, bool], sensitive: frozenset[str]) -> dict[str, bool]:
    return {key: linked for key, linked in links.items() if key not in sensitive}


def _seen(evidence: tuple[str, ...], sensitive: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in evidence if key not in sensitive)
