"""One line at the foot of whatever screen one is on, kept with the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from assess.desk.errors import RefusedError, refusal
from assess.session.logic.capture import unfiled
from assess.session.use_cases.capture import capture
from assess.ui.terminal.ask import AskInput
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.begun import KEPT
from assess.ui.terminal.talking import TalkingScreen

if TYPE_CHECKING:
    from assess.desk.desk import Desk

PLACE = "captured"
"""Under which name a line is kept that is half written."""


class CaptureScreen(ModalScreen[None]):
    """Write a line; Enter keeps it and goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False)
    ]

    DEFAULT_CSS = """
    CaptureScreen { align: left bottom; background: $background 0%; }
    CaptureScreen Bar { background: $panel; color: $accent; }
    CaptureScreen Input, CaptureScreen Input:focus {
        border: none; height: 1; padding: 0 1; background: $panel;
    }
    """

    def __init__(self, desk: Desk, under: Screen[Any]) -> None:
        """Take the desk of who writes, and the screen that it lies on."""
        super().__init__()
        self._desk = desk
        self._under = under

    def compose(self) -> ComposeResult:
        """What the marks mean, and a line."""
        yield Bar(
            "Capture: #5 criterion  ? question  ! action  + evidence",
            id="question",
        )
        line = AskInput(self._desk.drafts.get((PLACE, PLACE), ""), id="line")
        line.cursor_blink = False
        yield line
        yield Hints()

    def on_mount(self) -> None:
        """Begin to write."""
        self.query_one(Hints).lend("Enter Keep", "Esc Leave, kept")
        self.set_focus(self.query_one(Input))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is being written."""
        event.stop()
        self._desk.keep_draft((PLACE, PLACE), event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the line and go back."""
        event.stop()
        if not event.value.strip():
            self._close()
            return
        try:
            capture(self._desk, event.value)
        except (RefusedError, ValidationError) as error:
            self.query_one("#question", Bar).tell(refusal(error))
            return
        self._close()
        waiting = len(unfiled(self._desk.sheet))
        if isinstance(self._under, TalkingScreen):
            self._under.came_in(f"Captured. {waiting} to file.")

    def action_leave(self) -> None:
        """Go back; a line that is half written comes back at the next capture."""
        is_kept = self._desk.leave_drafts([(PLACE, PLACE)])
        self.dismiss(None)
        if is_kept and isinstance(self._under, TalkingScreen):
            self._under.tell(KEPT)

    def _close(self) -> None:
        self._desk.keep_draft((PLACE, PLACE), "")
        self.dismiss(None)
