"""The standard through whose themes services of several standards are looked at."""

from collections.abc import Iterable
from typing import NamedTuple

from assess.model.crosswalk import Crosswalk
from assess.model.standard import Standard


class Hub(NamedTuple):
    """A standard with themes, and what of others belongs to each."""

    title: str
    themes: tuple[str, ...]
    linked: dict[str, frozenset[str]]
    """By criterion, such as `nhs:1`, the themes that it belongs to."""


def hub_of(standard: Standard, crosswalk: Crosswalk, names: Iterable[str]) -> Hub:
    """Return what of the standards of these names belongs to each theme of one.

    Of another standard that is what asks the same as one of its criteria, or more, or
    less; what is only related does not belong to a theme.
    """
    titles = {key: theme.title for key, theme in standard.theme.items()}
    own = {
        number: titles[criterion.theme]
        for number, criterion in standard.criterion.items()
        if criterion.theme in titles
    }
    found: dict[str, set[str]] = {
        f"{standard.id}:{number}": {theme} for number, theme in own.items()
    }
    for name in names:
        for ref, related in crosswalk.between(name, standard.id):
            theme = own.get(related.ref.criterion)
            if theme is not None and related.how != "related":
                found.setdefault(str(ref), set()).add(theme)
    linked = {ref: frozenset(themes) for ref, themes in found.items()}
    return Hub(standard.title, tuple(titles.values()), linked)
