"""`assess mail`: the message that goes with a report."""

from pathlib import Path

from assess.publish.use_cases import days
from assess.publish.use_cases.report import VARIANTS
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_utf8

FORMATS = ("text", "eml")


def mail(arguments: list[str]) -> int:
    """Make the message that goes with a report."""
    parser = Parser(
        "mail",
        "Make a short message: the result, what to answer and by when, and the days\n"
        "that count. It is printed to paste; as eml it is a draft for a mail program,\n"
        "with the days as a calendar. Nothing is sent.",
        "assess mail missed-bin",
        "assess mail missed-bin --format eml -o missed-bin.eml",
        "assess mail missed-bin --variant public",
    )
    parser.takes_folder()
    parser.add_argument(
        "--variant", choices=VARIANTS, default="actions", help="actions if not given"
    )
    parser.takes_format(*FORMATS)
    parser.add_argument(
        "-o", dest="to", type=Path, metavar="FILE", help="where to; printed otherwise"
    )
    given = parser.parse_args(arguments)
    if given.to is None and given.format == "eml":
        parser.error("--format eml is a file, so name it with -o")
    made = days.mail_of(given.folder, given.variant)
    if given.to is None:
        print_utf8(made.text)
        return 0
    days.write_mail(made, given.to, is_draft=given.format == "eml")
    print(given.to)
    return 0
