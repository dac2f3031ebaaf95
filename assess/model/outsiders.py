"""What a page for others than the full one's readers holds: what it says, named here.

A field that is not named is not in it, so that a new one stays inside until somebody
decides where it is printed.
"""

from collections.abc import Callable, Mapping
from typing import Final, Literal, NamedTuple

from assess.model.after.follow_up import Followed, followed, looks_at
from assess.model.agreed import Agreed, Outcome, Publication, Reveal
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Measure, Member
from assess.model.evidence import Evidence
from assess.model.finding import NO_FINDING, Action, Finding, Findings, Gone, Spoken
from assess.model.last_time import LastTime
from assess.model.sheet import Response, Sheet, Submission, Verification
from assess.model.values import Keyed

Audience = Literal["full", "public", "actions", "summary"]


class Page(NamedTuple):
    """Which parts of an assessment a page prints; all print what is asked for."""

    is_whole: bool = False
    """Findings in full, evidence, how it was done, and the earlier actions."""
    follows_up: bool = False
    """What became of each action."""
    sums_up: bool = False
    """What was done well and not seen, why the outcome, savings, and last time."""
    advises: bool = False
    """What the team could do."""


PAGES: Final[Mapping[Audience, Page]] = {
    "public": Page(is_whole=True, follows_up=True, sums_up=True, advises=True),
    "actions": Page(follows_up=True, advises=True),
    "summary": Page(sums_up=True),
}


def for_outsiders(
    assessment: Assessment, page: Page, sensitive: frozenset[str]
) -> Assessment:
    """Return what *page* prints, without the evidence that is *sensitive*."""
    shown = _evidence_shown(assessment, sensitive) if page.is_whole else frozenset()
    acts = followed(assessment) if page.follows_up else ()
    sheets = {
        person: seen
        for person, sheet in assessment.sheets.items()
        if (seen := _sheet(assessment, sheet, page, shown, acts)) is not None
    }
    return assessment.but(
        brief=_brief(assessment, page),
        sheets=sheets,
        agreed=_agreed(assessment, page, shown, acts),
        earlier=_earlier(assessment.earlier, page),
    )


def brief_without_names(brief: Brief) -> Brief:
    """Return the brief without the names that were not given for publication."""
    return brief.but(panel={p: _unnamed(m) for p, m in brief.panel.items()})


def _unnamed(member: Member) -> Member:
    return member if member.publish_name else member.but(name="")


def _evidence_shown(
    assessment: Assessment, sensitive: frozenset[str]
) -> frozenset[str]:
    """Return the evidence that what the panel found rests on."""
    linked = {key for ref in assessment.refs for key in assessment.finding(ref).linked}
    return frozenset(linked & assessment.evidence.keys() - sensitive)


# The brief, and last time


def _brief(assessment: Assessment, page: Page) -> Brief:
    brief = assessment.brief
    kept = brief_without_names(brief).but(dates=Dates(assessed=brief.dates.assessed))
    if page.is_whole:
        panel = {p: m.but(leads=_leads(assessment, p)) for p, m in kept.panel.items()}
        return kept.but(panel=panel)
    measures = ("savings", "satisfaction")
    return kept.but(
        address="",
        about="",
        users="",
        took_part={},
        panel={p: Member(role=m.role) for p, m in brief.panel.items()},
        **({} if page.sums_up else dict.fromkeys(measures, Measure())),
    )


def _leads(assessment: Assessment, person: str) -> tuple[str, ...]:
    """Return what the brief says that a person leads on, where it is a criterion."""
    if person not in assessment.brief.raters:
        return ()
    known = {str(ref) for ref in assessment.refs}
    return tuple(w for w in assessment.brief.panel[person].leads if w in known)


def _earlier(earlier: LastTime | None, page: Page) -> LastTime | None:
    if earlier is None or not page.sums_up:
        return None
    return earlier if page.is_whole else earlier.but(action={})


# A person's file


def _sheet(
    assessment: Assessment,
    sheet: Sheet,
    page: Page,
    shown: frozenset[str],
    acts: tuple[Followed, ...],
) -> Sheet | None:
    """Return what is printed of a person's file; nothing if nothing is."""
    person = sheet.person
    is_panels = person == assessment.only_rater
    kept = Sheet(
        format=sheet.format,
        person=person,
        submitted=_submitted(sheet) if is_panels and page.is_whole else {},
        finding=_findings(sheet.finding, page, shown) if is_panels else {},
        evidence={
            key: _item(item)
            for key, item in sheet.evidence.items()
            if isinstance(item, Evidence) and f"{person}-{key}" in shown
        },
        response=_responses(sheet, page, acts),
        progress={
            act.id: {
                key: step.but(evidence=_within(step.evidence, shown))
                for key, step in sheet.progress[act.id].items()
            }
            for act in acts
            if act.id in sheet.progress
        },
        verified=_verified(assessment, sheet, page, shown, acts),
    )
    is_empty = kept == Sheet(format=sheet.format, person=person)
    return None if is_empty and not is_panels else kept


