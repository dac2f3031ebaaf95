"""A screen that asks, and that says what happened at its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.ui.terminal.bar import Hints, Told
from assess.ui.terminal.keyed import KeyedScreen, Result

if TYPE_CHECKING:
    from textual.widgets import Input

    from assess.ui.terminal.ask import Ask
    from assess.ui.terminal.ask_choice import AskChoice
    from assess.ui.terminal.bar import Sure
    from assess.ui.terminal.begun import Keeps
    from assess.ui.terminal.conversation import Conversation


class TalkingScreen(KeyedScreen[Result]):
    """What every screen has in common on which something can be asked."""

    _talk: Conversation | None = None

    @property
    def talk(self) -> Conversation:
        """What is asked and answered here."""
        if self._talk is None:
            from assess.ui.terminal.conversation import (  # noqa: PLC0415 - bench: walk, criteria on screen
                Conversation,
            )

            self._talk = Conversation(self, self.keeps())
        return self._talk

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""
        self.query_one("#told", Told).say(sentence, trouble=trouble)

    def stand(self, sentence: str) -> None:
        """Say something whenever nothing else is said, until it is mended."""
        self.query_one("#told", Told).stand(sentence)

    def hint(self) -> None:
        """Show the keys that are of use now."""
        self.query_one(Hints).tell(*self.hints(), *self.app.hints())

    # What each screen says of itself

    def keeps(self) -> Keeps:
        """Return where half-written words are kept."""
        raise NotImplementedError

    def lend_keys(self) -> None:
        """Remember where the keys are, where that may be in several places."""

    def take_keys(self) -> None:
        """Give the keys back to where they were before something was asked."""
        raise NotImplementedError

    @property
    def place(self) -> str:
        """What a question is about that names no row."""
        return self.criterion or type(self).__name__

    @property
    def about(self) -> str:
        """What a question is about, as people call it; nothing where that is plain."""
        return ""

    @property
    def criterion(self) -> str:
        """The criterion on screen, which undo goes back to; nothing if none is."""
        return ""

    def room_for_words(self) -> None:
        """Make room for longer words; where it is there already, do nothing."""

    def wrote(self) -> None:
        """Show that a key press of longer words was taken."""

    def came_in(self, sentence: str) -> None:
        """Show what was changed elsewhere, and say so."""
        self.show()
        self.tell(sentence)

    # What was answered

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as somebody types; what is kept is told by the line itself."""
        self.talk.searched(event.value)

    def on_ask_left(self, event: Ask.Left) -> None:
        """Give the keys back, unless something else is asked at once."""
        if not self.talk.is_asking:
            self.take_keys()
            if event.said:
                self.show()
                self.tell(event.said)

    def on_ask_choice_made(self, event: AskChoice.Made) -> None:
        """Take what was chosen, and give the keys back, unless more is asked."""
        self.talk.chosen(event.key)
        self._take_keys_again()

    def on_ask_choice_left(self) -> None:
        """Give the keys back."""
        self.talk.leave_choice()
        self._take_keys_again()

    def _take_keys_again(self) -> None:
        if not (self.talk.is_asking or self.talk.field):
            self.take_keys()

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
