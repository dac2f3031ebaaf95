"""`assess services`."""

from pathlib import Path
from typing import Any

from assess.desk.clock import day_here
from assess.desk.written_out import write_bytes
from assess.exchange import office
from assess.model.characters import visible
from assess.portfolio.logic.standing import Standing
from assess.portfolio.use_cases.looking import How
from assess.portfolio.use_cases.services import services_of
from assess.portfolio.views.services import book, lines
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.command.progress import LOOKED_AT, if_it_takes_long
from assess.ui.command.unread import name_unread

KEYS = """\
a list, what is due first, each with
service, council
state       due, under-way, assessed or exempt
exempt      why it need not be assessed, or ""
due         by when it is to be assessed, a date, or null
last        the assessment published last: folder, phase, published, outcome;
            or null
now         the folder of one that is not published yet, or null"""


def services(arguments: list[str]) -> int:
    """Say which services are assessed, due or exempt."""
    parser = Parser(
        "services",
        "Say which services of a workspace are assessed, which are due, and which are "
        "exempt and why.\nThe list is services.toml in the workspace, written by hand; "
        "what is assessed there is found\nby council and name:\n\n"
        "  format = 1\n\n"
        "  [[service]]\n"
        '  name = "Report a missed bin"\n'
        '  council = "Anyshire"\n'
        "  next = 2027-05-01\n\n"
        "  [[service]]\n"
        '  name = "Book a pitch"\n'
        '  exempt = "A form on a platform that was assessed."',
        "assess services",
        "assess services our-services --format json",
        "assess services our-services --format xlsx -o services.xlsx",
    )
    parser.explains_json(KEYS)
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(),
        metavar="WORKSPACE",
        help="this folder if not given",
    )
    parser.takes_format("text", "json", "xlsx")
    parser.add_argument(
        "-o", dest="to", type=Path, metavar="FILE", help="where xlsx goes"
    )
    given = parser.parse_args(arguments)
    if (given.format == "xlsx") != (given.to is not None):
        parser.error("--format xlsx is a file, so name it with -o")
    with if_it_takes_long(LOOKED_AT) as said:
        found = services_of(given.folder, How(said=said))
    if given.format == "xlsx":
        write_bytes(given.to, office.workbook(book(found.standings)))
        print(given.to)
    elif given.format == "json":
        print_json([_entry(each) for each in found.standings])
    else:
        for line in lines(found.standings, day_here()):
            print(visible(line))
    return name_unread(found.unread)


def _entry(each: Standing) -> dict[str, Any]:
    last = each.last
    return {
        "service": each.service,
        "council": each.council,
        "state": each.state,
        "exempt": each.exempt,
        "due": each.due,
        "last": {
            "folder": last.folder,
            "phase": last.phase,
            "published": last.published,
            "outcome": last.outcome,
        }
        if last
        else None,
        "now": each.now.folder if each.now else None,
    }
