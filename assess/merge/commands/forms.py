"""`assess form` and `assess take`: a sheet goes out as a workbook, and comes back."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from assess.desk.clock import now
from assess.merge.commands.merging import told
from assess.merge.use_cases import forms, merging, taking
from assess.merge.use_cases.taking import Preview
from assess.model.characters import visible
from assess.ui.command.arguments import Parser, confirmed
from assess.ui.command.reasons import asked_at_terminal, with_reasons
from assess.ui.command.unread import name_unread


def form(arguments: list[str]) -> int:
    """Send a sheet out as a form."""
    parser = Parser(
        "form",
        "Make a form of one person's sheet, as an Excel workbook: for an assessor or\n"
        "somebody in the team who does not use a terminal. What stands in that sheet\n"
        "is in it, and nobody else's. assess take takes it in when it comes back.",
        "assess form missed-bin --as ux",
        "assess form missed-bin --as ux -o ux.xlsx",
    )
    parser.takes_folder()
    parser.takes_person()
    parser.add_argument(
        "-o", dest="to", type=Path, metavar="FILE", help="where to; FOLDER-PERSON.xlsx"
    )
    given = parser.parse_args(arguments)
    sent = forms.send(given.folder, given.person, given.to)
    print(visible(f"{sent.path}: the form of {sent.whose}."))
    print(visible(f"When it comes back: assess take {given.folder} FILE"))
    return 0


def take(arguments: list[str]) -> int:
    """Take a form in that came back."""
    parser = Parser(
        "take",
        "Take in a form that came back. It shows what would change, and asks. A row\n"
        "that can't be taken is named and left as it was; mend it and take the form\n"
        "again. Exits with 1 if there is such a row. What another person rated shows\n"
        "once you have submitted and it is revealed; until then only how many rows.",
        "assess take missed-bin ux.xlsx",
        "assess take missed-bin ux.xlsx --yes --as lead",
    )
    parser.takes_folder()
    parser.add_argument("form", type=Path, metavar="FILE", help="the form")
    parser.add_argument("--yes", action="store_true", help="take it without asking")
    parser.add_argument(
        "--why", metavar="TEXT", help="why a rating changes that all have seen"
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    seen = taking.preview(given.folder, given.form, given.person)
    _show(seen)
    wrong = int(bool(seen.filled.faults))
    if not seen.adds:
        print("Nothing in it is new.")
        return wrong
    if not (given.yes or confirmed("Take it?")):
        print("Nothing was taken. Say --yes to take it.")
        return wrong
    do = partial(
        merging.merge,
        given.folder,
        given.person,
        (seen.form,),
        clock=now,
        tell=lambda sentence: name_unread((sentence,)),
        loaded=seen.loaded,
    )
    done = with_reasons(do, asked_at_terminal, why=given.why or "")
    for each in done.joined:
        print(visible(told(each)))
    return wrong or int(any(each.how == "kept" for each in done.joined))


def _show(seen: Preview) -> None:
    print(visible(f"The form of {seen.form.person}:"))
    for line in (*(_said if seen.shows else _counted)(seen), *seen.filled.notes):
        print(visible(f"  {line}"))


def _said(seen: Preview) -> Iterator[str]:
    for each in seen.filled.changed:
        yield f"{each.sheet}, row {each.line}: {' '.join(each.words.split())}"
    for fault in seen.filled.faults:
        yield f"Not taken: {fault}"


def _counted(seen: Preview) -> Iterator[str]:
    """Yield how many rows of each sheet changed, and which can't be taken."""
    for sheet, rows in Counter(each.sheet for each in seen.filled.changed).items():
        yield f"{sheet}: {rows} {'row' if rows == 1 else 'rows'} changed"
    for fault in seen.filled.faults:
        yield f"Not taken: {fault.sheet}, row {fault.line}."
    if seen.filled.changed or seen.filled.faults:
        whose = seen.form.person
        yield (
            "What the rows say, and why one is not taken, does not show to you yet."
            f" {whose} reads it with --as {whose}."
        )
