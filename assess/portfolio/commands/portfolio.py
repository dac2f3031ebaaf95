"""`assess portfolio`."""

import argparse
import sys
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from typing import Final

from assess import __version__
from assess.desk.clock import day_here
from assess.desk.written_out import write_bytes
from assess.exchange import office
from assess.exchange.csv_files import csv_parts
from assess.model.characters import visible
from assess.portfolio.commands.councils import put
from assess.portfolio.commands.export import export, print_queries
from assess.portfolio.commands.merger import merger
from assess.portfolio.commands.panels import panels
from assess.portfolio.commands.side import match, matches, side, unmatch
from assess.portfolio.logic.order import ORDERS
from assess.portfolio.logic.pages import PAGES
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.looking import How
from assess.portfolio.use_cases.portfolio import FoundPortfolio, portfolio_of
from assess.portfolio.views.lines import lines
from assess.portfolio.views.pages import view_wanted
from assess.portfolio.views.portfolio import page
from assess.portfolio.views.tables import RATINGS, as_json, book, ratings
from assess.ui.command.arguments import Parser
from assess.ui.command.output import MARK, is_new_file, print_json, print_parts
from assess.ui.command.progress import LOOKED_AT, if_it_takes_long
from assess.ui.command.unread import name_unread

KEYS = """\
day         the day against which something is late
public      whether only published results are in it
exports     how many exports are in it: these say nothing of services that are only
            listed, and of what is due only actions, conditions and reassessments;
            one that was made for the public says nothing of reassessments
altered_left_out  how many are left out of what is for the public, because they are
            not as they were published
services    a list, each as it was published last: id (of its first assessment, so
            that a rename keeps it), service, council, phase, published, outcome,
            altered (what of it is not as it was published, or nothing), ratings
            (criterion: rating or null), before (a list: phase, published, outcome,
            altered)
standings   a list: service, council, state (due, under-way, assessed, exempt), due,
            reviewed_itself (day of its last self-review); in public only
            those with a published result, and none is due
not_met     a list, what most services do not meet first: standard, criterion, title,
            services (ids), of, since
due         a list: due, days_late, what, words, who, service, council
quarters    a list: standard, title, year, quarter, assessments, met, rated
savings, satisfaction  in how many services each went better, worse, same, or unknown
conditions  a list of those that are not confirmed: service, text, due
involvement a list, one for each criterion that asks for parts of an organisation:
            standard, criterion, parts (of each: in how many services it is at level
            0 to 4), services (id: level of each part)
by_theme    through (the standard whose themes these are), themes (a list: title,
            found by each standard), not_compared (a list)
over_time   a list of services that were assessed more than once: service (id),
            standard, assessments, falls_short (criterion: since), turned (what got
            better or worse: criterion, was, now, on, better, after which actions)
promised    a list, what is late first: service, council, called, condition, text,
            due, due_before (what is to happen, where no day was named), became
            (late, open, under-way, again, done, dropped), ended"""

VERBS: Final = {
    "export": export,
    "queries": print_queries,
    "matches": matches,
    "match": match,
    "unmatch": unmatch,
    "side": side,
    "merger": merger,
    "panels": panels,
}
"""What is written behind the command; a folder of that name is written ./export."""

FILES: Final = ("csv", "html", "xlsx")


def _parser() -> Parser:
    parser = Parser(
        "portfolio",
        "Show where many services stand: every criterion of each, what falls short\n"
        "most often, what is overdue and by whom, which conditions are open.\n"
        "A service is known by council and name, or because one assessment follows\n"
        "the other; what was published last counts. Nothing is averaged.\n"
        "export writes tables for other programs, and such an export can be named\n"
        "in place of a folder; queries prints SQL for them.\n"
        "matches, match, unmatch and side put a service of several councils beside\n"
        "each other; merger says what a new council could take over; panels says how\n"
        "far panels agree.",
        "assess portfolio our-services",
        "assess portfolio anyshire otherham --format html -o portfolio.html",
        "assess portfolio . --public --format html -o public.html",
        "assess portfolio . --council Anyshire --format xlsx -o portfolio.xlsx",
        "assess portfolio . --delivery bought --sort worst",
        "assess portfolio . --page scrutiny --format html -o scrutiny.html",
        "assess portfolio export . --format sqlite -o services.sqlite",
        "assess portfolio anyshire.sqlite otherham/*.csv our-services",
        "assess portfolio queries",
        "assess portfolio matches anyshire otherham",
        'assess portfolio side "Report a missed bin" anyshire otherham',
    )
    parser.explains_json(KEYS)
    parser.takes_folders()
    parser.add_argument(
        "--public", action="store_true", help="only what published reports say"
    )
    _takes_which(parser)
    _takes_how(parser)
    return parser


