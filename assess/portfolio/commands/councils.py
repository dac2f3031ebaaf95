"""What the commands on several councils have in common: how a page goes out."""

from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from assess.desk.written_out import write_text
from assess.model.council import Council
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_utf8

View = TypeVar("View")


def takes_page(parser: Parser) -> None:
    """Take the format, and where the page goes."""
    parser.takes_format("text", "json", "html")
    parser.add_argument(
        "-o", "--out", dest="to", type=Path, metavar="FILE", help="where html goes"
    )


def asked_for(parser: Parser, arguments: list[str]) -> Namespace:
    """Return what was given; a file is for a page alone."""
    given = parser.parse_args(arguments)
    if given.to is not None and given.format != "html":
        parser.error("-o is for --format html")
    return given


def put_page(
    given: Namespace,
    said: View,
    page: Callable[[View, Council], str],
    lines: Callable[[View], Iterable[str]],
    council: Council,
) -> None:
    """Print what is said as lines, or write it as a page in the look of a council."""
    if given.format == "html":
        put(page(said, council), given.to)
    else:
        print("\n".join(lines(said)))


def put(text: str, to: Path | None) -> None:
    """Print a page, or write it into a file and say which."""
    if to is None:
        print_utf8(text)
    else:
        write_text(to, text)
        print(to)
