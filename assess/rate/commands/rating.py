"""`assess rate`."""

from argparse import Namespace
from dataclasses import replace
from functools import partial
from typing import get_args

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import (
    find_criteria,
    find_criterion,
    find_rating,
    is_criterion,
    is_rating,
)
from assess.model.assessment import Assessment
from assess.model.finding import SAID_KINDS, CriterionRef
from assess.model.outcome import numbered
from assess.model.values import Confidence
from assess.rate.logic import about_reason
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
        "assess rate missed-bin 1 2 3 green",
        'assess rate missed-bin 2 5 9 --action "Test the whole journey with carers."',
        'assess rate missed-bin 4 --well "Crews took part in each round."',
    )
    parser.takes_folder()
    parser.add_argument(
        "words",
        nargs="*",
        metavar="CRITERION RATING",
        help="one criterion or several: govuk-2019:1, or 1 for the first standard that "
        "decides the outcome; then a rating of the scale, or not-assessed, "
        "not-applicable, abstain; no rating leaves it as it is",
    )
    parser.takes_person()
    parser.add_argument("--reason", metavar="TEXT", help="what the rating rests on")
    parser.add_argument(
        "--confidence", choices=get_args(Confidence), help="how sure you are"
    )
    for kind, says in (
        ("well", "something the team has done well"),
        ("gap", "something that was not seen"),
        ("action", "something the team must do; for several criteria it is said once"),
        ("advice", "something the team could do"),
    ):
        parser.add_argument(
            f"--{kind}", metavar="TEXT", action="append", default=[], help=says
        )
    parser.add_argument("--due", metavar="DATE", help="when the actions are due")
    parser.add_argument("--owner", metavar="ROLE", help="who owns the actions")
    parser.add_argument(
        "--unrate", action="store_true", help="take the rating away again"
    )
    parser.add_argument("--note", metavar="TEXT", help="for the panel, never printed")
    parser.add_argument(
        "--why", metavar="TEXT", default="", help="why it changes after submission"
    )
    return parser


def rate(arguments: list[str]) -> int:
    """Rate a criterion."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.unrate and (_says(given) or given.due or given.owner):
        parser.error("--unrate takes ratings away and says nothing beside them")
    if (given.due or given.owner) and not given.action:
        parser.error("--due and --owner are of an action, so give --action too")
    words = given.words or [asked("CRITERION", "Which criterion?")]
    with at_desk(given.folder, given.person) as desk:
        refs, rating = _named(desk.assessment, words)
        if given.unrate:
            if rating is not None:
                parser.error("--unrate takes the rating away, so give none")
            _unrate(desk, refs, given.why)
            return 0
        if rating is None and not _says(given) and _is_rated(desk.assessment, refs):
            rating = asked("RATING", "Which rating?")
        _write_down(desk, refs[0], rating, given, also=refs[1:])
        is_only_action = rating is None and not _says(given, beside_actions=True)
        given.action = []  # it is one action, for all of them
        for ref in refs[1:]:
            if is_only_action:
                print(_told(desk, ref))
            else:
                _write_down(desk, ref, rating, given)
    return 0


def _unrate(desk: Desk, refs: tuple[CriterionRef, ...], why: str) -> None:
    for ref in refs:
        do = partial(findings.rate, desk, ref, None)
        with_reasons(do, asked_at_terminal, why=why)
        print(_told(desk, ref))


def _write_down(
    desk: Desk,
    ref: CriterionRef,
    rating: str | None,
    given: Namespace,
    *,
    also: tuple[CriterionRef, ...] = (),
) -> None:
    entry, before = _entry(desk, ref, rating, given), draft(desk, ref)
    with_reasons(
        partial(findings.write_down, desk, ref, replace(entry, also=also)),
        asked_at_terminal,
        reason=given.reason,
        why=given.why,
    )
    print(_told(desk, ref))
    if said := about_reason(desk.assessment, ref, before, draft(desk, ref)):
        print(said)


def _named(
    assessment: Assessment, words: list[str]
) -> tuple[tuple[CriterionRef, ...], str | None]:
    """Return the criteria that are named, and the words of the rating, if one is.

    The last word is the rating, unless it can only be a criterion.
    """
    first = find_criterion(assessment, words[0])
    if not words[1:]:
        return (first,), None
    others, rating = words[1:-1], words[-1]
    if is_rating(assessment, first, rating) or not is_criterion(assessment, rating):
        return find_criteria(assessment, (words[0], *others)), rating
    return find_criteria(assessment, words), None


def _says(given: Namespace, *, beside_actions: bool = False) -> bool:
    """Whether anything is said beside a rating, or beside that and actions."""
    left_out = {"action"} if beside_actions else set()
    kinds = any(getattr(given, kind) for kind in SAID_KINDS if kind not in left_out)
    others = (given.reason, given.note, given.confidence)
    return kinds or any(one is not None for one in others)


def _is_rated(assessment: Assessment, refs: tuple[CriterionRef, ...]) -> bool:
    return any(assessment.scale(ref.standard).rating for ref in refs)


def _entry(
    desk: Desk,
    ref: CriterionRef,
    rating: str | None,
    given: Namespace,
) -> findings.Entry:
    """Return what is written down of a criterion; without a rating that stays."""
    held = draft(desk, ref).rating
    return findings.Entry(
        rating=find_rating(desk.assessment, ref, rating) if rating else held,
        confidence=given.confidence,
        note=given.note,
        said=tuple((k, text) for k in SAID_KINDS for text in getattr(given, k)),
        due=read_due(given.due) if given.due else None,
        owner=given.owner or "",
    )


def _told(desk: Desk, ref: CriterionRef) -> str:
    assessment = desk.assessment
    word = assessment.shown_as(ref, draft(desk, ref)).word
    return f"{word}: {numbered(assessment, ref)} {assessment.criterion(ref).title}"
