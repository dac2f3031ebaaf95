"""Several lines for one answer, as high as the words need."""

from __future__ import annotations

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message
from textual.widgets import TextArea

from assess.ui.terminal.ask import Asking, AskWords, Keeper, asked, make_room
from assess.ui.terminal.bar import Bar

LEAST, MOST = 3, 8
"""Rows for the words, at least and at most; fewer on a low terminal."""

NEAR = 0.8
"""The part of the room from which on what is left of it is counted."""

NEW_LINE = ("ctrl+j", "shift+enter", "alt+enter")
"""What begins a new line; the first is one byte, 0A, and was run in tmux alone."""


class LinesArea(AskWords):
    """Words that Enter keeps."""

    class Kept(Message):
        """Enter was pressed."""

    async def _on_key(self, event: events.Key) -> None:
        """Keep the words on Enter, and begin a line with the keys for that."""
        if event.key == "enter":
            self.post_message(self.Kept())
        elif event.key in NEW_LINE:
            self.replace("\n", *self.selection)
        else:
            return
        event.stop()
        event.prevent_default()  # Textual's own would put a new line for Enter


class AskLines(Asking):
    """A question, and room for the words that answer it."""

    DEFAULT_CSS = """
    AskLines {
        overflow: hidden hidden; height: auto; display: none; background: $panel;
    }
    AskLines.-asking { display: block; }
    AskLines Bar { background: $panel; color: $accent; }
    AskLines TextArea, AskLines TextArea:focus {
        border: none; padding: 0 1; height: 3; background: $panel;
    }
    """

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="ask-lines")
        self._question = ""
        self._most = 0

    def compose(self) -> ComposeResult:
        """A question and the words."""
        yield Bar(id="asked")
        area = LinesArea(id="answer", soft_wrap=True, tab_behavior="focus")
        area.cursor_blink = False
        area.highlight_cursor_line = False
        yield area

    @property
    def area(self) -> TextArea:
        """Where the words are written."""
        return self.query_one(TextArea)

    @property
    def is_open(self) -> bool:
        """Whether somebody is writing here."""
        return self.is_asking

    @property
    def text(self) -> str:
        """What stands there now."""
        return self.area.text

    def ask(
        self,
        question: str,
        then: Callable[[str], None],
        value: str = "",
        *,
        most: int,
        begun: Keeper | None = None,
    ) -> None:
        """Ask; *then* gets the answer when Enter is pressed.

        Args:
            question: What is asked.
            then: Gets the answer.
            value: What stands there at first.
            most: How many characters it may have.
            begun: Keeps what is typed, also when it is left without Enter.
        """
        self._begun = None  # what is put there first is nobody's typing
        self._question, self._most = question, most
        self.area.text = value
        self.area.move_cursor(self.area.document.end)
        self.begin(then, begun, "Ctrl+j New line")
        make_room(self, is_writing=True)
        self._fit()
        self.area.focus()

    def replace(self, text: str) -> None:
        """Put other words there, as one step that the field itself can undo."""
        area = self.area
        area.replace(text, area.document.start, area.document.end)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep what is being written, and make room for it."""
        event.stop()
        if self.is_asking:
            self.typed(event.text_area.text)
            self._fit()

    def on_lines_area_kept(self, event: LinesArea.Kept) -> None:
        """Take the answer."""
        event.stop()
        self.answered(self.text)

    def on_resize(self) -> None:
        """Make room again: other lines break at another width."""
        if self.is_asking:
            self._fit()

    def _hide(self, said: str = "") -> None:
        make_room(self, is_writing=False)
        super()._hide(said)

    def _fit(self) -> None:
        """Take as many rows as the words need, and count what is near the limit."""
        self.query_one("#asked", Bar).tell(asked(self._question), self._count())
        size: Size = self.app.size
        rows = min(self.area.wrapped_document.height, MOST, size.height // 3)
        height = max(rows, min(LEAST, size.height // 4))
        if self.area.styles.height is None or self.area.styles.height.value != height:
            self.area.styles.height = height

    def _count(self) -> str:
        length = len(self.text)
        if length < self._most * NEAR:
            return ""
        over = ", too long" if length > self._most else ""
        return f"{length:,} of {self._most:,}{over}"
