"""What is new: said once after an upgrade, and shown whenever it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from assess import __version__
from assess.resources import changelog
from assess.store.state import recall, remember
from assess.ui.terminal.one_page import OnePageScreen
from assess.ui.text.blocks import Block

LAST_SEEN: Final = "version"
"""Under which the state folder remembers what was opened last."""

_VERSION: Final = re.compile(r"## \[?(\d+\.\d+\.\d+)")

_LINK: Final = re.compile(r"\[([^]]+)\]\([^)]+\)")


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
            words = _LINK.sub(r"\1", words.replace("`", ""))
            yield Block(words.removeprefix("- "), mark="- ")


class NewsScreen(OnePageScreen):
    """One page: what changed in this version."""

    HEAD = f"What is new in assess {__version__}"

    def blocks(self) -> Iterator[Block]:
        """Yield what the changelog says of it."""
        return of_version(changelog(), __version__)
