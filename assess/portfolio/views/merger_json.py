"""What a new council could take over, for other programs."""

from typing import Any

from assess.portfolio.logic.matching import Same
from assess.portfolio.logic.merger import Inherited, Merger
from assess.portfolio.logic.side import Row
from assess.portfolio.views.side_json import help_for


def as_json(found: Merger) -> dict[str, Any]:
    """Return it for other programs."""
    return {
        "councils": found.councils,
        "services": [_inherited(each) for each in found.services],
        "unpublished": [_same(each) for each in found.unknown],
        "proposed": [_same(each) for each in found.proposed],
    }


def _same(same: Same) -> dict[str, Any]:
    return {"name": same.name, "service": {o.council: o.service for o in same.of}}


def _inherited(each: Inherited) -> dict[str, Any]:
    return {
        **_same(each.side.same),
        "published": [column.council for column in each.side.columns],
        "not_in": each.not_in,
        "take": [help_for(take) for take in each.takes],
        "all_meet": _refs(each.all_meet),
        "none_meets": _refs(each.none_meets),
        "nobody_rated": _refs(each.nobody_rated),
        "contracts": [contract._asdict() for contract in each.contracts],
        "ahead": [ahead._asdict() for ahead in each.ahead],
    }


def _refs(rows: tuple[Row, ...]) -> list[str]:
    return [str(row.ref) for row in rows]