def _submitted(sheet: Sheet) -> dict[str, Submission]:
    """Return when it was last submitted, without digests of what is not seen."""
    return {
        key: Submission(at=given.at, digest={})
        for key, given in sheet.submitted.items()
        if given is sheet.submission
    }


def _item(item: Evidence) -> Evidence:
    return Evidence(
        title=item.title,
        kind=item.kind,
        where=item.where,
        shows=item.shows,
        seen=item.seen,
    )


def _responses(
    sheet: Sheet, page: Page, acts: tuple[Followed, ...]
) -> dict[str, Response]:
    """Return the answers to actions; a list of actions prints the last of each."""
    return {
        act.id: given
        for act in acts
        if (given := sheet.response.get(act.id)) is not None
        and (page.is_whole or given is act.response)
    }


def _verified(
    assessment: Assessment,
    sheet: Sheet,
    page: Page,
    shown: frozenset[str],
    acts: tuple[Followed, ...],
) -> dict[str, dict[str, Verification]]:
    """Return what was found of each action; of an earlier one the last alone."""
    every = {act.id: act.looks for act in acts}
    if page.is_whole and assessment.earlier is not None:
        earlier = assessment.earlier.action
        every = {**{key: looks_at(assessment, key)[-1:] for key in earlier}, **every}
    found = {
        key: {
            name: look.but(evidence=_within(look.evidence, shown))
            for name, look in sheet.verified.get(key, {}).items()
            if any(look is printed for _, printed in looks)
        }
        for key, looks in every.items()
    }
    return {key: looks for key, looks in found.items() if looks}


def _within(evidence: tuple[str, ...], shown: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in evidence if key in shown)


# What the panel holds together


def _agreed(
    assessment: Assessment,
    page: Page,
    shown: frozenset[str],
    acts: tuple[Followed, ...],
) -> Agreed:
    agreed = assessment.agreed
    reveal = agreed.reveal if page.is_whole else None
    is_panels = assessment.only_rater is None
    return Agreed(
        format=agreed.format,
        reveal=Reveal(at=reveal.at, by=reveal.by) if reveal else None,
        finding=_findings(agreed.finding, page, shown) if is_panels else {},
        outcome=_outcome(agreed.outcome, page),
        publication={
            number: Publication(at=each.at, by=each.by)
            for number, each in agreed.publication.items()
        },
        reopened=agreed.reopened,
        decided={act.id: act.decision for act in acts if act.decision},
        closed={act.id: act.closed for act in acts if act.closed},
    )


def _outcome(outcome: Outcome | None, page: Page) -> Outcome | None:
    if outcome is None:
        return None
    return Outcome(
        rating=outcome.rating,
        suggested=outcome.suggested,
        reason=outcome.reason if page.sums_up else "",
        by=outcome.by,
        at=outcome.at,
    )


def _findings(findings: Findings, page: Page, shown: frozenset[str]) -> Findings:
    return each_finding(findings, lambda finding: _finding(finding, page, shown))


def each_finding(findings: Findings, kept: Callable[[Finding], Finding]) -> Findings:
    """Return what is *kept* of each finding, without those of which nothing is."""
    every = {
        standard: {
            criterion: left
            for criterion, finding in table.items()
            if (left := kept(finding)) != NO_FINDING
        }
        for standard, table in findings.items()
    }
    return {standard: table for standard, table in every.items() if table}


def _finding(finding: Finding, page: Page, shown: frozenset[str]) -> Finding:
    kept: dict[str, object] = {
        "rating": finding.rating,
        "action": _actions(finding, page),
    }
    if page.advises:
        kept["advice"] = _said(finding.advice)
    if page.sums_up:
        kept |= {"well": _said(finding.well), "gap": _said(finding.gap)}
    if page.is_whole:
        kept |= {
            "reason": finding.reason,
            "part": finding.part,
            "method": finding.method,
            "evidence": {key: True for key in finding.linked if key in shown},
            "dissent": {p: d for p, d in finding.dissent.items() if d.print_},
        }
    return Finding.model_validate(kept)


def _actions(finding: Finding, page: Page) -> dict[str, Action]:
    return {
        key: Action(
            text=action.text,
            due=action.due,
            owner=action.owner if page.follows_up else "",
        )
        for key, action in finding.actions.items()
    }


def _said(sentences: Keyed[str, Spoken]) -> dict[str, str]:
    return {
        key: said if isinstance(said, str) else said.text
        for key, said in sentences.items()
        if not isinstance(said, Gone)
    }
