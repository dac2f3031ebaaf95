"""A published edition of a standard: what is asked, and what earns which rating."""

from datetime import date
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, model_validator

from assess.model.values import (
    FORMAT,
    Change,
    Delivery,
    Kind,
    Line,
    Lines,
    Name,
    Phase,
    Text,
    Value,
    With,
)

Status = Literal["current", "deprecated", "historic"]
IndicatorKind = Literal["must", "should", "warning"]

LEVELS = range(5)
"""How far a part of the organisation is involved, from 0 (absent) to 4 (owning)."""


class Guidance(Value):
    """What an assessor asks and looks for."""

    ask: Lines = ()
    look_for: Lines = ()
    warning_signs: Lines = ()


class PhaseGuidance(Guidance):
    """What is asked in one phase, and what earns a rating in it."""

    rated: dict[Name, Text] = {}
    """Where a phase earns a rating by something else than the others do.

    What stands at alpha holds at discovery too, unless that has words of its own.
    """


class Bought(Value):
    """What is different for a service that the council bought."""

    answers: Literal["council", "supplier", "shared"]
    """Who answers for the criterion."""
    ask: Lines = ()
    """What is asked as well."""


class LeftOut(Value):
    """When a criterion is not asked. What is not named here may be anything."""

    reason: Line
    phase: tuple[Phase, ...] = Field((), strict=False)
    kind: tuple[Kind, ...] = Field((), strict=False)
    delivery: tuple[Delivery, ...] = Field((), strict=False)

    def fits(self, phase: Phase, kind: Kind, delivery: Delivery) -> bool:
        """Whether an assessment like this leaves the criterion out."""
        asked = ((self.phase, phase), (self.kind, kind), (self.delivery, delivery))
        return all(not named or value in named for named, value in asked)


class Indicator(Value):
    """A sentence of the standard that an assessor can tick."""

    kind: IndicatorKind
    text: Line


class StandardPart(Value):
    """A named part of a criterion with a level of its own."""

    title: Line
    ask: Lines = ()


class Conditions(Value):
    """What must all hold before a rating is suggested.

    Each condition gets easier when a must is ticked, harder when a warning is,
    so the suggestion cannot fall when the service does better.
    """

    musts_missing_at_most: int | None = Field(None, ge=0)
    half_of_musts: bool = False
    """Whether at least half of the musts have to be met, however many there are."""
    shoulds_missing_at_most: int | None = Field(None, ge=0)
    warnings_at_most: int | None = Field(None, ge=0)
    evidence_at_least: int | None = Field(None, ge=0)
    parts_at_least: dict[Name, int] = {}
    """The lowest level for a part by name; `every` speaks of all of them."""
    parts_low_at_most: int | None = Field(None, ge=0)
    """How many parts may stand at level 0 or 1."""


class Criterion(Value):
    """One numbered requirement of a standard."""

    title: Line
    theme: Name | None = None
    summary: Text = ""
    why: Text = ""
    note: Text = ""
    lead: Lines = ()
    """The professions that lead on this criterion."""
    harm: Line = ""
    """What a service that falls short may do to people; nothing if it hurts nobody."""
    lacks: Line = ""
    """What is so where a service falls short, without a full stop."""
    start: Line = ""
    """What any council can do first about it."""
    changes: Change | None = None
    """What is asked for it changes, unless somebody says otherwise of an action."""
    stops: bool = False
    """Whether what is asked for it is first of all something to stop."""
    opens: Annotated[tuple[Name, ...], Field(strict=False)] = ()
    """Other criteria of the edition that wait for this one."""
    gates: bool = True
    core: bool = False
    """Whether it is one of the few to begin with where there is no time for all."""
    always: Guidance = Guidance()
    """What is asked in every phase."""
    phase: dict[Phase, PhaseGuidance] = {}
    bought: Bought | None = None
    left_out: dict[Name, LeftOut] = {}
    rated: dict[Name, Text] = {}
    """For each rating, what a service looks like that earns it."""
    indicator: dict[Name, Indicator] = {}
    part: dict[Name, StandardPart] = {}
    suggest: dict[Name, dict[Name, Conditions]] = {}
    """Scale, then rating from best to worst, then what must hold for it."""

    def guidance(self, phase: Phase, delivery: Delivery = "built") -> Guidance:
        """Return what is asked of such a service; nothing where all is silent."""
        here = self.phase.get(phase, PhaseGuidance())
        bought = self.bought.ask if self.bought and delivery == "bought" else ()
        return Guidance(
            ask=here.ask + self.always.ask + bought,
            look_for=here.look_for + self.always.look_for,
            warning_signs=here.warning_signs + self.always.warning_signs,
        )

    def descriptor(self, rating: str, phase: Phase) -> str:
        """Return what earns *rating* at *phase*, or nothing where none is given."""
        phases: tuple[Phase, ...] = (phase,)
        if phase == "discovery":
            phases = ("discovery", "alpha")
        own = [self.phase[name].rated for name in phases if name in self.phase]
        for rated in (*own, self.rated):
            if rating in rated:
                return rated[rating]
        return ""


