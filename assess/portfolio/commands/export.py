"""`assess portfolio export` and `assess portfolio queries`."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from assess.desk.clock import day_here
from assess.desk.written_out import write_bytes
from assess.exchange.csv_files import csv_text
from assess.exchange.tidy import Tidy, parquet_files, sqlite_file
from assess.model.characters import visible
from assess.portfolio.use_cases.looking import How
from assess.portfolio.use_cases.portfolio import EVERYTHING, portfolio_of
from assess.portfolio.use_cases.queries import asks, queries, query_named
from assess.portfolio.views.tidy import tables
from assess.ui.command.arguments import Parser
from assess.ui.command.output import MARK
from assess.ui.command.progress import LOOKED_AT, if_it_takes_long
from assess.ui.command.unread import name_unread


def _parser() -> Parser:
    parser = Parser(
        "portfolio export",
        "Write assessments, ratings, actions and counts as tables for other programs.\n"
        "csv and parquet are a folder with a file for each table; sqlite is one file.",
        "assess portfolio export our-services --format sqlite -o services.sqlite",
        "assess portfolio export . --public --format csv -o tables",
        "assess portfolio queries",
        "assess portfolio queries not-met | sqlite3 services.sqlite",
    )
    parser.takes_folders()
    parser.add_argument(
        "--public", action="store_true", help="only what published reports say"
    )
    parser.takes_format(*_FORMATS)
    parser.add_argument(
        "-o", dest="to", type=Path, required=True, metavar="TO", help="where they go"
    )
    return parser


def export(arguments: list[str]) -> int:
    """Write the tables."""
    given = _parser().parse_args(arguments)
    with if_it_takes_long(LOOKED_AT) as said:
        found = portfolio_of(
            given.folders or [Path()],
            day_here(),
            EVERYTHING,
            is_public=given.public,
            how=How(said=said),
        )
    made = tables(found.portfolio, found.entries)
    for path, content in _FORMATS[given.format](made, given):
        write_bytes(path, content)
        print(path)
    return name_unread(found.unread)


Written = Iterator[tuple[Path, bytes]]


def _csv(made: tuple[Tidy, ...], given: Namespace) -> Written:
    for table in made:
        text = f"{MARK}{csv_text(tuple(table.columns), table.rows)}"
        yield given.to / f"{table.name}.csv", text.encode()


def _sqlite(made: tuple[Tidy, ...], given: Namespace) -> Written:
    yield given.to, sqlite_file(made)


def _parquet(made: tuple[Tidy, ...], given: Namespace) -> Written:
    for name, content in parquet_files(made):
        yield given.to / f"{name}.parquet", content


_FORMATS: Final[dict[str, Callable[[tuple[Tidy, ...], Namespace], Written]]] = {
    "csv": _csv,
    "sqlite": _sqlite,
    "parquet": _parquet,
}


def print_queries(arguments: list[str]) -> int:
    """List the queries, or print one."""
    parser = Parser(
        "portfolio queries",
        "List the questions that can be asked of an export, or print one as SQL.",
        "assess portfolio queries",
        "assess portfolio queries not-met | sqlite3 services.sqlite",
    )
    parser.add_argument("name", nargs="?", metavar="QUERY", help="which one to print")
    given = parser.parse_args(arguments)
    if given.name is not None:
        print(f"{query_named(given.name).rstrip()};")
        return 0
    for name, query in queries().items():
        print(f"{name}\n    {visible(asks(query))}")
    return 0
