"""`assess prepare`."""

from argparse import Namespace
from typing import Any

from assess.desk.clock import day_here
from assess.desk.desk import Desk
from assess.model.characters import visible
from assess.model.preparation import ToPrepare
from assess.preparation.use_cases import find, preparation, tick, untick
from assess.preparation.views import lines
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json

KEYS = """\
a list, the first first, each with
name                 what --done takes, beside its number
what, who            who is team or panel
working_days_before  the day; 0 is the day itself
due                  a date, or null while the brief has no day
done_by, done_at     who ticked it and when, or null"""


def prepare(arguments: list[str]) -> int:
    """Say what is to be done before the day, or tick it."""
    parser = Parser(
        "prepare",
        "Say what is to be done before the day of an assessment, or tick it.",
        "assess prepare missed-bin",
        "assess prepare missed-bin --done rehearse --as team",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.add_argument(
        "--done",
        metavar="STEP",
        action="append",
        default=[],
        help="tick it, by its number or name, as often as needed",
    )
    parser.add_argument(
        "--not-done",
        metavar="STEP",
        action="append",
        default=[],
        help="take the tick away",
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        _change(desk, given)
        _print(desk, given.format)
    return 0


def _change(desk: Desk, given: Namespace) -> None:
    for words in given.done:
        tick(desk, find(preparation(desk), words))
    for words in given.not_done:
        untick(desk, find(preparation(desk), words))


def _print(desk: Desk, form: str) -> None:
    found = preparation(desk)
    if form == "json":
        print_json([_entry(each) for each in found])
        return
    day = desk.assessment.brief.dates.assessed
    for line in lines(found, day, day_here()):
        print(visible(line))


def _entry(each: ToPrepare) -> dict[str, Any]:
    return {
        "name": each.id,
        "what": each.what,
        "who": each.who,
        "working_days_before": each.working_days_before,
        "due": each.due,
        "done_by": each.ticked.by if each.ticked else None,
        "done_at": each.ticked.at if each.ticked else None,
    }
