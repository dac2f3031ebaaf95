"""`assess agreement`: how far the assessors agreed while they rated alone."""

from typing import Any

from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.panel.logic.agreement import Agreement, agreement_of
from assess.panel.use_cases.showing import must_be_shown
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json

KEYS = """\
a list of standards that are rated, each with
standard   its id
criteria   how many at least two assessors rated
percent    the share of pairs of ratings that are alike, or null
distances  steps apart: how many criteria
alpha      Krippendorff's ordinal alpha, or null where it is undefined
says       alpha in words, with its warning
lean       person: steps from the median of the panel, above 0 is worse"""


def agreement(arguments: list[str]) -> int:
    """Say how far the assessors agreed."""
    parser = Parser(
        "agreement",
        "Say how far the assessors agreed before they talked: on their first ratings. "
        "It is\nfor the panel and for auditors. It says nothing about how good anybody "
        "is.",
        "assess agreement missed-bin",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.takes_person()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        must_be_shown(desk)
        assessment = desk.assessment
    found = {
        name: agreement_of(assessment, name)
        for name in assessment.brief.standard
        if assessment.scale(name).rating
    }
    if given.format == "json":
        print_json([_entry(name, each) for name, each in found.items()])
        return 0
    blocks = [_lines(assessment, name, each) for name, each in found.items()]
    print("\n\n".join("\n".join(map(visible, lines)) for lines in blocks))
    return 0


def _lines(assessment: Assessment, name: str, found: Agreement) -> list[str]:
    lines = [assessment.standards[name].title]
    if found.percent is not None:
        lines.append(
            f"  {found.percent:.0f}% of pairs of ratings are alike, over "
            f"{found.criteria} criteria that two or more rated."
        )
        apart = ", ".join(
            f"{_steps(steps)}: {count}" for steps, count in found.distances.items()
        )
        lines.append(f"  {apart}.")
    lines.append(f"  {found.alpha_in_words}")
    leans = [
        f"  {lean.person}: {_lean(lean.steps)} ({lean.criteria} criteria)"
        for lean in found.lean
    ]
    return [*lines, *leans]


def _steps(steps: int) -> str:
    if steps == 0:
        return "all the same"
    return "one step apart" if steps == 1 else f"{steps} steps apart"


def _lean(steps: float) -> str:
    if not steps:
        return "on the median on average"
    how = "worse" if steps > 0 else "better"
    return f"{abs(steps):.2f} steps {how} than the median on average"


def _entry(name: str, found: Agreement) -> dict[str, Any]:
    return {
        "standard": name,
        "criteria": found.criteria,
        "percent": found.percent,
        "distances": {str(steps): n for steps, n in found.distances.items()},
        "alpha": found.alpha,
        "says": found.alpha_in_words,
        "lean": {lean.person: lean.steps for lean in found.lean},
    }
