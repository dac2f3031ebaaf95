"""What is found by theme, also where services were assessed against several standards.

The themes are those of one standard, to which the crosswalk links the others. A
criterion belongs to a theme where it asks the same as one of its criteria, or more, or
less; what is only related does not. Standards stand beside each other in a theme.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assess.portfolio.logic.entries import Rated
from assess.portfolio.logic.hub import Hub
from assess.portfolio.logic.portfolio import Grid


class InTheme(NamedTuple):
    """What one standard found of a theme."""

    standard: str
    noun: str
    numbers: tuple[str, ...]
    services: int
    """In how many services anything of it was rated."""
    short: int
    """In how many of these something of it falls short."""
    met: int
    rated: int
    """How many ratings there are, and how many of them are met, in all services."""


class Theme(NamedTuple):
    """A theme, and what each standard found of it."""

    title: str
    found: tuple[InTheme, ...]
    is_own: bool = False
    """Whether it is a theme of one standard, which no other asks for."""


class Apart(NamedTuple):
    """Criteria that belong to no theme, so that they are not compared."""

    standard: str
    noun: str
    numbers: tuple[str, ...]


class Themes(NamedTuple):
    """What can be looked at by theme, and what can't."""

    through: str
    """The title of the standard whose themes these are; nothing of one alone."""
    themes: tuple[Theme, ...]
    apart: tuple[Apart, ...]


def themes(grids: tuple[Grid, ...], hub: Hub | None) -> Themes:
    """Return what was found by theme.

    Args:
        grids: What each standard found.
        hub: The standard whose themes count; nothing if only one was used.
    """
    if hub is None or not grids[1:]:
        own = [theme for grid in grids for theme in _own(grid, set(grid.numbers))]
        return Themes("", tuple(each._replace(is_own=False) for each in own), ())
    shared, own, apart = [], [], []
    for title in hub.themes:
        found = [
            entry
            for grid in grids
            for entry in _in_theme(grid, _linked(grid, title, hub))
        ]
        if found:
            shared.append(Theme(title, tuple(found)))
    for grid in grids:
        left = {n for n in grid.numbers if not hub.linked.get(f"{grid.id}:{n}")}
        own += _own(grid, left)
        without = tuple(n for n in grid.numbers if n in left and not _theme(grid, n))
        if without:
            apart.append(Apart(grid.title, grid.noun, without))
    return Themes(hub.title, (*shared, *own), tuple(apart))


def _linked(grid: Grid, title: str, hub: Hub) -> set[str]:
    known = hub.linked
    return {n for n in grid.numbers if title in known.get(f"{grid.id}:{n}", ())}


def _own(grid: Grid, numbers: set[str]) -> Iterator[Theme]:
    """Yield the themes that a standard has itself, of these criteria."""
    by_theme: dict[str, set[str]] = {}
    for number in grid.numbers:
        if number in numbers and (theme := _theme(grid, number)):
            by_theme.setdefault(theme, set()).add(number)
    for theme, those in by_theme.items():
        if found := tuple(_in_theme(grid, those)):
            yield Theme(theme, found, is_own=True)


def _theme(grid: Grid, number: str) -> str:
    held = (found[number].theme for _, found in grid.rows if number in found)
    return next(held, "")


def _in_theme(grid: Grid, numbers: set[str]) -> Iterator[InTheme]:
    """Yield what a standard found of these criteria, if any of them is rated."""
    services = [
        rated
        for _, found in grid.rows
        if (rated := _rated(found[n] for n in numbers if n in found))
    ]
    flat = [state for states in services for state in states]
    if flat:
        yield InTheme(
            grid.title,
            grid.noun,
            tuple(n for n in grid.numbers if n in numbers),
            len(services),
            sum("short" in states for states in services),
            flat.count("met"),
            len(flat),
        )


def _rated(found: Iterable[Rated]) -> list[str]:
    return [each.state for each in found if each.state in ("met", "short")]
