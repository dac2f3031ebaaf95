"""Ask for one line at the foot of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.document._document import EditResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Edit

from assess.ui.terminal.bar import Bar, Hints

ROOM = 16
"""Cells for an answer; where fewer are left the question stands above it."""

PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
"""Control characters and their visible pictures."""


def asked(question: str) -> str:
    """Return a question as it stands before its answer."""
    return question if question.endswith("?") else f"{question}:"


def pictured(text: str) -> str:
    """Return pasted text with control characters as visible pictures, none lost."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = {ord("\n"), ord("\t")}
    table = {code: picture for code, picture in PICTURES.items() if code not in kept}
    table |= dict.fromkeys([*range(0x80, 0xA0), *range(0xD800, 0xE000)], 0xFFFD)
    return text.translate(table)


def _untold() -> None:
    """Tell nobody at once; all are told with a message."""


class AskInput(Input):
    """An input that shows control characters in a paste instead of taking them."""

    takes_typing = True
    at_once: Callable[[], None] = staticmethod(_untold)
    """Told of what is typed before it can be painted, where a message may be late."""

    def _watch_value(self, value: str) -> None:
        super()._watch_value(value)
        self.at_once()

    def _on_paste(self, event: events.Paste) -> None:
        event.text = pictured(event.text).replace("\n", " ")  # then Textual's takes it


class AskWords(TextArea):
    """A text area that shows control characters in a paste instead of taking them."""

    takes_typing = True
    at_once: Callable[[], None] = staticmethod(_untold)
    """Told of what is typed before it can be painted, where a message may be late."""

    def edit(self, edit: Edit) -> EditResult:
        """Change the words, and tell of it."""
        result = super().edit(edit)
        self.at_once()
        return result

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = pictured(event.text)  # then Textual's takes it


def make_room(field: Widget, *, is_writing: bool) -> None:
    """Let panes beside a field make room for it while somebody writes there."""
    for panes in field.screen.query("#panes"):
        panes.set_class(is_writing, "-writing")


class Keeper(Protocol):
    """Keeps what is being written."""

    def typed(self, text: str) -> None:
        """Keep what stands there now."""

    def left(self) -> str:
        """Leave it; return what is to be said about what is kept."""


class Asking(Widget):
    """Somewhere to answer a question; hidden while nothing is asked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False)
    ]

    class Left(Message, namespace="ask"):
        """It was left, answered or not."""

        def __init__(self, said: str = "") -> None:
            """Take what is to be said about what was typed."""
            super().__init__()
            self.said = said

    _then: Callable[[str], None] = staticmethod(lambda _: None)
    _begun: Keeper | None = None

    @property
    def is_asking(self) -> bool:
        """Whether an answer is waited for."""
        return self.has_class("-asking")

    def begin(
        self, then: Callable[[str], None], begun: Keeper | None, *hints: str
    ) -> None:
        """Show it; *then* gets the answer, *begun* keeps what is typed meanwhile."""
        self._then, self._begun = then, begun
        self.add_class("-asking")
        leave = "Esc Cancel" if begun is None else "Esc Leave, kept"
        self.screen.query_one(Hints).lend("Enter Keep", *hints, leave)

    def typed(self, text: str) -> None:
        """Keep what is being written; what is only searched by is not kept."""
        if self._begun is not None:
            self._begun.typed(text)

    def answered(self, answer: str) -> None:
        """Hand the answer on; what comes next may ask again."""
        then, self._then, self._begun = self._then, lambda _: None, None
        self._hide()
        then(answer)

    def action_leave(self) -> None:
        """Leave without an answer."""
        begun, self._begun = self._begun, None
        self._hide("" if begun is None else begun.left())

    def _hide(self, said: str = "") -> None:
        self.remove_class("-asking")
        self.screen.query_one(Hints).lend()
        self.post_message(self.Left(said))


class Ask(Asking):
    """A question and one line for the answer."""

    DEFAULT_CSS = """
    Ask {
        layout: horizontal; overflow: hidden hidden;
        height: 1; display: none; background: $panel;
    }
    Ask.-asking { display: block; }
    Ask.-above { layout: vertical; height: 2; }
    Ask Bar { width: auto; min-width: 4; background: $panel; color: $accent; }
    Ask Input, Ask Input:focus {
        border: none; height: 1; padding: 0 1; width: 1fr; background: $panel;
    }
    """

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="ask")

    def compose(self) -> ComposeResult:
        """A question and a line."""
        yield Bar(id="question")
        line = AskInput(id="line", select_on_focus=False)
        line.cursor_blink = False
        yield line

    def ask(
        self,
        question: str,
        then: Callable[[str], None],
        value: str = "",
        *,
        proposed: bool = False,
        begun: Keeper | None = None,
    ) -> None:
        """Ask; *then* gets the answer when Enter is pressed.

        Args:
            question: What is asked.
            then: Gets the answer.
            value: What stands in the line at first.
            proposed: Whether the first letter typed replaces that.
            begun: Keeps what is typed, also when the line is left without Enter.
        """
        bar, line = self.query_one("#question", Bar), self.query_one(Input)
        bar.styles.width = cell_len(question) + 3
        bar.tell(asked(question))
        self._fit()
        line.value = value
        line.cursor_position = len(value)
        if proposed:
            line.select_all()
        self.begin(then, begun)
        line.focus()

    def on_resize(self) -> None:
        """Put the question above the line where they do not fit beside each other."""
        self._fit()

    def _fit(self) -> None:
        room = self.screen.size.width - cell_len(self.query_one(Bar).left) - 3
        self.set_class(room < ROOM, "-above")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is being written."""
        if self._begun is not None:
            event.stop()
            self.typed(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the answer."""
        event.stop()
        self.answered(event.value)
