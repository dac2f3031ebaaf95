"""What a new council could take over, as text and for other programs."""

from collections.abc import Iterator
from typing import Any

from assess.portfolio.logic.matching import Same
from assess.portfolio.logic.merger import Inherited, Merger
from assess.portfolio.logic.side import Row
from assess.portfolio.views.in_lines import closed, opened, part_lines, wrapped
from assess.portfolio.views.merger import MergerView, ServiceView
from assess.portfolio.views.side_json import help_for


def merger_lines(found: MergerView) -> Iterator[str]:
    """Yield it for the command line."""
    yield from opened(found.title, found.about, found.opening)
    for service in found.services:
        yield from _service(service)
    for part in found.rest:
        yield from part_lines(part)
    yield from closed(found.closing)


def _service(service: ServiceView) -> Iterator[str]:
    yield ""
    yield from wrapped(service.title)
    for sentence in service.about:
        yield from wrapped(sentence, "  ", "    ")
    for part in service.parts:
        yield from wrapped(part.title, "  ", "  ")
        for line in part.lines:
            yield from wrapped(line.text, "    ", "      ")
            yield from wrapped(line.about, "        ", "        ")


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
