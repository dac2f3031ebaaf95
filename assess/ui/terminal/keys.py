"""Take keys one after the other, so that typing ahead reaches the right place.

Textual sends every key that arrived in one read to the widget that had the
focus when it was read. A key that opens a field and the words after it, sent
in one go by a slow line, would run the words as commands. Here the next key is
let go only when the one before has been dealt with.
"""

from collections import deque
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from assess.ui.terminal.bursts import came
from assess.ui.terminal.punctual import Punctual

LOOK_AGAIN = 3.0
"""Seconds after which it is looked whether what a key waits for is still there."""

BREAK = "ctrl+c"
"""The key that leaves at once while others wait."""

LEAVE = {BREAK, "ctrl+q"}
"""The keys that leave."""


class SerialKeys(Punctual, App[None]):
    """An application whose keys wait for each other."""

    def __init__(self, *, ansi_color: bool | None = None) -> None:
        """Begin with no key waiting."""
        super().__init__(ansi_color=ansi_color)
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._turn = 0
        self._is_busy = False
        self._left: list[Any] = []
        """What a key has to be dealt with by, still; the first has been asked."""

    async def on_event(self, event: events.Event) -> None:
        """Let a key or a paste through when it is its turn; anything else at once."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        is_free = not (self._is_busy or self._waiting)
        if is_free and self._is_plain_typing(event):
            if (meant := self._meant(event)) is not None:
                await super().on_event(meant)
            return
        if self.keys_wait and _key_of(event) == BREAK:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._is_busy:
            await self._next_key()

    def _is_plain_typing(self, event: events.Key | events.Paste) -> bool:
        is_text = isinstance(event, events.Paste) or event.is_printable
        return is_text and getattr(self.focused, "takes_typing", False)

    def _meant(self, event: events.Key | events.Paste) -> events.Event | None:
        """Return what a key is where words were pasted as keys; nothing if no key."""
        how = came(event)
        if how is None or not isinstance(event, events.Key):
            return event
        burst, place = how
        writes = getattr(self.focused, "takes_typing", False)
        chooses = getattr(self.focused, "takes_letters", False)
        if burst.begins():
            in_lines = writes and burst.has_lines
            burst.is_taken = in_lines or (chooses and burst.has_words)
            if burst.is_taken:
                return self._pasted(burst.words)
        if burst.is_taken:
            return event if burst.is_answered_by(place) else None
        if writes or not burst.is_word_at(place):
            return event
        if chooses:
            return self._pasted(event.key) if event.key.isdecimal() else event
        refuses = getattr(self.screen, "refuses", None)
        return None if refuses is not None and refuses(event) else event

    def _pasted(self, words: str) -> events.Paste:
        paste = events.Paste(words)
        paste.set_sender(self)  # one of a screen never reaches the app
        return paste

    def holds(self, _event: events.Key | events.Paste) -> bool:
        """Whether a key has to wait, because what it is meant for is not there yet."""
        return False

    async def press_next(self, event: events.Key) -> None:
        """Press a key again, before those that wait."""
        again = events.Key(event.key, event.character)
        again.set_sender(self)  # one of a screen never reaches the app
        self._waiting.appendleft(again)
        await self.go_on()

    def let_go(self, event: events.Key | events.Paste) -> None:
        """Take notice of a key whose turn it is, before it does anything."""

    async def go_on(self) -> None:
        """Let the keys go that were held."""
        if not self._is_busy:
            await self._next_key()

    @property
    def keys_wait(self) -> bool:
        """Whether keys wait for something that is not there yet."""
        return bool(self._waiting) and not self._is_busy

    def drop_waiting(self) -> bool:
        """Forget the keys that wait, but for those that leave.

        Returns:
            Whether any was forgotten.
        """
        kept = [event for event in self._waiting if _key_of(event) in LEAVE]
        is_forgotten = len(kept) < len(self._waiting)
        self._waiting = deque(kept)
        return is_forgotten

    async def _next_key(self) -> None:
        meant = None
        while meant is None:
            if not self._waiting or self.holds(self._waiting[0]):
                self._is_busy = False
                return
            event = self._waiting.popleft()
            meant = self._meant(event)
        self._is_busy = True
        self._turn += 1
        turn = self._turn
        self.let_go(event)
        await super().on_event(meant)
        focused = self.focused
        ancestors = focused.ancestors_with_self if focused else [self.screen]
        chain = [node for node in ancestors if node is not self]
        # Once for the key, and once for what it made these post to each other.
        self._hop(turn, [*chain, self, self, *chain, self])
        self._look_again(turn)

    def _hop(self, turn: int, chain: list[Any]) -> None:
        """Pass a message along everything that may handle the key, then go on."""
        if turn != self._turn:
            return
        for place, pump in enumerate(chain):
            if _answers(pump) and pump.call_later(self._hop, turn, chain[place + 1 :]):
                self._left = chain[place:]
                return
        self._turn += 1
        self.call_later(self._next_key)

    def _look_again(self, turn: int) -> None:
        """Look from time to time whether the widget that is asked is still there.

        One that takes long is waited for, however long: the keys behind this one are
        meant for what it opens. One that was closed meanwhile never answers.
        """

        def look() -> None:
            if turn == self._turn:
                if not _answers(self._left[0]):
                    self._hop(turn, self._left[1:])
                self._look_again(turn)

        self.set_timer(LOOK_AGAIN, look)


def _answers(pump: object) -> bool:
    return isinstance(pump, MessagePump) and pump.is_running


def _key_of(event: events.Key | events.Paste) -> str:
    return event.key if isinstance(event, events.Key) else ""
