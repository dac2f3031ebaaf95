"""`assess submit`, `assess unsubmit` and `assess reveal`."""

from functools import partial

from assess.desk.desk import Desk
from assess.model.panel import not_submitted
from assess.model.rating import NOT_MY_PROFESSION
from assess.panel.use_cases import submitting
from assess.panel.use_cases.submitting import (
    NotCompleteError,
    NotEverybodyError,
    TooFewError,
)
from assess.ui.command.arguments import Parser
from assess.ui.command.at_desk import at_desk
from assess.ui.command.reasons import asked_at_terminal, with_reasons
from assess.ui.text.half_written import left_out


def submit(arguments: list[str]) -> int:
    """Submit what was rated."""
    parser = Parser(
        "submit",
        "Submit what you rated. Everything must be rated, or chosen not to be with a "
        "reason.\nIt can be taken back until the lead reveals.",
        "assess submit missed-bin --as ux",
        "assess submit missed-bin --as ux --abstain-rest",
    )
    parser.takes_folder()
    parser.add_argument(
        "--abstain-rest",
        metavar="REASON",
        nargs="?",
        const=NOT_MY_PROFESSION,
        help=f"abstain from what is not rated; “{NOT_MY_PROFESSION}” if no reason",
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    try:
        with at_desk(given.folder, given.person) as desk:
            if given.abstain_rest is not None:
                refs = submitting.abstain_from_rest(desk, given.abstain_rest)
                print(f"Abstained from {len(refs)}.")
            submitting.submit(desk)
            said = submitted_said(desk)
    except NotCompleteError as error:
        print(error)
        return 1
    print(said)
    return 0


def submitted_said(desk: Desk) -> str:
    """Say that it is submitted, and who has not done so yet."""
    waiting = _waiting(not_submitted(desk.assessment), desk.unread.people)
    left = left_out(desk.drafts, desk.assessment)
    return " ".join(filter(None, ("Submitted.", left, waiting)))


def _waiting(people: tuple[str, ...], unread: frozenset[str]) -> str:
    if unread:
        return f"The sheet can't be read of: {', '.join(sorted(unread))}."
    if not people:
        return "Everybody has submitted; the lead can reveal."
    return f"Not submitted yet: {', '.join(people)}."


def unsubmit(arguments: list[str]) -> int:
    """Take it back."""
    parser = Parser(
        "unsubmit",
        "Take back what you submitted, until it is revealed.",
        "assess unsubmit missed-bin --as ux",
    )
    parser.takes_folder()
    parser.takes_person()
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        submitting.unsubmit(desk)
    print("Taken back. Change what you like and submit again.")
    return 0


def reveal(arguments: list[str]) -> int:
    """Show everybody's ratings to all who submitted."""
    parser = Parser(
        "reveal",
        "Show everybody's ratings to all who submitted. Only the lead reveals.",
        "assess reveal missed-bin --as lead",
        'assess reveal missed-bin --as lead --reason "Technology is ill."',
    )
    parser.takes_folder()
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="why it does not wait for all"
    )
    parser.takes_person()
    given = parser.parse_args(arguments)
    try:
        with at_desk(given.folder, given.person, needs_all=True) as desk:
            with_reasons(
                partial(submitting.reveal, desk), asked_at_terminal, reason=given.reason
            )
    except (NotEverybodyError, TooFewError) as error:
        print(error)
        return 1
    print("Revealed. See where you differ with: assess agree FOLDER")
    return 0
