"""`assess whole`."""

from argparse import Namespace
from pathlib import Path
from typing import Any, Final

from assess.desk.days import read_due
from assess.desk.desk import Desk
from assess.desk.places import find_criteria
from assess.desk.reading import read
from assess.desk.unread import agreed_is_unread
from assess.model.after.follow_up import conditions
from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.model.outcome import decided
from assess.model.whole import WHOLE_KINDS, WholeKind
from assess.publish.use_cases import whole as saying
from assess.publish.views.whole import lines
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

KEYS = """\
what is said of the whole
outcome     the word of the outcome, or "" while none is decided
conditions  a list: id, number, text, due (a date, an event or null),
            confirmed_by, criteria (a list, often empty),
            state (open, in-progress, verified, no-longer-applies)
commentary, risk, thanks, advice
            each a table: the id, and what is said"""

_HELP: Final[dict[WholeKind, str]] = {
    "commentary": "what is said of the service as a whole",
    "risk": "a risk beyond this service",
    "thanks": "who is thanked, by role, and for what",
    "advice": "what the team could do, for the service as a whole",
}


def _parser() -> Parser:
    parser = Parser(
        "whole",
        "Say on which conditions the result rests, and what belongs to no criterion. "
        "With no option it prints what is said.",
        'assess whole missed-bin --condition "Every page was reviewed." \\',
        '    --due "before public beta" --confirmed-by "service manager"',
        'assess whole missed-bin --risk "Three councils wait for the same supplier."',
        "assess whole missed-bin --change C1 --due 2027-01-14",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.takes_person()
    parser.takes_format("text", "json")
    for kind, says in _HELP.items():
        parser.add_argument(
            f"--{kind}", metavar="TEXT", action="append", default=[], help=says
        )
    parser.add_argument("--condition", metavar="TEXT", help="what must be so")
    parser.add_argument(
        "--due", metavar="DATE", help="by when: a day, or an event; empty takes it away"
    )
    parser.add_argument(
        "--confirmed-by", metavar="ROLE", help="who confirms it; empty is nobody"
    )
    parser.add_argument(
        "--criterion",
        metavar="CRITERION",
        action="append",
        help="what it is about, as often as needed; empty is the whole",
    )
    parser.add_argument(
        "--change",
        metavar="ID",
        help="a condition, or a line, to say otherwise by the options above",
    )
    parser.add_argument(
        "--take-back", metavar="ID", help="a condition, or a line, to take back"
    )
    return parser


def whole(arguments: list[str]) -> int:
    """Say something of the whole, or print what is said."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if not _changes(given):
        return _print(given.folder, given.format)
    says = given.condition is not None or any(getattr(given, k) for k in WHOLE_KINDS)
    facts = _facts(given) or given.criterion is not None
    if facts and given.condition is None and given.change is None:
        parser.error(
            "--due, --confirmed-by and --criterion are for --condition or --change"
        )
    if given.change is not None and not (says or facts):
        parser.error("say with --change what becomes of it, for example --condition")
    with at_desk(given.folder, given.person) as desk:
        _change(desk, given)
        _show(desk.assessment, given.format)
    return 0


def _changes(given: Namespace) -> bool:
    names = ("condition", "due", "confirmed_by", "criterion", "change", "take_back")
    said = any(getattr(given, name) is not None for name in names)
    return said or any(getattr(given, kind) for kind in WHOLE_KINDS)


def _facts(given: Namespace) -> saying.Facts:
    """Return what is said of a condition; an empty day or role takes it away."""
    facts: saying.Facts = {}
    if given.due is not None:
        facts["due"] = read_due(given.due) if given.due.strip() else None
    if given.confirmed_by is not None:
        facts["confirmed_by"] = given.confirmed_by.strip()
    return facts


def _change(desk: Desk, given: Namespace) -> None:
    key = None if given.change is None else saying.said_id(desk, given.change)
    facts = _facts(given)
    with desk.at_once:
        for kind in WHOLE_KINDS:
            if lines := getattr(given, kind):
                saying.say(desk, kind, *lines, said_id=key)
        if given.condition is not None or facts:
            key = saying.set_condition(desk, key, text=given.condition, **facts)
        if given.criterion is not None:
            named = " ".join(given.criterion).split()
            saying.say_about(desk, key or "", find_criteria(desk.assessment, named))
        if given.take_back is not None:
            saying.take_back(desk, saying.said_id(desk, given.take_back))


def _print(folder: Path, form: str) -> int:
    loaded = read(folder)
    if not agreed_is_unread(folder, loaded.set_aside):
        _show(loaded.assessment, form)
    return name_unread(loaded.set_aside)


def _show(assessment: Assessment, form: str) -> None:
    if form == "json":
        print_json(_entry(assessment))
        return
    for line in lines(assessment):
        print(visible(line))


def _entry(assessment: Assessment) -> dict[str, Any]:
    found, said = decided(assessment), assessment.agreed.whole
    return {
        "outcome": found.word if found else "",
        "conditions": [
            {
                "id": each.id,
                "number": each.called,
                "text": each.asked.action.text,
                "due": each.asked.action.due,
                "confirmed_by": each.asked.action.owner,
                "criteria": [str(ref) for ref in each.asked.refs],
                "state": each.state,
            }
            for each in conditions(assessment)
        ],
        **{kind: said.sentences(kind) for kind in WHOLE_KINDS},
    }
