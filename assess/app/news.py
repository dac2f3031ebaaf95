"""What is new: said once after an upgrade, and shown whenever it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from textual.app import ComposeResult

from assess import __version__
from assess.resources import changelog
from assess.store.state import recall, remember
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

LAST_SEEN: Final = "version"
"""Under which the state folder remembers what was opened last."""

_VERSION: Final = re.compile(r"## \[?(\d+\.\d+\.\d+)")


def arrived() -> str:
    """Say that another version is here than was opened last; only once, else nothing.

    Who opens assess for the first time is told nothing: all of it is new.
    """
    before = recall(LAST_SEEN)
    if before != __version__:
        remember(LAST_SEEN, __version__)
    if before in {None, __version__}:
        return ""
    return (
        f"This is assess {__version__}; last time it was {before}. v says what is new."
    )


def of_version(text: str, version: str) -> Iterator[Block]:
    """Yield what the changelog *text* says of a version, or of what is not released."""
    parts = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    named = {found[1]: part for part in parts if (found := _VERSION.match(part))}
    part = named.get(version) or next((p for p in parts if p.startswith("## ")), "")
    for paragraph in re.split(r"\n(?=- |#)|\n\n", part.partition("\n")[2]):
        words = " ".join(paragraph.split())
        if words.startswith("#"):
            yield Block()
            yield Block(words.lstrip("# "), "heading")
        elif words:
            yield Block(words.removeprefix("- ").replace("`", ""), mark="- ")


class NewsScreen(KeyedScreen[None]):
    """One page: what changed in this version."""

    KEYS: ClassVar[tuple[Key[NewsScreen], ...]] = (
        Key(
            "down",
            "",
            lambda screen: screen.query_one(Page).action_move(1),
            hint="Scroll",
            shown="Arrow keys",
        ),
        Key("escape", "Back", lambda screen: screen.dismiss(None), hint="Back"),
    )
    NOW = "Read what is new with the arrow keys."
    DEFAULT_CSS = "NewsScreen Page { padding: 1 2; }"

    def compose(self) -> ComposeResult:
        """A page."""
        yield Bar(id="head")
        yield Page(id="page")
        yield Hints(*self.hints())

    def on_mount(self) -> None:
        """Show it."""
        self.query_one("#head", Bar).tell(f"What is new in assess {__version__}")
        page = self.query_one(Page)
        page.show(tuple(of_version(changelog(), __version__)))
        page.focus()
