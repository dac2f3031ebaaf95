"""Evidence: what a rating rests on."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.evidence_coverage import is_stale
from assess.check.logic.rules.rule import Family, Rule, rated
from assess.model.assessment import Assessment
from assess.model.carried import CarriedFinding
from assess.model.evidence import Evidence
from assess.model.file_names import sheet_file
from assess.model.problem import Problem

UNKNOWN = Rule(
    "evidence-unknown",
    "error",
    "A link to evidence that nobody has can't be followed.",
    "The evidence was taken out of a sheet by hand. Unlink it, or add it again.",
)
NONE = Rule(
    "met-without-evidence",
    "warning",
    "What is met was seen or shown, and a reader wants to know where.",
    "Green, and nothing linked. Link what the panel saw.",
    mend="evidence",
)
PLAN = Rule(
    "met-on-a-plan",
    "error",
    "A plan says what will be done and shows no result.",
    "Green because testing is planned. Rate it amber, or link a test.",
    mend="evidence",
)


STALE = Rule(
    "met-on-stale-evidence",
    "warning",
    "Evidence that had expired by the day of the assessment says how it was, not "
    "how it is.",
    "Green on a test that expired in March; the panel met in June. Link a newer one.",
    mend="evidence",
)
SAID = Rule(
    "met-on-what-was-said",
    "warning",
    "What was only said was not seen by the panel.",
    "Green because the team said that users are happy. Link a figure or a session.",
    mend="evidence",
)
SINGLE = Rule(
    "met-on-one-source",
    "info",
    "Two sources that agree are stronger than one.",
    "Green on one demonstration. Link the research or the figures beside it.",
    mend="evidence",
)
VOICE = Rule(
    "nothing-from-a-resident",
    "warning",
    "A service is for residents, and what others say of them is second-hand.",
    "Evidence is the voice of a supplier and of a manager, and of no resident. Link "
    "what a resident said or did, or say whose voice the rest is.",
    mend="register",
)


def _find(assessment: Assessment, today: date | None) -> Iterator[Problem]:
    known = assessment.evidence
    yield from _unheard(assessment)
    for ref, finding in rated(assessment):
        for key in finding.linked:
            if key not in known:
                sentence = "It links to evidence that nobody has. Unlink it or add it."
                yield UNKNOWN.on(assessment, ref, sentence)
        shown = assessment.shown(ref, finding.rating)
        linked = [known[key] for key in finding.linked if key in known]
        if not shown.met:
            continue
        if not linked:
            sentence = f"{shown.word} has no evidence. Link what was seen."
            yield NONE.on(assessment, ref, sentence)
        else:
            for rule, sentence in _weak(
                linked, assessment.brief.dates.assessed or today
            ):
                yield rule.on(assessment, ref, f"{shown.word} rests on {sentence}")


def _unheard(assessment: Assessment) -> Iterator[Problem]:
    """Yield where voices are given and none is a resident's: once if none is at all."""
    known = assessment.evidence
    heard = {
        ref: {known[k].voice for k in held.linked if k in known} - {None}
        for ref in assessment.refs
        if not isinstance(held := assessment.finding(ref), CarriedFinding)
    }
    every = set().union(*heard.values())
    if every and "resident" not in every:
        sentence = "Nothing here rests on a resident. Link what a resident said or did."
        yield _at_first(assessment, sentence)
        return
    for ref, finding in rated(assessment):
        shown = assessment.shown(ref, finding.rating)
        if shown.met and heard[ref] and "resident" not in heard[ref]:
            sentence = f"{shown.word} rests on nothing from a resident. Link it if any."
            yield VOICE.on(assessment, ref, sentence, level="info")


def _at_first(assessment: Assessment, sentence: str) -> Problem:
    """Return it at the first piece of which somebody said whose voice it is."""
    known = assessment.evidence
    first = next(key for key, item in known.items() if item.voice)
    person, _, key = first.rpartition("-")
    return VOICE.at(sentence, sheet_file(person), f"evidence.{key}")


def _weak(linked: list[Evidence], day: date | None) -> Iterator[tuple[Rule, str]]:
    """Yield what is weak about evidence taken together, each with its words."""
    kinds = {item.kind for item in linked}
    if kinds == {"plan"}:
        yield PLAN, "a plan alone, and a plan shows no result."
    elif kinds <= {"said", "plan"}:
        yield SAID, "what was said alone. Link something that was seen."
    elif len(linked) == 1:
        yield SINGLE, "one piece of evidence. Link a second if there is one."
    if day and all(is_stale(item, day) for item in linked):
        yield STALE, "evidence that had expired or is long past. Link newer evidence."


FAMILY = Family((UNKNOWN, NONE, PLAN, STALE, SAID, SINGLE, VOICE), _find)
