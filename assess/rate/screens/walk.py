"""Walk: one criterion at a time, in a list, a finding and its guidance.

The list is painted from a glance at the files, before anything that needs
pydantic is imported; the desk is opened in a thread right after.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.worker import get_current_worker

from assess.rate.screens import walk_keys
from assess.rate.screens.glance import LOADING, glanced
from assess.store.glance import Glance
from assess.ui.program_name import program_name
from assess.ui.terminal.bar import Bar, Hints, Told
from assess.ui.terminal.page import Page
from assess.ui.terminal.panes import Panes

if TYPE_CHECKING:
    from textual.timer import Timer

    from assess.app.application import AssessApp
    from assess.desk.desk import Desk
    from assess.model.finding import CriterionRef, Finding
    from assess.rate.screens.editing import Editing

LOOK_AGAIN = 3.0
"""Seconds after which the files are looked at for changes made elsewhere."""

FURNISH_AFTER = 0.05
"""Seconds after opening when the fields are mounted; a key that needs one does too."""

OPEN_AFTER = 0.01
"""Seconds after mounting when the desk is opened, so that the first paint is out."""

SHOW_AFTER = 0.01
"""Seconds after which the finding follows the cursor, so that the cursor goes first."""

PUBLISHED = "Version {} is published, so it is only read. w, then R opens it again."

COUNT_AFTER = 0.3
"""Seconds after the last change when the counts are made again."""


class WalkScreen(Panes):
    """The walk through one assessment."""

    HINTS = walk_keys.HINTS
    BINDINGS = walk_keys.KEYS

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, folder: Path, person: str | None, glance: Glance) -> None:
        """Take the folder, who sits here if known, and a first look at it."""
        super().__init__()
        self.folder = folder
        self.person = person
        self.glance = glance
        self.desk: Desk | None = None
        self.editing: Editing | None = None
        self.key = ""
        self._is_unsaved = False
        self._complete: frozenset[CriterionRef] = frozenset()
        self._words = ""
        self._counting: object = None
        self._showing: Timer | None = None
        self._not_opened = LOADING
        self.summary = ""

    # How it looks

    def compose(self) -> ComposeResult:
        """A header, three panes, a line to ask, and what can be done."""
        glance, marks = self.glance, self.app.marks
        self.take_width()
        self.key = self.app.recall(f"place:{self.folder.resolve()}") or ""
        yield Bar(f"{glance.service} · {glance.phase.capitalize()}", LOADING, id="head")
        with Horizontal():
            yield Page(*glanced(glance, marks), id="list", marks=marks, key=self.key)
            with Vertical(id="middle"):
                yield Page(id="finding", marks=marks)
                yield Page(id="choices", marks=marks)
            yield Page(id="guidance", marks=marks)
        yield Told()
        yield Hints(*self.HINTS)

    def on_mount(self) -> None:
        """Open the desk, once what the glance saw is painted."""
        self.set_timer(OPEN_AFTER, self._open)

    # Opening

    @work(thread=True, exclusive=True, group="open")
    def _open(self) -> None:
        """Import what is checked and kept, and open the desk."""
        from assess.rate.screens.opening import (  # noqa: PLC0415 - after first paint
            PersonUnknownError,
            RefusedError,
            StoreError,
            opened_desk,
        )

        worker = get_current_worker()
        try:
            desk = opened_desk(self.folder, self.person)
        except PersonUnknownError as error:
            self.call_later(self._ask_person, error.people)
        except (StoreError, RefusedError) as error:
            self.call_later(self._cannot_open, str(error))
        else:
            if worker.is_cancelled or not self.call_later(self._opened, desk):
                desk.close()

    def _cannot_open(self, sentence: str) -> None:
        self.query_one("#head", Bar).tell(self.glance.service or str(self.folder))
        self._not_opened = sentence
        self.say_not_open()

    def say_not_open(self) -> None:
        """Say why nothing can be done yet: it is being opened, or it can't be."""
        self.tell(self._not_opened, trouble=self._not_opened != LOADING)

    def _ask_person(self, people: tuple[str, ...]) -> None:
        """Ask once for each assessment who sits here."""
        from assess.desk.person import remember_person  # noqa: PLC0415
        from assess.ui.text.blocks import Block  # noqa: PLC0415

        roles = dict(self.glance.people)

        def sit(person: str) -> None:
            self.person = person
            remember_person(self.folder, person)
            self._open()

        rows = [Block(f"{p}, {roles.get(p, '')}", key=p) for p in people]
        self.choose("Who sits here?", tuple(rows), sit)

    def _opened(self, desk: Desk) -> None:
        from assess.rate.screens.editing import Editing  # noqa: PLC0415

        self.desk, self.person = desk, desk.person
        self.editing = Editing(self, desk)
        desk.on_change = self._changed_by_itself
        keys = [str(ref) for ref in desk.assessment.refs]
        self.key = self.key if self.key in keys else self._first_unrated() or keys[0]
        self.show_list()
        self.page("list").go(self.key)
        self.show_criterion()
        self._count()
        self.set_interval(LOOK_AGAIN, self._look)
        self.set_timer(FURNISH_AFTER, self.furnish)
        for error in desk.set_aside:
            self.tell(f"Set aside: {error}", trouble=True)
        if desk.save_state.notice:
            self.tell(desk.save_state.notice)

    def _first_unrated(self) -> str:
        desk = self._sitting()
        unrated = (r for r in desk.assessment.refs if not desk.effective(r).rating)
        return str(next(unrated, ""))

    def _sitting(self) -> Desk:
        if self.desk is None:
            raise RuntimeError("nothing is open yet")
        return self.desk

    # What it shows

    @property
    def ref(self) -> CriterionRef:
        """The criterion on screen."""
        from assess.model.finding import CriterionRef  # noqa: PLC0415

        standard, _, criterion = self.key.partition(":")
        return CriterionRef(standard, criterion)

    @property
    def held(self) -> Finding:
        """What the person who sits here holds of it."""
        return self._sitting().effective(self.ref)

    def show_list(self) -> None:
        """Show the list of criteria."""
        from assess.rate.views import criteria  # noqa: PLC0415

        desk = self._sitting()
        blocks = criteria(
            desk.assessment, desk.person, self.app.marks, words=self._words
        )
        self.page("list").show(blocks)

    def show_finding(self) -> None:
        """Show the finding again."""
        from assess.rate.views import finding  # noqa: PLC0415

        desk = self._sitting()
        blocks = finding(desk.assessment, desk.person, self.ref, self.app.marks)
        self.page("finding").show(blocks)

    def show_criterion(self) -> None:
        """Show the finding and the guidance of the criterion the list is on."""
        from assess.rate.views import guidance  # noqa: PLC0415

        if self.desk is None:
            return
        self.show_finding()
        page = self.page("guidance")
        page.show(guidance(self.desk.assessment, self.ref, self.app.marks))
        page.scroll_to(y=0, animate=False)

    def refresh_all(self) -> None:
        """Show everything again after a change."""
        if self.desk is None:
            return
        self.show_list()
        self.show_finding()
        self.show_head()
        if self._counting is None:
            self._counting = self.set_timer(COUNT_AFTER, self._count)

    def show_head(self) -> None:
        """Say which assessment, whose sheet, how far, and whether it is saved."""
        from assess.rate.screens.opening import head  # noqa: PLC0415

        self.query_one("#head", Bar).tell(*head(self._sitting(), self._complete))

    def _count(self) -> None:
        """Find out what lacks something; too slow for every key press."""
        from assess.check.logic.problems import complete  # noqa: PLC0415

        self._counting = None
        if self.desk is None:
            return
        held = self.desk.assessment.as_held_by(self.desk.person)
        self._complete = complete(held)
        self.show_head()

    def _changed_by_itself(self) -> None:
        """Show that a save ended; called from its thread.

        It must not wait: the screen that closes waits for that thread.
        """
        self.call_later(self._save_ended)

    def _save_ended(self) -> None:
        if not self.is_attached or self.desk is None:
            return
        saving = self.desk.save_state
        self.show_head()
        was_unsaved, self._is_unsaved = self._is_unsaved, bool(saving.trouble)
        if saving.trouble:
            kept = "only here: do not leave" if saving.not_kept else "here and kept"
            self.tell(f"{saving.trouble} Your words are {kept}.", trouble=True)
        elif was_unsaved:
            self.tell("Saved.")
        if saving.notice:
            self.tell(saving.notice)
            self.show_list()
            self.show_finding()

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        """Take in what was changed elsewhere."""
        from assess.store.errors import StoreError  # noqa: PLC0415

        desk = self.desk
        if desk is None:
            return
        with contextlib.suppress(StoreError):
            if desk.look():
                self.call_later(self._came_in)

    def _came_in(self) -> None:
        """Show what came in, also on a screen that stands on top of this one."""
        from assess.ui.terminal.asking import AskingScreen  # noqa: PLC0415 - slow

        self._save_ended()
        top = self.app.screen
        if isinstance(top, AskingScreen):
            top.came_in(self.desk.save_state.notice if self.desk else "")

    # Moving about

    def on_page_moved(self, event: Page.Moved) -> None:
        """Show the criterion that the cursor went to, after the cursor itself."""
        if event.page.id == "list":
            self.key = event.key
            if self._showing is not None:
                self._showing.stop()
            self._showing = self.set_timer(SHOW_AFTER, self.show_criterion)

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go on from a list to the finding, or to what is edited there."""
        if event.page.id == "list":
            self.show_pane("finding")
        elif event.page.id == "choices":
            choose = self._choose
            self._end_choosing()
            choose(event.key)
        elif event.page.id == "finding":
            await self.action_edit("change", event.key)

    def action_next(self) -> None:
        """Go to the next criterion."""
        self.page("list").action_move(1)

    def action_previous(self) -> None:
        """Go to the criterion before."""
        self.page("list").action_move(-1)

    def action_next_lacking(self) -> None:
        """Go to the next criterion that lacks something."""
        if self.desk is None:
            self.say_not_open()
            return
        refs = self.desk.assessment.refs
        here = refs.index(self.ref)
        for ref in (*refs[here + 1 :], *refs[: here + 1]):
            if ref not in self._complete:
                self.go_to(str(ref))
                return
        self.tell("Nothing is missing. Press w to review and publish.")

    def go_to(self, key: str) -> None:
        """Show a criterion, whatever the list was filtered by."""
        if self._words:
            self._filter("")
        self.key = key  # what is done next is done to it, before the list has told
        self.page("list").go(key)

    async def action_find(self) -> None:
        """Filter the list by words."""
        if self.desk is None:
            self.say_not_open()
            return
        await self.furnish()
        self.ask("Find (words, a number, unrated, red)", self._filter, self._words)

    def _filter(self, words: str) -> None:
        if self.desk is None:  # it was closed while the words were written
            return
        self._words = words.strip()
        self.show_list()
        page = self.page("list")
        if not page.key:
            self.tell(f"Nothing is called {self._words}.")
            self._words = ""
            self.show_list()
        elif page.key != self.key:
            self.key = page.key
            self.show_criterion()
        page.focus()

    def action_leave(self) -> None:
        """Go back one step: from choosing, from a filter, from a pane."""
        if self.has_class("-choosing"):
            self._end_choosing()
            if self.editing is not None and (said := self.editing.begun.left()):
                self.tell(said)
        elif self._words:
            self._filter("")
        else:
            self.show_pane("list")

    # Changing

    async def action_edit(self, verb: str, *arguments: str) -> None:
        """Let the finding be changed; say so where that is refused."""
        from assess.desk.errors import RefusedError  # noqa: PLC0415
        from assess.store.errors import StoreError  # noqa: PLC0415

        if self.editing is None:
            self.say_not_open()
            return
        if self.desk is not None and self.desk.assessment.agreed.is_published:
            self.tell(PUBLISHED.format(self.desk.assessment.agreed.version))
            return
        await self.furnish()
        self.tell("")
        try:
            getattr(self.editing, verb)(*arguments)
        except (RefusedError, StoreError) as error:
            self.tell(str(error), trouble=True)
        else:
            self.refresh_all()

    def show_saving(self) -> None:
        """Show that a key press was taken, without drawing what did not change."""
        shown = self.query_one("#head", Bar).right.endswith("saving")
        if not shown or self._sitting().save_state.trouble:
            self.show_head()

    async def action_open(self, name: str) -> None:
        """Go to another screen of this assessment."""
        from assess.app.screens import screen_named  # noqa: PLC0415
        from assess.store.errors import StoreError  # noqa: PLC0415

        if self.desk is None:
            self.say_not_open()
            return
        try:
            screen = screen_named(name, self, self.desk)
        except StoreError as error:
            self.tell(str(error), trouble=True)
            return
        await self.app.push_screen(screen, self.back_from)

    def back_from(self, key: str | None) -> None:
        """Show everything again, and the criterion that was asked for."""
        self.refresh_all()
        if key:
            ref, _, rule = key.partition(" ")
            self.go_to(ref)
            self.show_pane("finding")
            if rule:
                self._fix(rule)

    @work(name="fix")
    async def _fix(self, rule: str) -> None:
        """Do what mends a problem of the criterion on screen."""
        from assess.publish.screens.fixes import OPEN  # noqa: PLC0415 - rarely

        await self.action_edit(*OPEN[rule])

    def save(self) -> None:
        """Save now, so that what reads the files sees what is on screen."""
        from assess.store.errors import StoreError  # noqa: PLC0415

        with contextlib.suppress(StoreError):  # the head says so already
            self._sitting().save()

    def action_home(self) -> None:
        """Go to the list of assessments."""
        self.app.go_home()

    # Leaving

    def close_desk(self) -> str:
        """Save everything; return why not, if it can't be saved."""
        from assess.store.errors import StoreError  # noqa: PLC0415

        if self.desk is None:
            return ""
        desk, self.desk, self.editing = self.desk, None, None
        self.app.remember(f"place:{self.folder.resolve()}", self.key)
        refs = desk.assessment.refs
        rated = sum(1 for ref in refs if desk.effective(ref).rating)
        self.summary = (
            f"{rated} of {len(refs)} rated. Go on with: {program_name()} {self.folder}"
        )
        try:
            desk.close()
        except StoreError as error:
            return f"{error} Your words are kept and come back at the next start."
        return ""

    def on_unmount(self) -> None:
        """Save whatever is not saved yet."""
        self.close_desk()

    def places(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Yield the criteria, for the commands."""
        for standard in self.glance.standards:
            for criterion in standard.criteria:
                name = f"Go to {standard.noun} {criterion.id}: {criterion.title}"
                yield name, partial(self.go_to, f"{standard.id}:{criterion.id}")
