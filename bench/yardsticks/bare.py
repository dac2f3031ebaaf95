"""A bare Textual application: a label and a list of fifteen."""

from textual.app import App, ComposeResult
from textual.widgets import Label, OptionList


class Bare(App[None]):
    """A label and a list, nothing else."""

    def compose(self) -> ComposeResult:
        """The label and the list."""
        yield Label("READY")
        yield OptionList(*[f"Option {number}" for number in range(1, 16)])


if __name__ == "__main__":
    Bare().run()
