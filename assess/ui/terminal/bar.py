"""Lines that tell: where we are, what happened, which keys there are."""

from collections.abc import Callable
from time import monotonic

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from assess.model.characters import visible
from assess.ui.terminal.inks import ink
from assess.ui.terminal.selecting import selectable
from assess.ui.text.blocks import wrapped

BETWEEN = "  "
"""What stands between two hints."""


class Bar(Widget):
    """One line: something on the left, something on the right."""

    DEFAULT_CSS = """
    Bar { height: 1; background: $bar-ground; color: $bar-ink; }
    Bar.quiet { background: $background; color: $quiet; }
    Bar.trouble { background: $background; color: $error; text-style: bold; }
    """

    def __init__(
        self,
        left: str = "",
        right: str = "",
        *,
        id: str | None = None,  # noqa: A002 - as Textual calls it
        classes: str | None = None,
    ) -> None:
        """Begin with these words."""
        super().__init__(id=id, classes=classes)
        self.left = left
        self.right = right

    def tell(self, left: str, right: str = "") -> None:
        """Show other words; what does not fit is cut off on the left's side."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        width = self.size.width
        style = self.rich_style
        if y:
            return Strip.blank(width, style)
        right = f" {self.right} " if self.right else ""
        room = max(width - cell_len(right), 0)
        left = visible(f" {self.left}".replace("\n", " "))
        if cell_len(left) > room:
            left = set_cell_size(left, max(room - 1, 0)) + "…"
        text = set_cell_size(left, room) + right
        strip = Strip([Segment(set_cell_size(text, width), style)], width)
        return selectable(self, strip, y)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the words that were selected with the mouse."""
        lines = [self.render_line(y).text.rstrip() for y in range(self.size.height)]
        return selection.extract("\n".join(lines)), "\n"


