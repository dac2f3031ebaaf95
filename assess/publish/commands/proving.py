"""`assess version`, `verify`, `extract`: what drew a report, is it so, its data."""

import sys
from pathlib import Path
from typing import Any

from assess import __version__
from assess.document.drawing import code_digest
from assess.model.characters import visible
from assess.model.versions.difference import Difference
from assess.publish.commands.trusting import must_trust, say_whose, takes_trust
from assess.publish.use_cases import proof
from assess.publish.use_cases.verdict import Verdict
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.text.moments import when

KEYS = """\
file, state  unchanged; altered (the page); differs (from the folder, or from the
             SHA-256 that was given); or not-compared (its words could not be
             drawn again to compare them)
reasons      a list of sentences
differences  a list: what, page, folder (what each says, or ""), signed_by,
             signed_at, why (of the record in the folder)
sha256       of the data in it, or "" if they can't be read
published    the SHA-256 of the version that stands in the folder, or ""
published_at when it was published, in UTC, or null"""

WORDS = {
    "unchanged": "unchanged",
    "altered": "altered",
    "differs": "differs",
    "not-compared": "not compared",
}


def version(arguments: list[str]) -> int:
    """Say which version this is, and what drew a page."""
    parser = Parser(
        "version",
        "Say which version of assess this is, and with REPORT which one drew a page,\n"
        "as the page says itself. Its code is a digest of all that draws pages.",
        "assess version",
        "assess version public.html",
    )
    parser.add_argument(
        "report", type=Path, metavar="REPORT", nargs="?", help="the web page"
    )
    given = parser.parse_args(arguments)
    print(f"assess {__version__} (code {code_digest()})")
    if given.report is not None:
        print(proof.drew(given.report))
    return 0


def verify(arguments: list[str]) -> int:
    """Say whether a report is unchanged."""
    parser = Parser(
        "verify",
        "Say whether a report is unchanged: by its own data, by the folder that it\n"
        "came from, and by a SHA-256 that was published elsewhere. It is drawn again\n"
        "and compared. Where that is not possible, as another version of assess or\n"
        "other templates drew it, it is not compared, and not unchanged.",
        "assess verify report.html",
        "assess verify report.html missed-bin",
        "assess verify report.html --digest 3ca02d1c...",
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
    parser.add_argument(
        "--digest",
        metavar="HEX",
        help="the SHA-256 of its data, or with FOLDER that of its version",
    )
    takes_trust(parser)
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    if given.folder is not None:
        must_trust(given.folder, trusts=given.trusts)
    verdict = proof.verify(given.report, given.folder, given.digest)
    if given.format == "json":
        print_json(_entry(given.report, verdict))
    else:
        _tell(given.report, verdict)
        if given.folder is not None:
            say_whose(given.folder)
    return 0 if verdict.state == "unchanged" else 1


def _entry(path: Path, verdict: Verdict) -> dict[str, Any]:
    return {
        "file": str(path),
        "state": verdict.state,
        "reasons": list(verdict.reasons),
        "differences": [each._asdict() for each in verdict.differences],
        "sha256": verdict.sha256,
        "published": verdict.published.digest if verdict.published else "",
        "published_at": verdict.published.at.isoformat() if verdict.published else None,
    }


def _tell(path: Path, verdict: Verdict) -> None:
    print(visible(f"{path}: {WORDS[verdict.state]}"))
    for reason in verdict.reasons:
        print(f"  {visible(reason)}")
    for each in verdict.differences:
        print(f"  - {visible(_in_words(each))}")
    if verdict.sha256:
        print(f"  SHA-256 of its data: {verdict.sha256}")
    last = verdict.published
    if last is None:
        return
    if last.digest:
        print(f"  SHA-256 of version {last.number}: {last.digest}")
    print(f"  Version {last.number} was published: {when(last.at)}")


def _in_words(found: Difference) -> str:
    both = (found.page or found.folder) and (
        f": the page says {found.page}, the folder {found.folder}"
    )
    at = f", {when(found.signed_at)}" if found.signed_at else ""
    signed = found.signed_by and (
        f"; the record in the folder is signed {found.signed_by}{at}"
    )
    why = found.why and f": {found.why}"
    return f"{found.what}{both}{signed}{why}"


def extract(arguments: list[str]) -> int:
    """Take the data of a report out of it."""
    parser = Parser(
        "extract",
        "Take the data of a report out of it, as the folder of an assessment. It says\n"
        "so where the page does not say what its data say.",
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
    found = proof.extract(given.report, given.to)
    for name in found.names:
        print(visible(str(given.to / name)))
    return _warned(given.report, found.verdict)


def _warned(path: Path, verdict: Verdict) -> int:
    """Say on standard error where the page may not say what was taken out."""
    if verdict.state == "unchanged":
        return 0
    print(visible(f"{path}: {WORDS[verdict.state]}"), file=sys.stderr)
    for reason in verdict.reasons:
        print(f"  {visible(reason)}", file=sys.stderr)
    return 1 if verdict.state == "altered" else 0
