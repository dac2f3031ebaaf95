"""Change what the brief says: dates, who took part, savings and satisfaction."""

from datetime import date

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.brief import Measure, TookPart
from assess.model.values import Line


@at_once
def set_text(desk: Desk, name: str, text: str) -> bool:
    """Change one of the brief's texts: service, council, about, users or address."""
    if name in ("service", "council") and not text.strip():
        raise RefusedError(f"The {name} needs a name.")
    brief = desk.assessment.brief.but(**{name: text})
    return desk.put(brief, f"Brief: {name}", place="brief", typing=True)


@at_once
def set_assessed(desk: Desk, day: date | None) -> bool:
    """Say on which day the panel met the team."""
    brief = desk.assessment.brief
    dates = brief.dates.but(assessed=day)
    return desk.put(brief.but(dates=dates), "Date of the assessment", place="brief")


@at_once
def set_measure(desk: Desk, name: str, measure: Measure) -> bool:
    """Change savings or satisfaction."""
    brief = desk.assessment.brief.but(**{name: measure})
    return desk.put(brief, name.capitalize(), place="brief", typing=True)


@at_once
def add_took_part(desk: Desk, role: Line, organisation: Line = "") -> str:
    """Say that somebody of this role took part; return the new id."""
    if not role.strip():
        raise RefusedError("Say which role took part, for example service owner.")
    brief = desk.assessment.brief
    key = mint(brief.took_part, after=brief.took_part)
    entry = TookPart(role=role, organisation=organisation)
    table = {**brief.took_part, key: entry}
    desk.put(brief.but(took_part=table), f"Took part: {role}", place="brief")
    return key


@at_once
def remove_took_part(desk: Desk, key: str) -> bool:
    """Take somebody out of the list of who took part."""
    brief = desk.assessment.brief
    table = {k: v for k, v in brief.took_part.items() if k != key}
    return desk.put(brief.but(took_part=table), "Took part: removed", place="brief")
