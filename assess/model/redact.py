"""Take out what an audience may not see, before anything is laid out or digested.

Which findings, evidence and answers a page prints is said here; which of their
fields, in `audiences`; and by what ids they go outside the full one, in `unnamed`.
"""

from typing import Final

from assess.model.after.follow_up import awaited, looks_at, numbers
from assess.model.after.replies import printed_of
from assess.model.agreed import Agreed, Publication, Reveal
from assess.model.assessment import Assessment
from assess.model.audiences import WHOLE, Audience, only_shown
from assess.model.brief import Brief, Member
from assess.model.finding import (
    Finding,
    Findings,
    Rated,
    each_finding,
)
from assess.model.panel import independent_record, revealed_submission
from assess.model.redact_earlier import carried_now, earlier_printed, printed_before
from assess.model.sheet import Response, Sheet, Submission, Verification, placed
from assess.model.unnamed import without_authors
from assess.model.versions.record import record_id
from assess.model.whole import WHOLE_KINDS, Whole


def redact(assessment: Assessment, audience: Audience) -> Assessment:
    """Return what *audience* may see.

    Nobody sees private notes, captured lines, sensitive evidence or evidence that
    nothing rests on, dissent that its author does not want printed, names that were
    not given for publication, or what was written and not handed in; but drafts show
    that of one who rates alone, and of a team that reviews itself. Only the readers
    of the full report see what each assessor rated alone and what the team rated
    itself, and learn who wrote what.
    """
    picked = only_shown(_Picked(assessment, audience).assessment, audience)
    kept = {p: s for p, s in picked.sheets.items() if s != _empty(s)}
    if (rater := picked.only_rater) in picked.sheets:
        kept[rater] = picked.sheets[rater]
    picked = picked.but(sheets=kept)
    return picked if audience == "full" else without_authors(picked)


def _empty(sheet: Sheet) -> Sheet:
    return Sheet(format=sheet.format, person=sheet.person)


# What is picked


class _Picked:
    """What one audience's page prints of an assessment."""

    def __init__(self, assessment: Assessment, audience: Audience) -> None:
        self._whole = assessment
        self._audience = audience
        self._is_whole = audience in WHOLE
        self._acts = awaited(assessment)
        self._before = printed_before(assessment, audience)
        self._earlier = earlier_printed(assessment, self._before, audience)
        self._evidence = _evidence_printed(assessment)
        self._team = _ratings_of_the_team(assessment)

    @property
    def assessment(self) -> Assessment:
        whole = self._whole
        return whole.but(
            brief=self._brief(),
            sheets={person: self._sheet(s) for person, s in whole.sheets.items()},
            agreed=self._agreed(),
            earlier=self._earlier,
        )

    def _brief(self) -> Brief:
        brief = self._whole.brief
        awaited = {act.asked.action.due for act in self._acts}
        if self._earlier is not None:
            awaited |= {each.due for each in self._earlier.asked.values()}
        return brief.but(
            panel={p: self._member(p, m) for p, m in brief.panel.items()},
            event={name: day for name, day in brief.event.items() if name in awaited},
            carried=carried_now(self._whole),
        )

    def _member(self, person: str, member: Member) -> Member:
        name = member.name if member.publish_name else ""
        known = {str(ref) for ref in self._whole.refs}
        rates = person in self._whole.brief.raters
        leads = tuple(w for w in member.leads if rates and w in known)
        said = self._is_whole or self._whole.brief.calls_by_profession(member)
        profession = member.profession if said else ""
        return member.but(name=name, leads=leads, profession=profession)

    def _sheet(self, sheet: Sheet) -> Sheet:
        person = sheet.person
        if person == self._whole.only_rater:
            kept = self._findings(sheet.finding)
            return self._with(sheet, kept, _last_submitted(sheet))
        if self._audience == "full" and person in self._whole.brief.raters:
            if self._whole.shows_drafts:
                kept = each_finding(sheet.finding, _drafted)
                return self._with(sheet, kept, _last_submitted(sheet))
            return self._with(sheet, *_rated_alone(self._whole, sheet))
        own = self._team.get(person, {}) if self._audience == "full" else {}
        return self._with(sheet, own, {})

    def _with(
        self, sheet: Sheet, findings: Findings, submitted: dict[str, Submission]
    ) -> Sheet:
        """Return a sheet with findings, and what is printed beside them."""
        return sheet.but(
            finding=findings,
            submitted=submitted,
            evidence={
                key: item
                for key, item in sheet.evidence.items()
                if f"{sheet.person}-{key}" in self._evidence
            },
            response=self._responses(sheet),
            progress={
                key: steps
                for key, steps in sheet.progress.items()
                if key in self._before or any(key == act.id for act in self._acts)
            },
            verified=self._verified(sheet),
            reply=printed_of(self._whole, sheet.person),
        )

    def _responses(self, sheet: Sheet) -> dict[str, Response]:
        """Return the answers to actions; a list of actions prints the last of each."""
        return {
            act.id: given
            for act in self._acts
            if (given := sheet.response.get(act.id)) is not None
            and (self._is_whole or given is act.response)
        }

    def _verified(self, sheet: Sheet) -> dict[str, dict[str, Verification]]:
        """Return what was found of each action; of an earlier one the last alone."""
        last = {key: looks_at(self._whole, key)[-1:] for key in self._before}
        every = {**last, **{act.id: act.looks for act in self._acts}}
        found = {
            key: {
                name: look
                for name, look in sheet.verified.get(key, {}).items()
                if any(look is printed for _, printed in looks)
            }
            for key, looks in every.items()
        }
        return {key: looks for key, looks in found.items() if looks}

    # What the panel holds together

    def _agreed(self) -> Agreed:
        agreed = self._whole.agreed
        is_panels = self._whole.only_rater is None
        asked = {act.id for act in self._acts}
        followed_up = asked | self._before
        return agreed.but(
            reveal=_reveal(self._whole),
            finding=self._findings(agreed.finding) if is_panels else {},
            whole=_whole(agreed.whole),
            decided={act.id: act.decision for act in self._acts if act.decision},
            closed={k: c for k, c in agreed.closed.items() if k in followed_up},
            numbered=numbers(self._whole),
            publication=_publications(agreed),
            changes={key: said for key, said in agreed.changes.items() if key in asked},
        )

    def _findings(self, findings: Findings) -> Findings:
        return each_finding(findings, self._finding)

    def _finding(self, finding: Finding) -> Finding:
        printed = {
            "well": finding.sentences("well"),
            "gap": finding.sentences("gap"),
            "advice": finding.sentences("advice"),
            "action": finding.actions,
            "evidence": {key: True for key in finding.linked if key in self._evidence},
            "dissent": {p: d for p, d in finding.dissent.items() if d.print_},
            "fork": _TWO_VERSIONS if finding.is_contested else {},
        }
        if all(getattr(finding, name) == held for name, held in printed.items()):
            return finding  # nothing has to be taken out of most
        return finding.but(**printed)


