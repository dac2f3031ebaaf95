"""Everything that the brief can say, by the name that stands in the file."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple

from assess.model.brief import Brief, TookPart
from assess.model.capitals import with_capital
from assess.model.due import BEFORE
from assess.model.intake import Intake, as_measure

Shape = Literal["line", "text", "day", "people", "way"]


class BriefField(NamedTuple):
    """One thing that the brief says, by the name that stands in the file."""

    label: str
    says: str
    """What to write, in a sentence."""
    shape: Shape = "line"


_SAVINGS = "What the service costs or saves, like 4.10 pounds for each case."
_SATISFIED = "How many are satisfied, like 71 per cent."
_COST = "What one transaction costs the council, like 4.10 pounds."
_SHARE = "How many of all, like 71 per cent."
_WHO = "Who says so, or where the figure stands."

_DAY = "The day of that figure, as far as known."
_UNIT = "What is counted, like a case, where the figures don't say it."
_WAY = "Higher or lower; while nobody says so, nobody knows which way it went."


def _measure(name: str, says: str) -> Mapping[str, BriefField]:
    """Return the fields of a figure."""
    return {
        f"{name}.baseline": BriefField("Before", says),
        f"{name}.baseline-on": BriefField("Before, on which day", _DAY, "day"),
        f"{name}.now": BriefField("Now", says),
        f"{name}.now-on": BriefField("Now, on which day", _DAY, "day"),
        f"{name}.unit": BriefField("Counted in", _UNIT),
        f"{name}.better": BriefField("Which way is better", _WAY, "way"),
        f"{name}.source": BriefField("Source", _WHO),
    }


GROUPS: Final[Mapping[str, Mapping[str, BriefField]]] = {
    "The service": {
        "service": BriefField("Service", "What the people who use it call it."),
        "council": BriefField("Council", "Who runs it."),
        "address": BriefField("Address on the web", "Where people find the service."),
        "contact": BriefField(
            "Where to reply",
            "Where readers of the report say what they think: an office, no person.",
        ),
        "dates.assessed": BriefField(
            "Assessed on", "The day, like 12 May 2026.", "day"
        ),
        "about": BriefField(
            "What the service does",
            "In two or three sentences, for the public.",
            "text",
        ),
        "users": BriefField(
            "Who uses it", "Groups of people and how many, as far as known.", "text"
        ),
        "scope": BriefField(
            "What was looked at",
            "And what was not, and why: parts of the service, other services, nations.",
            "text",
        ),
        "earlier-reports": BriefField(
            "Earlier reports",
            "One to a line, with its address at the end, also of others' making.",
            "text",
        ),
        "took-part": BriefField(
            "Who took part",
            "One to a line: a role, and after a comma the organisation. No names.",
            "people",
        ),
        "dates.report-due": BriefField(
            "Report due on", "If it is not the day that the policy gives.", "day"
        ),
    },
    "Savings: a figure needs its source": _measure("savings", _SAVINGS),
    "Satisfaction: a figure needs its source": _measure("satisfaction", _SATISFIED),
    "For the panel alone, never in a report": {
        "intake.provider": BriefField("Provider", "If it is not the council."),
        "intake.owner": BriefField("Service owner", "By role."),
        "intake.responsible": BriefField("Senior responsible person", "By role."),
        "intake.supplier": BriefField("Supplier", "If any part is bought."),
        "intake.users-a-year": BriefField("Users a year", "As far as known."),
        "intake.transactions-a-year": BriefField("Transactions a year", "In all."),
        "intake.began": BriefField("The phase began", "The day.", "day"),
        "intake.ends": BriefField("The phase ends", "The day.", "day"),
        "intake.spend": BriefField("Spend", "So far, and what is planned."),
        "intake.links": BriefField(
            "Links", "Prototype, repository, board: one to a line.", "text"
        ),
        "intake.earlier-reports": BriefField(
            "Reports that are not public", "One to a line, with the address.", "text"
        ),
        "intake.access-needs": BriefField(
            "Access needs", "What those who come on the day need.", "text"
        ),
        "intake.exempt": BriefField(
            "Exempt if", "What must be true for it not to need an assessment.", "text"
        ),
    },
    "Cost of a transaction: for the panel alone": _measure("intake.cost", _COST),
    "How many finish: for the panel alone": _measure("intake.completion", _SHARE),
    "How many use it online: for the panel alone": _measure("intake.take-up", _SHARE),
    "Days of what actions may be due before": {
        f"event.{event}": BriefField(
            with_capital(said), "The day, once it is known.", "day"
        )
        for event, said in BEFORE.items()
    },
}
"""Everything that the form and the command line can change, in this order."""

FIELDS: Final = {name: one for each in GROUPS.values() for name, one in each.items()}


def held(brief: Brief, name: str) -> str:
    """Return what the brief says in a field, as it would be typed."""
    if FIELDS[name].shape == "people":
        return "\n".join(map(taking_part, brief.took_part.values()))
    table, _, key = name.rpartition(".")
    value = table_of(brief, table) if table else brief
    found = (
        value.get(key) if isinstance(value, dict) else getattr(value, spelt_here(key))
    )
    return found.isoformat() if isinstance(found, date) else found or ""


def table_of(brief: Brief, name: str) -> Any:
    """Return a table of the brief by its name, which may be one inside another."""
    outer, _, inner = name.partition(".")
    held = getattr(brief, outer)
    table = Intake() if held is None else held
    return as_measure(getattr(table, spelt_here(inner))) if inner else table


def spelt_here(key: str) -> str:
    """Return a key of the file as the field is called here."""
    return key.replace("-", "_")


def taking_part(one: TookPart) -> str:
    """Return somebody who took part as a line: a role, and the organisation."""
    return ", ".join(filter(None, (one.role, one.organisation)))
