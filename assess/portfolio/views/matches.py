"""Which services are the same one in several councils, in words and for programs."""

from collections.abc import Iterator
from typing import Any

from assess.model.outcome import listed
from assess.portfolio.logic.matching import Found, Ours, Same
from assess.portfolio.views.in_lines import part_lines
from assess.portfolio.views.lines import wrapped
from assess.portfolio.views.part import Part, PartLine

NONE = (
    "Nothing is matched and nothing looks the same. Name the folders of several "
    "councils, or say which services are the same: assess portfolio match NAME --of "
    '"COUNCIL: SERVICE" --of "COUNCIL: SERVICE"'
)


def lines(found: Found, where: str) -> Iterator[str]:
    """Yield them for the command line; *where* are the folders, as they were typed."""
    yield "The same service in several councils"
    if not found.confirmed and not found.proposed:
        yield ""
        yield from wrapped(NONE)
    if found.confirmed:
        confirmed = tuple(PartLine(each.name, _each(each)) for each in found.confirmed)
        yield from part_lines(Part("Confirmed", confirmed))
    if found.proposed:
        yield from part_lines(
            Part(
                "May be the same, until somebody confirms it", _proposals(found, where)
            )
        )
    if rest := _alone(found):
        names = (PartLine(f"{each.council}: {each.service}", "") for each in rest)
        yield from part_lines(Part("In one council alone", tuple(names)))


def _proposals(found: Found, where: str) -> tuple[PartLine, ...]:
    return tuple(
        PartLine(
            f"{each.name}{', with what is confirmed' if each.extends else ''}",
            f'{_each(each)}\nIf they are: assess portfolio match "{each.name}" {where}',
        )
        for each in found.proposed
    )


def _each(same: Same) -> str:
    here = [f"{one.council}: {one.service}" for one in same.of]
    away = [f"{council}: {service} (not here)" for council, service in same.not_here]
    return f"{'; '.join((*here, *away))}."


def _alone(found: Found) -> list[Ours]:
    proposed = [one for same in found.proposed for one in same.of]
    return [one for one in found.alone if one not in proposed]


def confirmed_in_words(name: str, service: dict[str, str]) -> str:
    """Say what is confirmed now."""
    each = listed([f"{words} of {council}" for council, words in service.items()])
    return f"Confirmed as {name}: {each} are the same service."


def as_json(found: Found) -> dict[str, Any]:
    """Return them for other programs."""
    return {
        "confirmed": [_same(each) for each in found.confirmed],
        "proposed": [_same(each) for each in found.proposed],
        "alone": [
            {"council": one.council, "service": one.service} for one in _alone(found)
        ],
    }


def _same(same: Same) -> dict[str, Any]:
    here = {one.council: one.service for one in same.of}
    return {
        "name": same.name,
        "service": here,
        "not_here": dict(same.not_here),
    }
