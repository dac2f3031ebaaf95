"""`assess outcome`, `assess publish` and `assess reopen`."""

from argparse import Namespace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from assess.desk.days import read_day
from assess.desk.desk import Desk
from assess.model.assessment import Assessment
from assess.model.outcome import decided
from assess.model.values import With
from assess.publish.use_cases import outcome as deciding
from assess.publish.use_cases.publishable import NotReadyError, adds_nothing
from assess.publish.use_cases.report import data_digests
from assess.publish.views.review import about_reason, suggestion
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.at_desk import at_desk
from assess.ui.command.reasons import asked_at_terminal, with_reasons
from assess.ui.program_name import program_name
from assess.ui.text.half_written import left_out


def outcome(arguments: list[str]) -> int:
    """Decide the outcome."""
    parser = Parser(
        "outcome",
        "Decide the outcome. The rule of the scale suggests one; the lead decides.",
        'assess outcome missed-bin amber --reason "Point 5 has a date and an owner."',
        "assess outcome missed-bin met --with conditions",
    )
    parser.takes_folder()
    parser.add_argument(
        "rating", nargs="?", metavar="RATING", help="a rating of the scale"
    )
    parser.add_argument(
        "--reason", metavar="TEXT", help="needed where the rule differs"
    )
    parser.add_argument(
        "--with",
        dest="comes_with",
        choices=("conditions", "advice", "nothing"),
        help="what it comes with; what it rests on is said with assess whole",
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    words = given.rating or asked("RATING", "Which rating?")
    with at_desk(given.folder, given.person, needs_all=True) as desk:
        rating = words.strip().lower().replace(" ", "-")
        before = desk.assessment.agreed.outcome
        with_reasons(
            partial(deciding.decide, desk, rating, comes_with=_comes_with(given)),
            asked_at_terminal,
            reason=given.reason,
        )
        print(decided_said(desk))
        if said := about_reason(before, desk.assessment.agreed.outcome):
            print(said)
    return 0


def _comes_with(given: Namespace) -> With | Literal[""] | None:
    said: With | Literal["nothing"] | None = given.comes_with
    return "" if said == "nothing" else said


def decided_said(desk: Desk) -> str:
    """Say what the outcome is, beside what the rule suggests."""
    found = decided(desk.assessment)
    if found is None:
        return "Nothing is decided."
    return f"Outcome: {found.word}. {suggestion(desk.assessment)}"


def publish(arguments: list[str]) -> int:
    """Publish a version."""
    parser = Parser(
        "publish",
        "Publish: refused while check has errors. Findings are then read-only.",
        "assess publish missed-bin",
        'assess publish missed-bin-2024 --on "9 March 2024"',
    )
    parser.takes_folder()
    parser.add_argument(
        "--on",
        metavar="DATE",
        help="the day on which it was published, if that was before; it is printed",
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    try:
        with at_desk(given.folder, given.person) as desk:
            day = read_day(given.on) if given.on else None
            said = published_and_said(desk, day)
            published = desk.assessment
    except NotReadyError as error:
        print(error)
        return 1
    print(said)
    print("Team and panel can say how it was: assess afterwards")
    _print_digests(given.folder, published)
    return 0


def published_and_said(desk: Desk, on: date | None = None) -> str:
    """Publish; say which version it is, what waits, and how the report is made.

    Raises:
        NotReadyError: see `publish` among the use cases.
        RefusedError: the same.
    """
    same = adds_nothing(desk)
    version = deciding.publish(desk, on)
    said = [f"Version {version} is published."]
    if same:
        said.append(f"It says the same as version {version - 1}.")
    make = f"Make the report with: {program_name()} report {desk.folder}"
    said += [left_out(desk.drafts, desk.assessment), make]
    return " ".join(filter(None, said))


def _print_digests(folder: Path, published: Assessment) -> None:
    """Print what, published elsewhere, lets anybody check the version and its pages."""
    number, last = list(published.agreed.publication.items())[-1]
    print(f"SHA-256 of version {number}: {last.digest}")
    for variant, digest in data_digests(folder, published).items():
        print(f"SHA-256 of the data in its {variant} report: {digest}")
    print("Publish these elsewhere too: assess verify --digest compares with them.")


def reopen(arguments: list[str]) -> int:
    """Open a published assessment again."""
    parser = Parser(
        "reopen",
        "Open a published assessment again. The reason is kept and printed.",
        'assess reopen missed-bin --reason "A figure was wrong."',
    )
    parser.takes_folder()
    parser.add_argument("--reason", metavar="TEXT", help="what is to be corrected")
    parser.takes_person()
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        do = partial(deciding.reopen, desk)
        version = with_reasons(do, asked_at_terminal, reason=given.reason or "")
    print(f"Version {version} is open again. Publishing makes version {version + 1}.")
    return 0
