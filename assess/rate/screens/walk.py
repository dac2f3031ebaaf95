"""Walk: one criterion at a time, in a list, a finding and its guidance.

It has two states. At first it paints a glance at the files, before anything that
needs pydantic is imported. Once the desk is open, in a thread right after, it has a
`Sitting`, which shows and does everything that needs the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult

from assess.model.capitals import with_capital
from assess.rate.screens import walk_keys
from assess.rate.screens.glance import glanced
from assess.rate.screens.opening import LOADING, Opening
from assess.rate.use_cases.glance import Glance
from assess.ui.terminal.bar import Bar
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.terminal.panes import Panes
from assess.ui.terminal.ratings_strip import RatingStrip

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.rate.screens.sitting import Sitting
    from assess.ui.terminal.begun import Keeps

LOOK_AGAIN = 3.0
"""Seconds after which the files are looked at for changes made elsewhere."""

FURNISH_AFTER = 0.05
"""Seconds after opening when the fields are mounted; a key that needs one does too."""

OPEN_AFTER = 0.01
"""Seconds after mounting when the desk is opened, so that the first paint is out."""


class WalkScreen(Panes):
    """The walk through one assessment."""

    KEYS = walk_keys.KEYS
    AUTO_FOCUS = "#list, #finding"

    DEFAULT_CSS = """
    WalkScreen.-middle #list { display: none; width: 1fr; border-right: none; }
    WalkScreen.-middle .show-list #list { display: block; }
    WalkScreen.-middle #guidance {
        display: block; width: 33; border-left: solid $border;
    }
    WalkScreen.-middle .show-guidance #middle { display: block; }
    WalkScreen.-middle .show-list #middle { display: none; }
    WalkScreen.-middle .show-list #guidance { display: none; }
    """

    NOW = (
        "Read the guidance, rate with a digit, say why with r, and what was not seen "
        "with a. An amber or red rating needs an action: x. j goes on. Everything is "
        "kept as you type, and u takes anything back. At the end w shows what is "
        "missing."
    )

    def __init__(
        self,
        folder: Path,
        person: str | None,
        glance: Glance,
        criterion: str | None = None,
    ) -> None:
        """Take the folder, who sits here if known, and a first look at it.

        *criterion* is where to begin; where somebody was last if not given.
        """
        super().__init__()
        self.folder = folder
        self.home: Path | None = None
        """The workspace that it was opened from, if any is known."""
        self.person = person
        self.glance = glance
        self.opening = Opening(self)
        self.sitting: Sitting | None = None
        self.summary = ""
        self._key: Hashable = None
        self._criterion = criterion
        self._who = ""
        """Who was there last, on this machine."""

    def compose(self) -> ComposeResult:
        """What the glance saw."""
        glance, marks = self.glance, self.app.marks
        was_at = self.app.recall(place_of(glance.id)) or ""
        self._who, _, place = was_at.partition(" ")
        standard, _, criterion = place.partition(":")
        self._key = standard, criterion
        head = f"{glance.service} · {with_capital(glance.phase)}"
        blocks = glanced(glance, marks)
        yield from self.compose_panes(
            Bar(head, LOADING, id="head"),
            Page(*blocks, id="list", marks=marks, key=self._key, rests=True),
            RatingStrip(blocks, marks, self._key),
        )

    def on_mount(self) -> None:
        """Open the desk, once what the glance saw is painted."""
        self.hint()
        self.set_timer(OPEN_AFTER, self.opening.begin)

    async def opened(self, made: Callable[[], Sitting]) -> None:
        """Show what the desk holds, and let the keys go that waited for it."""
        self._talk = None  # what is asked from now on is kept at the desk
        self.sitting = made()
        self.person = self.sitting.desk.person
        was_here = self._who in (self.person, "")
        await self.sitting.begin(self._key if was_here else None, self._criterion)
        self.set_interval(LOOK_AGAIN, self.sitting.watching.look)
        self.set_timer(FURNISH_AFTER, self.furnish)
        await self.app.go_on()

    def holds(self, event: events.Key | events.Paste) -> bool:
        """Keep what needs the desk while that is being opened."""
        return self.sitting is None and self.opening.holds(event)

    async def press(self, key: Key[Any]) -> None:
        """Do what a key does, or say why nothing can be done yet."""
        if key.waits and self.sitting is None:
            self.opening.say()
        else:
            await super().press(key)

    # What the desk holds

    @property
    def at(self) -> Sitting:
        """What is shown and done at the desk, once it is open."""
        if self.sitting is None:
            raise RuntimeError("nothing is open yet")
        return self.sitting

    @property
    def desk(self) -> Desk | None:
        """Where the person sits, once it is open."""
        return self.sitting.desk if self.sitting else None

    # What the conversation asks of the screen

    def keeps(self) -> Keeps:
        """Return where half-written words are kept."""
        return self.sitting.desk if self.sitting else self.app.scribbles

    @property
    def about(self) -> str:
        """What a question is about: the criterion on screen."""
        return self.sitting.called if self.sitting else ""

    @property
    def criterion(self) -> str:
        """The criterion on screen."""
        return str(self.sitting.ref) if self.sitting else ""

    def take_keys(self) -> None:
        """Give the keys back; whoever was sent here goes back instead."""
        super().take_keys()
        if self.sitting is not None:
            self.sitting.returning.done()

    def show(self) -> None:
        """Show everything again after a change."""
        if self.sitting is not None:
            self.sitting.shown.all()

    def wrote(self) -> None:
        """Show that a key press was taken, without drawing what did not change."""
        if not self.query_one("#head", Bar).right.endswith("saving"):
            self.at.shown.head()

    # Moving about

    def on_rating_strip_chosen(self, event: RatingStrip.Chosen) -> None:
        """Show the criterion whose mark was clicked."""
        self.go_to(event.key)

    def on_page_moved(self, event: Page.Moved) -> None:
        """Show the criterion that the cursor went to, after the cursor itself."""
        if event.page.id == "list":
            self._key = event.key
            self.query_one(RatingStrip).go(event.key)
            if self.sitting is not None:
                self.sitting.place.follow(event.key)

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go on from a list to the finding, or to what is edited there."""
        if event.page.id == "list":
            self.show_pane("finding")
        elif event.page.id == "finding":
            await self.at.edit(lambda at: at.lines.change(event.key))

    def go_to(self, key: Hashable) -> None:
        """Show a criterion, whatever the list was filtered by."""
        if self.sitting is not None:
            self.sitting.place.show_all()
        self.page("list").go(key)

    # Leaving

    def close_desk(self) -> str:
        """Save everything; return why not, if it can't be saved."""
        sitting, self.sitting = self.sitting, None
        if sitting is None:
            return ""
        place = f"{sitting.desk.person} {sitting.ref}"
        self.app.remember(place_of(sitting.desk.assessment.brief.id), place)
        self.summary = sitting.summary()
        return sitting.close()

    def on_unmount(self) -> None:
        """Save whatever is not saved yet."""
        self.close_desk()


def place_of(assessment: str) -> str:
    """Return under which name it is remembered where somebody was."""
    return f"place:{assessment}"


def places(walk: WalkScreen) -> Iterator[tuple[str, Callable[[], None]]]:
    """Yield the criteria that one can go to, for the commands."""
    for standard in walk.glance.standards:
        for criterion in standard.criteria:
            name = f"Go to {standard.noun} {criterion.id}: {criterion.title}"
            yield name, partial(walk.go_to, (standard.id, criterion.id))