class Told(Bar):
    """What happened, in as many lines as it takes, five at most.

    A notice goes after a few keys. What stands, such as that nothing can be saved, is
    said again whenever nothing else is.
    """

    DEFAULT_CSS = """
    Told { background: $background; color: $quiet; }
    Told.trouble { background: $background; color: $error; text-style: bold; }
    """

    MOST = 5

    LASTS = 3
    """How many keys a notice outlasts."""

    def __init__(self, *, id: str = "told") -> None:  # noqa: A002 - as Textual calls it
        """Begin with nothing to tell."""
        super().__init__(id=id)
        self._stands = ""
        self._keys = 0

    def tell(self, left: str, right: str = "") -> None:
        """Show a sentence."""
        super().tell(left, right)
        self._keys = 0
        self._fit()

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Show a notice, or what stands if there is none."""
        is_trouble = trouble if sentence else bool(self._stands)
        self.set_class(is_trouble, "trouble")
        self.tell(sentence or self._stands)

    def stand(self, sentence: str) -> None:
        """Say something from now on whenever nothing else is said."""
        before, self._stands = self._stands, sentence
        if sentence != before and (sentence or self.left == before):
            self.say("")

    def key_went(self) -> None:
        """Take a notice away that a few keys have passed."""
        self._keys += 1
        if self._keys > self.LASTS and self.left != self._stands:
            self.say("")

    def on_resize(self) -> None:
        """Break the lines again."""
        self._fit()

    def _fit(self) -> None:
        """Take the room that the sentence needs; the screen is laid out for that."""
        lines = len(self._lines())
        if self.size and lines != self.size.height:
            self.styles.height = lines

    def _lines(self) -> list[str]:
        width = max(self.size.width - 2, 1)
        words = visible(self.left.replace("\n", " "))
        broken = wrapped(words, width)
        if broken[self.MOST :]:
            last = set_cell_size(broken[self.MOST - 1], width - 1).rstrip()
            broken = [*broken[: self.MOST - 1], f"{last}…"]
        return broken

    def render_line(self, y: int) -> Strip:
        """Draw one of its lines."""
        lines, width = self._lines(), self.size.width
        text = f" {lines[y]}" if y < len(lines) else ""
        strip = Strip([Segment(set_cell_size(text, width), self.rich_style)], width)
        return selectable(self, strip, y)


class Sure(Told):
    """Asks whether something is to be done that can't be taken back.

    Only Enter and y do it. A key that was pressed before the question could be
    read is no answer, so it is passed over.
    """

    DEFAULT_CSS = """
    Sure { display: none; background: $panel; color: $accent; }
    Sure.-asking { display: block; }
    """

    can_focus = True

    class Left(Message):
        """It was answered."""

        def __init__(self, then: Callable[[], object] | None) -> None:
            """Take what is to be done, or nothing if it is not to be done."""
            super().__init__()
            self.then = then

    def __init__(self) -> None:
        """Begin hidden."""
        super().__init__(id="sure")
        self._then: Callable[[], object] = lambda: None
        self._shown_at: float | None = None

    def ask(self, question: str, word: str, then: Callable[[], object]) -> None:
        """Ask; *then* is called where the answer is yes, *word* says what it does."""
        self._then, self._shown_at = then, None
        self.add_class("-asking")
        self.tell(question)
        self.screen.query_one(Hints).lend(f"Enter or y {word}", "Esc Leave it")
        self.focus()
        self.call_after_refresh(self._shown)

    def _shown(self) -> None:
        self._shown_at = monotonic()

    def on_key(self, event: events.Key) -> None:
        """Do it on Enter and y, and leave it on every other key."""
        event.stop()
        event.prevent_default()
        if self._shown_at is None or event.time < self._shown_at:
            return
        self._leave(self._then if event.key in ("enter", "y") else None)

    def on_blur(self) -> None:
        """Leave it when the keys go elsewhere."""
        if self.has_class("-asking"):
            self._leave(None)

    def _leave(self, then: Callable[[], object] | None) -> None:
        self._shown_at = None
        self.remove_class("-asking")
        self.screen.query_one(Hints).lend()
        self.post_message(self.Left(then))


BACK = "Esc "
"""How the hint begins that says how to go back."""


def _fitting(hints: tuple[str, ...], room: int) -> tuple[str, ...]:
    """Return as many hints as fit, each with the space behind it."""
    for count, hint in enumerate(hints):
        room -= cell_len(hint) + cell_len(BETWEEN)
        if room < 0:
            return hints[:count]
    return hints


class Hints(Widget):
    """The keys for what is done now: as many as fit, how to go back, and always help.

    Help says so where keys are left out.
    """

    DEFAULT_CSS = """
    Hints { height: 1; background: $background; color: $quiet; }
    """

    HELP = "? Keys"
    MORE = "? All keys"

    def __init__(self, *hints: str) -> None:
        """Begin with these hints, the most wanted first."""
        super().__init__()
        self.hints = hints
        self._lent: tuple[str, ...] = ()

    def tell(self, *hints: str) -> None:
        """Show these hints, the most wanted first."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def lend(self, *hints: str) -> None:
        """Show other hints while somebody writes, when letters are no keys."""
        self._lent = hints
        self.refresh()

    class Pressed(Message):
        """A hint was clicked."""

        def __init__(self, hint: str) -> None:
            """Take its words."""
            super().__init__()
            self.hint = hint

    def shown(self, width: int) -> tuple[str, ...]:
        """Return the hints that fit, with help at the end unless ? is a letter."""
        if self._lent:
            return _fitting(self._lent, width - 1 + cell_len(BETWEEN))
        whole = (*self.hints, self.HELP)
        if _fitting(whole, width - 1 + cell_len(BETWEEN)) == whole:
            return whole
        back = tuple(hint for hint in self.hints if hint.startswith(BACK))
        others = tuple(hint for hint in self.hints if hint not in back)
        end = (*back, self.MORE)
        taken = sum(cell_len(hint) + cell_len(BETWEEN) for hint in end[:-1])
        return (*_fitting(others, width - 1 - taken - cell_len(self.MORE)), *end)

    def fitting(self, width: int) -> str:
        """Return them as a line."""
        return f" {BETWEEN.join(self.shown(width))}"

    def on_click(self, event: events.Click) -> None:
        """Tell which hint was clicked."""
        left = 1
        for hint in self.shown(self.size.width):
            if left <= event.x < left + cell_len(hint):
                self.post_message(self.Pressed(hint))
            left += cell_len(hint) + cell_len(BETWEEN)

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        width = self.size.width
        style = self.rich_style
        if y:
            return Strip.blank(width, style)
        key = style + ink(self, "key")
        segments = [Segment(" ", style)]
        for hint in self.shown(width):
            name, space, does = hint.partition(" ")
            segments += [Segment(name, key), Segment(f"{space}{does}{BETWEEN}", style)]
        return Strip(segments).adjust_cell_length(width, style)
