"""What is missing or contradicts: the problems that a good lead assessor sees."""

from collections.abc import Callable, Iterator
from datetime import datetime

from assess.domain.assessment import Assessment
from assess.domain.check_records import agreed_problems, choice_problems, sheet_problems
from assess.domain.evidence import Evidence
from assess.domain.finding import CriterionRef, Finding
from assess.domain.outcome import listed, suggest_outcome
from assess.domain.problem import Level, Problem
from assess.domain.rating import CHOSEN
from assess.domain.sheet import InboxLine

AGREED_FILE = "agreed.toml"
BRIEF_FILE = "assessment.toml"


def sheet_file(person: str) -> str:
    """Return where a person's sheet stands in the assessment's folder."""
    return f"people/{person}.toml"


def problems(
    assessment: Assessment, now: datetime | None = None
) -> tuple[Problem, ...]:
    """Return everything that is missing or contradicts, in reading order.

    Args:
        assessment: The whole.
        now: The time now, to name what is dated later; not looked at if not given.
    """
    found = [p for rule in _RULES for p in rule(assessment)]
    found += _of_records(assessment, now)
    order = {ref: place for place, ref in enumerate(assessment.refs)}
    return tuple(
        sorted(found, key=lambda p: order[p.ref] if p.ref in order else len(order))
    )


def complete(assessment: Assessment) -> frozenset[CriterionRef]:
    """Return the criteria that have a rating and no error."""
    found = problems(assessment)
    wrong = {p.ref for p in found if p.level == "error" or p.rule == "not-rated"}
    return frozenset(ref for ref in assessment.refs if ref not in wrong)


# One rule of a criterion each


def _of_criterion(assessment: Assessment) -> Iterator[Problem]:
    for ref in assessment.refs:
        finding = assessment.finding(ref)
        for rule, level, sentence in _in_finding(assessment, ref, finding):
            yield _problem(assessment, ref, rule, level, sentence)


def _in_finding(
    assessment: Assessment, ref: CriterionRef, finding: Finding
) -> Iterator[tuple[str, Level, str]]:
    if finding.is_contested:
        yield (
            "contested",
            "error",
            "Two versions wait for a choice. Choose one.",
        )
    if not assessment.scale(ref.standard).rating:
        if not (finding.says_something or finding.reason or finding.rating):
            yield (
                "nothing-said",
                "error",
                "Nothing is said of this yet. Say what was seen.",
            )
        return
    if finding.rating is None:
        level: Level = "error" if assessment.gates(ref) else "warning"
        yield "not-rated", level, "Not rated yet. Rate it, or say why not."
        return
    yield from _of_rating(assessment, ref, finding)
    yield from _of_actions(assessment, finding)
    yield from _of_evidence(assessment, ref, finding)


def _of_rating(
    assessment: Assessment, ref: CriterionRef, finding: Finding
) -> Iterator[tuple[str, Level, str]]:
    shown = assessment.shown(ref, finding.rating)
    if not finding.reason.strip():
        yield "no-reason", "error", f"{shown.word} has no reason. Say what it rests on."
    if shown.action and not finding.actions:
        yield (
            "no-action",
            "error",
            f"{shown.word} has no action. Say what must be done.",
        )
    if shown.met and finding.actions:
        yield (
            "action-on-met",
            "warning",
            f"{shown.word} asks for no action. Make it advice, or rate it again.",
        )
    suggestion = assessment.suggestion(ref, finding)
    if suggestion and suggestion.rating and finding.rating not in CHOSEN:
        word = assessment.shown(ref, suggestion.rating).word
        scale = assessment.scale(ref.standard)
        better = scale.ratings.index(finding.rating or "") < scale.ratings.index(
            suggestion.rating
        )
        if better:
            yield (
                "above-suggestion",
                "warning",
                (
                    f"{shown.word} is better than what was ticked suggests ({word}: "
                    f"{suggestion.reason}). Check that the reason says why."
                ),
            )


def _of_actions(
    assessment: Assessment, finding: Finding
) -> Iterator[tuple[str, Level, str]]:
    assessed = assessment.brief.dates.assessed
    for action in finding.actions.values():
        if assessed and action.due and action.due < assessed:
            yield (
                "due-before-assessment",
                "warning",
                f"Action “{action.text}” is due before the assessment. Mend the date.",
            )
        lacking = [
            name
            for name, given in (("a due date", action.due), ("an owner", action.owner))
            if not given
        ]
        if lacking:
            yield (
                "action-incomplete",
                "warning",
                f"Action “{action.text}” lacks {' and '.join(lacking)}. Add it.",
            )


def _of_evidence(
    assessment: Assessment, ref: CriterionRef, finding: Finding
) -> Iterator[tuple[str, Level, str]]:
    known = assessment.evidence
    for key in finding.linked:
        if key not in known:
            yield (
                "evidence-unknown",
                "error",
                f"It links to evidence {key}, which nobody has. Unlink it or add it.",
            )
    linked: list[Evidence] = [known[key] for key in finding.linked if key in known]
    shown = assessment.shown(ref, finding.rating)
    if shown.met and not linked:
        yield (
            "met-without-evidence",
            "warning",
            f"{shown.word} has no evidence. Link what the panel saw.",
        )
    if shown.met and linked and all(item.kind == "plan" for item in linked):
        yield (
            "met-on-a-plan",
            "error",
            f"{shown.word} rests on a plan alone, and a plan shows no result.",
        )


