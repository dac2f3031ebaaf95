"""The one place where something is asked: what is typed is kept until it is taken."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from pydantic import ValidationError
from textual.css.query import DOMQuery
from textual.widget import Widget

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.store.errors import StoreError
from assess.ui.terminal.ask import Ask, Asking
from assess.ui.terminal.ask_choice import AskChoice
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.bar import Sure
from assess.ui.terminal.begun import Asked, Begun
from assess.ui.terminal.words import Words
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.ui.terminal.begun import Keeps
    from assess.ui.terminal.writing import Writing


Found = TypeVar("Found", bound=Widget)


class Asks(Protocol):
    """What a conversation needs of the screen on which it is held."""

    @property
    def place(self) -> str:
        """What a question is about that names no row."""

    @property
    def about(self) -> str:
        """What a question is about, as people call it; stands before the question."""

    @property
    def criterion(self) -> str:
        """The criterion on screen, which undo goes back to; nothing if none is."""

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""

    def show(self) -> None:
        """Show everything again after a change."""

    def lend_keys(self) -> None:
        """Remember where the keys are."""

    def room_for_words(self) -> None:
        """Make room for longer words."""

    def wrote(self) -> None:
        """Show that a key press of longer words was taken."""

    def query_one(self, selector: type[Found]) -> Found:
        """Return the widget of a kind."""

    def query(self, selector: type[Found]) -> DOMQuery[Found]:
        """Return all widgets of a kind."""


class Conversation:
    """What one screen asks.

    Escape means one thing: whatever is asked is left, and what was typed is kept.
    """

    def __init__(self, screen: Asks, keeps: Keeps) -> None:
        """Take the screen, and where half-written words are kept."""
        self._screen = screen
        self._begun = Begun(keeps)
        self._choose: Callable[[Any], object] | None = None
        self._chooses_for: Asked | None = None
        self._live: Callable[[str], object] | None = None

    def searched(self, words: str) -> None:
        """Hand on the words of a search, as they are typed."""
        live = self._live
        if live is not None and self.is_asking:
            live(words)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""
        self._screen.tell(sentence, trouble=trouble)

    @property
    def is_asking(self) -> bool:
        """Whether a line, or one of a few, is being asked for."""
        asks = self._screen.query(Asking)
        return any(ask.is_asking for ask in asks) or self._choose is not None

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something; say so where it is refused, and return whether it was not."""
        self.tell("")
        try:
            verb()
        except (RefusedError, StoreError, ValidationError) as error:
            self.tell(refusal(error), trouble=True)
            return False
        self._screen.show()
        return True

    def say(self, verb: Callable[[], str]) -> None:
        """Do something, and say what it returns; or say why it is refused."""
        said: list[str] = []
        if self.attempt(lambda: said.append(verb())):
            self.tell(said[0])

    # One line

    def ask(  # noqa: PLR0913 - what stands there, and how it is kept
        self,
        question: str,
        then: Callable[[str], object],
        value: str = "",
        *,
        proposed: bool = False,
        row: object = "",
        most: int = 0,
    ) -> bool:
        """Ask for words; what is refused is asked again with the same words.

        Args:
            question: What is asked.
            then: Gets the answer, and may ask on.
            value: What stands there at first.
            proposed: Whether the first letter typed replaces that.
            row: What the question is about, where the screen asks it of several.
            most: How many characters they may have where they are longer words,
                which get several lines to write in; one line if not given.

        Returns:
            Whether words that were half written came back, which is then said.
        """
        self._only_this()
        begun = self._begun
        begun.criterion = self._screen.criterion
        self._screen.lend_keys()
        place = f"{self._screen.place} {row}".strip()
        written = begun.ask(place, question, value)
        self.tell(begun.said if written else "")
        about = self._screen.about
        asked = f"{about}. {question}" if about else question

        def again(words: str, *, proposed: bool = False) -> None:
            if most:
                field = self._screen.query_one(AskLines)
                field.ask(asked, answered, words, most=most, begun=begun)
            else:
                line = self._screen.query_one(Ask)
                line.ask(asked, answered, words, proposed=proposed, begun=begun)

        def answered(answer: str) -> None:
            if not self.attempt(lambda: begun.answer(answer, then)):
                again(answer)

        again(written or value, proposed=proposed and not written)
        return bool(written)

    def taken(self) -> None:
        """Say that the answer is taken, so that what is asked next stands alone."""
        self._begun.taken()

    def find(
        self,
        question: str,
        then: Callable[[str], object],
        value: str = "",
        *,
        live: bool = True,
    ) -> None:
        """Ask for words to search by; they are nothing to keep.

        Args:
            question: What is asked.
            then: Gets the words, with each letter if *live*, else with Enter.
            value: What stands in the line at first.
            live: Whether it gets them as they are typed.
        """
        self._only_this()
        self.tell("")
        self._screen.lend_keys()
        self._live = then if live else None

        def found(words: str) -> None:
            self.attempt(lambda: then(words))

        self._screen.query_one(Ask).ask(question, found, value)

    # One of a few

    def choose(
        self,
        question: str,
        options: tuple[Block, ...],
        then: Callable[[Any], object],
        value: Hashable = None,
        *,
        several: bool = False,
    ) -> None:
        """Let somebody choose one of a few, or several of them.

        Args:
            question: What is asked.
            options: What can be chosen, each with its key.
            then: Gets the key, and may ask on.
            value: The key that the cursor begins on; the first one if not given.
            several: Whether several can be ticked; *then* gets a tuple of keys.
        """
        self._only_this()
        self._screen.lend_keys()
        self._chooses_for = self._begun.wait()
        self._choose = then
        about = self._screen.about
        asked = f"{about}. {question}" if about else question
        choice = self._screen.query_one(AskChoice)
        choice.ask(asked, options, value, several=several)

    def chosen(self, key: Hashable) -> None:
        """Take what was chosen; what led to it is then no longer half written."""
        then, waits = self._choose, self._chooses_for
        self._choose = self._chooses_for = None
        if then is not None and self.attempt(lambda: then(key)) and waits:
            self._begun.done(waits)

    def leave_choice(self) -> None:
        """Choose none."""
        self._choose = self._chooses_for = None
        if said := self._begun.left():
            self.tell(said)

    def _only_this(self) -> None:
        """Leave a choice that stands open, because something else is asked."""
        if self._choose is not None:
            self._screen.query_one(AskChoice).hide()
            self._choose = self._chooses_for = None
            self._begun.left()

    # Yes or no, and longer words

    def sure(self, question: str, word: str, then: Callable[[], object]) -> None:
        """Ask once before something that can't be taken back."""
        self.tell("")
        self._screen.query_one(Sure).ask(question, word, then)

    @property
    def field(self) -> Words | AskLines | None:
        """The field for longer words, while somebody writes in it."""
        fields = (*self._screen.query(Words), *self._screen.query(AskLines))
        return next((field for field in fields if field.is_open), None)

    def write(self, title: str, writing: Writing) -> None:
        """Open the field for longer words."""

        def kept(words: str) -> str:
            was_refused = writing.is_refused
            added = writing.keep(words)
            if was_refused or writing.said:
                self.tell(writing.said, trouble=bool(writing.said))
            self._screen.wrote()
            return added

        self._only_this()
        self._screen.lend_keys()
        self._screen.room_for_words()
        self._screen.query_one(Words).open(title, writing.text, kept)
        if writing.said:
            self.tell(writing.said, trouble=True)
