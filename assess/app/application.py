"""The application: which screen is shown, what is remembered, how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assess.rate.screens.walk import WalkScreen
from assess.store.glance import glance
from assess.store.state import recall, remember
from assess.store.workspace import is_assessment, workspace_of
from assess.ui.terminal.bar import Bar
from assess.ui.terminal.begun import Scribbles
from assess.ui.terminal.keys import SerialKeys
from assess.ui.terminal.themes import DEFAULT, THEMES
from assess.ui.text.marks import Marks

if TYPE_CHECKING:
    from assess.setup.screens.new import Answers

THEME_KEY = "theme"
ASCII_KEY = "ascii"

CRASHED = 70
"""The exit code after a mistake of the program."""

COLLECT_AFTER = 2.0
"""Seconds after the start when garbage is collected; before, all is still needed."""

SIGNALS = ("SIGHUP", "SIGTERM")
"""A closed line and a polite end: save, then leave with 128 and the number."""


def _commands() -> type[Any]:
    """Return the palette's commands; imported when the palette is opened."""
    from assess.app.palette import Commands  # noqa: PLC0415 - not before first paint

    return Commands


class AssessApp(SerialKeys):
    """Assess, on screens."""

    TITLE = "assess"
    COMMANDS: ClassVar[set[Any]] = {_commands}  # Textual's own stay out
    ENABLE_COMMAND_PALETTE = True

    DEFAULT_CSS = """
    Screen { background: $background; color: $foreground; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help"),
        Binding("f1", "help", "Help", show=False),
        Binding("f2", "command_palette", "Commands", show=False),
        Binding("f3", "next_theme", "Other colours"),
        Binding("f6", "ascii", "Letters instead of shapes"),
        Binding("c", "capture", "Capture a line while people talk"),
        Binding("f7", "standards", "Standards: browse, search, compare"),
        Binding("f8", "next_steps", "What to do next"),
        Binding("ctrl+q", "quit", "Leave", priority=True),
        Binding("ctrl+c", "copy_or_quit", "Copy, or leave", priority=True),
    ]

    def __init__(self, folder: Path | None, person: str | None) -> None:
        """Take what to open and who sits there."""
        super().__init__()
        self.animation_level = "none"
        if os.environ.get("NO_COLOR"):
            self.ansi_color = True
        self._folder = folder
        self._person = person
        self.marks = Marks(ascii_only=recall(ASCII_KEY) == "yes" or not _has_shapes())
        self.parting: list[str] = []
        self.scribbles = Scribbles()
        for theme in THEMES:
            self.register_theme(theme)
        saved = recall(THEME_KEY)
        self._begin_with(saved if saved in self.available_themes else DEFAULT)

    def _begin_with(self, theme: str) -> None:
        """Take a theme before anything is styled, so that nothing is styled twice."""
        self.set_reactive(App.theme, theme)
        is_dark = self.current_theme.dark
        self.set_class(is_dark, "-dark-mode")
        self.set_class(not is_dark, "-light-mode")
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def answers(self) -> Answers:
        """What was answered in the form for a new assessment."""
        from assess.setup.screens.new import Answers  # noqa: PLC0415 - only there

        if not hasattr(self, "_answers"):
            self._answers = Answers()
        return self._answers

    @answers.setter
    def answers(self, answers: Answers) -> None:
        self._answers = answers

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the walk of an assessment, or with a workspace."""
        folder = self._folder or Path()
        if is_assessment(folder):
            return WalkScreen(folder, self._person, glance(folder, self._person))
        return self._home(folder)

    def _home(self, folder: Path) -> Screen[Any]:
        from assess.app.home import HomeScreen  # noqa: PLC0415 - only there

        return HomeScreen(folder)

    def on_mount(self) -> None:
        """Listen for the signals of a closed line, and soon collect garbage again."""
        self.set_timer(COLLECT_AFTER, _collect_again)
        loop = asyncio.get_running_loop()
        for name in SIGNALS:
            number = getattr(signal, name, None)
            if number is not None:
                with contextlib.suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self._signalled, int(number))

    def _signalled(self, number: int) -> None:
        self._close_desks()
        self.exit(return_code=128 + number)

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's
        """Offer none of Textual's own commands, which know nothing of these screens."""
        return ()

    # Going places

    def open_walk(self, folder: Path, person: str | None) -> None:
        """Open an assessment."""
        self._go(WalkScreen(folder, person, glance(folder, person)))

    def go_home(self, workspace: Path | None = None) -> None:
        """Show the assessments of a workspace; of this one if none is named."""
        here = workspace
        if here is None:
            screen = self.screen
            folder = screen.folder if isinstance(screen, WalkScreen) else Path()
            here = workspace_of(folder) if isinstance(screen, WalkScreen) else folder
        self._go(self._home(here))

    @work(name="go")
    async def _go(self, screen: Screen[Any]) -> None:
        """Show a screen in place of all others, which save what they hold."""
        self._close_desks()
        first = self.screen_stack[0]
        if not first._result_callbacks:  # noqa: SLF001 - Textual forgets the default one
            first._push_result_callback(self, None)  # noqa: SLF001
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        await self.switch_screen(screen)

    @work(name="start_new")
    async def start_new(self, workspace: Path) -> None:
        """Start an assessment and open it."""
        from assess.setup.screens.new import NewScreen  # noqa: PLC0415 - only there

        folder = await self.push_screen_wait(NewScreen(workspace))
        if folder is not None:
            self.open_walk(folder, None)

    async def action_help(self) -> None:
        """Explain the screen."""
        from assess.app.help import HelpScreen  # noqa: PLC0415 - only there

        if not isinstance(self.screen, HelpScreen):
            await self.push_screen(HelpScreen(self.screen))

    async def action_standards(self) -> None:
        """Open the library of standards."""
        from assess.standards.screens import StandardsScreen  # noqa: PLC0415 - only there

        screen = self.screen
        if isinstance(screen, WalkScreen):
            workspace, phase = workspace_of(screen.folder), screen.glance.phase
        else:
            workspace, phase = getattr(screen, "workspace", Path()), ""
        if not isinstance(screen, StandardsScreen):
            await self.push_screen(StandardsScreen(workspace, phase))

    def _walking(self) -> WalkScreen | None:
        """The walk whose desk is open, whatever stands on top of it."""
        return next(
            (
                screen
                for screen in reversed(self.screen_stack)
                if isinstance(screen, WalkScreen) and screen.desk is not None
            ),
            None,
        )

    def _say_not_open(self) -> None:
        """Say why nothing can be done yet; where no walk is shown, ring the bell."""
        if isinstance(self.screen, WalkScreen):
            self.screen.say_not_open()
        else:
            self.bell()

    async def action_capture(self) -> None:
        """Keep a line, from wherever one is."""
        from assess.session.screens.capture import CaptureScreen  # noqa: PLC0415

        walk = self._walking()
        if walk is None or walk.desk is None:
            self._say_not_open()
        elif not isinstance(self.screen, CaptureScreen):
            await self.push_screen(CaptureScreen(walk.desk, self.screen))

    async def action_next_steps(self) -> None:
        """Say what this service, or this council, should do next."""
        from assess.priorities.screens import NextScreen  # noqa: PLC0415

        screen = self.screen
        if isinstance(screen, WalkScreen):
            if screen.desk is None:
                screen.say_not_open()
                return
            screen.save()
            await self.push_screen(NextScreen(screen.folder), screen.back_from)
        elif hasattr(screen, "workspace"):
            await self.push_screen(NextScreen(screen.workspace))

    # Settings

    def remember(self, key: str, value: str) -> None:
        """Remember something for this user."""
        remember(key, value)

    def recall(self, key: str) -> str | None:
        """Return what was remembered."""
        return recall(key)

    def action_next_theme(self) -> None:
        """Go on to our next theme."""
        names = [theme.name for theme in THEMES]
        place = names.index(self.theme) + 1 if self.theme in names else 0
        self.theme = names[place % len(names)]
        remember(THEME_KEY, self.theme)

    def action_ascii(self) -> None:
        """Show letters instead of shapes, or shapes again."""
        self.marks = Marks(ascii_only=not self.marks.ascii_only)
        remember(ASCII_KEY, "yes" if self.marks.ascii_only else "no")
        from assess.ui.terminal.page import Page  # noqa: PLC0415 - a cycle otherwise

        for screen in self.screen_stack:
            for page in screen.query(Page):
                page.marks = self.marks
            show = getattr(screen, "refresh_all", None) or getattr(screen, "show", None)
            if show is not None:
                with contextlib.suppress(RuntimeError):
                    show()

    # Leaving

    def _handle_exception(self, error: Exception) -> None:
        """Leave with one sentence; a test sees the error itself."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        from assess.desk.crash import written_down  # noqa: PLC0415 - only then

        self.parting = [written_down(error)]
        with contextlib.suppress(Exception):
            self._close_desks()
        self.exit(return_code=CRASHED)

    def _close_desks(self) -> list[str]:
        """Save everything; return what can't be saved."""
        troubles = []
        for screen in self.screen_stack:
            close: Callable[[], str] | None = getattr(screen, "close_desk", None)
            if close is not None:
                troubles.append(close())
                self.parting.append(getattr(screen, "summary", ""))
        return [trouble for trouble in troubles if trouble]

    async def action_copy_or_quit(self) -> None:
        """Copy what is selected; leave if nothing is."""
        if selected := self._selected():
            self.copy_to_clipboard(selected)
            self._say("Sent to the terminal's clipboard.")
        else:
            await self.action_quit()

    def _selected(self) -> str:
        """Return what is selected in a field, or on the screen with the mouse."""
        in_field: str = getattr(self.focused, "selected_text", "")
        return in_field or self.screen.get_selected_text() or ""

    def _say(self, sentence: str) -> None:
        """Say something on the topmost screen that has a line for it."""
        for screen in reversed(self.screen_stack):
            for bar in screen.query("#told").results(Bar):
                bar.remove_class("trouble")
                bar.tell(sentence)
                return

    async def action_quit(self) -> None:
        """Save and leave; what can't be saved stays in the journal, and is said."""
        self.parting = []
        self.parting += self._close_desks()
        self.exit()


def _collect_again() -> None:
    """Turn the collector on, for what comes from now on; the rest is here to stay."""
    gc.freeze()
    gc.enable()


def _has_shapes() -> bool:
    """Whether the terminal can show more than ASCII."""
    encoding = (sys.__stderr__ and sys.__stderr__.encoding) or ""
    return encoding.lower().replace("-", "").startswith("utf")
