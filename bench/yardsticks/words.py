"""A text area that saves nothing."""

from textual.app import App, ComposeResult
from textual.widgets import Label, TextArea


class Words(App[None]):
    """A label and a text area."""

    def compose(self) -> ComposeResult:
        """The label and the text area."""
        yield Label("READY")
        area = TextArea()
        area.cursor_blink = False
        yield area

    def on_mount(self) -> None:
        """Write at once."""
        self.query_one(TextArea).focus()


if __name__ == "__main__":
    Words().run()
