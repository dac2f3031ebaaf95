"""`assess panel`: who is on it, who leads on what, who has submitted."""

import argparse
from pathlib import Path
from typing import Any, get_args

from assess.desk.desk import Desk
from assess.desk.reading import read
from assess.desk.unread import unread_people
from assess.model.assessment import Assessment
from assess.model.brief import Member, Role
from assess.model.characters import visible
from assess.model.outcome import named
from assess.model.panel import Standing, standings
from assess.setup.use_cases.roster import (
    add_member,
    change_member,
    name_writer,
    remove_member,
)
from assess.store.errors import StoreError
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread
from assess.ui.text.moments import when

KEYS = """\
a list, one for each person on the panel, each with
id, role, profession, organisation, training, shadowing, conflicts
leads         criteria that the person leads on, as govuk-2019:1
rated, total  how many criteria are rated or chosen not to be; 0 of 0 for
              who does not rate, null of 4 if the sheet can't be read
submitted     when it was submitted, or null
writes_agreed whether the person writes what the panel agrees
answers       whether the person answers for the team after the report"""


def panel(arguments: list[str]) -> int:
    """Show the panel, or change it."""
    given = _parser().parse_args(arguments)
    if given.action is None:
        loaded = read(given.folder)
        _print(given.folder, loaded.assessment, loaded.set_aside, given.format)
        return name_unread(loaded.set_aside)
    member = given.member or asked("PERSON", "Who is it, by an id of your choice?")
    with at_desk(given.folder, given.person) as desk:
        _do(desk, member, given)
        _print(given.folder, desk.assessment, desk.set_aside, given.format)
    return 0


def _parser() -> Parser:
    parser = Parser(
        "panel",
        "Say who is on the panel, who leads on what and who has submitted; or change "
        "it.\nOnly the lead changes it. Somebody of the team is added, and named to "
        "answer for it,\nat any time, also after publication.",
        "assess panel missed-bin",
        "assess panel missed-bin add ux --role assessor --profession 'user research'",
        "assess panel missed-bin change ux --leads 1 --leads 2",
        "assess panel missed-bin remove ux",
        "assess panel missed-bin add owner --role team",
        "assess panel missed-bin change owner --answers",
        "assess panel missed-bin change ux --conflicts none --training '2025'",
    )
    parser.explains_json(KEYS)
    parser.takes_folder()
    parser.add_argument(
        "action", nargs="?", choices=("add", "change", "remove"), help="what to do"
    )
    parser.add_argument("member", nargs="?", metavar="PERSON", help="the person's id")
    _takes_member(parser)
    parser.add_argument(
        "--writes-agreed",
        action=argparse.BooleanOptionalAction,
        help="whether they write what is agreed instead of the lead",
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    return parser


def _takes_member(parser: Parser) -> None:
    """Take what the brief holds of somebody."""
    parser.add_argument("--role", choices=get_args(Role), help="assessor if not given")
    parser.add_argument("--profession", metavar="NAME", help="which profession")
    parser.add_argument("--organisation", metavar="NAME", help="where they work")
    parser.add_argument(
        "--leads",
        metavar="CRITERION",
        action="append",
        help="a criterion to lead on, as often as needed; by profession if not given",
    )
    parser.add_argument("--name", metavar="NAME", help="never printed unless told so")
    parser.add_argument(
        "--publish-name",
        action=argparse.BooleanOptionalAction,
        help="whether the report names them; not if not given",
    )
    parser.add_argument(
        "--training", metavar="WORDS", help="what prepared them to assess"
    )
    parser.add_argument(
        "--shadowing",
        action=argparse.BooleanOptionalAction,
        help="whether they are here to learn",
    )
    parser.add_argument(
        "--conflicts",
        metavar="WORDS",
        help="interests in the service or its supplier, in their words; or none",
    )
    parser.add_argument(
        "--answers",
        action=argparse.BooleanOptionalAction,
        help="whether they answer for the team after the report; everybody in the "
        "team does until somebody is named",
    )


def _fields(given: argparse.Namespace) -> dict[str, Any]:
    named = {
        "role": given.role,
        "profession": given.profession,
        "organisation": given.organisation,
        "leads": None if given.leads is None else tuple(filter(None, given.leads)),
        "name": given.name,
        "publish_name": given.publish_name,
        "training": given.training,
        "shadowing": given.shadowing,
        "conflicts": given.conflicts,
        "answers": given.answers,
    }
    return {name: value for name, value in named.items() if value is not None}


def _do(desk: Desk, member: str, given: argparse.Namespace) -> None:
    fields = _fields(given)
    if given.action == "remove":
        remove_member(desk, member)
        return
    if given.action == "add":
        add_member(desk, member, Member.model_validate({"role": "assessor", **fields}))
    elif fields or given.writes_agreed is None:
        change_member(desk, member, **fields)
    if given.writes_agreed is not None:
        name_writer(desk, member if given.writes_agreed else None)


def _print(
    folder: Path, assessment: Assessment, set_aside: tuple[StoreError, ...], form: str
) -> None:
    found = standings(assessment)
    unread = unread_people(folder, assessment.brief, set_aside)
    if form == "json":
        print_json([_entry(assessment, each, unread) for each in found])
        return
    for each in found:
        print(visible(_line(assessment, each, unread)))
        if each.leads:
            print(visible(f"    leads on {named(assessment, each.leads)}"))
    if not found:
        print("Nobody is on the panel yet.")
    reveal = assessment.agreed.reveal
    if reveal is not None:
        print(f"Revealed by {reveal.by} on {when(reveal.at)}.")


def _line(assessment: Assessment, each: Standing, unread: frozenset[str]) -> str:
    what = f"{each.role}, {each.profession}" if each.profession else each.role
    line = f"{each.person:<12} {what}"
    if assessment.brief.agreed_by == each.person:
        line += ", writes what is agreed"
    if each.person in assessment.brief.answering:
        line += ", answers for it"
    if each.person in unread:
        return f"{line}: the sheet can't be read"
    if not each.total:
        return line
    handed = (
        f"submitted on {when(each.submitted)}" if each.submitted else "not submitted"
    )
    return f"{line}: {each.rated} of {each.total} rated, {handed}"


def _entry(
    assessment: Assessment, each: Standing, unread: frozenset[str]
) -> dict[str, Any]:
    member = assessment.brief.panel[each.person]
    return {
        "id": each.person,
        "role": each.role,
        "profession": each.profession,
        "organisation": member.organisation,
        "training": member.training,
        "shadowing": member.shadowing,
        "conflicts": member.conflicts,
        "leads": [str(ref) for ref in each.leads],
        "rated": None if each.person in unread else each.rated,
        "total": each.total,
        "submitted": each.submitted.isoformat() if each.submitted else None,
        "writes_agreed": assessment.brief.writes_agreed == each.person,
        "answers": each.person in assessment.brief.answering,
    }
