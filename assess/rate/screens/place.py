"""Where the walk is: the criterion on screen, and what the list is filtered by."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from assess.desk.places import find_criterion
from assess.model.finding import CriterionRef
from assess.model.progress import first_to_do
from assess.rate.logic import Hit, search
from assess.rate.views.lines import FindingLine

if TYPE_CHECKING:
    from textual.timer import Timer

    from assess.rate.screens.sitting import Sitting

SHOW_AFTER = 0.01
"""Seconds after which the finding follows the cursor, so that the cursor goes first."""


class Place:
    """The criterion on screen."""

    def __init__(self, at: Sitting) -> None:
        """Begin with the first one."""
        self._at = at
        self.ref: CriterionRef = at.desk.assessment.refs[0]
        self.words = ""
        """What the list is narrowed by."""
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        self._showing: Timer | None = None

    def begin(self, key: Hashable) -> None:
        """Go to where somebody was, or to the first criterion that is not rated."""
        desk = self._at.desk
        self.ref = self._ref(key) or first_to_do(desk.assessment, desk.person)

    def _ref(self, key: Hashable) -> CriterionRef | None:
        """Return the criterion of a row; a glance knows it as a plain pair."""
        refs = self._at.desk.assessment.refs
        return next((ref for ref in refs if ref == key), None)

    def follow(self, key: Hashable) -> None:
        """Go where the cursor of the list went, and show that after the cursor."""
        if (ref := self._ref(key)) is None:
            return
        self.ref = ref
        if self._showing is not None:
            self._showing.stop()
        show = self._at.shown.criterion
        self._showing = self._at.screen.set_timer(SHOW_AFTER, show)

    def go_to(self, ref: CriterionRef) -> None:
        """Show a criterion, whatever the list was filtered by."""
        self.show_all()
        self.ref = ref  # what is done next is done to it, before the list has told
        self._at.screen.page("list").go(ref)

    def next_lacking(self) -> None:
        """Go to the next criterion that lacks something."""
        refs = self._at.desk.assessment.refs
        here = refs.index(self.ref)
        for ref in (*refs[here + 1 :], *refs[: here + 1]):
            if ref not in self._at.shown.complete:
                self.go_to(ref)
                return
        self._at.screen.tell("Nothing is missing. Press w to review and publish.")

    def find(self) -> None:
        """Search titles and all that is written, as somebody types."""
        self._at.talk.find("Find", self.filter_by, self.words)

    def ask_number(self) -> None:
        """Ask for the number of a criterion, and go there with Enter."""
        self._at.talk.find("Go to number", self._jump, live=False)

    def _jump(self, words: str) -> None:
        if words.strip():
            self.go_to(find_criterion(self._at.desk.assessment, words.strip()))

    def show_all(self) -> bool:
        """Show all criteria again; say whether only some were shown."""
        is_filtered = bool(self.words)
        if is_filtered:
            self.filter_by("")
        return is_filtered

    @property
    def found(self) -> frozenset[CriterionRef] | None:
        """The criteria that the list is narrowed to; all if nothing is searched."""
        refs = frozenset(hit.ref for hit in self._hits if hit.ref is not None)
        return refs or None

    def filter_by(self, words: str) -> None:
        """Narrow the list to the criteria in which all words are found."""
        screen, shown, desk = self._at.screen, self._at.shown, self._at.desk
        self._hits = search(desk.assessment, desk.person, words)
        self._hit = -1
        self.words = words.strip() if self._hits else ""
        shown.criteria()
        shown.head()
        here = self._ref(screen.page("list").key)
        if here is not None and here != self.ref:
            self.ref = here
            shown.criterion()
        screen.tell(self._said(words.strip()))

    def _said(self, words: str) -> str:
        if not words:
            return ""
        if not self._hits:
            return f"Nothing here says {words}."
        places = "place" if len(self._hits) == 1 else "places"
        keys = "] next, [ previous, Esc shows all"
        return f"{words}: found in {len(self._hits)} {places}. {keys}."

    def hit(self, steps: int) -> None:
        """Go to the next or previous place in which the words were found."""
        if not self._hits:
            self._at.screen.tell("Nothing is searched for. / searches.")
            return
        first = self._hit < 0 and steps < 0
        self._hit = (self._hit + steps + first) % len(self._hits)
        found = self._hits[self._hit]
        if found.ref is not None:
            self.ref = found.ref
            self._at.screen.page("list").go(found.ref)
            self._at.shown.criterion()
            if found.id:
                line = FindingLine(found.kind, found.id)  # type: ignore[arg-type]
                self._at.screen.page("finding").go(line)
        place = f"{self._hit + 1} of {len(self._hits)}"
        self._at.screen.tell(f"{place}, {found.what}: {found.excerpt(self.words)}")
