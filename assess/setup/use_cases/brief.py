"""Change what the brief says: dates, who took part, savings and satisfaction."""

from datetime import date

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.brief import Measure, TookPart
from assess.setup.logic import taking_part


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
def set_took_part(desk: Desk, words: str) -> bool:
    """Say who took part, one to a line: a role, after a comma the organisation.

    Those of a line that stands there already keep their entry.
    """
    brief = desk.assessment.brief
    known = {taking_part(one): key for key, one in brief.took_part.items()}
    table: dict[str, TookPart] = {}
    for line in filter(None, map(str.strip, words.splitlines())):
        if line in known:
            key = known.pop(line)
            table[key] = brief.took_part[key]
        else:
            role, comma, organisation = line.rpartition(",")
            entry = TookPart(
                role=role.strip() if comma else line,
                organisation=organisation.strip() if comma else "",
            )
            if not entry.role:
                raise RefusedError(
                    "Say which role took part, for example service owner."
                )
            taken = {**brief.took_part, **table}
            table[mint(taken, after=taken)] = entry
    return desk.put(brief.but(took_part=table), "Who took part", place="brief")
