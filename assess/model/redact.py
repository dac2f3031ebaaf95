"""Take out what an audience may not see, before anything is laid out or digested.

The service team, the council and auditors see all but what is private to the panel.
Everybody else sees what `outsiders` names.
"""

from assess.model.agreed import Agreed, Publication
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.finding import Finding, Findings
from assess.model.outsiders import PAGES, Audience, brief_without_names, for_outsiders
from assess.model.sheet import Sheet
from assess.model.values import Keyed


def redact(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see.

    Nobody outside the panel sees private notes, captured lines, sensitive
    evidence, dissent that its author does not want printed, names that were not
    given for publication, ratings before they were submitted and revealed, or
    drafts of people who do not rate. Whoever has another page than the full one
    sees what that page says, and nothing else.
    """
    sensitive = frozenset(k for k, e in assessment.evidence.items() if _is_secret(e))
    if audience != "full":
        return for_outsiders(assessment, PAGES[audience], sensitive)
    sheets = {
        person: _sheet(_kept(assessment, sheet), sensitive)
        for person, sheet in assessment.sheets.items()
    }
    return assessment.but(
        brief=brief_without_names(assessment.brief),
        sheets=sheets,
        agreed=_agreed(assessment.agreed, sensitive),
    )


def _is_secret(evidence: Evidence) -> bool:
    """Whether any of its versions is not for printing."""
    return evidence.sensitive or any(e.sensitive for e in evidence.fork.values())


def _kept(assessment: Assessment, sheet: Sheet) -> Sheet:
    """Return a sheet without its findings where they are not to be seen."""
    if _may_see_findings(assessment, sheet.person):
        return sheet
    return sheet.but(finding={}, submitted={})


def _may_see_findings(assessment: Assessment, person: str) -> bool:
    """Whether a person's own findings are printed: a rater's, and the team's."""
    if person == assessment.only_rater:
        return True
    is_revealed = assessment.agreed.reveal is not None
    if person in assessment.brief.raters:
        return is_revealed and assessment.sheet(person).submission is not None
    is_team = person in assessment.brief.people("team")
    return is_team and (is_revealed or assessment.only_rater is not None)


def _sheet(sheet: Sheet, sensitive: frozenset[str]) -> Sheet:
    return sheet.but(
        inbox={},
        asked={},
        evidence={
            key: item.but(note="", fork={}, settled=())
            for key, item in sheet.evidence.items()
            if isinstance(item, Evidence) and f"{sheet.person}-{key}" not in sensitive
        },
        finding=_findings(sheet.finding, sensitive),
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


def _agreed(agreed: Agreed, sensitive: frozenset[str]) -> Agreed:
    return agreed.but(
        finding=_findings(agreed.finding, sensitive),
        publication={
            number: Publication(at=each.at, by=each.by)
            for number, each in agreed.publication.items()
        },
    )


def _findings(findings: Findings, sensitive: frozenset[str]) -> Findings:
    return {
        standard: {
            criterion: _finding(finding, sensitive)
            for criterion, finding in table.items()
        }
        for standard, table in findings.items()
    }


def _finding(finding: Finding, sensitive: frozenset[str]) -> Finding:
    kept: dict[str, object] = {
        "note": "",
        "evidence": _linked(finding.evidence, sensitive),
        "dissent": {p: d for p, d in finding.dissent.items() if d.print_},
    }
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


__all__ = ["Audience", "redact"]