# Rules of the whole


def _of_panel(assessment: Assessment) -> Iterator[Problem]:
    brief = assessment.brief
    if brief.lead is None:
        yield Problem(
            "no-lead", "error", "The panel has no lead assessor. Name one.",
            BRIEF_FILE, "panel",
        )  # fmt: skip
    if len(leads := brief.people("lead")) > 1:
        yield Problem(
            "two-leads", "error",
            f"{listed(list(leads))} are all lead assessors. Leave one.",
            BRIEF_FILE, "panel",
        )  # fmt: skip
    if not brief.raters:
        yield Problem(
            "no-rater", "error", "Nobody on the panel rates. Add an assessor.",
            BRIEF_FILE, "panel",
        )  # fmt: skip
    for person in assessment.sheets:
        if person not in brief.panel:
            yield Problem(
                "not-on-panel",
                "error",
                f"{person} has a sheet but is not on the panel. Add them, or move "
                "the file out of the folder.",
                sheet_file(person),
                "person",
            )


def _of_scales(assessment: Assessment) -> Iterator[Problem]:
    used = {u.scale for u in assessment.brief.standard.values() if u.gating}
    if len(used) > 1:
        yield Problem(
            "scales-differ",
            "error",
            f"The standards that decide the outcome use different scales "
            f"({', '.join(sorted(used))}). Use one scale, or turn gating off for one.",
            BRIEF_FILE,
            "standard",
        )


def _of_outcome(assessment: Assessment) -> Iterator[Problem]:
    scale = assessment.gating_scale
    if scale is None or not scale.rating:
        return
    outcome, suggested = assessment.agreed.outcome, suggest_outcome(assessment)
    if outcome is None:
        yield Problem(
            "no-outcome", "error",
            "The outcome is not decided yet. The lead decides it.",
            AGREED_FILE, "outcome",
        )  # fmt: skip
        return
    if outcome.fork:
        yield Problem(
            "contested", "error",
            "Two versions of the outcome wait for a choice. Choose one.",
            AGREED_FILE, "outcome",
        )  # fmt: skip
    if outcome.rating != suggested.rating and not outcome.reason.strip():
        rule = scale.rating[suggested.rating].word if suggested.rating else "nothing"
        yield Problem(
            "outcome-without-reason",
            "error",
            f"The outcome is {scale.rating[outcome.rating].word} and the rule suggests "
            f"{rule}. Say why they differ.",
            AGREED_FILE,
            "outcome.reason",
        )


def _of_brief(assessment: Assessment) -> Iterator[Problem]:
    brief = assessment.brief
    lacking = (
        (brief.dates.assessed is None, "no-date", "dates.assessed",
         "The date of the assessment is missing. Add it."),
        (not brief.took_part, "nobody-took-part", "took-part",
         "Nobody is named as having taken part. Add the roles that the panel met."),
        (not brief.about.strip(), "not-described", "about",
         "The service is not described. Say in a few sentences what it does."),
        (not brief.users.strip(), "users-not-described", "users",
         "The users are not described. Say who they are and how many."),
    )  # fmt: skip
    for missing, rule, key, sentence in lacking:
        if missing:
            yield Problem(rule, "warning", sentence, BRIEF_FILE, key)
    yield from _of_measures(assessment)


def _of_measures(assessment: Assessment) -> Iterator[Problem]:
    savings, satisfaction = assessment.brief.savings, assessment.brief.satisfaction
    if savings.is_given != satisfaction.is_given:
        given, other = (
            ("Savings", "satisfaction")
            if savings.is_given
            else ("Satisfaction", "savings")
        )
        yield Problem(
            "one-measure-alone",
            "warning",
            f"{given} without {other}: one alone says little. Add the other.",
            BRIEF_FILE,
            other,
        )
    for name, measure in (("savings", savings), ("satisfaction", satisfaction)):
        if measure.is_given and not (
            measure.baseline and measure.now and measure.source
        ):
            yield Problem(
                "measure-incomplete",
                "warning",
                f"{name.capitalize()} needs a baseline, a figure now and a source.",
                BRIEF_FILE,
                name,
            )


def _of_records(assessment: Assessment, now: datetime | None) -> Iterator[Problem]:
    for person, sheet in assessment.sheets.items():
        file = sheet_file(person)
        yield from sheet_problems(assessment, sheet, file, now)
        yield from choice_problems(assessment, sheet, file)
    yield from agreed_problems(assessment, AGREED_FILE, now)


def _of_inbox(assessment: Assessment) -> Iterator[Problem]:
    for person, sheet in assessment.sheets.items():
        for key, line in sheet.inbox.items():
            if isinstance(line, InboxLine) and not line.filed:
                yield Problem(
                    "unfiled", "error",
                    f"A captured line waits to be filed: {line.text}",
                    sheet_file(person), f"inbox.{key}",
                )  # fmt: skip


_RULES: tuple[Callable[[Assessment], Iterator[Problem]], ...] = (
    _of_criterion,
    _of_panel,
    _of_scales,
    _of_outcome,
    _of_brief,
    _of_inbox,
)


def _problem(
    assessment: Assessment, ref: CriterionRef, rule: str, level: Level, sentence: str
) -> Problem:
    person = assessment.only_rater
    file = AGREED_FILE if person is None else sheet_file(person)
    return Problem(rule, level, sentence, file, f"finding.{ref.key}", ref)
