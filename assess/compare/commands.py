"""`assess compare`."""

import textwrap
from pathlib import Path
from typing import Final

from assess.compare import use_cases
from assess.compare.views import CompareView, blocks
from assess.document.drawing import TextFormat
from assess.model.characters import visible
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json, print_utf8
from assess.ui.text.marks import Marks

WIDTH: Final = 80

KEYS = """\
first, second  called, service, council, what, assessed, state, outcome
notes          sentences on what can't be compared
groups         a list: title, counts, note, rows (criterion, title,
               first (criterion, rating), second, says)
actions        of the first: called, text, state"""


def compare(arguments: list[str]) -> int:
    """Put two assessments side by side."""
    parser = Parser(
        "compare",
        "Put two assessments of one service side by side, the earlier one first.",
        "assess compare missed-bin missed-bin-again",
        "assess compare missed-bin missed-bin-again -o compared.html",
        "assess compare missed-bin/before/lanterns-2020 missed-bin",
    )
    parser.explains_json(KEYS)
    parser.add_argument("first", type=Path, metavar="FIRST", help="the earlier one")
    parser.add_argument("second", type=Path, metavar="SECOND", help="the later one")
    parser.add_argument(
        "--format", choices=("text", "json", "md", "html"), help="text if not given"
    )
    parser.add_argument(
        "-o", dest="to", metavar="FILE", default="-", help="- prints it"
    )
    given = parser.parse_args(arguments)
    view = use_cases.compare(given.first, given.second)
    form = given.format or _named(given.to)
    if form == "json" and given.to == "-":
        print_json(use_cases.entry(view))
        return 0
    text = _spelt(view, form, given.second)
    if given.to == "-":
        print_utf8(text)
    else:
        use_cases.write(Path(given.to), text)
        print(given.to)
    return 0


def _named(to: str) -> str:
    """Return the format that a file's name asks for."""
    endings = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
    return endings.get(Path(to).suffix.lower(), "text")


def _spelt(view: CompareView, form: str, folder: Path) -> str:
    if form == "json":
        return use_cases.spelt(view)
    pages: dict[str, TextFormat] = {"md": "md", "html": "html"}
    if form in pages:
        return use_cases.page(view, pages[form], folder)
    lines = []
    for block in blocks(view, Marks(ascii_only=True)):
        mark = " " * block.indent + (f"{block.mark} " if block.mark else "")
        space = " " * len(mark)
        text = visible(block.text)
        lines += textwrap.wrap(
            text, WIDTH, initial_indent=mark, subsequent_indent=space
        ) or [""]
    return "\n".join(lines) + "\n"
