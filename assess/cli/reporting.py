"""`assess report`."""

import sys
from pathlib import Path

from assess.cli.arguments import Parser
from assess.store import assessments
from assess.workflow.report import FORMATS, Format, report, write_report


def run(_name: str, arguments: list[str]) -> int:
    """Make the report."""
    parser = Parser(
        "report",
        "Make the report. Without --format both the web page and the Markdown.",
        "assess report missed-bin",
        "assess report missed-bin --format md -o -",
    )
    parser.takes_folder()
    parser.add_argument("--format", choices=FORMATS, help="only this one")
    parser.add_argument(
        "-o",
        dest="to",
        metavar="FILE",
        help="where to; - prints it; reports/ if not given",
    )
    given = parser.parse_args(arguments)
    loaded = assessments.load(given.folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    if given.to == "-":
        text = report(loaded.assessment, given.format or "md")
        sys.stdout.buffer.write(text.encode())
        return 0
    formats: tuple[Format, ...] = (given.format,) if given.format else ("html", "md")
    if given.to and not given.format:
        formats = (_by_name(given.to),)
    for form in formats:
        to = Path(given.to) if given.to else None
        print(write_report(given.folder, loaded.assessment, form, to=to))
    return 0


def _by_name(name: str) -> Format:
    """Return the format that a file's name asks for; a web page if none."""
    suffix = Path(name).suffix.removeprefix(".")
    return next((form for form in FORMATS if form == suffix), "html")
