"""The library of standards: search it, compare two editions, prepare a team."""

from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from assess import __version__
from assess.desk.errors import RefusedError
from assess.model.crosswalk import HUB, Crosswalk, Related
from assess.model.finding import CriterionRef
from assess.model.standard import Standard
from assess.model.unknown import nearest
from assess.model.values import Delivery, Phase
from assess.publish.views.render import TextFormat, render_pack
from assess.standards.logic.comparison import Compared, compare
from assess.standards.logic.searching import Hit, search
from assess.standards.views.pack import Prepared, build_pack
from assess.store import standards
from assess.store.errors import StoreError

__all__ = ["Crossing", "Library", "TextFormat", "crossings", "crossings_of", "pack"]


class Library:
    """The editions that ship and the council's own; each is read when it is asked for.

    Args:
        workspace: The folder whose `criteria` holds the council's own editions.
    """

    def __init__(self, workspace: Path | None) -> None:
        """Find the editions."""
        self._workspace = workspace
        self.editions = standards.available(workspace)
        self._read: dict[str, Standard] = {}
        self.unread: dict[str, str] = {}
        """Why an edition could not be read when all were asked for."""

    def standard(self, name: str) -> Standard:
        """Return one edition.

        Raises:
            RefusedError: there is none of this id.
            StoreError: it can't be read.
        """
        if name not in self.editions:
            message = f"There is no standard {name}. {nearest(name, self.editions)}"
            raise RefusedError(message)
        if name not in self._read:
            self._read[name] = standards.read_standard(self.editions[name])
        return self._read[name]

    def every(self) -> tuple[Standard, ...]:
        """Return all editions that can be read."""
        found = []
        for name in self.editions:
            try:
                found.append(self.standard(name))
            except StoreError as error:
                self.unread[name] = str(error)
        return tuple(found)

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The links that ship, and the council's own."""
        return standards.read_crosswalk(self._workspace)

    def search(self, words: str) -> tuple[Hit, ...]:
        """Find words in what all editions ask."""
        return tuple(search(self.every(), words))

    def compare(self, one: str, other: str) -> tuple[Compared, ...]:
        """Compare two editions."""
        both = self.standard(one), self.standard(other)
        return compare(*both, self.crosswalk)


class Crossing(NamedTuple):
    """A criterion of one standard, and what the other asks that belongs to it."""

    ref: CriterionRef
    title: str
    related: tuple[Related, ...]
    through: tuple[tuple[CriterionRef, CriterionRef], ...]
    """Where no link is stated: the criterion in between, and the other one."""


def crossings(library: Library, one: str, other: str) -> tuple[Crossing, ...]:
    """Return each criterion of the one standard with its links to the other."""
    first, second = library.standard(one), library.standard(other)
    crosswalk = library.crosswalk
    stated = crosswalk.between(first.id, second.id)
    around = () if stated else crosswalk.through(HUB, first.id, second.id)
    rows = []
    for number, criterion in first.criterion.items():
        ref = CriterionRef(first.id, number)
        rows.append(
            Crossing(
                ref,
                criterion.title,
                tuple(related for near, related in stated if near == ref),
                tuple((middle, far) for near, middle, far in around if near == ref),
            )
        )
    return tuple(rows)


def crossings_of(
    library: Library, standard: Standard, number: str
) -> tuple[Crossing, ...]:
    """Return one criterion with what all other standards ask that belongs to it."""
    ref = CriterionRef(standard.id, number)
    related = tuple(
        found
        for found in library.crosswalk.of(ref)
        if found.ref.standard in library.editions
    )
    return (Crossing(ref, standard.criterion[number].title, related, ()),)


def pack(
    library: Library, name: str, phase: Phase, delivery: Delivery, form: TextFormat
) -> str:
    """Return what a team reads before an assessment at the end of *phase*."""
    standard = library.standard(name)
    scale = standards.read_scales().scale[standard.scales[0]]
    view = build_pack(
        standard, Prepared(phase, delivery, scale), tool_version=__version__
    )
    return render_pack(view, form)
