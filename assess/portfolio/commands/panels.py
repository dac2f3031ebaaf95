"""`assess portfolio panels`."""

from pathlib import Path

from assess import __version__
from assess.desk.clock import day_here
from assess.portfolio.commands.councils import asked_for, put_page, takes_page
from assess.portfolio.use_cases.panels import panels_of
from assess.portfolio.views.listing import lines, page
from assess.portfolio.views.panels import as_json, view
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

_KEYS = """\
panels       how many rated separately and showed it
by_criterion a list, the furthest apart first: standard, scale, criterion, panels,
             alike, one_step, further
by_panel     a list by day: service, council, phase, assessed, standard, criteria,
             percent, distances, alpha, says
against      a list of criteria rated against the suggestion: standard, scale,
             criterion, better, worse, of (ratings), assessments
outcomes     against, of
left_out     apart, alone, hidden, team, unrated: how many assessments"""


def panels(arguments: list[str]) -> int:
    """Say how far panels agree."""
    parser = Parser(
        "portfolio panels",
        "Say how far panels agreed before they talked, by criterion and by panel, and\n"
        "which criteria are rated against what the rule suggests. For moderation: no\n"
        "person is named, no panel is ranked, and nothing is in it that was not\n"
        "revealed. A panel is called by its assessment.",
        "assess portfolio panels our-services",
        "assess portfolio panels . --format html -o panels.html",
    )
    parser.explains_json(_KEYS)
    parser.takes_folders()
    takes_page(parser)
    given = asked_for(parser, arguments)
    found = panels_of(given.folders or [Path()])
    if given.format == "json":
        print_json(as_json(found.panels))
    else:
        said = view(found.panels, day_here(), __version__)
        put_page(given, said, page, lines, found.council)
    return name_unread(found.unread)
