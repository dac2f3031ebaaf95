"""`assess evidence`."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from assess.check.logic.evidence_coverage import IN_WORDS, Covered, coverage_of
from assess.desk.clock import day_here
from assess.desk.days import read_day
from assess.desk.desk import Desk
from assess.desk.person import who_sits_here
from assess.desk.places import find_criteria
from assess.desk.reading import read
from assess.model.characters import visible
from assess.model.evidence import KINDS, VOICES, EvidenceText, Voice
from assess.model.outcome import called
from assess.rate.use_cases.evidence import (
    add_evidence,
    change_evidence,
    link,
    own_evidence,
    remove_evidence,
)
from assess.rate.use_cases.expecting import expected_in
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

NO_VOICE: Final = "none"

KEYS = """\
a list, or with add the one added, each with
id        in the whole assessment, for example lead-m3xd
title, kind, voice, where, shows, seen, expires, sensitive, note
          as written down; seen and expires are dates or null, and voice is
          null where nobody said whose it is
criteria  those it is linked to, for example govuk-2019:1
with --coverage a list, each with
criterion  for example govuk-2019:1
coverage   none, plan-only, single-source, stale or covered
evidence   the ids of what is linked
with --expected a list, each with
title      what is expected at this phase
standing   missing, planned, out of date or there
evidence   the ids of the pieces that are it"""


def _parser() -> Parser:
    parser = Parser(
        "evidence",
        "Write down what the panel saw, or list it.",
        "assess evidence list missed-bin",
        'assess evidence add missed-bin --title "Research log" --kind document \\',
        "    --shows 2026-03 --criterion 1 --criterion 4",
        "assess evidence link missed-bin lead-m3xd --criterion 5",
        "assess evidence change missed-bin lead-m3xd --expires 2027-05-12",
    )
    parser.explains_json(KEYS)
    parser.add_argument("verb", choices=("add", "list", *CHANGES))
    parser.takes_folder()
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="which one to link, unlink, change or delete, for example lead-m3xd",
    )
    parser.takes_person()
    parser.takes_format("text", "json")
    _takes_piece(parser)
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="list the criteria, and how well each is covered",
    )
    parser.add_argument(
        "--expected",
        action="store_true",
        help="list what is expected at this phase, and what of it is missing",
    )
    parser.add_argument(
        "--sensitive",
        action=argparse.BooleanOptionalAction,
        help="never printed in a report",
    )
    parser.add_argument(
        "--criterion",
        metavar="CRITERION",
        action="append",
        default=[],
        help="link it to this criterion, as often as needed",
    )
    return parser


def _takes_piece(parser: Parser) -> None:
    """Take what is written down of a piece of evidence."""
    parser.add_argument("--title", metavar="TEXT", help="what it is")
    parser.add_argument("--kind", choices=KINDS, help="observed if not given")
    parser.add_argument(
        "--voice",
        choices=(*VOICES, NO_VOICE),
        help="whose voice it is, if it is somebody's",
    )
    parser.add_argument("--where", metavar="TEXT", help="where it is")
    parser.add_argument("--shows", metavar="PERIOD", help="like 2026-03")
    parser.add_argument("--seen", metavar="DATE", help="when the panel saw it")
    parser.add_argument("--expires", metavar="DATE", help="when it stops being true")


def evidence(arguments: list[str]) -> int:
    """Add or list evidence."""
    given = _parser().parse_args(arguments)
    if given.verb == "list" and given.coverage:
        return _coverage(given.folder, given.person, given.format)
    if given.verb == "list" and given.expected:
        return _expected(given.folder, given.format)
    if given.verb == "list":
        return _list(given.folder, given.format)
    return _add(given) if given.verb == "add" else _change(given)


def _change(given: argparse.Namespace) -> int:
    """Link a piece to criteria, take the link away, change it or delete it."""
    key = given.id or asked("ID", "Which piece of evidence?")
    with at_desk(given.folder, given.person) as desk:
        CHANGES[given.verb](desk, key, given)
        print(f"{key}: {DONE[given.verb]}.")
    return 0


def _link(desk: Desk, key: str, given: argparse.Namespace) -> None:
    named = given.criterion or [asked("--criterion", "At which criterion?")]
    for ref in find_criteria(desk.assessment, named):
        link(desk, ref, key, linked=given.verb == "link")


def _rewrite(desk: Desk, key: str, given: argparse.Namespace) -> None:
    """Change what was given; a day that is empty is taken away."""
    words = ("title", "kind", "where", "shows", "sensitive")
    said = {n: v for n in words if (v := getattr(given, n)) is not None}
    if given.voice is not None:
        said["voice"] = _voice(given.voice)
    days = {n: v for n in ("seen", "expires") if (v := getattr(given, n)) is not None}
    said |= {n: read_day(v) if v.strip() else None for n, v in days.items()}
    change_evidence(desk, key, own_evidence(desk, key).but(**said))


def _voice(name: str | None) -> Voice | None:
    return next((voice for voice in VOICES if voice == name), None)


def _delete(desk: Desk, key: str, _given: argparse.Namespace) -> None:
    remove_evidence(desk, key)


CHANGES: Final[dict[str, Callable[[Desk, str, argparse.Namespace], None]]] = {
    "link": _link,
    "unlink": _link,
    "change": _rewrite,
    "delete": _delete,
}

DONE: Final = {
    "link": "linked",
    "unlink": "not linked any more",
    "change": "changed",
    "delete": "deleted",
}


def _add(given: argparse.Namespace) -> int:
    text = EvidenceText(
        title=given.title or asked("--title", "What is it?"),
        kind=given.kind or "observed",
        voice=_voice(given.voice),
        where=given.where or "",
        shows=given.shows or "",
        seen=read_day(given.seen) if given.seen else None,
        expires=read_day(given.expires) if given.expires else None,
        sensitive=bool(given.sensitive),
    )
    with at_desk(given.folder, given.person) as desk:
        refs = find_criteria(desk.assessment, given.criterion)
        key = add_evidence(desk, text)
        for ref in refs:
            link(desk, ref, key, linked=True)
    entry = _entry(key, text, tuple(map(str, refs)))
    print_json(entry) if given.format == "json" else print(
        f"{key} {visible(text.title)}"
    )
    return 0


def _entry(key: str, item: EvidenceText, criteria: tuple[str, ...]) -> dict[str, Any]:
    fields = {name: getattr(item, name) for name in EvidenceText.model_fields}
    return {"id": key, **fields, "criteria": list(criteria)}


def _coverage(folder: Path, person: str | None, form: str) -> int:
    """Print how well each criterion is covered; exit with 1 if one is not at all."""
    loaded = read(folder)
    assessment = loaded.assessment
    if person is not None and person not in assessment.brief.panel:
        person = who_sits_here(folder, assessment.brief, person)
    found = coverage_of(assessment, person, today=day_here())
    if form == "json":
        print_json([_covered_entry(each) for each in found])
    else:
        for each in found:
            title = visible(assessment.criterion(each.ref).title)
            name = called(assessment, each.ref)
            print(f"{IN_WORDS[each.coverage]:<12}  {name}: {title}")
    is_bare = any(each.coverage == "none" for each in found)
    return name_unread(loaded.set_aside) or int(is_bare)


def _covered_entry(each: Covered) -> dict[str, Any]:
    return {
        "criterion": str(each.ref),
        "coverage": each.coverage,
        "evidence": list(each.evidence),
    }


def _expected(folder: Path, form: str) -> int:
    """Print what is expected at this phase; exit with 1 if anything is not there."""
    loaded = read(folder)
    found = expected_in(folder, loaded.assessment, day_here())
    if form == "json":
        print_json([each._asdict() for each in found])
    else:
        for each in found:
            known = (
                visible(loaded.assessment.evidence[key].title) for key in each.evidence
            )
            print(f"{each.standing:<12}  {': '.join((each.title, *known))}")
    is_short = any(each.standing != "there" for each in found)
    return name_unread(loaded.set_aside) or int(is_short)


def _list(folder: Path, form: str) -> int:
    """Print every piece of evidence: its id, kind, title, criteria and where it is."""
    loaded = read(folder)
    assessment = loaded.assessment
    linked = {
        key: [ref for ref in assessment.refs if key in assessment.finding(ref).linked]
        for key in assessment.evidence
    }
    if form == "json":
        print_json(
            [
                _entry(key, item, tuple(map(str, linked[key])))
                for key, item in assessment.evidence.items()
            ]
        )
    else:
        for key, item in assessment.evidence.items():
            named = [called(assessment, ref) for ref in linked[key]]
            criteria = ", ".join(named) or "not linked"
            print(f"{key}  {item.kind:<8}  {visible(item.title)}  ({criteria})")
            if more := ", ".join(filter(None, (item.heard, visible(item.where)))):
                print(f"    {more}")
        if not (assessment.evidence or loaded.set_aside):
            print("No evidence yet. Add some with: assess evidence add")
    return name_unread(loaded.set_aside)
