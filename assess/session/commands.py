"""`assess capture`, `assess inbox` and `assess agenda`."""

from collections.abc import Iterator
from typing import Any

from assess.desk.desk import Desk
from assess.desk.places import find_criterion
from assess.model.agenda import Part
from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.model.sheet import InboxLine
from assess.session.logic.capture import read_line, unfiled
from assess.session.logic.still_to_ask import Prompt, every_prompt, still_to_ask
from assess.session.use_cases import capture as capturing
from assess.session.use_cases.session import agenda_for, begin, day_from
from assess.session.views import as_calendar
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.lines import print_lines
from assess.ui.command.output import print_json, print_utf8
from assess.ui.text.moments import time_of_day

SAID = ("well", "gap", "action", "advice")
WHERE = (*SAID, "evidence", "answered", "set-aside")

INBOX_KEYS = """\
a list of the lines that wait, each with
id, at, text   as captured
kind           note, question, action or evidence, by its marks
criterion      as govuk-2019:1, or null
words          the text without its marks"""

AGENDA_KEYS = """\
blocks       title, minutes, each (counted in) and professions of each
not_covered  the criteria of which nothing is held yet
unasked      criterion and text of each question that nobody ticked, and by: the
             council whose own it is, or nothing"""


def capture(arguments: list[str]) -> int:
    """Keep a line while people talk."""
    parser = Parser(
        "capture",
        "Keep a line while people talk: #5 criterion, ? question, ! action, "
        "+ evidence.",
        'assess capture missed-bin "#5 ? was the assisted route tested"',
    )
    parser.takes_folder()
    parser.add_argument("text", nargs="?", metavar="TEXT")
    parser.takes_person()
    given = parser.parse_args(arguments)
    text = given.text if given.text is not None else asked("TEXT", "What was said?")
    with at_desk(given.folder, given.person) as desk:
        (key,) = capturing.capture(desk, text)
        print(f"{key} {visible(desk.sheet.inbox[key].text)}")  # type: ignore[union-attr]
    return 0


def inbox(arguments: list[str]) -> int:
    """List captured lines, or file one."""
    parser = Parser(
        "inbox",
        "List the lines that wait to be filed, or file one.",
        "assess inbox missed-bin",
        "assess inbox missed-bin --file h2t6x --to gap --criterion 5",
        "assess inbox missed-bin --file h2t6x --to answered",
    )
    parser.explains_json(INBOX_KEYS)
    parser.takes_folder()
    parser.takes_person()
    parser.add_argument("--file", metavar="ID", help="the line to file")
    parser.add_argument("--to", choices=WHERE, help="where it goes")
    parser.add_argument("--criterion", metavar="CRITERION", help="if it names none")
    parser.add_argument("--text", metavar="TEXT", default="", help="other words for it")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    if given.file is not None and given.to is None:
        parser.error("--to is missing: say where the line goes")
    if given.file is None and (given.to or given.criterion or given.text):
        parser.error(
            "--to, --criterion and --text are of one line: name it with --file"
        )
    with at_desk(given.folder, given.person) as desk:
        if given.file is None:
            return _list(desk, given.format)
        print(_file(desk, given.file, given.to, given.criterion, given.text))
    return 0


def _list(desk: Desk, form: str) -> int:
    rows = [_row(desk, key, line) for key, line in unfiled(desk.sheet).items()]
    if form == "json":
        print_json(rows)
        return 0
    for row in rows:
        print(f"{row['id']}  {time_of_day(row['at'])}  {visible(row['text'])}")
    print(f"{len(rows)} to file." if rows else "Nothing waits to be filed.")
    return 0


def _row(desk: Desk, key: str, line: InboxLine) -> dict[str, Any]:
    read = read_line(desk.assessment, line.text)
    return {
        "id": key,
        "at": line.at,
        "text": line.text,
        "kind": read.kind,
        "criterion": str(read.ref) if read.ref else None,
        "words": read.words,
    }


