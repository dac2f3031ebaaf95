"""What the commands on several councils have in common: how a page goes out."""

from pathlib import Path

from assess.desk.written_out import write_text
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_utf8


def takes_page(parser: Parser) -> None:
    """Take the format, and where the page goes."""
    parser.takes_format("text", "json", "html")
    parser.add_argument(
        "-o", "--out", dest="to", type=Path, metavar="FILE", help="where html goes"
    )


def put(text: str, to: Path | None) -> None:
    """Print a page, or write it into a file and say which."""
    if to is None:
        print_utf8(text)
    else:
        write_text(to, text)
        print(to)
