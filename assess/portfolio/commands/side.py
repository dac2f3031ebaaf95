"""`assess portfolio side`, `matches`, `match` and `unmatch`."""

import shlex
from pathlib import Path

from assess import __version__
from assess.desk.clock import day_here
from assess.portfolio.commands.councils import asked_for, put_page, takes_page
from assess.portfolio.use_cases.councils import councils_in
from assess.portfolio.use_cases.matching import confirm, take_back
from assess.portfolio.use_cases.side import sided
from assess.portfolio.views import matches as shown
from assess.portfolio.views.in_lines import side_lines
from assess.portfolio.views.side import page, view
from assess.portfolio.views.side_json import as_json
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

_KEYS = """\
name        of the match
councils    a list: council, service, phase, published, outcome, standards (ids)
without     a list of those with no published result: council, service
standards   a list: standard, title, criteria (a list: criterion, title, councils: by
            council word, state (met, short or null), reason, well, gap, evidence)
linked      a list of criteria of two standards that belong together: councils,
            criteria, same (whether they ask the same)
help        a list: criterion, by (council: criterion), to (councils)"""


def side(arguments: list[str]) -> int:
    """Put one service of several councils side by side."""
    parser = Parser(
        "portfolio side",
        "Put one service of several councils side by side: ratings and what they rest\n"
        "on, what each does well, who could help whom. Which services are the same\n"
        "has to be confirmed first: assess portfolio matches shows what may be.\n"
        "Nothing is averaged; different standards are compared through the crosswalk\n"
        "alone.",
        'assess portfolio side "Report a missed bin" anyshire otherham',
        'assess portfolio side "Report a missed bin" . --format html -o bins.html',
        'assess portfolio side "Missed bins" . --public --format html -o bins.html',
    )
    parser.explains_json(_KEYS)
    parser.add_argument("service", metavar="SERVICE", help="a match, by its name")
    parser.takes_folders()
    parser.add_argument(
        "--public", action="store_true", help="only what published reports say"
    )
    takes_page(parser)
    given = asked_for(parser, arguments)
    today, folders = day_here(), given.folders or [Path()]
    found = sided(folders, given.service, today, is_public=given.public)
    if given.format == "json":
        print_json(as_json(found.side))
    else:
        said = view(
            found.side,
            today,
            __version__,
            is_public=given.public,
            unreadable=found.unreadable,
        )
        put_page(given, said, page, side_lines, found.council)
    return name_unread(found.unread)


def matches(arguments: list[str]) -> int:
    """List which services are the same one, and which may be."""
    parser = Parser(
        "portfolio matches",
        "List which services of several councils somebody confirmed to be the same\n"
        "one, and which may be, because their names have the same words. What may be\n"
        "counts for nothing until somebody confirms it with assess portfolio match.",
        "assess portfolio matches anyshire otherham",
        'assess portfolio match "Report a missed bin" anyshire otherham',
    )
    parser.explains_json(
        "confirmed   a list: name, service (council: service), not_here\n"
        "proposed    the same, of what nobody confirmed\n"
        "alone       a list: council, service"
    )
    parser.takes_folders()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    folders = given.folders or [Path()]
    here = councils_in(folders, day_here())
    if given.format == "json":
        print_json(shown.as_json(here.found))
    else:
        print("\n".join(shown.lines(here.found, shlex.join(map(str, folders)))))
    return name_unread(here.unread)


def match(arguments: list[str]) -> int:
    """Confirm that services of several councils are the same one."""
    parser = Parser(
        "portfolio match",
        "Confirm that services of several councils are the same one: what assess\n"
        "portfolio matches proposes, or those that you name. It is kept in\n"
        "matches.toml of the first folder, which may be read and edited.",
        'assess portfolio match "Report a missed bin" anyshire otherham',
        'assess portfolio match "Missed bins" . --of "Anyshire: Report a missed bin" '
        '--of "Otherham: Bins"',
    )
    parser.add_argument("name", metavar="NAME", help="what the service is called")
    parser.takes_folders()
    parser.add_argument(
        "--of",
        action="append",
        default=[],
        metavar="COUNCIL: SERVICE",
        help="one of the services; may be given several times",
    )
    given = parser.parse_args(arguments)
    kept = confirm(given.folders or [Path()], given.name, given.of, day_here())
    print(shown.confirmed_in_words(kept.name, kept.service))
    print(kept.file)
    return 0


def unmatch(arguments: list[str]) -> int:
    """Take back that services are the same one."""
    parser = Parser(
        "portfolio unmatch",
        "Take back that services of several councils are the same one. Assessments\n"
        "stay as they are.",
        'assess portfolio unmatch "Report a missed bin" anyshire otherham',
    )
    parser.add_argument("name", metavar="NAME", help="a match, by its name")
    parser.takes_folders()
    given = parser.parse_args(arguments)
    gone = take_back(given.folders or [Path()], given.name)
    print(f"Taken back: {gone.name} is no match any more.")
    print(gone.file)
    return 0
