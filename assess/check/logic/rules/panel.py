"""The panel and the scales that it uses."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.file_names import BRIEF_FILE, sheet_file
from assess.model.outcome import listed
from assess.model.problem import Problem

NO_LEAD = Rule(
    "no-lead",
    "error",
    "The lead assessor decides the outcome, so there must be one.",
    "Give one member of the panel the role lead.",
)
TWO_LEADS = Rule(
    "two-leads",
    "error",
    "One person leads, reveals and decides the outcome.",
    "Two members have the role lead. Make one of them an assessor.",
)
NO_RATER = Rule(
    "no-rater",
    "error",
    "Somebody has to rate.",
    "The panel has observers only. Add an assessor.",
)
NOT_ON_PANEL = Rule(
    "not-on-panel",
    "error",
    "A sheet of somebody who is not on the panel would count for nothing.",
    "Add the person to the panel, or move the file out of the folder.",
)
NOBODY_ANSWERS = Rule(
    "nobody-answers",
    "warning",
    "After the report somebody answers each action for the team: accepts it, or "
    "challenges it.",
    "Add the service owner to the panel with the role team. It can be done at any "
    "time, also after publication.",
    mend="answering",
)
NOT_ASSURED = Rule(
    "conflicts-not-declared",
    "info",
    "Whoever reads the report may ask whether somebody who judged has an interest in "
    "the service or its supplier, and what prepared them to judge.",
    "Each who rates writes none, or which; and a course or earlier assessments.",
)
SCALES = Rule(
    "scales-differ",
    "error",
    "One outcome can't be worked out from two scales.",
    "Use one scale, or turn gating off for one of the standards.",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    brief = assessment.brief
    if brief.lead is None:
        sentence = "The panel has no lead assessor. Name one."
        yield NO_LEAD.at(sentence, BRIEF_FILE, "panel")
    if len(leads := brief.people("lead")) > 1:
        sentence = f"{listed(list(leads))} are all lead assessors. Leave one."
        yield TWO_LEADS.at(sentence, BRIEF_FILE, "panel")
    if not brief.raters:
        sentence = f"Nobody in the {brief.assessed_by} rates. Add somebody who does."
        yield NO_RATER.at(sentence, BRIEF_FILE, "panel")
    for person in assessment.sheets:
        if person not in brief.panel:
            sentence = (
                f"{person} has a sheet but is not on the panel. Add them, or move "
                "the file out of the folder."
            )
            yield NOT_ON_PANEL.at(sentence, sheet_file(person), "person")
    if not brief.answering and assessment.actions:
        sentence = (
            "Nobody answers for the team yet, and there are actions for it. Add "
            "somebody of the team under People, or with assess panel add --role team."
        )
        yield NOBODY_ANSWERS.at(sentence, BRIEF_FILE, "panel")
    yield from _not_assured(assessment)
    used = {u.scale for u in brief.standard.values() if u.gating}
    if len(used) > 1:
        sentence = (
            "The standards that decide the outcome use different scales "
            f"({', '.join(sorted(used))}). Use one scale, or turn gating off for one."
        )
        yield SCALES.at(sentence, BRIEF_FILE, "standard")


def _not_assured(assessment: Assessment) -> Iterator[Problem]:
    """Yield who of those who judge others has not said what an auditor asks."""
    brief = assessment.brief
    if brief.kind == "self-review":
        return
    for what, verb, said in (
        ("conflicts of interest", "are", "conflicts"),
        ("training", "is", "training"),
    ):
        silent = [p for p in brief.raters if not getattr(brief.panel[p], said)]
        if silent:
            sentence = (
                f"The {what} of {listed(silent)} {verb} not said yet. Say it in the "
                f"people of the brief, or with assess panel change --{said}."
            )
            yield NOT_ASSURED.at(sentence, BRIEF_FILE, "panel")


FAMILY = Family(
    (NO_LEAD, TWO_LEADS, NO_RATER, NOT_ON_PANEL, NOBODY_ANSWERS, NOT_ASSURED, SCALES),
    _find,
)
