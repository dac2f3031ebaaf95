"""One of a few, chosen from a list at the foot of the page."""

from __future__ import annotations

from collections.abc import Hashable

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from assess.ui.terminal.ask import asked
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block, laid_out
from assess.ui.text.marks import Marks

MOST = 10
"""Rows of the list, at most; fewer on a low terminal."""

BESIDE = 5
"""Cells of a row that are no words: the edges, the cursor, and what scrolls."""

HOW = "a digit or Enter chooses"
"""Stands beside a question of a few answers, where there is room."""


class Options(Page):
    """The list; letters filter it, and a digit takes the row of that number."""

    takes_letters = True

    class Typed(Message):
        """Letters, or a key that the list itself does nothing with."""

        def __init__(self, letters: str, key: str = "") -> None:
            """Take the letters, or the key."""
            super().__init__()
            self.letters = letters
            self.key = key

    def on_key(self, event: events.Key) -> None:
        """Let no letter through: here they are no keys."""
        letter = (event.character or "") if event.is_printable else ""
        if letter or event.key in ("backspace", "escape"):
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(letter, event.key))

    def on_paste(self, event: events.Paste) -> None:
        """Filter by what was pasted."""
        event.stop()
        self.post_message(self.Typed(" ".join(event.text.split())))


class AskChoice(Vertical):
    """A question and what can be chosen; hidden while nothing is."""

    DEFAULT_CSS = """
    AskChoice { height: auto; display: none; background: $panel; }
    AskChoice.-asking { display: block; }
    AskChoice Bar { background: $panel; color: $accent; }
    AskChoice Page { height: 3; padding: 0 1; background: $panel; }
    """

    class Made(Message):
        """One was chosen."""

        def __init__(self, key: Hashable) -> None:
            """Take its key."""
            super().__init__()
            self.key = key

    class Left(Message):
        """None was chosen."""

    def __init__(self, marks: Marks) -> None:
        """Begin hidden."""
        super().__init__(id="ask-choice")
        self._marks = marks
        self._question = ""
        self._options: tuple[Block, ...] = ()
        self._words = ""
        self._several = False
        self._ticked: list[Hashable] = []

    def compose(self) -> ComposeResult:
        """A question and a list."""
        yield Bar(id="choosing")
        yield Options(id="options", marks=self._marks)

    @property
    def is_asking(self) -> bool:
        """Whether one is waited for."""
        return self.has_class("-asking")

    def ask(
        self,
        question: str,
        options: tuple[Block, ...],
        key: Hashable = None,
        *,
        several: bool = False,
    ) -> None:
        """Show what can be chosen, the cursor on *key* or else on the first one.

        Where *several* can be, Space ticks them, and what is made is a tuple of keys.
        """
        self._question, self._words = question, ""
        self._several, self._ticked = several, []
        self._options = _numbered(options)
        self.add_class("-asking")
        ticks = ("Space Tick several",) if several else ()
        hints = "Enter Choose", *ticks, "Letters Filter", "Esc Back"
        self.screen.query_one(Hints).lend(*hints)
        self._show(key)
        self._page.focus()

    @property
    def _page(self) -> Options:
        return self.query_one(Options)

    def _show(self, key: Hashable = None) -> None:
        found = self._found()
        question, how = asked(self._question), HOW if _short(found) else ""
        if cell_len(f" {question}  {how} ") > self.app.size.width:
            how = ""  # the question comes first
        self.query_one("#choosing", Bar).tell(question, self._words or how)
        none = Block(f"None of them has {self._words}. Backspace takes it away.")
        page = self._page
        page.show(tuple(map(self._boxed, found)) or (none,), key=key)
        room = self.app.size.width - BESIDE
        rows = len(laid_out(self._options, max(room, 1), self._marks.cut))
        page.styles.height = min(rows, MOST, self.app.size.height // 3)

    def _boxed(self, option: Block) -> Block:
        """Return a row with a box before it, where several can be chosen."""
        if not self._several:
            return option
        box = self._marks.box(ticked=option.key in self._ticked or None)
        return option._replace(mark=f"{box} {option.mark}".rstrip())

    def _found(self) -> tuple[Block, ...]:
        """Return what is filtered; what begins so stands first."""
        words = self._words.casefold()
        if not words:
            return self._options
        said = {each: f"{each.mark} {each.text}".casefold() for each in self._options}
        found = [each for each in self._options if words in said[each]]
        begins = [each for each in found if _begins(each, words)]
        return (*begins, *(each for each in found if each not in begins))

    def on_options_typed(self, event: Options.Typed) -> None:
        """Filter, take the row of a digit, or leave."""
        event.stop()
        if event.key == "escape":
            self.leave()
        elif event.key == "backspace":
            self._words = self._words[:-1]
            self._show()
        elif event.letters == " " and self._several:
            self._tick(self._page.key)
        elif event.letters.isdecimal() and not self._words and _short(self._options):
            self._number(event.letters)
        else:
            self._words += event.letters
            found = self._found()
            self._show(found[0].key if found else None)

    def _tick(self, key: Hashable) -> None:
        """Tick a row, or take its tick away."""
        if key in self._ticked:
            self._ticked.remove(key)
        else:
            self._ticked.append(key)
        self._show(key)

    def _number(self, digit: str) -> None:
        for option in self._options:
            if option.mark.split()[:1] == [digit]:
                self._made(option.key)
                return

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Take the row that the cursor is on."""
        event.stop()
        self._made(event.key)

    def _made(self, key: Hashable) -> None:
        """Take a row, or all that are ticked."""
        ticked = tuple(self._ticked)
        self.hide()
        self.post_message(self.Made((ticked or (key,)) if self._several else key))

    def leave(self) -> None:
        """Choose none."""
        self.hide()
        self.post_message(self.Left())

    def hide(self) -> None:
        """Hide it."""
        self.remove_class("-asking")
        self.screen.query_one(Hints).lend()


def _short(options: tuple[Block, ...]) -> bool:
    """Whether a digit is enough to name one."""
    return 1 < len(options) <= len("123456789")


def _begins(option: Block, words: str) -> bool:
    return option.text.casefold().startswith(words) or option.mark.strip() == words


def _numbered(options: tuple[Block, ...]) -> tuple[Block, ...]:
    if not _short(options) or options[0].mark.strip().isdecimal():
        return options
    return tuple(
        each._replace(mark=f"{number} {each.mark}".rstrip())
        for number, each in enumerate(options, 1)
    )
