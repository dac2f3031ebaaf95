"""The screen of a workshop: one step at a time, in large rows, with the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events

from assess.document.shown import shown
from assess.store.errors import StoreError
from assess.ui.terminal.asking import DeskScreen
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.half_written import waiting
from assess.workshop.logic.hour import Step, clock, step_at, steps
from assess.workshop.screens.act import Act
from assess.workshop.screens.acts import ACTS
from assess.workshop.screens.watching import Watching
from assess.workshop.use_cases.page import page
from assess.workshop.use_cases.starting import begin, sit_down, workspace
from assess.workshop.views.cards import called, card, summary
from assess.workshop.views.lines import NOTHING, Shown

if TYPE_CHECKING:
    from assess.desk.workshop_desk import WorkshopDesk

TICK = 20.0
"""Seconds after which the clock is looked at; it is painted when its minute changes."""


def _digit(number: str) -> Callable[[WorkshopScreen], object]:
    return lambda screen: screen.act.digit(number)


class WorkshopScreen(DeskScreen[None]):
    """A workshop, from who is here to the page that they leave with."""

    DEFAULT_CSS = "WorkshopScreen #page { padding: 1 3; }"

    KEYS: ClassVar[tuple[Key[WorkshopScreen], ...]] = (
        Key(
            "0",
            "Answer, or say how far a part was involved",
            _digit("0"),
            hint="Answer",
            shown="0 to 4",
            when=lambda screen: screen.act.is_asked or screen.act.has_columns,
        ),
        *(Key(number, "", _digit(number)) for number in "1234"),
        Key(
            "d",
            "Say that you don't know",
            lambda screen: screen.act.unknown(),
            hint="I don't know",
            when=lambda screen: screen.act.is_asked,
        ),
        Key(
            "enter",
            "Go on: hand the keyboard on, show the answers, or write",
            lambda screen: screen.act.enter(screen.page.key),
            hint="Go on",
        ),
        Key(
            "a",
            "Add a line, or write it anew",
            lambda screen: screen.act.add(),
            hint="Add",
            when=lambda screen: screen.act.adds,
        ),
        Key(
            "delete",
            "Take away: what the cursor is on",
            lambda screen: screen.act.remove(screen.page.key),
        ),
        Key(
            "right,l",
            "The council beside",
            lambda screen: screen.act.across(1),
            hint="Council",
            shown="Left/Right",
            when=lambda screen: screen.act.has_columns,
        ),
        Key("left,h", "The council before", lambda screen: screen.act.across(-1)),
        Key("n", "Next step", lambda screen: screen.go_on(), hint="Next"),
        Key("p", "Step before", lambda screen: screen.go(-1), hint="Previous"),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape", "Leave it; all is kept", lambda s: s.app.go_home(), hint="Leave"),
    )
    NOW = (
        "Enter goes on, and says what comes next. At a question everybody presses a "
        "digit alone, or d, and passes the keyboard on. u takes anything back until "
        "the answers are shown; n and p go to another step."
    )

    if TYPE_CHECKING:
        desk: WorkshopDesk

    def __init__(self, folder: Path) -> None:
        """Take the folder of a workshop.

        Raises:
            StoreError: it can't be used.
        """
        super().__init__()
        self.folder = folder
        self.desk = sit_down(folder)
        self.council = ""
        """The council that has the keyboard, or whose column the cursor is in."""
        self._is_there = False
        self.act: Act = self._act(step_at(self.desk.room, None))

    def _act(self, step: Step) -> Act:
        return ACTS[step.name](self, step)

    def shown_workspace(self) -> Path | None:
        """Return the workspace that holds it."""
        return workspace(self.folder)

    def on_mount(self) -> None:
        """Begin where the room was, and watch the clock."""
        kept = self.app.recall(self._place_key)
        self.act = self._act(step_at(self.desk.room, kept))
        super().on_mount()
        self.set_interval(TICK, self.show_head)
        Watching(self).begin()
        self.call_after_refresh(self._arrive)

    async def _arrive(self) -> None:
        """Ask what the step asks, once there is a line that can be written in."""
        self.act.arrive()
        self.show()
        if said := " ".join(filter(None, self._begun_with())):
            self.tell(said)
        self._is_there = True
        await self.app.go_on()

    def _begun_with(self) -> Iterator[str]:
        """Yield what came in, and which lines wait that are not asked for now."""
        every = {
            step.key: called(self.desk.room, step) for step in steps(self.desk.room)
        }
        drafts = self.desk.drafts
        yield self.desk.save_state.notice
        yield waiting((d for d in drafts if d[0] != self.place), every)

    def holds(self, _event: events.Key | events.Paste) -> bool:
        """Keep a key until what it answers is asked."""
        return not self._is_there

    @property
    def _place_key(self) -> str:
        return f"workshop:{self.desk.workshop.id}"

    # What it shows

    def show(self) -> None:
        """Show the step again."""
        self.show_head()
        self.show_page(self._blocks())

    def show_head(self) -> None:
        """Say which step it is, and how the hour stands."""
        room = self.desk.room
        said = clock(room, self.act.step, self.desk.now)
        saving = self.desk.save_state
        saved = "not saved" if saving.trouble else "saved"
        self.head(f"Workshop · {called(room, self.act.step)}",
                  " · ".join(filter(None, (said, saved))))  # fmt: skip

    def _blocks(self) -> Iterator[Block]:
        if self.act.step.name == "page":
            yield from self._last_page()
            return
        width = self.page.size.width - 2
        seen = Shown(self.council, self.app.marks, width)
        yield from card(self.desk.room, self.act.step, seen)

    def _last_page(self) -> Iterator[Block]:
        yield Block("Enter makes the page, and opens it.", "accent", key=NOTHING)
        yield Block()
        if self.desk.workshop.begun is not None:
            yield from shown(page(self.desk.room, "md"), self.app.marks)

    def on_resize(self) -> None:
        """Lay the columns out again."""
        if self.is_mounted:
            self.show()

    @property
    def place(self) -> str:
        """The step, which a half-written line is of."""
        return self.act.step.key

    # Where to go

    def go_on(self) -> None:
        """Go to the next step; from the councils the hour begins."""
        if self.act.step.name == "councils":
            if self.talk.attempt(lambda: begin(self.desk)):
                self.go(1)
        else:
            self.go(1)

    def go(self, by: int) -> None:
        """Go so many steps on."""
        every = steps(self.desk.room)
        place = every.index(self.act.step) + by
        step = every[min(max(place, 0), len(every) - 1)]
        self.council, self.act = "", self._act(step)
        self.app.remember(self._place_key, step.key)
        self.tell("")
        self.page.show(())
        self.act.arrive()
        self.show()
        self.say_what_waits()

    def undo(self) -> None:
        """Take back the last step; the keyboard goes back to whose it was."""
        before = self.desk.room
        super().undo()
        self.act.took_back(before)
        self.show()

    def close_desk(self) -> str:
        """Save, and say what can't be saved."""
        self.summary = f"{self.folder}: {summary(self.desk.room)}."
        try:
            self.desk.close()
        except StoreError as error:
            return str(error)
        return ""

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Do what Enter does on a line."""
        self.act.enter(event.key)
