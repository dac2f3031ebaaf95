"""The library of standards: search it, compare two editions, prepare a team."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import get_args

from assess import __version__
from assess.check.use_cases.deadlines import counted_for
from assess.desk.errors import NeedsMoreError, RefusedError
from assess.document.drawing import TextFormat
from assess.model.crosswalk import Crosswalk
from assess.model.finding import CriterionRef
from assess.model.own_prompts import OwnPrompts
from assess.model.preparation import counted_back, steps
from assess.model.standard import Head, Scales, Standard
from assess.model.unknown import nearest
from assess.model.values import Delivery, Phase
from assess.standards.logic.comparison import Compared, compare
from assess.standards.logic.crossing import Crossing, crossings, crossings_of
from assess.standards.logic.searching import Hit, search
from assess.standards.views.pack import Before, Prepared, build_pack, render_pack
from assess.store import standards
from assess.store.errors import StoreError
from assess.store.workspace import is_assessment, workspace_of


def workspace_here() -> Path:
    """Return where `assess new` would look for a council's own editions from here."""
    here = Path()
    return workspace_of(here if is_assessment(here) else here / "new")


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
        self._own: dict[str, OwnPrompts] = {}
        self.unread: dict[str, str] = {}
        """Why an edition could not be read when all were asked for."""

    def standard(self, name: str) -> Standard:
        """Return one edition.

        Raises:
            RefusedError: there is none of this id.
            StoreError: it can't be read.
        """
        edition = self._edition(name)
        if name not in self._read:
            self._read[name] = standards.read_standard(edition)
        return self._read[name]

    def own_prompts(self, name: str) -> OwnPrompts | None:
        """Return what the council asks beside an edition, if it asks anything.

        Raises:
            StoreError: it can't be read, or names a criterion that is not there.
        """
        path = self._own_files.get(name)
        if path is not None and name not in self._own:
            self._own[name] = standards.read_own_prompts(path, self.standard(name))
        return self._own.get(name)

    @cached_property
    def _own_files(self) -> dict[str, Path]:
        return standards.own_prompts(self._workspace)

    def askers(self) -> dict[str, str]:
        """Return whose own questions stand beside an edition, by its id."""
        found = {}
        for name in self._own_files:
            try:
                own = self.own_prompts(name)
            except (RefusedError, StoreError) as error:
                self.unread[f"{name}.more"] = str(error)
            else:
                found[name] = own.by if own else ""
        return found

    @property
    def passed_over(self) -> dict[str, str]:
        """What lies among the council's own editions and is not read, and why."""
        if self._workspace is None:
            return {}
        return dict(standards.passed_over(self._workspace / "criteria"))

    def _edition(self, name: str) -> standards.Edition:
        if name not in self.editions:
            near = nearest(name, self.editions)
            raise RefusedError(f"There is no standard {name}. {near}")
        return self.editions[name]

    def heads(self, names: Iterable[str] = ()) -> tuple[Head, ...]:
        """Return what stands at the top of editions, of all if none is named.

        Raises:
            RefusedError: there is none of an id.
        """
        found = []
        for name in names or self.editions:
            edition = self._edition(name)
            try:
                found.append(standards.head(edition))
            except StoreError as error:
                self.unread[name] = str(error)
        return tuple(found)

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

    @cached_property
    def scales(self) -> Scales:
        """The scales that ship."""
        return standards.read_scales()

    def search(self, words: str) -> tuple[Hit, ...]:
        """Find words in what all editions ask."""
        self.askers()  # reads all of them, and remembers which can't be read
        return tuple(search(self.every(), words, self._own))

    def title(self, ref: CriterionRef) -> str:
        """Return the title of a criterion."""
        return self.standard(ref.standard).criterion[ref.criterion].title

    def before(self, day: date | None) -> tuple[Before, ...]:
        """Return what is to be done before the day of an assessment, and by when."""
        policy = standards.read_policy(self._workspace)
        later = counted_for(policy)
        return tuple(
            Before(step, counted_back(step, day, later)) for _, step in steps(policy)
        )

    def called(self, ref: CriterionRef) -> str:
        """Name a criterion with its edition, and say its title."""
        standard = self.standard(ref.standard)
        name = f"{standard.title} ({standard.edition}), {standard.noun}"
        return f"{name} {ref.criterion}: {self.title(ref)}"

    def crossings(self, one: str, other: str) -> tuple[Crossing, ...]:
        """Return each criterion of the one standard with its links to the other."""
        return crossings(self.standard(one), self.standard(other), self.crosswalk)

    def crossings_of(self, standard: Standard, number: str) -> tuple[Crossing, ...]:
        """Return one criterion with what all other standards ask that belongs to it."""
        return crossings_of(standard, number, self.crosswalk, self.editions)

    def compare(self, one: str, other: str) -> tuple[Compared, ...]:
        """Compare two editions."""
        both = self.standard(one), self.standard(other)
        return compare(*both, self.crosswalk)


def pack(  # noqa: PLR0913 - what a team prepares for, each a thing of its own
    library: Library,
    name: str,
    phase: Phase | None,
    delivery: Delivery,
    form: TextFormat,
    *,
    day: date | None = None,
) -> str:
    """Return what a team reads before an assessment at the end of *phase*.

    Args:
        library: Where the standard is.
        name: Its id.
        phase: The phase that is ending.
        delivery: How the service came about.
        form: What to return.
        day: The day of the assessment; what is to be done before it gets a date.

    Raises:
        NeedsMoreError: nobody says at the end of which.
        RefusedError: there is no such standard.
        StoreError: it can't be read.
    """
    if phase is None:
        raise NeedsMoreError(f"Say which phase: {', '.join(get_args(Phase))}.", "phase")
    standard = library.standard(name)
    scale = standards.read_scales().scale[standard.scales[0]]
    prepared = Prepared(
        phase, delivery, scale, library.own_prompts(name), library.before(day)
    )
    view = build_pack(standard, prepared, tool_version=__version__)
    return render_pack(view, form)
