"""What the walk shows: the list, the finding, the guidance, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.check.logic.problems import complete
from assess.rate import views
from assess.ui.terminal.ratings_strip import RatingStrip

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.timer import Timer

    from assess.desk.desk import Desk
    from assess.model.finding import CriterionRef
    from assess.rate.screens.sitting import Sitting
    from assess.ui.text.blocks import Block

COUNT_AFTER = 0.3
"""Seconds after the last change when the counts are made again."""


class Shown:
    """What stands on the screen of a walk."""

    def __init__(self, at: Sitting) -> None:
        """Begin with nothing counted."""
        self._at = at
        self._counting: Timer | None = None
        self.complete: frozenset[CriterionRef] = frozenset()
        """The criteria that lack nothing."""

    def criteria(self) -> None:
        """Show the list of criteria, and all of them in a strip."""
        at, found = self._at, self._at.place.found
        blocks = self._criteria(None)
        at.screen.query_one(RatingStrip).show(blocks, at.screen.app.marks, at.ref)
        at.screen.page("list").show(blocks if found is None else self._criteria(found))

    def _criteria(self, only: Collection[CriterionRef] | None) -> tuple[Block, ...]:
        desk, marks = self._at.desk, self._at.screen.app.marks
        return views.criteria(desk.assessment, desk.person, marks, only=only)

    def finding(self) -> None:
        """Show the finding."""
        at = self._at
        blocks = views.finding(
            at.desk.assessment, at.desk.person, at.ref, at.screen.app.marks
        )
        at.screen.page("finding").show(blocks)

    def criterion(self) -> None:
        """Show the finding and the guidance of the criterion that the list is on."""
        at = self._at
        self.finding()
        page = at.screen.page("guidance")
        page.show(views.guidance(at.desk.assessment, at.ref, at.screen.app.marks))
        page.scroll_to(y=0, animate=False)

    def begin(self) -> None:
        """Show everything for the first time."""
        self.criteria()
        self._at.screen.page("list").go(self._at.ref)
        self.criterion()
        self._count()

    def all(self) -> None:
        """Show everything again after a change, and count soon."""
        self.criteria()
        self.finding()
        self.head()
        if self._counting is None:
            self._counting = self._at.screen.set_timer(COUNT_AFTER, self._count)

    def head(self) -> None:
        """Say which assessment, whose sheet, how far, and whether it is saved."""
        self._at.screen.show_head(*head(self._at.desk, self.complete))

    def _count(self) -> None:
        """Find out what lacks something; too slow for every key press."""
        self._counting = None
        held = self._at.desk.assessment.as_held_by(self._at.desk.person)
        self.complete = complete(held)
        self.head()


def head(desk: Desk, complete: frozenset[CriterionRef]) -> tuple[str, str]:
    """Return whose sheet of what this is, and how far it is and whether it is saved."""
    brief, refs = desk.assessment.brief, desk.assessment.refs
    rated = sum(1 for ref in refs if desk.effective(ref).rating)
    left = f"{desk.person} · {brief.service} · {brief.phase.capitalize()}"
    counts = f"{rated} of {len(refs)} rated, {len(complete)} complete"
    return left, f"{counts} · {_saved_words(desk)}"


def _saved_words(desk: Desk) -> str:
    if desk.assessment.agreed.is_published:
        return f"version {desk.assessment.agreed.version} published"
    if desk.read_only:
        return "only read"
    if desk.save_state.trouble:
        return "NOT SAVED"
    if desk.set_aside:
        files = "files" if desk.set_aside[1:] else "file"
        return f"{len(desk.set_aside)} {files} can't be read"
    return "saving" if desk.save_state.waiting else "saved"
