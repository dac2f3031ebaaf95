"""The register of evidence as a whole, and dates that can't all be right."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

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

NOT_THERE = Rule(
    "evidence-not-there",
    "warning",
    "Evidence that is not where the register says can't be looked at by an auditor.",
    "The research log is at research/log.pdf, and the folder has no such file. Mend "
    "the path, or say where else it is.",
    mend="register",
)

_DOCUMENT: Final = re.compile(
    r"^(?![a-z]+:|www\.|[/\\~])[^:]*\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|md|txt|csv|png|jpe?g"
    r"|svg|html?|mp4|mov|zip|msg|eml)$",
    re.IGNORECASE,
)
"""A path of a document in the folder: no address, and not from the root of a disk."""


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


def not_in_the_folder(
    assessment: Assessment, is_there: Callable[[str], bool]
) -> Iterator[Problem]:
    """Yield evidence that is at a path in the assessment's folder where nothing is.

    Args:
        assessment: Whose evidence is looked at.
        is_there: Says whether a file stands at a path in the folder.
    """
    for person, sheet in assessment.sheets.items():
        for whole, item in sheet.all_evidence.items():
            path = item.where.strip().replace("\\", "/")
            first = path.partition("/")[0]
            is_host = "." in first.strip(".") and "/" in path
            if _DOCUMENT.match(path) and not is_host and not is_there(path):
                key = f"evidence.{whole.removeprefix(f'{person}-')}"
                sentence = (
                    f"“{item.title}” is at {item.where}, and the folder has no such "
                    "file. Mend the path, or say where else it is."
                )
                yield NOT_THERE.at(sentence, sheet_file(person), key)


FAMILY = Family((FORKED, UNCITED, DATES, NOT_THERE), _find)
