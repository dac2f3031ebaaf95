"""`assess standards`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, get_args

from assess.desk.days import read_day
from assess.desk.written_out import write_text
from assess.document.drawing import TextFormat
from assess.model.values import Delivery, Phase
from assess.model.versions.canonical import plain
from assess.standards.commands import standards_shown as shown
from assess.standards.commands.importing import import_
from assess.standards.commands.upgrading import upgrade
from assess.standards.logic.standing import standing
from assess.standards.use_cases.checking import faults_in, shipped_files
from assess.standards.use_cases.library import Library, pack, workspace_here
from assess.store.errors import safe
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json, print_utf8

KEYS = """\
list       a list: id, title, edition, publisher, status, replaces, announced,
           checked, criteria, noun, scales, offered, source, standing (in words),
           own_by (the council that adds questions of its own, or nothing);
           or id and error if its file can't be read
show       the whole edition, with the keys of its file (criteria/README.md);
           own-prompts, with the keys of theirs, if the council adds any
search     a list: criterion, title, place, text
diff       a list: change (same, reworded, new, gone), one, other, one_title,
           other_title
crosswalk  a list: criterion, title, related (criterion, how, because) and
           through (by, criterion)
check      a list of what is wrong: file, line, column, key, sentence"""

PHASES: Final = get_args(Phase)


def standards(arguments: list[str]) -> int:
    """Do one of the verbs."""
    verb, *rest = arguments or [""]
    if verb in VERBS:
        return VERBS[verb](rest)
    parser = Parser(
        "standards",
        "Read standards, compare them, prepare a team, check a file, or take one in.",
        "assess standards list",
        "assess standards show govuk-2019 --phase beta",
        "assess standards search screen reader",
        "assess standards diff govuk-2015 govuk-2019",
        "assess standards crosswalk govuk-2019 wales-2021",
        "assess standards pack govuk-2019 --phase beta -o pack.html",
        "assess standards check criteria/ours-2026.toml",
        "assess standards import checklist.csv",
        "assess standards upgrade missed-bin ours-2027",
    )
    parser.explains_json(KEYS)
    parser.add_argument("verb", choices=tuple(VERBS))
    parser.parse_args(arguments)
    return 0


def _parser(verb: str, says: str, example: str) -> Parser:
    return Parser(f"standards {verb}", says, f"assess standards {verb} {example}")


def _list(arguments: list[str]) -> int:
    parser = _parser(
        "list",
        "List the editions, all or some: which are current, superseded or announced to "
        "change, and when their facts were checked.",
        "--format json",
    )
    parser.add_argument("names", nargs="*", metavar="STANDARD", help="only these")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    library = Library(workspace_here())
    heads = library.heads(given.names)
    askers = library.askers()
    unread = dict(library.unread)
    every = library.heads() if given.names else heads
    if given.format == "json":
        told = [
            h._asdict()
            | {"standing": standing(h, every), "own_by": askers.get(h.id, "")}
            for h in heads
        ]
        print_json([*told, *({"id": n, "error": why} for n, why in unread.items())])
    else:
        for head in heads:
            _print(shown.head(head, standing(head, every), askers.get(head.id, "")))
        for name, why in unread.items():
            print(f"{name:<26} {why}")
    if not given.names:
        for name, why in library.passed_over.items():
            sys.stderr.write(f"assess: criteria/{safe(name)} {why}\n")
    return 2 if unread else 0


def _show(arguments: list[str]) -> int:
    parser = _parser("show", "Show an edition.", "govuk-2019 --phase beta")
    parser.add_argument("name", metavar="STANDARD")
    parser.add_argument("--phase", choices=PHASES, help="only this phase")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    library = Library(workspace_here())
    standard, own = library.standard(given.name), library.own_prompts(given.name)
    if given.format == "json":
        print_json(plain(standard) | ({"own-prompts": plain(own)} if own else {}))
    else:
        _print(shown.standard(standard, own, given.phase))
    return 0


def _search(arguments: list[str]) -> int:
    parser = _parser("search", "Find words in all editions.", "screen reader")
    parser.add_argument("words", nargs="+", metavar="WORD")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    library = Library(workspace_here())
    hits = library.search(" ".join(given.words))
    if given.format == "json":
        print_json(
            [
                {"criterion": str(h.ref), "title": h.title}
                | {"place": h.place, "text": h.text}
                for h in hits
            ]
        )
    else:
        _print(shown.hits(hits, library))
    for why in library.unread.values():
        sys.stderr.write(f"assess: {why}\n")
    return 0 if hits else 1


def _diff(arguments: list[str]) -> int:
    parser = _parser("diff", "Compare two editions.", "govuk-2015 govuk-2019")
    parser.add_argument("one", metavar="STANDARD")
    parser.add_argument("other", metavar="STANDARD")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    rows = Library(workspace_here()).compare(given.one, given.other)
    if given.format == "json":
        print_json([row._asdict() for row in rows])
    else:
        _print(shown.differences(rows))
    return 1 if any(row.change != "same" for row in rows) else 0


def _crosswalk(arguments: list[str]) -> int:
    parser = _parser(
        "crosswalk", "Say which criteria belong together.", "govuk-2019 wales-2021"
    )
    parser.add_argument("one", metavar="STANDARD")
    parser.add_argument("other", metavar="STANDARD")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    library = Library(workspace_here())
    rows = library.crossings(given.one, given.other)
    if given.format == "json":
        print_json(shown.crossings_json(rows))
    else:
        _print(shown.crossings(rows, library))
    return 0


def _pack(arguments: list[str]) -> int:
    parser = _parser(
        "pack", "Make what a team reads before it.", "govuk-2019 --phase beta"
    )
    parser.add_argument("name", metavar="STANDARD")
    parser.add_argument("--phase", choices=PHASES, help="asked for if not given")
    parser.add_argument(
        "--bought", action="store_true", help="for a service that was bought"
    )
    parser.add_argument(
        "--day", metavar="DATE", help="the day of the assessment, to count back from"
    )
    parser.add_argument("--format", choices=("md", "html"), help="md if not given")
    parser.add_argument(
        "-o", dest="to", metavar="FILE", default="-", help="- prints it"
    )
    given = parser.parse_args(arguments)
    named: TextFormat = "html" if given.to.endswith((".html", ".htm")) else "md"
    delivery: Delivery = "bought" if given.bought else "built"
    library = Library(workspace_here())
    day = read_day(given.day) if given.day else None
    form = given.format or named
    text = pack(library, given.name, given.phase, delivery, form, day=day)
    if given.to == "-":
        print_utf8(text)
        return 0
    path = Path(given.to)
    write_text(path, text)
    print(path)
    return 0


def _check(arguments: list[str]) -> int:
    """Check files of standards; those that ship if none is named."""
    parser = _parser("check", "Say what is wrong in files.", "criteria/ours-2026.toml")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    checked = given.files or list(shipped_files())
    faults = faults_in(checked)
    if given.format == "json":
        print_json([fault._asdict() for fault in faults])
        return 2 if faults else 0
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{len(checked)} checked, nothing is wrong.")
    return 2 if faults else 0


def _print(lines: shown.Lines) -> None:
    for line in lines:
        print(line)


VERBS: Final[dict[str, Callable[[list[str]], int]]] = {
    "list": _list,
    "show": _show,
    "search": _search,
    "diff": _diff,
    "crosswalk": _crosswalk,
    "pack": _pack,
    "check": _check,
    "import": import_,
    "upgrade": upgrade,
}
