"""`assess reword`."""

from argparse import Namespace
from typing import Any

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criterion
from assess.model.characters import visible
from assess.model.finding import CriterionRef
from assess.rate.use_cases import findings
from assess.rate.use_cases.rewording import SaidLine, said_called
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk


def reword(arguments: list[str]) -> int:
    """Say otherwise what was said, or take it back."""
    parser = Parser(
        "reword",
        "Say otherwise what you said of a criterion, date an action, or take it back.",
        'assess reword missed-bin 5 "Research with" --to "Research with blind people."',
        'assess reword missed-bin 5 "Mend the 17" --due 2026-09-01 --owner "the owner"',
        'assess reword missed-bin 5 "Research with" --delete',
    )
    parser.takes_folder()
    parser.add_argument("criterion", metavar="CRITERION")
    parser.add_argument("words", metavar="WORDS", help="enough of it to tell it apart")
    parser.add_argument("--to", metavar="TEXT", help="what it says from now on")
    parser.add_argument("--due", metavar="DATE", help="when an action is due")
    parser.add_argument("--owner", metavar="ROLE", help="who owns an action")
    parser.add_argument("--delete", action="store_true", help="take it back")
    parser.takes_person()
    given = parser.parse_args(arguments)
    if not (given.delete or given.to or given.due or given.owner is not None):
        parser.error("say what becomes of it, with --to, --due, --owner or --delete")
    with at_desk(given.folder, given.person) as desk:
        ref = find_criterion(desk.assessment, given.criterion)
        line = said_called(desk, ref, given.words)
        if line.kind != "action" and (given.due or given.owner is not None):
            parser.error("--due and --owner are of an action, and this is none")
        print(visible(_changed(desk, ref, line, given)))
    return 0


def _changed(desk: Desk, ref: CriterionRef, line: SaidLine, given: Namespace) -> str:
    if given.delete:
        findings.unsay(desk, ref, line.kind, line.id)
        return f"Taken back: {line.text}"
    if given.to:
        findings.say(desk, ref, line.kind, given.to, said_id=line.id)
    facts: dict[str, Any] = {
        name: value
        for name, value in (
            ("due", read_due(given.due) if given.due else None), ("owner", given.owner)
        )
        if value is not None
    }  # fmt: skip
    if facts:
        findings.set_action(desk, ref, line.id, **facts)
    return f"{line.kind.capitalize()}: {given.to or line.text}"
