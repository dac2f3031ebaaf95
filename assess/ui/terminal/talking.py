"""A screen that asks, and that says what happened at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.ui.terminal.screen import AskedScreen, Result

if TYPE_CHECKING:
    from assess.ui.terminal.ask import Ask
    from assess.ui.terminal.bar import Sure
    from assess.ui.terminal.conversation import Conversation


class TalkingScreen(AskedScreen[Result]):
    """What every screen has in common on which something can be asked."""

    _talk: Conversation | None = None

    @property
    def talk(self) -> Conversation:
        """What is asked and answered here."""
        if self._talk is None:
            from assess.ui.terminal.conversation import (  # noqa: PLC0415 - not before the first paint
                Conversation,
            )

            self._talk = Conversation(self, self.keeps())
        return self._talk

    def came_in(self, sentence: str) -> None:
        """Show what was changed elsewhere, and say so."""
        self.show()
        self.tell(sentence)

    # What was answered

    def on_ask_left(self, event: Ask.Left) -> None:
        """Give the keys back, unless something else is asked at once."""
        if not self.talk.is_asking:
            self.take_keys()
            if event.said:
                self.tell(event.said)

    def on_words_left(self) -> None:
        """Give the keys back."""
        self.take_keys()
        self.show()

    def on_sure_left(self, event: Sure.Left) -> None:
        """Do it, or say that it was not done."""
        self.take_keys()
        if event.then is None:
            self.tell("Left as it was.")
        else:
            event.then()
