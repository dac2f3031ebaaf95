"""`assess factual-check`."""

from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any, Final

from assess.desk.desk import Desk
from assess.factual_check import views
from assess.factual_check.commands import plain
from assess.factual_check.use_cases.answering import answer, may_answer
from assess.factual_check.use_cases.find import find_mark, find_sentence
from assess.factual_check.use_cases.marking import finish, mark, may_mark, take_back
from assess.factual_check.use_cases.reading import draft_for
from assess.model.characters import visible
from assess.model.factual_check import Marked, marked
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.reasons import asked_at_terminal, with_reasons

KEYS = """\
a list of what the team marked, the earliest first, each with
criterion    like govuk-2019:2, or null for the service and the outcome
sentence     as it stood when it was marked
so, by, at   what is so, who of the team says it, and when
answer       accepted, refused, or null
reason       what the lead answered, or ""
stands       whether the sentence stands in the draft as it was marked"""


def _parser() -> Parser:
    parser = Parser(
        "factual-check",
        "Say, for the team, which sentences of the draft are wrong; answer, as the "
        "lead; or list what was said.\nThe lead sends it with assess send-draft.",
        "assess factual-check missed-bin --draft",
        'assess factual-check missed-bin mark 2 "The panel saw no map" \\',
        '    --so "It was on the second screen." --as team',
        "assess factual-check missed-bin done --as team",
        'assess factual-check missed-bin refuse 2 --reason "It was an early one." '
        "--as lead",
        "assess factual-check missed-bin --plain --as team",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.add_argument(
        "act",
        nargs="?",
        metavar="ACT",
        choices=tuple(ACTS),
        help="mark, take-back and done for the team; accept and refuse for the lead",
    )
    parser.add_argument(
        "where", nargs="?", metavar="WHERE", help="a criterion, or service or outcome"
    )
    parser.add_argument(
        "words",
        nargs="?",
        metavar="SENTENCE",
        default="",
        help="the sentence, or enough of it to tell it from the others there",
    )
    parser.add_argument("--so", metavar="TEXT", help="what is so instead")
    parser.add_argument("--reason", metavar="TEXT", default="", help="of the lead")
    parser.add_argument(
        "--draft", action="store_true", help="list the draft sentence by sentence too"
    )
    parser.add_argument(
        "--plain", action="store_true", help="questions and answers, line by line"
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    return parser


def factual_check(arguments: list[str]) -> int:
    """Mark a sentence of the draft, answer what is marked, or list it."""
    given = _parser().parse_args(arguments)
    if given.plain:
        return plain.factual_check(given.folder, given.person)
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        if given.act:
            ACTS[given.act](desk, given)
        _print(desk, given)
    return 0


def _where(given: Namespace) -> str:
    return given.where or asked("WHERE", "At which criterion?")


def _mark(desk: Desk, given: Namespace) -> None:
    may_mark(desk)
    words = given.words or asked("SENTENCE", "Which sentence?")
    sentence = find_sentence(desk.assessment, _where(given), words)
    do = partial(mark, desk, sentence)
    with_reasons(do, asked_at_terminal, so=given.so or "")


def _called(desk: Desk, given: Namespace) -> Marked:
    return find_mark(desk.assessment, _where(given), given.words)


def _take_back(desk: Desk, given: Namespace) -> None:
    take_back(desk, _called(desk, given))


def _done(desk: Desk, _given: Namespace) -> None:
    finish(desk)


def _accept(desk: Desk, given: Namespace) -> None:
    may_answer(desk)
    answer(desk, _called(desk, given), "accepted", reason=given.reason)


def _refuse(desk: Desk, given: Namespace) -> None:
    may_answer(desk)
    do = partial(answer, desk, _called(desk, given), "refused")
    with_reasons(do, asked_at_terminal, reason=given.reason)


ACTS: Final[dict[str, Callable[[Desk, Namespace], None]]] = {
    "mark": _mark,
    "take-back": _take_back,
    "done": _done,
    "accept": _accept,
    "refuse": _refuse,
}


def _print(desk: Desk, given: Namespace) -> None:
    assessment = desk.assessment
    draft = draft_for(desk) if given.draft else ()
    if given.format == "json":
        print_json([_entry(each) for each in marked(assessment)])
        return
    for line in views.lines(assessment):
        print(visible(line))
    for line in views.draft_lines(draft, assessment):
        print(visible(line))


def _entry(each: Marked) -> dict[str, Any]:
    return {
        "criterion": str(each.ref) if each.ref else None,
        "sentence": each.mark.sentence,
        "so": each.mark.so,
        "by": each.by,
        "at": each.mark.at,
        "answer": each.answer.verdict if each.answer else None,
        "reason": each.answer.reason if each.answer else "",
        "stands": each.stands is not None,
    }