def _takes_which(parser: Parser) -> None:
    """Take to what it is narrowed."""
    parser.add_argument(
        "--council",
        default="",
        help="only of a council, or another organisation, named so",
    )
    parser.add_argument("--phase", default="", help="only of this phase")
    parser.add_argument("--standard", default="", help="only of this standard, by id")
    parser.add_argument(
        "--delivery",
        default="",
        choices=("built", "bought"),
        help="only built or bought; a brief that does not say so counts as built",
    )


def _takes_how(parser: Parser) -> None:
    """Take in which order, on which page and in which format it is shown."""
    parser.add_argument(
        "--sort",
        default="council",
        choices=tuple(ORDERS),
        help="in which order services stand; worst is for each standard by itself",
    )
    parser.add_argument(
        "--page",
        default="board",
        choices=tuple(PAGES),
        help="one sheet for a board; in detail, with themes and each service over time;"
        " or for a scrutiny committee, from published results only",
    )
    parser.add_argument(
        "--verify",
        action="store_true",
        help="read every file, also those whose times say that nothing changed",
    )
    parser.takes_format("text", "json", *FILES)
    parser.add_argument(
        "-o", dest="to", type=Path, metavar="FILE", help="where csv, html and xlsx go"
    )


def portfolio(arguments: list[str]) -> int:
    """Show where many services stand; or write tables, or print queries."""
    if (more := VERBS.get(arguments[0] if arguments else "")) is not None:
        return more(arguments[1:])
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.to is not None and given.format not in FILES:
        parser.error(f"-o is for --format {', '.join(FILES)}")
    if given.to is None and given.format == "xlsx":
        parser.error("--format xlsx is a file, so name it with -o")
    with if_it_takes_long(LOOKED_AT) as told:
        found = portfolio_of(
            given.folders or [Path()],
            day_here(),
            Wanted(
                given.council,
                given.phase,
                given.standard,
                given.delivery,
                given.sort,
                given.page,
                given.format == "json",
            ),
            is_public=given.public,
            how=How(given.verify, told),
        )
    _FORMATS[given.format](found, given)
    for folder in found.differing:
        said = "was changed, though its times and sizes say otherwise; it is read anew."
        print(visible(f"{folder} {said}"), file=sys.stderr)
    return name_unread(found.unread)


def _text(found: FoundPortfolio, _given: argparse.Namespace) -> None:
    for line in lines(view_wanted(found.portfolio, __version__)):
        print(line)


def _json(found: FoundPortfolio, _given: argparse.Namespace) -> None:
    print_json(as_json(found.portfolio))


def _html(found: FoundPortfolio, given: argparse.Namespace) -> None:
    put(page(view_wanted(found.portfolio, __version__), found.council), given.to)


def _xlsx(found: FoundPortfolio, given: argparse.Namespace) -> None:
    write_bytes(given.to, office.workbook(book(found.portfolio)))
    print(given.to)


def _csv(found: FoundPortfolio, given: argparse.Namespace) -> None:
    is_file = given.to is not None or is_new_file(sys.stdout)
    rows = csv_parts(RATINGS, ratings(found.portfolio))
    parts = chain([MARK] if is_file else [], rows)
    if given.to is None:
        print_parts(parts)
    else:
        put("".join(parts), given.to)


_FORMATS: Final[dict[str, Callable[[FoundPortfolio, argparse.Namespace], None]]] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "html": _html,
    "xlsx": _xlsx,
}
