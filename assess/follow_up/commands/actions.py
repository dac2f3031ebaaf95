"""`assess actions`: every action, due by when, by whom, and what became of it."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from assess.desk.clock import day_here
from assess.desk.written_out import write_bytes, write_text
from assess.document.markdown import one_line
from assess.exchange import office
from assess.exchange.csv_files import csv_text
from assess.exchange.word.parts import About
from assess.follow_up.use_cases.actions import Listed, actions_in
from assess.follow_up.views import table
from assess.follow_up.views.said import counted
from assess.model.characters import visible
from assess.model.days import spelt
from assess.model.due import due_text
from assess.ui.command.arguments import Parser
from assess.ui.command.output import MARK, is_new_file, print_json, print_utf8
from assess.ui.command.unread import name_unread

KEYS = """\
a list, each action with
id         in the whole assessment, for example lead-k9d2
number     what reports and commands call it: A1, or C1 of a condition
kind       action, or condition of the result, whose owner confirms it
criterion  what it is for; several stand one after the other, a condition may have none
folder, service, phase, text, owner
due        a date, or null
state      open, challenged, in-progress, verified, upheld, no-longer-applies
waits_for  whose turn it is, in words
days_late  0 if it is not overdue
age        days since the report, or null
since      the day of the earlier assessment that asked for it, or null
counts     false if it was assessed again, with --all"""

TEXTS: Final = ("csv", "md", "table")
FILES: Final = ("docx", "xlsx")
"""The formats that are files, and can't be printed."""

DOCUMENTS: Final = (*TEXTS, *FILES)
"""The formats that can be written into a file."""

COLUMNS: Final = (
    "number", "service", "phase", "criterion", "text", "due", "owner", "state",
    "waits_for", "days_late", "age", "since", "counts", "kind",
)  # fmt: skip


def _parser() -> Parser:
    parser = Parser(
        "actions",
        "List what the team must do, and what the result rests on. Exits with 1 if\n"
        "something is overdue.\n"
        "md is a list of tasks that keep their ids. table, docx and xlsx are the\n"
        "table that members know: reference, recommendation, accountable, due, status.",
        "assess actions missed-bin",
        "assess actions missed-bin --format docx -o actions.docx",
        "assess actions --overdue --format csv -o overdue.csv",
    )
    parser.explains_json(KEYS)
    parser.takes_folders()
    parser.add_argument("--overdue", action="store_true", help="only what is overdue")
    parser.add_argument("--owner", metavar="ROLE", help="only what this role owns")
    parser.add_argument(
        "--open", action="store_true", help="only what has not ended yet"
    )
    parser.add_argument(
        "--all",
        action="store_true",
        help="also those of what was assessed again since, which count no more",
    )
    parser.takes_format("text", "json", *DOCUMENTS)
    parser.add_argument(
        "-o",
        dest="to",
        metavar="FILE",
        help="where it goes, but for text and json; printed if not given",
    )
    return parser


