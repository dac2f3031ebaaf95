"""A screen of one page, with a line to ask and longer words below it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult

from assess.ui.terminal.answering import answering
from assess.ui.terminal.bar import Bar, Hints, Sure, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import Result
from assess.ui.terminal.page import Page
from assess.ui.terminal.talking import TalkingScreen
from assess.ui.text.blocks import Block
from assess.ui.text.half_written import waiting
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from assess.desk.any_desk import AnyDesk
    from assess.desk.desk import Desk
    from assess.ui.terminal.begun import Keeps
    from assess.ui.terminal.going import Landing


class DeskScreen(TalkingScreen[Result]):
    """A screen of one page, whatever lies on the desk."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key("j", "", lambda screen: screen.page.action_move(1)),
        Key("k", "", lambda screen: screen.page.action_move(-1)),
        Key(
            "slash",
            "Find in this list",
            lambda screen: screen.find(),
            hint="Find",
            group="Go",
        ),
    )

    landing: Landing | None = None
    """The line to begin at; the first if not given."""
    words = ""
    """What the list is narrowed to."""

    if TYPE_CHECKING:
        desk: AnyDesk[Any]

    def keeps(self) -> Keeps:
        """Return where half-written lines are kept."""
        return self.desk

    def compose(self) -> ComposeResult:
        """A header, a page, a line to ask, and what can be done."""
        yield Bar(id="head")
        yield Page(id="page", marks=self.app.marks)
        yield from answering(self.app.marks)
        yield Sure()
        yield Told()
        yield Hints()

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one("#page", Page)

    def head(self, left: str, right: str = "") -> None:
        """Say at the top what this is."""
        self.query_one("#head", Bar).tell(left, right)

    def on_mount(self) -> None:
        """Show it."""
        self.page.focus()
        self.show()
        self.land()
        self.say_what_waits()

    def say_what_waits(self) -> None:
        """Say that lines are half written here, unless they are asked for already."""
        drafts = self.keeps().drafts
        here = [d for d in drafts if f"{d[0]} ".startswith(f"{self.place} ")]
        if here and not self.talk.is_asking:
            self.tell(waiting(here))

    def land(self) -> None:
        """Go to the line that the screen was opened for, and change it if asked to."""
        landing = self.landing
        if landing and self.page.land(landing.place) and landing.mends:
            self.page.action_choose()

    def show_page(self, blocks: Iterable[Block]) -> None:
        """Show a page of what is on the desk, below the files that can't be read."""
        unread = [Block(str(e), "bad", mark="Error   ") for e in self.desk.set_aside]
        self.page.show((*unread, *narrowed(blocks, self.words)))
        self.hint()

    # Finding in the list

    def find(self) -> None:
        """Narrow the list as somebody types."""
        self.talk.find("Find", self.filter_by, self.words)

    def filter_by(self, words: str) -> None:
        """Show the entries in which all words are found; all with none."""
        self.words = words
        self.show()

    # While something is asked

    def lend_keys(self) -> None:
        """Keep the row marked that a question is about."""
        self.page.keeps_mark = True

    def take_keys(self) -> None:
        """Give the keys back to the page."""
        self.page.keeps_mark = False
        self.page.focus()

    def undo(self) -> None:
        """Take back the last step, and say which."""

        def taken() -> str:
            step = self.desk.undo()
            return (
                f"Taken back: {step.what}."
                if step
                else "There is nothing to take back."
            )

        self.talk.say(taken)

    def back(self) -> None:
        """Show the whole list again, or go back."""
        if self.words:
            self.filter_by("")
        else:
            self.dismiss(None)


class AskingScreen(DeskScreen[Result]):
    """What the screens that open from the walk have in common."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "h",
            "Home: all assessments",
            lambda screen: screen.app.go_home(),
            group="Go",
        ),
    )

    if TYPE_CHECKING:
        desk: Desk
