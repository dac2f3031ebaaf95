"""The fields of the form for a new assessment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, get_args

from assess.model.capitals import with_capital
from assess.model.values import Delivery, Kind, Phase
from assess.ui.terminal.field import Field
from assess.ui.terminal.fields import Choice, Line, Pick, Several, Tick, Ticks

if TYPE_CHECKING:
    from textual.widget import Widget

KINDS: Final = {
    "assessment": "Assessment, by a panel",
    "reassessment": "Reassessment, after an earlier one",
    "self-review": "Self-review, by the team itself",
    "peer-review": "Peer review, without ratings",
}
FOLLOWS: Final = "Its folder, a CSV or xlsx file, a report of assess, or nothing. "
ASKED: Final = {
    "core": "The core of local service design, and all of what decides the result",
    "all": "All of every standard",
}
ELSEWHERE: Final = ("earlier_phase", "published", "assessed", "result", "found")
"""What is asked of an assessment that was not made here."""


def _words(choices: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(choice, with_capital(choice)) for choice in choices]


def fields(
    known: tuple[str, ...], offered: Sequence[tuple[str, str]], others: int
) -> Iterator[Widget]:
    """Yield the fields in the order in which people think of them.

    Args:
        known: The folders of this workspace that can be followed.
        offered: The standards to tick at first.
        others: How many more there are.
    """
    yield from _service()
    yield from _earlier(known)
    yield Field(
        "delivery",
        "The service was",
        Choice(_words(get_args(Delivery))),
        "Bought: some points ask for other evidence of a service that was bought.",
    )
    yield from _standards(offered, others)
    yield Field(
        "lead",
        "You, as lead assessor",
        Line(),
        "A short name of small letters, like lead or ux: your file is called so. "
        "The others are added afterwards, with P.",
    )
    yield Field("folder", "Folder", Line(), "Where it is kept; a name is proposed.")


def _service() -> Iterator[Widget]:
    """Yield what the service is, and what is done with it."""
    yield Field(
        "service",
        "Service",
        Line(),
        "What the people who use it call it, like Report a missed bin.",
    )
    yield Field(
        "council",
        "Council",
        Line(),
        "Who runs it, as the report is to say it.",
    )
    yield Field(
        "phase",
        "Phase that is ending",
        Choice(_words(get_args(Phase))),
        "Arrows or the first letter choose. The panel asks what this phase needs.",
    )
    yield Field(
        "kind",
        "Kind",
        Pick([(kind, KINDS[kind]) for kind in _in_order(get_args(Kind))]),
        "Enter opens the list.",
    )


def _earlier(known: tuple[str, ...]) -> Iterator[Widget]:
    """Yield which assessment is followed, and what is asked if it is elsewhere."""
    published = f"Published here: {', '.join(known)}. " if known else ""
    yield Field(
        "reassesses",
        "Follows",
        Line(known=known),
        f"{FOLLOWS}{published}",
    )
    yield from _elsewhere()


def _standards(offered: Sequence[tuple[str, str]], others: int) -> Iterator[Widget]:
    """Yield against what it is assessed, and how much of that is asked."""
    yield Field(
        "scales",
        "Standards",
        Ticks(offered),
        "Space ticks. Councils use those that are ticked at first.",
    )
    yield Field(
        "more",
        "",
        Tick(f"More: {others} other standards"),
        "Space shows them: other countries, earlier editions, special subjects.",
    )
    yield Field(
        "asked",
        "How much is asked",
        Pick(list(ASKED.items())),
        "The core fits into a day. Whoever rates more of it is heard all the same.",
    )


def _elsewhere() -> Iterator[Widget]:
    """Yield what is asked of an earlier assessment that was not made here."""
    yield Field(
        "earlier_phase",
        "Phase that had ended then",
        Choice(_words(get_args(Phase))),
        "What was met is carried where the same phase is ending now.",
    )
    yield Field(
        "published",
        "Published on",
        Line(),
        "The day of its report, like 9 March 2024. The new report prints it.",
    )
    yield Field(
        "assessed",
        "Held on",
        Line(),
        "The day of the assessment, if that is known.",
    )
    yield Field(
        "result",
        "Its result",
        Line(),
        "As a rating is called, like Not met; nothing if it had none.",
    )
    yield Field(
        "found",
        "What it found",
        Several(),
        "A line for each point or action: number; rating; action; by when; owner; "
        "why. Like 5; red; Test with carers; 1 June 2024; owner.",
    )


def _in_order(kinds: tuple[str, ...]) -> list[str]:
    """Return the kinds, the usual one first."""
    return sorted(kinds, key=list(KINDS).index)