class Theme(Value):
    """A group of criteria that an assessor walks through together."""

    title: Line


class Standard(Value):
    """One published edition."""

    format: Literal[1] = FORMAT
    id: Name
    title: Line
    edition: Line
    publisher: Line
    source: Line
    licence: Line
    attribution: Text
    status: Status
    replaces: Name | None = None
    announced: Line = ""
    """What its publisher said is to change, and when it was said."""
    checked: date | None = None
    """When its facts were last compared with what others publish."""
    checked_at: Lines = ()
    """Where: the addresses that were read."""
    noun: Line = "point"
    scales: Annotated[tuple[Name, ...], Field(strict=False, min_length=1)]
    """The scales it may be used with; the first is the default."""
    gating: bool = True
    """Whether its criteria decide the outcome unless the brief says otherwise."""
    offered: bool = False
    """Whether a new assessment starts with it ticked."""
    note: Text = ""
    theme: dict[Name, Theme] = {}
    suggest: dict[Name, dict[Name, Conditions]] = {}
    """The rules for criteria that have none of their own."""
    criterion: dict[Name, Criterion] = Field(min_length=1)

    @property
    def core(self) -> tuple[str, ...]:
        """The ids of the criteria to begin with where there is no time for all."""
        return tuple(name for name, each in self.criterion.items() if each.core)

    def rules(self, criterion: str, scale: str) -> dict[str, Conditions]:
        """Return the rules of one criterion, or else those of the edition."""
        own = self.criterion[criterion].suggest
        return own.get(scale) or self.suggest.get(scale, {})


class Rating(Value):
    """One value of a scale: a word, a letter, a shape and a colour."""

    word: Line
    letter: str = Field(pattern=r"^[A-Z0-9]$")
    shape: str = Field(min_length=1, max_length=1)
    colour: Literal["good", "middling", "bad", "neutral"]
    key: str = Field(pattern=r"^[0-9]$")
    """The key that gives this rating in the walk."""
    met: bool
    action: bool = False
    """Whether the panel must ask for an action."""
    meaning: Line
    asks: Line = ""
    """What the rating asks of the panel and the team."""
    result_meaning: Line = ""
    """What it says of a whole assessment, if that differs from one criterion."""
    result_asks: Line = ""
    result_with: With | None = None
    """What its word says a whole assessment comes with, as in met with conditions."""


class Scale(Value):
    """The ratings that a standard allows, best first."""

    title: Line
    outcome: Literal["worst", "none"]
    """`worst`: the worst gating rating is suggested; never a sum, which hides it."""
    rating: dict[Name, Rating] = {}

    @property
    def ratings(self) -> tuple[str, ...]:
        """The ids of its ratings, best first."""
        return tuple(self.rating)

    @property
    def digits(self) -> tuple[str, ...]:
        """The digits that stand for its ratings on the screens, the lowest first."""
        return tuple(sorted(rating.key for rating in self.rating.values()))


class Scales(Value):
    """Every scale that editions may name."""

    format: Literal[1] = FORMAT
    scale: dict[Name, Scale] = Field(min_length=1)

    @model_validator(mode="after")
    def _keys_differ(self) -> Self:
        for name, scale in self.scale.items():
            if len(set(scale.digits)) < len(scale.digits):
                raise ValueError(f"scale {name} uses one key for two ratings")
        return self


class Head(NamedTuple):
    """What a list of editions says of one."""

    id: str
    title: str
    edition: str
    publisher: str
    status: str
    replaces: str
    announced: str
    checked: str
    criteria: int
    noun: str
    scales: tuple[str, ...]
    offered: bool
    source: str
    """Where the edition came from: `assess` or the council's own file."""
