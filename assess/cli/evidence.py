"""`assess evidence`."""

import json
from datetime import date
from pathlib import Path

from assess.cli.arguments import Parser
from assess.cli.at_desk import at_desk
from assess.domain.canonical import plain
from assess.domain.characters import visible
from assess.domain.evidence import KINDS, EvidenceText
from assess.store import assessments
from assess.workflow.errors import RefusedError
from assess.workflow.evidence import add_evidence, link
from assess.workflow.places import criterion_called


def _parser() -> Parser:
    parser = Parser(
        "evidence",
        "Write down what the panel saw, or list it.",
        "assess evidence list missed-bin",
        'assess evidence add missed-bin --title "Research log" --kind document \\',
        "    --shows 2026-03 --criterion 1 --criterion 4",
    )
    parser.add_argument("verb", choices=("add", "list"))
    parser.takes_folder()
    parser.takes_person()
    parser.takes_format("text", "json")
    parser.add_argument("--title", metavar="TEXT", help="what it is")
    parser.add_argument("--kind", choices=KINDS, default="observed")
    parser.add_argument("--where", metavar="TEXT", default="", help="where it is")
    parser.add_argument("--shows", metavar="PERIOD", default="", help="like 2026-03")
    parser.add_argument("--seen", metavar="DATE", help="when the panel saw it")
    parser.add_argument(
        "--sensitive", action="store_true", help="never printed in a report"
    )
    parser.add_argument(
        "--criterion",
        metavar="CRITERION",
        action="append",
        default=[],
        help="link it to this criterion, as often as needed",
    )
    return parser


def run(_name: str, arguments: list[str]) -> int:
    """Add or list evidence."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.verb == "list":
        _list(given.folder, given.format)
        return 0
    if not given.title:
        message = "Evidence needs a title. Give it with --title."
        raise RefusedError(message)
    try:
        seen = date.fromisoformat(given.seen) if given.seen else None
    except ValueError as error:
        message = f"{given.seen} is not a date. Write it like 2026-05-12."
        raise RefusedError(message) from error
    text = EvidenceText(
        title=given.title,
        kind=given.kind,
        where=given.where,
        shows=given.shows,
        seen=seen,
        sensitive=given.sensitive,
    )
    with at_desk(given.folder, given.person) as desk:
        refs = [criterion_called(desk.assessment, words) for words in given.criterion]
        key = add_evidence(desk, text)
        for ref in refs:
            link(desk, ref, key, linked=True)
        print(f"{key} {visible(given.title)}")
    return 0


def _list(folder: Path, form: str) -> None:
    """Print every piece of evidence: its id, kind, title and criteria."""
    assessment = assessments.load(folder).assessment
    linked = {
        key: [
            str(ref) for ref in assessment.refs if key in assessment.finding(ref).linked
        ]
        for key in assessment.evidence
    }
    if form == "json":
        entries = [
            {"id": key, **plain(item), "criteria": linked[key]}
            for key, item in assessment.evidence.items()
        ]
        print(json.dumps(entries, ensure_ascii=False, indent=2, default=str))
        return
    for key, item in assessment.evidence.items():
        criteria = ", ".join(linked[key]) or "not linked"
        print(f"{key}  {item.kind:<8}  {visible(item.title)}  ({criteria})")
    if not assessment.evidence:
        print("No evidence yet. Add some with: assess evidence add")
