"""How much each reason counts when what to do next is ranked: `next.toml`."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from assess.model.values import FORMAT, Line, Lines, Name, Phase, Value

Points = Annotated[int, Field(ge=0)]


class Weight(Value):
    """How much each reason counts; whole numbers from 0."""

    harm: Points = 10
    harm_middling: Points = 5
    bad: Points = 4
    middling: Points = 2
    apart: Points = 12
    asked: Points = 3
    not_seen: Points = 2
    advised: Points = 1
    overdue: Points = 5
    soon: Points = 4
    notice: Points = 6
    opens: Points = 1
    opens_at_most: Points = 4
    helps: Points = 1
    services: Points = 1
    services_at_most: Points = 3
    not_rated: Points = 2
    not_measured: Points = 2
    decides: Points = 0
    """Read from files of before, and counts no more: which standard decides the
    result says nothing of what is urgent."""


class Clock(Value):
    """When a day counts before it is past."""

    soon_days: Annotated[int, Field(ge=0, le=400)] = 60
    notice_days: Annotated[int, Field(ge=0, le=1_000)] = 180
    notice_words: Lines = ("notice on the contract", "renew the contract")
    """What an action says that is about the end of a contract."""

    def is_soon(self, due: date, today: date) -> bool:
        """Whether a day is near."""
        return 0 <= (due - today).days <= self.soon_days

    def is_for_notice(self, day: date, today: date) -> bool:
        """Whether the last day for notice on a contract is ahead, and near enough."""
        return 0 <= (day - today).days <= self.notice_days


class Mover(Value):
    """A part of the council that can move something, and how it is known."""

    title: Line
    words: Lines
    """What an owner is called who is of this part."""
    professions: Lines = ()
    """The professions of criteria for which it must move."""
    missed: bool = False
    """Whether the answer says so where none of the actions names it."""


MOVERS: Final = {
    "procurement": Mover(
        title="procurement",
        words=("procurement", "contract", "contracts", "contracting", "commercial"),
        professions=("procurement", "contracting"),
        missed=True,
    ),
    "hr": Mover(
        title="HR",
        words=("hr", "human resources", "workforce", "organisational development"),
        professions=("HR",),
        missed=True,
    ),
    "leadership": Mover(
        title="leadership",
        words=(
            "chief executive", "director", "leader of the council", "leadership",
            "cabinet", "cabinet member", "councillor", "councillors", "elected member",
            "elected members", "section 151 officer",
        ),
        professions=("leadership", "elected members"),
        missed=True,
    ),
    "community": Mover(
        title="the community",
        words=(
            "community", "residents", "tenants", "voluntary sector", "ward members",
            "parish",
        ),
        professions=("community engagement", "resident"),
    ),
    "it": Mover(
        title="IT",
        words=("it", "ict", "infrastructure", "information technology"),
        professions=(
            "IT", "technical architecture", "architecture", "development",
            "information governance",
        ),
    ),
    "supplier": Mover(title="the supplier", words=("supplier", "vendor")),
    "digital": Mover(
        title="digital",
        words=(
            "digital", "user researcher", "user research", "designer", "design",
            "product manager", "product owner", "product", "developer", "developers",
            "delivery manager", "delivery", "content", "web", "analyst", "architect",
        ),
        professions=(
            "user research", "design", "service design", "content design", "product",
            "product management", "delivery", "delivery management", "digital",
            "accessibility", "performance analysis", "business analysis",
        ),
    ),
    "service": Mover(
        title="the service",
        words=(
            "service", "services", "manager", "head of", "team leader", "frontline",
            "operations", "crew", "crews", "customer", "contact centre", "housing",
            "planning", "waste", "highways", "licensing", "communications", "policy",
            "finance", "legal", "owner",
        ),
        professions=(
            "frontline", "operations", "service management", "service ownership",
            "customer services", "policy", "partnerships", "communications", "finance",
            "legal",
        ),
    ),
}  # fmt: skip
"""The parts that ship, in the order in which an owner's words are looked through."""

STOP_WORDS: Final = (
    "stop", "retire", "withdraw", "scrap", "abandon", "cease", "cancel", "switch off",
    "turn off", "take down",
)  # fmt: skip


class Weights(Value):
    """How the steps are ranked, as data."""

    format: Literal[1] = FORMAT
    weight: Weight = Weight()
    phase: dict[Phase, int] = {"discovery": 0, "alpha": 1, "beta": 2, "live": 3}
    clock: Clock = Clock()
    stop_words: Lines = STOP_WORDS
    """How an action begins that asks to stop something."""
    mover: dict[Name, Mover] = MOVERS