def actions(arguments: list[str]) -> int:
    """List actions."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.to is not None and given.format not in DOCUMENTS:
        parser.error(f"-o is for --format {', '.join(DOCUMENTS)}")
    if given.to is None and given.format in FILES:
        parser.error(f"--format {given.format} is a file, so name it with -o")
    found = actions_in(given.folders or [Path()], every=given.all)
    today = day_here()
    wanted = [each for each in found.actions if _is_wanted(each, given, today)]
    _print_or_write(given, wanted, today)
    if given.format == "text" and (wanted or not found.unread):
        print(_summary(wanted, today))
    if given.format == "text":
        for sentence in found.again:
            print(visible(sentence))
    is_late = any(each.days_late(today) for each in wanted)
    return name_unread(found.unread) or int(is_late)


def _is_wanted(each: Listed, given: argparse.Namespace, today: date) -> bool:
    if given.overdue and not each.days_late(today):
        return False
    if given.open and not each.is_open:
        return False
    owner = each.followed.asked.action.owner
    return given.owner is None or given.owner.casefold() in owner.casefold()


def _row(each: Listed, today: date) -> dict[str, Any]:
    asked = each.followed.asked
    return {
        "id": asked.id,
        "number": each.followed.called,
        "folder": str(each.folder),
        "service": each.service,
        "phase": each.phase,
        "kind": "condition" if each.followed.is_condition else "action",
        "criterion": " ".join(map(str, asked.refs)),
        "text": asked.action.text,
        "due": asked.action.due,
        "owner": asked.action.owner,
        "state": each.followed.state,
        "waits_for": each.waits_for,
        "days_late": each.days_late(today),
        "age": each.age(today),
        "since": each.followed.since,
        "counts": each.counts,
    }


def _json(wanted: list[Listed], today: date) -> None:
    print_json([_row(each, today) for each in wanted])


def _print_or_write(
    given: argparse.Namespace, wanted: list[Listed], today: date
) -> None:
    if given.format not in DOCUMENTS:
        {"text": _text, "json": _json}[given.format](wanted, today)
        return
    if given.format in FILES:
        write_bytes(Path(given.to), _FILES[given.format](_rows(wanted, today), today))
        print(given.to)
        return
    text = _TEXTS[given.format](wanted, today)
    is_file = given.to is not None or is_new_file(sys.stdout)
    written = f"{MARK}{text}" if is_file and given.format == "csv" else text
    if given.to is None:
        print_utf8(written)
        return
    write_text(Path(given.to), written)
    print(given.to)


def _csv(wanted: list[Listed], today: date) -> str:
    rows = (_row(each, today) for each in wanted)
    return csv_text(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))


def _markdown(wanted: list[Listed], today: date) -> str:
    """Return a task list, as issue trackers take it."""
    lines: list[str] = []
    for each in wanted:
        asked, due = each.followed.asked, each.followed.asked.action.due
        box = " " if each.is_open else "x"
        facts = [
            each.where,
            f"due {due_text(due)}" if due else "no date",
            one_line(asked.action.owner) if asked.action.owner else "no owner",
            _state(each, today),
        ]
        lines.append(f"- [{box}] {one_line(asked.action.text)} ({', '.join(facts)})")
        called = f"{each.followed.called} ({asked.id})"
        lines.append(f"  {called}, {one_line(each.service)}, {each.phase}")
    return "".join(f"{line}\n" for line in lines)


def _rows(wanted: list[Listed], today: date) -> list[table.Recommended]:
    found = []
    for each in wanted:
        action, due = each.followed.asked.action, each.followed.due
        found.append(
            table.Recommended(
                service=f"{each.service}, {each.phase}",
                reference=each.followed.called,
                text=action.text,
                owner=action.owner,
                due=due,
                by=due_text(action.due) if action.due else "",
                status=_state(each, today),
            )
        )
    return found


def _table(wanted: list[Listed], today: date) -> str:
    return table.markdown(_rows(wanted, today))


def _word(rows: list[table.Recommended], today: date) -> bytes:
    about = About(table.TITLE, "assess", f"Actions on {spelt(today)}")
    return office.word_document(table.parts(rows, today), about)


def _excel(rows: list[table.Recommended], _today: date) -> bytes:
    return office.workbook(table.book(rows))


_TEXTS: Final = {"csv": _csv, "md": _markdown, "table": _table}
_FILES: Final = {"docx": _word, "xlsx": _excel}


def _text(wanted: list[Listed], today: date) -> None:
    service = ""
    for each in wanted:
        if f"{each.service} {each.phase}" != service:
            service = f"{each.service} {each.phase}"
            print(f"{visible(each.service)}, {each.phase}")
        asked, due = each.followed.asked, each.followed.asked.action.due
        when = due_text(due) if due else "no date"
        print(f"  {when:<10}  {_state(each, today)}  {each.followed.called}")
        print(f"      {visible(asked.action.text)}")
        owner = visible(asked.action.owner) or "no owner"
        print(f"      {each.where}, {owner}")


def _state(each: Listed, today: date) -> str:
    late = each.days_late(today)
    since = each.followed.since
    words = [each.followed.in_words]
    if since is not None:
        words.append(f"since {since.isoformat()}")
    if late:
        words.append(f"{late} {'day' if late == 1 else 'days'} overdue")
    if each.waits_for:
        words.append(each.waits_for)
    if not each.counts:
        words.append("assessed again")
    return ", ".join(words)


def _summary(wanted: list[Listed], today: date) -> str:
    if not wanted:
        return "No actions."
    late = sum(1 for each in wanted if each.days_late(today))
    open_ = sum(1 for each in wanted if each.is_open)
    count = counted([each.followed for each in wanted])
    return f"{count}, {open_} open, {late} overdue."
