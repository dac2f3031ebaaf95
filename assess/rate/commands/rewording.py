"""`assess reword`."""

from argparse import Namespace

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criterion
from assess.model.capitals import with_capital
from assess.model.characters import visible
from assess.model.finding import CriterionRef
from assess.rate.use_cases import findings
from assess.rate.use_cases.rewording import SaidLine, said_called
from assess.rate.use_cases.said import Facts
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
    parser.add_argument(
        "--due", metavar="DATE", help="when an action is due; empty takes it away"
    )
    parser.add_argument("--owner", metavar="ROLE", help="who owns an action")
    parser.add_argument("--delete", action="store_true", help="take it back")
    parser.takes_person()
    given = parser.parse_args(arguments)
    changes = any(each is not None for each in (given.to, given.due, given.owner))
    if given.delete == changes:
        parser.error("say what becomes of it: --to, --due and --owner, or --delete")
    with at_desk(given.folder, given.person) as desk:
        ref = find_criterion(desk.assessment, given.criterion)
        line = said_called(desk, ref, given.words)
        facts = _facts(given)
        if line.kind != "action" and facts:
            parser.error("--due and --owner are of an action, and this is none")
        if given.delete:
            findings.unsay(desk, ref, line.kind, line.id)
            print(visible(f"Taken back: {line.text}"))
        else:
            print(visible(_changed(desk, ref, line, given.to, facts)))
    return 0


def _facts(given: Namespace) -> Facts:
    """Return what is said of an action; an empty date or owner takes it away."""
    facts: Facts = {}
    if given.due is not None:
        facts["due"] = read_due(given.due) if given.due.strip() else None
    if given.owner is not None:
        facts["owner"] = given.owner.strip()
    return facts


def _changed(
    desk: Desk, ref: CriterionRef, line: SaidLine, words: str | None, facts: Facts
) -> str:
    if words is not None:
        findings.say(desk, ref, line.kind, words, said_id=line.id)
    if facts:
        findings.set_action(desk, ref, line.id, **facts)
    return f"{with_capital(line.kind)}: {words or line.text}"
