"""`assess next`."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from assess.desk.clock import now
from assess.model.characters import visible
from assess.model.due import due_text
from assess.priorities.logic.steps import Step
from assess.priorities.use_cases.sorting import say_changes
from assess.priorities.use_cases.what_next import Answered, what_next, write_page
from assess.priorities.views.answer import AnswerView, StepView, view
from assess.priorities.views.lines import text
from assess.priorities.views.page import page
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json, print_utf8
from assess.ui.command.unread import name_unread

DOCUMENTS = ("html", "md")
"""The formats that can be written into a file."""

KEYS = """\
title     the question
about     which services of which councils, and who judged them
opening   sentences: what the actions change, who owns them, what is known
services  the services that were looked at
steps     a list: number, kind (stop or change), text, due (or null), owner,
          by (both in words), mover, where, why, criterion (or null), services,
          points, reasons (a list: words, points)
ask       sentences
closing   sentences
unread    sentences on assessments that can't be read
again     sentences on those that were assessed again, and so are left out"""


def _parser() -> Parser:
    parser = Parser(
        "next",
        "Say what this service, or this council, should do next: stop, change, ask.",
        "assess next missed-bin",
        "assess next assessments --by owner -n 20",
        "assess next assessments --format html -o next.html",
        "assess next missed-bin --changes A3=service",
    )
    parser.explains_json(KEYS)
    parser.takes_folders()
    parser.add_argument(
        "-n", type=int, default=5, metavar="N", help="how many steps; 5 if not given"
    )
    parser.add_argument(
        "--by", choices=("owner",), help="group the steps by who must move"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="show how the points of each step are counted",
    )
    parser.takes_format("text", "json", *DOCUMENTS)
    parser.add_argument(
        "-o", dest="to", metavar="FILE", help="where html and md go; else printed"
    )
    parser.add_argument(
        "--changes",
        metavar="ACTION=WHAT",
        help="say that an action changes the service, or only the screen",
    )
    parser.takes_person()
    return parser


def next_(arguments: list[str]) -> int:
    """Say what to do next."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.to is not None and given.format not in DOCUMENTS:
        parser.error("-o is for --format html and --format md")
    if given.changes is not None:
        return _say_changes(given)
    most = None if given.format == "json" else max(given.n, 0)
    found = what_next(given.folders or [Path()], now(), most)
    said = view(found.found, found.today, found.weights)
    if given.format == "json":
        print_json(_entry(found, said))
    elif given.format == "text":
        for line in _text(found, said, given):
            print(line)
    else:
        _document(page(said, given.format), given.to)
    return name_unread(found.unread)


def _say_changes(given: Namespace) -> int:
    """Say of one action what it changes."""
    folder = given.folders[0] if given.folders else Path()
    called, _, what = given.changes.partition("=")
    with at_desk(folder, given.person) as desk:
        print(say_changes(desk, called, what))
    return 0


def _document(text_: str, to: str | None) -> None:
    if to is None:
        print_utf8(text_)
    else:
        write_page(Path(to), text_)
        print(to)


def _text(found: Answered, said: AnswerView, given: Namespace) -> Iterator[str]:
    if found.found.services or not found.again:
        yield from text(said, explain=given.explain, by_owner=given.by == "owner")
    if said.rest:
        every = len(said.steps) + said.rest
        yield f"And {said.rest} more: assess next -n {every}"
    for sentence in found.again:
        yield visible(sentence)


def _entry(found: Answered, said: AnswerView) -> dict[str, object]:
    return {
        "title": said.title,
        "about": said.about,
        "opening": list(said.opening),
        "services": [one.service.name for one in found.found.services],
        "steps": [
            _step(step, view)
            for step, view in zip(found.found.steps, said.steps, strict=True)
        ],
        "ask": list(said.ask),
        "closing": list(said.closing),
        "unread": list(found.unread),
        "again": list(found.again),
    }


def _step(step: Step, view: StepView) -> dict[str, object]:
    services = step.shared.services if step.shared else (step.service,)
    return {
        "number": view.number,
        "kind": step.kind,
        "text": step.text,
        "due": due_text(step.due) if step.due else None,
        "owner": step.owner,
        "by": view.by,
        "mover": view.mover,
        "where": view.where,
        "why": view.why,
        "criterion": str(step.ref) if step.ref else None,
        "services": [
            {"service": each.name, "council": each.council} for each in services
        ],
        "points": step.points,
        "reasons": [reason._asdict() for reason in step.reasons],
    }
