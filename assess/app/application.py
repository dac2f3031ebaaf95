"""The application: which screen is shown, what is remembered, how it ends."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import SystemCommand
from textual.screen import Screen

from assess.app import screen_table
from assess.app.appearance import Appearance
from assess.app.by_name import by_name
from assess.app.line import watch_line
from assess.desk.crash import written_down
from assess.rate.screens.walk import WalkScreen
from assess.store.errors import StoreError
from assess.store.glance import glance
from assess.store.workspace import is_assessment, is_workshop
from assess.ui.no_color import is_colourless
from assess.ui.terminal.application import CAPTURE, Application
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.model.agenda import Timed
    from assess.model.finding import CriterionRef
    from assess.ui.terminal.going import GoTo, Landing

CANNOT = 2
CRASHED = 70
"""The exit code after a mistake of the program."""

COLLECT_AFTER = 2.0
"""Seconds after the start when garbage is collected; before, all is still needed."""

PALETTE = "app.palette:Commands"
"""The palette's commands; imported when the palette is opened."""


class AssessApp(Application):
    """Assess, on screens."""

    TITLE = "assess"
    COMMANDS: ClassVar[set[Any]] = {partial(by_name, PALETTE)}  # Textual's own stay out
    ENABLE_COMMAND_PALETTE = True

    DEFAULT_CSS = """
    TextArea:nocolor .text-area--selection,
    Input:nocolor > .input--selection,
    Screen:nocolor > .screen--selection { text-style: reverse; }
    Screen { background: $background; color: $foreground; }
    CommandPalette SearchIcon { display: none; }
    """

    KEYS: ClassVar[tuple[Key[AssessApp], ...]] = (
        Key("f2", "", lambda app: app.action_command_palette(), hint="Commands"),
        Key("question_mark", "All keys here", screen_table.show_keys),
        Key("f1", "Help: what to do now", screen_table.explain),
        CAPTURE,
        Key("f8", "What to do next", screen_table.next_steps, waits=True),
        Key("f7", "Standards: browse, search, compare", screen_table.standards),
        Key("f3", "Other colours", lambda app: app.looks.turn_theme()),
        Key("f6", "Letters: instead of shapes", lambda app: app.looks.turn_shapes()),
        Key("q", "", lambda app: app.say("Ctrl+q leaves. All is kept as you type.")),
        Key("ctrl+z", "", lambda app: app.say("u takes back what was done last.")),
        Key("ctrl+q", "Leave", lambda app: app.action_quit(), priority=True),
        Key("ctrl+c", "Copy: what is selected", lambda app: app.copy(), priority=True),
    )

    def __init__(
        self, folder: Path | None, person: str | None, criterion: str | None = None
    ) -> None:
        """Take what to open, who sits there, and the criterion to begin with."""
        super().__init__(ansi_color=is_colourless() or None)
        self.animation_level = "none"
        self.looks: Appearance = Appearance(self)
        self._folder = folder
        self._person = person
        self._criterion = criterion
        self._is_going = False
        self.parting: list[str] = []

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the walk of an assessment, or with a workspace."""
        folder = self._folder or Path()
        if is_assessment(folder):
            first = glance(folder, self._person)
            return WalkScreen(folder, self._person, first, self._criterion)
        if is_workshop(folder):
            return screen_table.made("workshop", folder)
        return screen_table.made("home", folder)

    def on_mount(self) -> None:
        """Watch the line to the terminal, and soon collect garbage again."""
        self.set_timer(COLLECT_AFTER, _collect_again)
        watch_line(self, self._ended)

    def _ended(self, number: int) -> None:
        """Save, then leave with 128 and the number of the signal."""
        self._close_desks()
        self.exit(return_code=128 + number)

    def get_system_commands(self, _screen: Screen[Any]) -> Iterable[SystemCommand]:
        """Offer none of Textual's own commands, which know nothing of these screens."""
        return ()

    # Going places

    def open_walk(
        self,
        folder: Path,
        who: str | None,
        at: str | None = None,
        home: Path | None = None,
    ) -> None:
        """Open an assessment, at a criterion if one is named, from a workspace."""
        walk = WalkScreen(folder, who, glance(folder, who), at)
        walk.home = home
        self._go(walk)

    def go_home(self, workspace: Path | None = None, said: str = "") -> None:
        """Show a workspace, this one if none is named, and say something there."""
        shown = workspace or screen_table.workspace_shown(self) or Path()
        self._go(screen_table.made("home", shown), said)

    def open_workshop(self, folder: Path) -> None:
        """Open a workshop; what can't be opened is said."""
        try:
            self._go(screen_table.made("workshop", folder))
        except StoreError as error:
            self.say(str(error), trouble=True)

    def _go(self, screen: Screen[Any], said: str = "") -> None:
        """Show a screen in place of all others; keys wait until it stands."""
        self._is_going = True
        self._go_there(screen, said)

    @work(name="go")
    async def _go_there(self, screen: Screen[Any], said: str) -> None:
        """Let the others save what they hold, and take their place."""
        self._close_desks()
        first = self.screen_stack[0]
        if not first._result_callbacks:  # noqa: SLF001 - Textual forgets the default one
            first._push_result_callback(self, None)  # noqa: SLF001
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_screen(screen)
        self._is_going = False
        if said:
            self.say(said)
        await self.go_on()

    def holds(self, event: events.Key | events.Paste) -> bool:
        """Keep a key while the screen that it is meant for is on its way."""
        if self._is_going or not self.screen_stack:
            return True
        return isinstance(self.screen, KeyedScreen) and self.screen.holds(event)

    async def open_screen(
        self,
        name: str,
        desk: Desk,
        ref: CriterionRef,
        then: Callable[[GoTo | None], None],
        landing: Landing | None = None,
    ) -> None:
        """Open another screen of an assessment; what can't be opened is said."""
        try:
            screen = screen_table.screen_named(name, desk, ref)
        except StoreError as error:
            self.say(str(error), trouble=True)
            return
        screen.landing = landing
        await self.push_screen(screen, then)

    def day_of(self, desk: Desk) -> tuple[Timed, ...]:
        """Return the blocks of the day with their times; none while no clock runs."""
        return screen_table.day_of(desk)

    async def capture(self) -> None:
        """Keep a line, from wherever one is."""
        await screen_table.capture(self)

    # Leaving

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one sentence; a test sees the error itself."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        self.parting = [written_down(error)]
        with contextlib.suppress(Exception):
            self._close_desks()
        self.exit(return_code=CRASHED)

    def _close_desks(self) -> list[str]:
        """Save everything; return what can't be saved."""
        troubles = []
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                troubles.append(screen.close_desk())
                self.parting.append(screen.summary)
        return [trouble for trouble in troubles if trouble]

    async def copy(self) -> None:
        """Copy what is selected, in a field or by mouse; else say how to leave.

        While keys wait for what may never come, this is the way out.
        """
        in_field: str = getattr(self.focused, "selected_text", "")
        if selected := in_field or self.screen.get_selected_text():
            self.send(selected)
        elif self.keys_wait:
            await self.action_quit()
        else:
            self.say("Nothing is selected to copy. Ctrl+q leaves; all is kept.")

    async def action_quit(self) -> None:
        """Save and leave; what can't be saved stays in the journal, and is said."""
        self.parting = []
        troubles = self._close_desks()
        self.parting += troubles
        self.exit(return_code=CANNOT if troubles else 0)


def _collect_again() -> None:
    """Turn the collector on, for what comes from now on; the rest is here to stay."""
    gc.freeze()
    gc.enable()
