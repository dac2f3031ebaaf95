"""The register of evidence as a whole, and dates that can't all be right."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.file_names import BRIEF_FILE, sheet_file
from assess.model.problem import Problem

UNCITED = Rule(
    "evidence-uncited",
    "info",
    "Evidence that no criterion links to supports nothing in the report.",
    "A survey is in the register and linked nowhere. Link it, or take it out.",
    mend="register",
)
FORKED = Rule(
    "evidence-contested",
    "error",
    "Two versions of a piece of evidence wait for a choice.",
    "One window says observed, another said. Choose one of them.",
    protects_truth=True,
    mend="choice",
)
DATES = Rule(
    "dates-disagree",
    "warning",
    "Dates that can't all be right make a reader doubt the rest.",
    "The report is due on 1 May and the assessment is on 3 June.",
    mend="register",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    cited = _cited(assessment)
    assessed = assessment.brief.dates.assessed
    for person, sheet in assessment.sheets.items():
        for whole, item in sheet.all_evidence.items():
            key = f"evidence.{whole.removeprefix(f'{person}-')}"
            file = sheet_file(person)
            if item.fork:
                sentence = f"Two versions of “{item.title}” wait for a choice."
                yield FORKED.at(sentence, file, key)
            if whole not in cited:
                sentence = f"“{item.title}” is linked nowhere. Link it, or take it out."
                yield UNCITED.at(sentence, file, key)
            if wrong := _disagrees(item, assessed):
                yield DATES.at(f"“{item.title}” {wrong} Mend a date.", file, key)
    due = assessment.brief.dates.report_due
    if assessed and due and due < assessed:
        sentence = "The report is due before the assessment. Mend a date."
        yield DATES.at(sentence, BRIEF_FILE, "dates.report-due")


def _cited(assessment: Assessment) -> set[str]:
    """Return the evidence that anybody links to, agreed or not."""
    own = (
        finding
        for sheet in assessment.sheets.values()
        for table in sheet.finding.values()
        for finding in table.values()
    )
    agreed = (assessment.finding(ref) for ref in assessment.refs)
    return {key for finding in (*own, *agreed) for key in finding.linked}


def _disagrees(item: Evidence, assessed: date | None) -> str:
    if item.seen and item.expires and item.expires < item.seen:
        return "expired before it was seen."
    if item.seen and assessed and item.seen > assessed:
        return "was seen after the assessment."
    return ""


FAMILY = Family((FORKED, UNCITED, DATES), _find)
