"""Help: what to do now, and every key, made from the keys themselves."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assess.store.state import state_folder
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

NOW = {
    "HomeScreen": (
        "Choose an assessment with the arrow keys and Enter, or begin one with n."
    ),
    "WalkScreen": (
        "Read the guidance, rate with a digit, say why with r, and what was not seen "
        "with a. An amber or red rating needs an action: x. j goes on. Everything is "
        "kept as you type, and u takes anything back. At the end w shows what is "
        "missing."
    ),
    "ReviewScreen": (
        "Enter goes to what is missing. When nothing is, decide the outcome with a "
        "digit, publish with p, which asks once, and make the report with m."
    ),
    "RevealScreen": (
        "Everybody rates alone and submits with S. When all have, the lead reveals "
        "with R. Then talk about the criteria that stand first; Enter opens one."
    ),
    "AgreeScreen": (
        "A digit agrees on a rating and asks for the reason and how you came to it. "
        "Space takes over what somebody said; D records who differs; n goes on."
    ),
    "ActionsScreen": (
        "After the report the team responds with r and reports progress with p; the "
        "lead decides a challenge with d; an assessor verifies with v."
    ),
    "SessionScreen": (
        "c keeps a line while people talk. Enter on a line files it; Space ticks a "
        "question that was asked. b begins the clock."
    ),
    "CaptureScreen": (
        "Write a line; #5 names a criterion, ? a question, ! an action, + evidence."
    ),
    "RegisterScreen": (
        "p, x and the other letters change your own evidence; m shows which criteria "
        "have none, a plan only, one source, or nothing recent."
    ),
    "LogScreen": "What was submitted, revealed, changed and agreed, and why.",
    "ChoicesScreen": (
        "Two copies held different things here. Enter takes the version that the "
        "cursor is on; the others are rejected for good, and u brings them back."
    ),
    "BriefScreen": "Enter changes the line that the cursor is on.",
    "NextScreen": (
        "The most pressing step stands first. Enter goes to its criterion; e shows how "
        "its points come about."
    ),
    "StandardsScreen": (
        "Enter opens a standard and its criteria; / searches all of them as you type; "
        "p changes the phase; d shows the differences from another edition."
    ),
    "NewScreen": "Fill in each line with Enter, then start with Ctrl+s.",
}


class HelpScreen(Screen[None]):
    """One page, for the screen that it was asked from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1", "back", "Back")
    ]

    DEFAULT_CSS = "HelpScreen Page { padding: 1 2; }"

    def __init__(self, asked_from: Screen[Any]) -> None:
        """Take the screen that it explains."""
        super().__init__()
        self._from = asked_from

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar(id="head")
        yield Page(id="page")
        yield Hints()

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#head", Bar).tell("Help")
        self.query_one(Hints).tell("Arrow keys Scroll", "Esc Back")
        page = self.query_one(Page)
        page.show(tuple(self._blocks()))
        page.focus()

    def _blocks(self) -> Iterator[Block]:
        yield Block("What to do now", "heading")
        yield Block(NOW.get(type(self._from).__name__, "Escape goes back."))
        yield Block()
        yield Block("Keys here", "heading")
        yield from keys_of(self._from)
        yield Block()
        yield Block("Keys everywhere", "heading")
        yield from keys_of(self.app)
        yield Block()
        yield Block("Good to know", "heading")
        yield Block(
            "Single keys work whenever no text field has the cursor; Escape leaves a "
            "field, and what you typed is kept: it comes back at the same question, "
            "and u takes it away. Draw the mouse over words to select them; Ctrl+c "
            "then sends them to the terminal's clipboard. Start with --no-mouse to "
            "leave the mouse to the terminal."
        )
        yield Block(f"Journals and the log are in {state_folder()}.", "quiet")
        yield Block(f"Here is {Path.cwd()}.", "quiet")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def keys_of(node: Any) -> Iterator[Block]:
    """Yield a line for each key of a screen or the application."""
    for binding in node._bindings.key_to_bindings.values():  # noqa: SLF001 - all of them
        for one in binding:
            if one.show and one.description:
                key = node.app.get_key_display(one)
                yield Block(one.description, mark=f"{key:<10}")
