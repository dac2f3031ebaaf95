"""A screen of one page, with a line to ask and longer words below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from pydantic import ValidationError
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from assess.desk.errors import RefusedError, refusal
from assess.store.errors import StoreError
from assess.ui.terminal.ask import Ask, Words
from assess.ui.terminal.bar import Bar, Hints, Sure, Told
from assess.ui.terminal.begun import Begun
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.app.application import AssessApp
    from assess.desk.desk import Desk
    from assess.desk.history import Step
    from assess.ui.terminal.begun import Keeps
    from assess.ui.terminal.writing import Writing

Result = TypeVar("Result")


class AskingScreen(Screen[Result]):
    """What the review, the brief and the form for a new assessment have in common."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "move(1)", "Down", show=False),
        Binding("k", "move(-1)", "Up", show=False),
    ]

    landing: str = ""
    """The line to begin at, as a problem names it; the first if none is."""
    mending: bool = False
    """Whether that line is to be changed at once."""

    _begun: Begun | None = None

    if TYPE_CHECKING:
        app: AssessApp
        desk: Desk

    def keeps(self) -> Keeps:
        """Return where half-written lines are kept."""
        return self.desk

    @property
    def begun(self) -> Begun:
        """What is typed into the questions of this screen."""
        if self._begun is None:
            self._begun = Begun(self.keeps())
        return self._begun

    def compose(self) -> ComposeResult:
        """A header, a page, a line to ask, and what can be done."""
        yield Bar(id="head")
        yield Page(id="page", marks=self.app.marks)
        yield Words()
        yield Ask()
        yield Sure()
        yield Told()
        yield Hints()

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one("#page", Page)

    def on_mount(self) -> None:
        """Show it."""
        self.page.focus()
        self.show()
        self.land()

    def land(self) -> None:
        """Go to the line that the screen was opened for, and change it if asked to."""
        if self.landing and self.page.land(self.landing) and self.mending:
            self.page.action_choose()

    def show(self) -> None:
        """Show everything again; each screen says what."""
        raise NotImplementedError

    def show_page(self, desk: Desk, blocks: Iterable[Block]) -> None:
        """Show a page of the assessment, below the files of it that can't be read."""
        unread = [Block(str(e), "bad", mark="Error   ") for e in desk.set_aside]
        self.page.show((*unread, *blocks))

    def came_in(self, sentence: str) -> None:
        """Show what was changed elsewhere, and say so."""
        self.show()
        self.tell(sentence)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""
        bar = self.query_one("#told", Bar)
        bar.set_class(trouble, "trouble")
        bar.tell(sentence)

    def action_move(self, steps: int) -> None:
        """Move the cursor."""
        self.page.action_move(steps)

    def attempt(self, verb: Callable[[], object]) -> bool:
        """Do something; say so where it is refused, and return whether it was not."""
        self.tell("")
        try:
            verb()
        except (RefusedError, StoreError, ValidationError) as error:
            self.tell(refusal(error), trouble=True)
            return False
        self.show()
        return True

    def ask(
        self,
        question: str,
        then: Callable[[str], object],
        value: str = "",
        *,
        proposed: bool = False,
        row: str = "",
    ) -> None:
        """Ask for a line; what is refused is asked again with the same words.

        Args:
            question: What is asked.
            then: Gets the answer, and may ask on.
            value: What stands in the line at first.
            proposed: Whether the first letter typed replaces that.
            row: What the question is about, where the screen asks it of several.
        """
        self.tell("")
        begun, line = self.begun, self.query_one(Ask)
        place = f"{type(self).__name__} {row}".strip()
        written = begun.ask(place, question, value, follows=True)
        if written:
            self.tell(begun.said)

        def answered(answer: str) -> None:
            if not self.attempt(lambda: begun.answer(answer, then)):
                line.ask(question, answered, answer, begun=begun)

        is_proposed = proposed and not written
        line.ask(
            question, answered, written or value, proposed=is_proposed, begun=begun
        )

    def find(
        self, question: str, then: Callable[[str], object], value: str = ""
    ) -> None:
        """Ask for words to search by; they are nothing to keep."""
        self.tell("")

        def found(words: str) -> None:
            self.attempt(lambda: then(words))

        self.query_one(Ask).ask(question, found, value)

    def action_undo(self) -> None:
        """Take back the last step, and say which."""
        taken: list[Step | None] = []
        if self.attempt(lambda: taken.append(self.desk.undo())):
            (step,) = taken
            self.tell(
                f"Taken back: {step.what}."
                if step
                else "There is nothing to take back."
            )

    def sure(self, question: str, word: str, then: Callable[[], object]) -> None:
        """Ask once before something that can't be taken back."""
        self.tell("")
        self.query_one(Sure).ask(question, word, then)

    def on_sure_left(self, event: Sure.Left) -> None:
        """Do it, or say that it was not done."""
        self.page.focus()
        if event.then is None:
            self.tell("Left as it was.")
        else:
            event.then()

    def write(self, title: str, writing: Writing) -> None:
        """Open the field for longer words."""

        def kept(words: str) -> str:
            added = writing.keep(words)
            self.tell(writing.said, trouble=bool(writing.said))
            return added

        self.query_one(Words).open(title, writing.text, kept)
        if writing.said:
            self.tell(writing.said, trouble=True)

    def on_ask_left(self, event: Ask.Left) -> None:
        """Go back to the page, unless something else is asked at once."""
        if not self.query_one(Ask).has_class("-asking"):
            self.page.focus()
            if event.said:
                self.tell(event.said)

    def on_words_left(self) -> None:
        """Go back to the page."""
        self.page.focus()
        self.show()