def _file(desk: Desk, key: str, to: str, criterion: str | None, text: str) -> str:
    ref = find_criterion(desk.assessment, criterion) if criterion else None
    if to == "evidence":
        whole = capturing.file_as_evidence(desk, key, ref, text=text)
        return f"Filed as evidence {whole}."
    if to in SAID:
        where, new = capturing.file_as_said(desk, key, ref, to, text=text)  # type: ignore[arg-type]
        return f"Filed as {to} {new} of {called(desk.assessment, where)}."
    capturing.file_aside(desk, key, "answered" if to == "answered" else "set aside")
    return f"Filed: {to.replace('-', ' ')}."


def _agenda_parser() -> Parser:
    parser = Parser(
        "agenda",
        "Print the agenda, what is not covered yet, and questions not asked yet.\n"
        "As ics it is a calendar of the blocks of the day, from the hour it begins.",
        "assess agenda missed-bin",
        "assess agenda missed-bin --format ics --begins 09:30 > day.ics",
        "assess agenda missed-bin --start-clock",
        'assess agenda missed-bin --asked 5 "Which devices"',
    )
    parser.explains_json(AGENDA_KEYS)
    parser.takes_folder()
    parser.add_argument(
        "--start-clock", action="store_true", help="begin the clock, or begin it again"
    )
    parser.add_argument(
        "--asked",
        nargs=2,
        metavar=("CRITERION", "WORDS"),
        action="append",
        default=[],
        help="tick a question as asked, or take the tick away; as often as needed",
    )
    parser.takes_person()
    parser.takes_format("text", "json", "ics")
    parser.add_argument("--begins", metavar="HOUR", help="needed for ics: 09:30")
    return parser


def agenda(arguments: list[str]) -> int:
    """Print the agenda, and what is not covered yet."""
    parser = _agenda_parser()
    given = parser.parse_args(arguments)
    if (given.format == "ics") != (given.begins is not None):
        parser.error("--format ics needs --begins, and nothing else does")
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        for criterion, words in dict.fromkeys(map(tuple, given.asked)):
            ref = find_criterion(desk.assessment, criterion)
            prompt = capturing.prompt_called(desk, ref, words)
            capturing.turn_prompt(desk, ref, prompt)
        assessment, person = desk.assessment, desk.person
        parts = agenda_for(desk.folder, assessment)
        left = still_to_ask(assessment, person)
        every = every_prompt(assessment, person)
        unasked = [prompt for prompt in every if not prompt.is_asked]
        text = ""
        if given.format == "ics":
            at = day_from(assessment, given.begins)
            text = as_calendar(assessment, parts, at)
        elif given.format == "json":
            print_json(_agenda_entry(parts, left, unasked))
        else:
            print_lines(_agenda_lines(assessment, parts, left, unasked))
        if given.start_clock:
            begin(desk.folder, desk.now)
    if text:
        print_utf8(text)
    return 0


def _agenda_entry(
    parts: tuple[Part, ...], left: tuple[CriterionRef, ...], unasked: list[Prompt]
) -> dict[str, Any]:
    return {
        "blocks": [part.model_dump() for part in parts],
        "not_covered": [str(ref) for ref in left],
        "unasked": [
            {"criterion": str(p.ref), "text": p.text, "by": p.by} for p in unasked
        ],
    }


def _agenda_lines(
    assessment: Assessment,
    parts: tuple[Part, ...],
    left: tuple[CriterionRef, ...],
    unasked: list[Prompt],
) -> Iterator[str]:
    for part in parts:
        yield f"{part.minutes:>4} min  {part.title}"
    yield f"{sum(part.minutes for part in parts):>4} min  in all"
    for ref in left:
        title = visible(assessment.criterion(ref).title)
        yield f"Not covered: {called(assessment, ref)}, {title}"
    yield f"{len(unasked)} questions of the standards are not asked yet."
