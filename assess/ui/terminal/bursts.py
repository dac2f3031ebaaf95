"""Tell words that were pasted as keys from keys.

A terminal that marks no paste (tmux without `-p`, an old Windows console, a serial
line) sends the words of one as keys, all in one read. So does a slow line with what
was typed ahead, and nothing tells the two apart for sure. Among words no key rates,
and line ends among the words for a field are line ends and no answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from time import monotonic
from typing import Final, NamedTuple
from weakref import WeakKeyDictionary

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from assess.ui.terminal.pastes import Pastes

SOON: Final = 0.02
"""Seconds within which a read goes on with the words of the one before it."""
LEAST: Final = 8
"""Characters from which on lines are words; fewer may be an answer and a key."""

WORDS: Final = re.compile(r"([^\W\d_])(?!\1)[^\W\d_]{2}|\S +\S")
"""What keys are hardly ever: three letters, or a space between two signs."""
LETTERS: Final = re.compile(r"[^\W\d_]{2}|\S +\S")
"""What the keys after an answer are hardly ever."""
OTHER: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""What no paste holds: keys that are no letters."""


class Burst:
    """What came in one read."""

    def __init__(self, text: str, *, goes_on: bool = False) -> None:
        """Take it, and whether it goes on with the words of the read before."""
        self._goes_on = goes_on
        self._text = "" if OTHER.search(text) else text
        self.words = self._text.rstrip("\r\n")
        """Its words, without a line end behind them."""
        self._has_begun = False
        self.is_taken = False
        """Whether its words went to a field in one piece."""

    def begins(self) -> bool:
        """Whether none of its keys had its turn before."""
        begins, self._has_begun = not self._has_begun, True
        return begins

    @property
    def has_words(self) -> bool:
        """Whether there are words in it."""
        return bool(self._text and (self._goes_on or WORDS.search(self._text)))

    @property
    def has_lines(self) -> bool:
        """Whether it is several lines of words."""
        _, *more = self.words.replace("\n", "\r").split("\r", 1)
        is_long = len(self.words) >= LEAST or self._goes_on
        return self.has_words and is_long and any(map(LETTERS.search, more))

    def is_word_at(self, place: int) -> bool:
        """Whether what stands at a place is of the words, or among them.

        A digit right before a letter, with no word before both, is a key: `2rSeen`.
        """
        if not self.has_words:
            return False
        before, after = self._text[: place + 1], self._text[place:]
        is_key = after[:1].isdecimal() and after[1:2].isalpha()
        is_among = self._goes_on or WORDS.search(before)
        return bool(is_among or (WORDS.search(after) and not is_key))

    def is_answered_by(self, place: int) -> bool:
        """Whether the key at a place is the Enter after the words."""
        return place == len(self.words) and self._text[place:] == "\r"


class Came(NamedTuple):
    """How a key came."""

    burst: Burst
    place: int


_came: WeakKeyDictionary[Message, Came] = WeakKeyDictionary()
_last: WeakKeyDictionary[XTermParser, tuple[Burst, float]] = WeakKeyDictionary()
_pastes: WeakKeyDictionary[XTermParser, Pastes] = WeakKeyDictionary()
_parsed = XTermParser.feed


def came(event: events.Event) -> Came | None:
    """Return how a key came, if a terminal sent it."""
    return _came.get(event)


def _feed(parser: XTermParser, data: str) -> Iterable[Message]:
    """Yield what Textual makes of one read; each key is known by what came with it."""
    before, ended = _last.get(parser, (None, 0.0))
    is_soon = monotonic() - ended < SOON
    burst = Burst(data, goes_on=bool(before and before.has_words and is_soon))
    place = 0
    plain = _pastes.setdefault(parser, Pastes()).plain(data)
    is_held = bool(data) and not plain  # nothing would be the end of all
    for token in () if is_held else _parsed(parser, plain):
        if isinstance(token, events.Key):
            _came[token] = Came(burst, place)
            place += 1
        yield token
    _last[parser] = burst, monotonic()


# Textual offers no place to learn what came in one read.
XTermParser.feed = _feed  # type: ignore[method-assign, assignment]
