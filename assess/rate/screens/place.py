"""Where the walk is: the criterion on screen, and what the list is filtered by."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from assess.model.finding import CriterionRef

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
        """What the list is filtered by."""
        self._showing: Timer | None = None

    def begin(self, key: Hashable) -> None:
        """Go to where somebody was, or to the first criterion that is not rated."""
        desk = self._at.desk
        refs = desk.assessment.refs
        unrated = (ref for ref in refs if not desk.effective(ref).rating)
        self.ref = self._ref(key) or next(unrated, refs[0])

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
        """Filter the list by words."""
        question = "Find (words, a number, unrated, red)"
        self._at.talk.find(question, self.filter_by, self.words)

    def show_all(self) -> bool:
        """Show all criteria again; say whether only some were shown."""
        is_filtered = bool(self.words)
        if is_filtered:
            self.filter_by("")
        return is_filtered

    def filter_by(self, words: str) -> None:
        """Show the criteria in which all words are found."""
        screen, shown = self._at.screen, self._at.shown
        self.words = words.strip()
        shown.criteria()
        page = screen.page("list")
        here = self._ref(page.key)
        if here is None:
            screen.tell(f"Nothing is called {self.words}.")
            self.words = ""
            shown.criteria()
        elif here != self.ref:
            self.ref = here
            shown.criterion()
        page.focus()