def _whole(whole: Whole) -> Whole:
    """Return what is said of the whole, without its history."""
    said = {kind: whole.sentences(kind) for kind in WHOLE_KINDS}
    return whole.but(**said, condition=whole.conditions)


_TWO_VERSIONS: Final = {"0" * 16: Rated(rating="not-assessed")}
"""That two versions wait for a choice, in place of the other one."""


def _publications(agreed: Agreed) -> dict[str, Publication]:
    """Return the versions; what the team said of a draft is printed of the last."""
    last = str(agreed.version) if agreed.is_published else ""
    return {
        number: version if number == last else version.but(facts=None)
        for number, version in agreed.publication.items()
    }


def _evidence_printed(assessment: Assessment) -> frozenset[str]:
    """Return the evidence that what the panel found rests on, if all may see it."""
    linked = {key for ref in assessment.refs for key in assessment.finding(ref).linked}
    known = assessment.evidence
    return frozenset(k for k in linked if k in known and not known[k].is_secret)


def _last_submitted(sheet: Sheet) -> dict[str, Submission]:
    """Return when it was last submitted, without digests of what is not seen."""
    return {
        key: Submission(at=given.at)
        for key, given in sheet.submitted.items()
        if given is sheet.submission
    }


# What each found alone


def _drafted(finding: Finding) -> Finding:
    """Return what a draft prints of a finding that one of a team wrote."""
    return Finding(rating=finding.rating, reason=finding.reason).but(
        well=finding.sentences("well"),
        gap=finding.sentences("gap"),
        advice=finding.sentences("advice"),
        action=finding.actions,
    )


def _reveal(assessment: Assessment) -> Reveal | None:
    """Return the reveal, with the submissions alone that were shown then."""
    reveal = assessment.agreed.reveal
    if reveal is None or assessment.only_rater is not None:
        return reveal
    raters = assessment.brief.raters
    those = {p: key for p, key in reveal.submitted.items() if p in raters}
    return reveal.but(submitted=those)


def _rated_alone(
    assessment: Assessment, sheet: Sheet
) -> tuple[Findings, dict[str, Submission]]:
    """Return the ratings that one of several assessors handed in, and when.

    Nothing but the rating is printed of them, so nothing else of the record is
    kept; it is pinned anew.
    """
    findings: Findings = {}
    pinned: dict[str, str] = {}
    for ref in assessment.refs:
        record = independent_record(assessment, sheet.person, ref)
        if record is not None and record.rating is not None:
            rated = Finding(rating=record.rating)
            findings = placed(findings, ref, rated)
            pinned[ref.key] = record_id(rated)
    revealed = revealed_submission(assessment, sheet.person)
    submitted = {
        key: Submission(at=given.at, digest=pinned if given is revealed else {})
        for key, given in sheet.submitted.items()
        if given is sheet.submission or given is revealed
    }
    return findings, submitted


def _ratings_of_the_team(assessment: Assessment) -> dict[str, Findings]:
    """Return what the team rated itself, by person, where a report prints it.

    It is printed beside what the panel found, so not before that may be seen; and
    of each criterion only what the first of the team rated.
    """
    is_shown = assessment.agreed.reveal or assessment.only_rater is not None
    if not is_shown or assessment.brief.kind == "self-review":
        return {}
    team = assessment.brief.people("team")
    found: dict[str, Findings] = {}
    for ref in assessment.refs:
        given = ((p, assessment.sheet(p).at(ref).rating) for p in team)
        first = next(((p, rating) for p, rating in given if rating is not None), None)
        if first is not None and assessment.left_out(ref) is None:
            person, rating = first
            rated = Finding(rating=rating)
            found[person] = placed(found.get(person, {}), ref, rated)
    return found


__all__ = ["Audience", "redact"]
