"""One line at the foot of whatever screen one is on, kept with the time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.screen import ModalScreen, Screen

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.model.values import LONGEST_LINE
from assess.session.logic.capture import mark_of_another, unfiled
from assess.session.use_cases.capture import capture
from assess.ui.terminal.ask import Asking
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.bar import Hints
from assess.ui.terminal.begun import KEPT
from assess.ui.terminal.items import lines_of
from assess.ui.terminal.talking import TalkingScreen
from assess.ui.text.half_written import CAPTURED

if TYPE_CHECKING:
    from assess.desk.desk import Desk

MARKS = "Capture: #5 criterion{}  ? question  ! action  + evidence"
SEVERAL = ", {} of another"


class CaptureScreen(ModalScreen[None]):
    """Write a line; Enter keeps it and goes back."""

    DEFAULT_CSS = """
    CaptureScreen { align: left bottom; background: $background 0%; }
    CaptureScreen AskLines { display: block; }
    """

    def __init__(self, desk: Desk, under: Screen[Any]) -> None:
        """Take the desk of who writes, and the screen that it lies on."""
        super().__init__()
        self._desk = desk
        self._under = under
        self._said = ""

    def compose(self) -> ComposeResult:
        """What the marks mean, and room for the words."""
        yield AskLines()
        yield Hints()

    def on_mount(self) -> None:
        """Begin to write."""
        self._ask(self._desk.drafts.get((CAPTURED, CAPTURED), ""))

    def _ask(self, words: str, question: str = "") -> None:
        another = mark_of_another(self._desk.assessment)
        question = question or MARKS.format(another and SEVERAL.format(another))
        field = self.query_one(AskLines)
        field.ask(question, self._answered, words, most=LONGEST_LINE, begun=self)

    def typed(self, text: str) -> None:
        """Keep what is being written."""
        self._desk.keep_draft((CAPTURED, CAPTURED), text)

    def left(self) -> str:
        """Leave it; what is half written comes back at the next capture."""
        is_kept = self._desk.leave_drafts([(CAPTURED, CAPTURED)])
        return KEPT if is_kept else ""

    def _answered(self, words: str) -> None:
        """Keep each line for itself, and go back."""
        try:
            captured = capture(self._desk, *lines_of(words))
        except (RefusedError, ValidationError) as error:
            self._ask(words, refusal(error))
            return
        self._desk.keep_draft((CAPTURED, CAPTURED), "")
        waiting = len(unfiled(self._desk.sheet))
        self._said = f"Captured. {waiting} to file." if captured else ""

    def on_ask_left(self, event: Asking.Left) -> None:
        """Go back, and say there what happened."""
        if self.query_one(AskLines).is_asking:
            return
        self.dismiss(None)
        said = event.said or self._said
        if said and isinstance(self._under, TalkingScreen):
            self._under.came_in(said)
