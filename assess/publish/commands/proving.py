"""`assess verify` and `assess extract`: check a report, and take its data out."""

from pathlib import Path
from typing import Any

from assess.model.characters import visible
from assess.model.versions.difference import Difference
from assess.publish.use_cases.proof import Verdict, extract, verify
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json

KEYS = """\
file, state  unchanged, changed (the folder, since), altered (the file), or
             not-compared (the words could not be drawn again to compare them)
reasons      a list of sentences
differences  a list: what, by, at (or null), why"""

WORDS = {
    "unchanged": "unchanged",
    "changed": "changed since it was made",
    "altered": "altered",
    "not-compared": "not compared",
}


def run(name: str, arguments: list[str]) -> int:
    """Run one of the two."""
    return {"verify": _verify, "extract": _extract}[name](arguments)


def _verify(arguments: list[str]) -> int:
    parser = Parser(
        "verify",
        "Say whether a report is unchanged, by its own data and by its folder.\n"
        "It is drawn again and compared. Where that is not possible, as another\n"
        "version of assess or other templates drew it, it is not compared, and not\n"
        "unchanged.",
        "assess verify report.html",
        "assess verify report.html missed-bin",
    )
    parser.explains_json(KEYS)
    parser.add_argument("report", type=Path, metavar="REPORT", help="the web page")
    parser.add_argument(
        "folder",
        type=Path,
        metavar="FOLDER",
        nargs="?",
        help="the assessment that it was made from, if you have it",
    )
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    verdict = verify(given.report, given.folder)
    if given.format == "json":
        print_json(_entry(given.report, verdict))
    else:
        _tell(given.report, verdict)
    return 0 if verdict.state == "unchanged" else 1


def _entry(path: Path, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": str(path),
        "state": verdict.state,
        "reasons": list(verdict.reasons),
        "differences": [each._asdict() for each in verdict.differences],
    }


def _tell(path: Path, verdict: Verdict) -> None:
    print(visible(f"{path}: {WORDS[verdict.state]}"))
    for reason in verdict.reasons:
        print(f"  {visible(reason)}")
    for each in verdict.differences:
        print(f"  - {visible(_in_words(each))}")


def _in_words(found: Difference) -> str:
    by = f"by {found.by}" if found.by else ""
    at = f"on {found.at:%Y-%m-%d}" if found.at else ""
    who = " ".join(filter(None, (by, at)))
    said = ", ".join(filter(None, (found.what, who)))
    return f"{said}: {found.why}" if found.why else said


def _extract(arguments: list[str]) -> int:
    parser = Parser(
        "extract",
        "Take the data of a report out of it, as the folder of an assessment.",
        "assess extract report.html -o taken-out",
    )
    parser.add_argument("report", type=Path, metavar="REPORT", help="the web page")
    parser.add_argument(
        "-o",
        dest="to",
        type=Path,
        metavar="DIR",
        required=True,
        help="the folder to make; it must not hold anything yet",
    )
    given = parser.parse_args(arguments)
    for name in extract(given.report, given.to):
        print(given.to / name)
    return 0
