"""`assess agree` and `assess dissent`."""

import argparse
from functools import partial
from typing import get_args

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criterion, find_rating
from assess.model.characters import visible
from assess.model.finding import SAID_KINDS, CriterionRef, Method
from assess.model.outcome import called, named
from assess.panel.commands.agreeing_shown import (
    KEYS,
    row_entry,
    row_lines,
    summary_lines,
)
from assess.panel.logic.agreeing import compare, compared
from assess.panel.use_cases import agreeing, dissenting, taking_over
from assess.panel.use_cases.showing import must_be_shown
from assess.panel.views import no_longer_differ
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.reasons import asked_at_terminal, with_reasons


def _parser() -> Parser:
    parser = Parser(
        "agree",
        "Show where the panel differs, or record what it agreed. Without a criterion: "
        "all,\nthose first that must be talked about. Without a rating: one criterion, "
        "and what may\nbe taken over from the sheets.",
        "assess agree missed-bin",
        "assess agree missed-bin 5",
        'assess agree missed-bin 5 amber --method discussed --reason "One audit." \\',
        "    --take ux-x4q7 --take lead-k9d2",
        "assess agree missed-bin --unanimous",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.add_argument("criterion", nargs="?", metavar="CRITERION")
    parser.add_argument("rating", nargs="?", metavar="RATING")
    parser.add_argument("--reason", metavar="TEXT", help="what it rests on; printed")
    parser.add_argument(
        "--method", choices=get_args(Method), help="how the panel came to it"
    )
    parser.add_argument(
        "--why", metavar="TEXT", default="", help="why an earlier agreement changes"
    )
    parser.add_argument(
        "--unanimous",
        action="store_true",
        help="agree on all that everybody rated the same, reasons drafted",
    )
    _takes_said(parser)
    parser.add_argument(
        "--withdraw", action="store_true", help="say that it is not agreed after all"
    )
    parser.add_argument("--due", metavar="DATE", help="when its own actions are due")
    parser.add_argument("--owner", metavar="ROLE", default="", help="who owns them")
    parser.takes_person()
    parser.takes_format("text", "json")
    return parser


def _takes_said(parser: Parser) -> None:
    """Take what is said of it: from the sheets, or in the panel's own words."""
    parser.add_argument(
        "--take",
        metavar="ID",
        action="append",
        default=[],
        help="take over what is said",
    )
    parser.add_argument(
        "--leave", metavar="ID", action="append", default=[], help="leave it out again"
    )
    for kind in SAID_KINDS:
        parser.add_argument(
            f"--{kind}",
            metavar="TEXT",
            action="append",
            default=[],
            help="in the panel's own words",
        )


def agree(arguments: list[str]) -> int:
    """Show where the panel differs, or record what it agreed."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if wrong := _goes_wrong(given):
        parser.error(wrong)
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        must_be_shown(desk)
        if given.unanimous:
            _unanimous(desk)
        elif given.criterion is None:
            _show(desk, None, given.format)
        else:
            ref = find_criterion(desk.assessment, given.criterion)
            _record(desk, ref, given)
            _show(desk, ref, given.format)
    return 0


def _goes_wrong(given: argparse.Namespace) -> str:
    """Return which options would say nothing; empty if each does."""
    said = (given.take, given.leave, *(getattr(given, kind) for kind in SAID_KINDS))
    records = given.rating or given.reason is not None or any(said)
    if (given.unanimous or given.withdraw) and records:
        return "--unanimous and --withdraw stand alone, so say nothing beside them"
    if given.unanimous and given.criterion:
        return "--unanimous is for all criteria, so name none"
    if (records or given.withdraw) and not given.criterion:
        return "name the criterion"
    if (given.due or given.owner) and not given.action:
        return "--due and --owner are of an action, so give --action too"
    return ""


def _record(desk: Desk, ref: CriterionRef, given: argparse.Namespace) -> None:
    differed = tuple(desk.assessment.agreed.at(ref).dissent)
    _put(desk, ref, given)
    said = no_longer_differ(differed, desk.assessment.agreed.at(ref).dissent)
    if said and given.format == "text":
        print(said)


def _put(desk: Desk, ref: CriterionRef, given: argparse.Namespace) -> None:
    due = read_due(given.due) if given.due else None
    if given.withdraw:
        do = partial(agreeing.withdraw_agreement, desk, ref)
        with_reasons(do, asked_at_terminal, why=given.why)
    elif given.rating is not None:
        rating = find_rating(desk.assessment, ref, given.rating)
        with_reasons(
            partial(agreeing.agree, desk, ref, rating, method=given.method),
            asked_at_terminal,
            reason=given.reason,
            why=given.why,
        )
    elif given.method or (
        given.reason is not None and agreeing.agrees_in_words(desk.assessment, ref)
    ):
        do = partial(agreeing.agree, desk, ref, None, method=given.method)
        with_reasons(do, asked_at_terminal, reason=given.reason)
    elif given.reason is not None:
        agreeing.set_agreed_reason(desk, ref, given.reason)
    if given.take:
        taking_over.take_over(desk, ref, tuple(given.take))
    for whole in dict.fromkeys(given.leave):
        taking_over.leave_out(desk, ref, whole)
    for kind in SAID_KINDS:
        for text in getattr(given, kind):
            taking_over.panel_says(desk, ref, kind, text, due=due, owner=given.owner)


def _show(desk: Desk, ref: CriterionRef | None, form: str) -> None:
    assessment = desk.assessment
    found = compared(assessment) if ref is None else (compare(assessment, ref),)
    if form == "json":
        print_json([row_entry(assessment, each) for each in found])
        return
    lines = (
        summary_lines(assessment, found)
        if ref is None
        else row_lines(assessment, found[0])
    )
    print("\n".join(visible(line) for line in lines))


def _unanimous(desk: Desk) -> None:
    accepted = agreeing.accept_unanimous(desk)
    if accepted.refs:
        print(f"Agreed: {named(desk.assessment, accepted.refs)}.")
        print("The reasons are drafted from the sheets. Read and edit them.")
    else:
        print("Nothing is left that everybody rated the same.")
    if accepted.without_reason:
        which = named(desk.assessment, accepted.without_reason)
        print(f"Nobody gave a reason: {which}.")


def _dissent_parser() -> Parser:
    parser = Parser(
        "dissent",
        "Record what one assessor holds against what the panel agreed.",
        'assess dissent missed-bin 5 ux red --reason "Nobody was asked." --print',
        "assess dissent missed-bin 5 ux --withdraw",
    )
    parser.takes_folder()
    parser.add_argument("criterion", metavar="CRITERION")
    parser.add_argument("member", metavar="ASSESSOR", help="who differs")
    parser.add_argument("rating", nargs="?", metavar="RATING")
    parser.add_argument("--reason", metavar="TEXT", default="", help="why")
    parser.add_argument(
        "--print", dest="may_print", action="store_true", help="it may be printed"
    )
    parser.add_argument("--withdraw", action="store_true", help="take it out again")
    parser.takes_person()
    return parser


def dissent(arguments: list[str]) -> int:
    """Record who differs from what the panel agreed."""
    given = _dissent_parser().parse_args(arguments)
    if not (given.withdraw or given.rating):
        given.rating = asked("RATING", "Which rating do they hold?")
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        ref = find_criterion(desk.assessment, given.criterion)
        name = called(desk.assessment, ref)
        if given.withdraw:
            dissenting.withdraw_dissent(desk, ref, given.member)
            print(f"{given.member} no longer differs on {name}.")
            return 0
        rating = find_rating(desk.assessment, ref, given.rating)
        differs = partial(dissenting.dissent, desk, ref, given.member, rating)
        do = partial(differs, print_=given.may_print)
        with_reasons(do, asked_at_terminal, reason=given.reason)
        printed = "may be printed" if given.may_print else "is not printed"
        print(f"Recorded: {given.member} differs on {name}. It {printed}.")
    return 0
