"""`assess rate`."""

from functools import partial
from typing import get_args

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criterion, find_rating
from assess.model.finding import SAID_KINDS, CriterionRef
from assess.model.values import Confidence
from assess.rate.use_cases import findings
from assess.rate.use_cases.own_sheet import draft
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.reasons import asked_at_terminal, with_reasons


def _parser() -> Parser:
    parser = Parser(
        "rate",
        "Rate a criterion, and say what was seen. What is not given stays as it is.",
        'assess rate missed-bin 5 amber --reason "One audit, not yet acted on." \\',
        '    --gap "Research with people who use a screen reader." \\',
        '    --action "Mend the 17 issues of the audit." --due 2026-08-12 \\',
        '    --owner "delivery manager"',
    )
    parser.takes_folder()
    parser.add_argument(
        "criterion",
        nargs="?",
        metavar="CRITERION",
        help="govuk-2019:1, or 1 for the first standard that decides the outcome",
    )
    parser.add_argument(
        "rating",
        nargs="?",
        metavar="RATING",
        help="a rating of the scale, or not-assessed, not-applicable, abstain",
    )
    parser.takes_person()
    parser.add_argument("--reason", metavar="TEXT", help="what the rating rests on")
    parser.add_argument(
        "--confidence", choices=get_args(Confidence), help="how sure you are"
    )
    for kind, says in (
        ("well", "something the team has done well"),
        ("gap", "something that was not seen"),
        ("action", "something the team must do"),
        ("advice", "something the team could do"),
    ):
        parser.add_argument(
            f"--{kind}", metavar="TEXT", action="append", default=[], help=says
        )
    parser.add_argument("--due", metavar="DATE", help="when the actions are due")
    parser.add_argument("--owner", metavar="ROLE", help="who owns the actions")
    parser.add_argument("--note", metavar="TEXT", help="for the panel, never printed")
    parser.add_argument(
        "--why", metavar="TEXT", default="", help="why it changes after submission"
    )
    return parser


def rate(arguments: list[str]) -> int:
    """Rate a criterion."""
    given = _parser().parse_args(arguments)
    criterion = given.criterion or asked("CRITERION", "Which criterion?")
    words = given.rating or asked("RATING", "Which rating?")
    due = read_due(given.due) if given.due else None
    with at_desk(given.folder, given.person) as desk:
        ref = find_criterion(desk.assessment, criterion)
        entry = findings.Entry(
            rating=find_rating(desk.assessment, ref, words),
            confidence=given.confidence,
            note=given.note,
            said=tuple((k, text) for k in SAID_KINDS for text in getattr(given, k)),
            due=due,
            owner=given.owner or "",
        )
        with_reasons(
            partial(findings.write_down, desk, ref, entry),
            asked_at_terminal,
            reason=given.reason,
            why=given.why,
        )
        print(_told(desk, ref))
    return 0


def _told(desk: Desk, ref: CriterionRef) -> str:
    criterion = desk.assessment.criterion(ref)
    word = desk.assessment.shown(ref, draft(desk, ref).rating).word
    return f"{word}: {ref.criterion} {criterion.title}"
