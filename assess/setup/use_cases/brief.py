"""Change what the brief says: the service, the day, who took part, the intake."""

from datetime import date
from typing import Final

from assess.desk.answers import one_of
from assess.desk.at_once import at_once
from assess.desk.days import read_day
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.brief import Brief, TookPart
from assess.model.intake import Intake
from assess.model.measures import Measure
from assess.model.unknown import nearest
from assess.setup.logic.brief_fields import (
    FIELDS,
    BriefField,
    spelt_here,
    table_of,
    taking_part,
)

WAYS: Final = ("higher", "lower")
"""Which way a figure is better."""


@at_once
def set_field(desk: Desk, name: str, words: str) -> bool:
    """Change what the brief says in a field; nothing empties it.

    Raises:
        RefusedError: there is no such field, a day is none, or the service or the
            council would have no name.
    """
    if name not in FIELDS:
        raise RefusedError(f"The brief has no {name}. {nearest(name, FIELDS)}")
    if name in ("service", "council") and not words.strip():
        raise RefusedError(f"The {name} needs a name.")
    field, brief = FIELDS[name], desk.assessment.brief
    what = f"Brief: {field.label.lower()}"
    if field.shape == "people":
        after = brief.but(took_part=_took_part(brief, words))
    else:
        after = _with(brief, name, _value(field, words))
    return desk.put(after, what, place="brief", typing=field.shape != "day")


def _value(field: BriefField, words: str) -> date | str | None:
    if field.shape == "way":
        return one_of(words, WAYS, "a way to be better") if words.strip() else None
    if field.shape != "day":
        return words
    return read_day(words) if words.strip() else None


def _with(brief: Brief, name: str, value: date | str | Measure | None) -> Brief:
    table, _, key = name.rpartition(".")
    if not table:
        return brief.but(**{spelt_here(key): value})
    whole = table_of(brief, table)
    if not isinstance(whole, dict):
        after = whole.but(**{spelt_here(key): value})
        if "." in table:
            figure = "" if after == Measure() else after
            return brief if after == whole else _with(brief, table, figure)
        return brief.but(**{table: None if after == Intake() else after})
    kept = {one: day for one, day in whole.items() if one != key}
    return brief.but(**{table: kept if value is None else {**kept, key: value}})


def _took_part(brief: Brief, words: str) -> dict[str, TookPart]:
    """Read who took part, one to a line: a role, after a comma the organisation.

    Those of a line that stands there already keep their entry.
    """
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
    return table
