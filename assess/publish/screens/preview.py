"""The report, shown in the terminal."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import MarkdownViewer

from assess.model.characters import visible
from assess.ui.terminal.bar import Bar, Hints


class PreviewScreen(Screen[None]):
    """A report to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,v", "back", "Back to the review"),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, text: str) -> None:
        """Take the report as Markdown."""
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The report, and how to leave it."""
        yield Bar(id="head")
        yield MarkdownViewer(
            visible(self._text), show_table_of_contents=False, open_links=False
        )
        yield Hints()

    def on_mount(self) -> None:
        """Say what this is."""
        self.query_one("#head", Bar).tell("Preview of the report")
        self.query_one(Hints).tell("j/k Scroll", "Page down", "Esc Back")
        self.query_one(MarkdownViewer).focus()

    def action_scroll(self, steps: int) -> None:
        """Scroll by lines."""
        viewer = self.query_one(MarkdownViewer)
        viewer.scroll_relative(y=steps * 2, animate=False)

    def action_back(self) -> None:
        """Go back to the review."""
        self.dismiss(None)
