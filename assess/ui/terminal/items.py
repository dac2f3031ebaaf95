"""Words of several lines that may be several things."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.ui.terminal.conversation import Conversation

BULLET = re.compile(r"^\s*(?:[-*+•‣◦▪\u2013·]|\d{1,2}[.)])\s+")
"""What stands before a line of a list, in a mail or a document."""


def lines_of(words: str) -> tuple[str, ...]:
    """Return the lines that say something, without bullets and numbers."""
    lines = (BULLET.sub("", line).strip() for line in words.splitlines())
    return tuple(filter(None, lines))


def as_items(
    talk: Conversation,
    words: str,
    noun: str,
    then: Callable[[tuple[str, ...]], object],
) -> None:
    """Hand words on as one thing, or ask whether their lines are several.

    Args:
        talk: Asks.
        words: What was written; things of this kind are one line each.
        noun: What one of them is called.
        then: Gets the words of each.
    """
    lines = lines_of(words)
    if not lines[1:]:
        then(lines or (words.strip(),))
        return
    several = Block(f"One for each line: {len(lines)}", key=lines)
    joined = Block("Only one, with the lines joined", key=(" ".join(lines),))
    talk.choose(f"{noun}: how many are these", (several, joined), then)
