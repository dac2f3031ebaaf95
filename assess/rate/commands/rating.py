"""`assess rate`."""

import argparse
from datetime import date
from typing import get_args

from assess.desk.days import read_day
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.places import find_criterion, find_rating
from assess.model.finding import ActionText, CriterionRef, Finding, SaidKind, Sentence
from assess.model.values import Confidence
from assess.rate.use_cases import findings
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk


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


def run(_name: str, arguments: list[str]) -> int:
    """Rate a criterion."""
    given = _parser().parse_args(arguments)
    criterion = given.criterion or asked("CRITERION", "Which criterion?")
    words = given.rating or asked("RATING", "Which rating?")
    due = read_day(given.due) if given.due else None
    said: dict[SaidKind, list[str]] = {
        "well": given.well,
        "gap": given.gap,
        "action": given.action,
        "advice": given.advice,
    }
    _must_fit(given, said, due)
    with at_desk(given.folder, given.person) as desk:
        ref = find_criterion(desk.assessment, criterion)
        rating = find_rating(desk.assessment, ref, words)
        _must_say_why(desk, ref, rating, given.why)
        findings.rate(desk, ref, rating, why=given.why)
        if given.reason is not None:
            findings.set_reason(desk, ref, given.reason, why=given.why)
        if given.confidence:
            findings.set_confidence(desk, ref, given.confidence)
        if given.note is not None:
            findings.set_note(desk, ref, given.note)
        _say(desk, ref, said, due, given.owner or "")
        print(_told(desk, ref))
    return 0


def _must_fit(
    given: argparse.Namespace, said: dict[SaidKind, list[str]], due: date | None
) -> None:
    """Refuse words that can't be held before anything is changed.

    Raises:
        RefusedError: there are no words in something said.
        ValidationError: something is too long, or holds what files may not.
    """
    Finding(reason=given.reason or "", note=given.note or "", why=given.why)
    for kind, texts in said.items():
        for text in texts:
            if not text.strip():
                raise RefusedError(f"There are no words in --{kind}.")
            Sentence(text=text)
    ActionText(text="", due=due, owner=given.owner or "")


def _must_say_why(desk: Desk, ref: CriterionRef, rating: str, why: str) -> None:
    """See that a rating that all have seen is not changed without a reason.

    Raises:
        RefusedError: it is revealed, it would change, and nobody says why.
    """
    assessment, old = desk.assessment, findings.draft(desk, ref).rating
    is_seen = assessment.agreed.reveal is not None and desk.sheet.submission is not None
    if is_seen and old != rating and not (why or assessment.reopening_reason):
        raise RefusedError(
            "The ratings are revealed, so say with --why what changed your mind."
        )


def _say(
    desk: Desk,
    ref: CriterionRef,
    said: dict[SaidKind, list[str]],
    due: date | None,
    owner: str,
) -> None:
    for kind, texts in said.items():
        for text in texts:
            key = findings.say(desk, ref, kind, text)
            if kind == "action" and (due or owner):
                findings.set_action(desk, ref, key, due=due, owner=owner)


def _told(desk: Desk, ref: CriterionRef) -> str:
    criterion = desk.assessment.criterion(ref)
    word = desk.assessment.shown(ref, findings.draft(desk, ref).rating).word
    return f"{word}: {ref.criterion} {criterion.title}"
