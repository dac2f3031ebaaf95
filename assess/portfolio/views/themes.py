"""What is found by theme, in words; what can't be compared is said."""

from collections.abc import Iterator
from typing import Final

from assess.model.outcome import listed, plural
from assess.portfolio.logic.portfolio import ENOUGH
from assess.portfolio.logic.themes import Apart, InTheme, Theme, Themes
from assess.portfolio.views.part import Part, PartLine, count_of, part

TITLE: Final = "By theme"


def by_theme(found: Themes) -> Iterator[Part]:
    """Yield the themes under a heading; none if there are none."""
    lines = [*map(_theme, found.themes), *map(_apart, found.apart)]
    if found.themes:
        yield from part(TITLE, lines, most=None, note=_note(found))


def _note(found: Themes) -> str:
    if not found.through:
        return "Of each theme: where anything of it falls short."
    return (
        f"The themes are those of {found.through}. Of another standard a theme has "
        "what asks the same, or more, or less, as the crosswalk says. A theme falls "
        "short where anything of it does. Standards stand beside each other and are "
        "never added up."
    )


def _theme(each: Theme) -> PartLine:
    own = f" (only in {each.found[0].standard})" if each.is_own else ""
    said = "; ".join(map(_found, each.found))
    return PartLine(f"{each.title}{own}", f"{said}.")


def _found(each: InTheme) -> str:
    little = ", few" if each.services < ENOUGH else ""
    return (
        f"{each.standard}, {_numbers(each.noun, each.numbers)}: falls short in "
        f"{each.short} of {count_of(each.services, 'service')}{little}, "
        f"{each.met:,} of {each.rated:,} ratings met"
    )


def _apart(each: Apart) -> PartLine:
    many = _numbers(each.noun, each.numbers)
    return PartLine(
        f"In no theme: {each.standard}, {many}",
        "Nothing in the themes asks the same, so they are not compared.",
    )


def _numbers(noun: str, numbers: tuple[str, ...]) -> str:
    called = plural(noun) if numbers[1:] else noun
    return f"{called} {listed(list(numbers))}"
