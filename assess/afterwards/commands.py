"""`assess afterwards`."""

import argparse
from pathlib import Path
from typing import Any, Final

from assess.afterwards.logic import ANSWERS, Question, Summary
from assess.afterwards.use_cases import answer, own_answers, sum_up
from assess.afterwards.views import lines, summed_lines
from assess.desk.reading import is_assessment
from assess.model.characters import visible
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

KEYS = """\
of one assessment: worth, fair, next, as who sits here answered, or null
of a workspace: every, team, panel, each with
people       how many answered
worth, fair  how many said Yes, Partly and No
words        what should be different, in the order of the alphabet
or null where fewer than three answered"""

ASKED: Final[tuple[Question, ...]] = ("worth", "fair", "next")


def afterwards(arguments: list[str]) -> int:
    """Say how an assessment was, or sum up what others said."""
    parser = _parser()
    given = parser.parse_args(arguments)
    folder = given.folder
    if is_assessment(folder):
        return _of_one(given)
    if given.person or any(getattr(given, name) is not None for name in ASKED):
        parser.error(f"{folder} is not an assessment, so nothing can be answered there")
    return _of_many(given)


def _parser() -> Parser:
    parser = Parser(
        "afterwards",
        "Say how an assessment was, once its report is published: three questions for "
        "team and\npanel. Of a workspace: what was answered, without names.",
        "assess afterwards missed-bin --worth yes --fair partly --as owner",
        'assess afterwards missed-bin --next "Ask us earlier." --as owner',
        "assess afterwards our-services",
    )
    parser.explains_json(KEYS)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="FOLDER",
        help="an assessment to answer for, or a folder of them to sum up",
    )
    parser.add_argument("--worth", choices=tuple(ANSWERS), help="was it worth it")
    parser.add_argument("--fair", choices=tuple(ANSWERS), help="was it fair")
    parser.add_argument(
        "--next", metavar="TEXT", help="what should be different next time"
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    return parser


def _of_one(given: argparse.Namespace) -> int:
    with at_desk(given.folder, given.person) as desk:
        for question in ASKED:
            words = getattr(given, question)
            if words is not None:
                answer(desk, question, words)
        held = own_answers(desk)
        if given.format == "json":
            print_json({name: getattr(held, name, None) or None for name in ASKED})
        else:
            for line in lines(held):
                print(visible(line))
    return 0


def _of_many(given: argparse.Namespace) -> int:
    found = sum_up([given.folder])
    if given.format == "json":
        sides: dict[str, Summary | None] = {"every": found.summed.every}
        sides |= {name: found.summed.sides.get(name) for name in ("team", "panel")}
        print_json({name: _entry(each) for name, each in sides.items()})
    else:
        for line in summed_lines(found.summed):
            print(visible(line))
    return name_unread(found.unread)


def _entry(found: Summary | None) -> dict[str, Any] | None:
    return found._asdict() if found else None
