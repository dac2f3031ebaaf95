"""`assess portfolio merger`."""

from pathlib import Path

from assess import __version__
from assess.desk.clock import day_here
from assess.portfolio.commands.councils import asked_for, put_page, takes_page
from assess.portfolio.use_cases.merger import merged
from assess.portfolio.views.listing import lines, page
from assess.portfolio.views.merger import view
from assess.portfolio.views.merger_json import as_json
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

_KEYS = """\
councils    that are to be one
services    a list, those in several councils first: name, service (council: service),
            published (councils), not_in (councils), take (a list: criterion, by, to),
            all_meet, none_meets, nobody_rated (criteria), contracts (a list: council,
            renewed), ahead (a list: day, council, what, who, is_late)
unpublished a list of services of which nothing is published: name, service
proposed    a list of what may be the same: name, service"""


def merger(arguments: list[str]) -> int:
    """Say what a new council could take over."""
    parser = Parser(
        "portfolio merger",
        "Say, before councils become one, what the new council could take from which\n"
        "of them, service by service: what one meets and another does not, what none\n"
        "meets, which contracts and days are ahead. Which services are the same has\n"
        "to be confirmed first: assess portfolio matches shows what may be.",
        "assess portfolio merger anyshire otherham",
        "assess portfolio merger . --council Anyshire --council Otherham",
        "assess portfolio merger . --format html -o merger.html",
    )
    parser.explains_json(_KEYS)
    parser.takes_folders()
    parser.add_argument(
        "--council",
        action="append",
        default=[],
        help="only a council named so; may be given several times",
    )
    parser.add_argument(
        "--public", action="store_true", help="only what published reports say"
    )
    takes_page(parser)
    given = asked_for(parser, arguments)
    today, folders = day_here(), given.folders or [Path()]
    found = merged(folders, today, given.council, is_public=given.public)
    if given.format == "json":
        print_json(as_json(found.merger))
    else:
        said = view(
            found.merger,
            today,
            __version__,
            is_public=given.public,
            unreadable=found.unreadable,
        )
        put_page(given, said, page, lines, found.council)
    return name_unread(found.unread)
