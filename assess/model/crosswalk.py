"""Which criteria of different standards belong together, and how.

A link is stated once and read both ways.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from assess.model.finding import CriterionRef
from assess.model.values import FORMAT, Line, Value

How = Literal["same", "broader", "narrower", "related"]

Ref = Annotated[str, Field(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$")]
"""A criterion as `govuk-2019:1`."""

HUB: Final = "govuk-2019"
"""The standard that links to all others, and through which two others are compared."""

_TURNED: Final[dict[How, How]] = {
    "same": "same",
    "broader": "narrower",
    "narrower": "broader",
    "related": "related",
}


class Link(Value):
    """How the first criterion stands to the second."""

    is_: How
    """`broader`: the first asks for all that the second asks, and for more."""
    because: Line


class Related(NamedTuple):
    """A criterion of another standard, seen from one."""

    ref: CriterionRef
    how: How
    """How the criterion that we look from stands to this one."""
    because: str


class Crosswalk(Value):
    """Every link, stated once."""

    format: Literal[1] = FORMAT
    link: dict[Ref, dict[Ref, Link]] = {}

    def of(self, ref: CriterionRef) -> tuple[Related, ...]:
        """Return what is linked to a criterion, from either side."""
        return tuple(
            Related(other, how, because)
            for one, other, how, because in self._both_ways()
            if one == ref
        )

    def between(self, one: str, other: str) -> tuple[tuple[CriterionRef, Related], ...]:
        """Return the links from the criteria of one standard to those of another."""
        return tuple(
            (first, Related(second, how, because))
            for first, second, how, because in self._both_ways()
            if (first.standard, second.standard) == (one, other)
        )

    def through(
        self, hub: str, one: str, other: str
    ) -> tuple[tuple[CriterionRef, CriterionRef, CriterionRef], ...]:
        """Return which criteria of two standards meet in a criterion of a third."""
        return tuple(
            (first, middle.ref, last.ref)
            for first, middle in self.between(one, hub)
            for last in self.of(middle.ref)
            if last.ref.standard == other
        )

    def only(self, standards: frozenset[str]) -> "Crosswalk":
        """Return the links whose both ends are criteria of *standards*."""
        kept = {
            one: {
                other: link
                for other, link in links.items()
                if _ref(other).standard in standards
            }
            for one, links in self.link.items()
            if _ref(one).standard in standards
        }
        return Crosswalk(link={one: links for one, links in kept.items() if links})

    def joined(self, other: "Crosswalk") -> "Crosswalk":
        """Return the links of both; those of *other* where both have one."""
        ones = dict.fromkeys([*self.link, *other.link])
        return Crosswalk(
            link={
                one: {**self.link.get(one, {}), **other.link.get(one, {})}
                for one in ones
            }
        )

    def _both_ways(self) -> Iterator[tuple[CriterionRef, CriterionRef, How, str]]:
        for one, links in self.link.items():
            for other, link in links.items():
                first, second = _ref(one), _ref(other)
                yield first, second, link.is_, link.because
                yield second, first, _TURNED[link.is_], link.because


NO_LINKS: Final = Crosswalk()


def _ref(words: str) -> CriterionRef:
    standard, _, criterion = words.partition(":")
    return CriterionRef(standard, criterion)


def link_remarks(
    crosswalk: Crosswalk, known: dict[str, frozenset[str]]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what the author of a crosswalk must mend: the key, and the sentence.

    Args:
        crosswalk: The links.
        known: The ids of the criteria of each standard.
    """
    stated: set[frozenset[str]] = set()
    for one, links in crosswalk.link.items():
        for other in links:
            key = ("link", one, other)
            for name in (one, other):
                ref = _ref(name)
                if ref.criterion not in known.get(ref.standard, frozenset()):
                    yield key, f"{name} is no criterion of a standard that is here."
            pair = frozenset((one, other))
            if _ref(one).standard == _ref(other).standard:
                yield key, "links a standard with itself; link two standards."
            elif pair in stated:
                yield key, "is stated the other way round too; state it once."
            stated.add(pair)
