"""A form: fields, one below the other, and a sentence of help.

Help stands below all fields, so that nothing moves away under the mouse when the
keys go from one field to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from assess.ui.terminal.bar import Bar, Hints, Sure, Told
from assess.ui.terminal.field import Field, id_of
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import Result
from assess.ui.terminal.talking import TalkingScreen

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.ui.terminal.going import Landing

MIDDLE = 72
"""From how many columns on a label stands beside its field, and not above it."""


class FormScreen(TalkingScreen[Result]):
    """A screen of fields, one below the other."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "tab",
            "",
            lambda screen: screen.focus_next(),
            hint="Next",
        ),
        Key("down", "", lambda screen: screen.focus_next()),
        Key("up", "", lambda screen: screen.focus_previous()),
        Key("escape", "", lambda screen: screen.back(), hint="Back"),
    )
    HORIZONTAL_BREAKPOINTS = [
        (0, "-narrow"),
        (MIDDLE, "-middle"),
    ]
    DEFAULT_CSS = """
    FormScreen #form { padding: 0 1; }
    FormScreen #help {
        height: 3; padding: 0 1; border-top: solid $border; color: $quiet;
    }
    FormScreen.-narrow Field > Horizontal { layout: vertical; }
    FormScreen.-narrow Field .label { width: 1fr; }
    FormScreen.-narrow Field > Horizontal > * { margin-left: 2; }
    FormScreen.-narrow Field > Horizontal > .label { margin-left: 0; }
    FormScreen.-narrow Field .wrong { padding-left: 2; }
    FormScreen.-narrow Field RadioSet { layout: vertical; }
    FormScreen .title { color: $accent; text-style: bold; padding: 1 0 0 0; }
    """

    landing: Landing | None = None
    """The field to begin at; the first if not given."""
    beside: tuple[str, ...] = ()
    """Hints of keys that act everywhere, where letters are none."""

    def parts(self) -> Iterable[Widget]:
        """Return the fields, and what stands between them."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """A header, the fields, and what can be done."""
        if self.app.size.width >= MIDDLE:
            self.take_width()  # narrow, the first line would be centred, not its label
        yield Bar(id="head")
        with VerticalScroll(id="form", can_focus=False):
            yield from self.parts()
        yield Static(id="help", markup=False)
        yield Sure()
        yield Told()
        yield Hints()

    def on_mount(self) -> None:
        """Fill it, and go to the field that it was opened for."""
        self.fill()
        for field in self.query(Field):
            field.widget.at_once = partial(self.typed, field)
        self.show()
        self.land()

    def fill(self) -> None:
        """Fill every field with what is held."""

    def typed(self, field: Field) -> None:
        """Keep what is new in a field, before it is painted."""
        raise NotImplementedError

    def land(self) -> None:
        """Give the keys to the field that it was opened for, or to the first."""
        place = self.landing.place if self.landing else ""
        fields = list(self.query(Field))
        fitting = [f for f in fields if place and f"{f.key}.".startswith(f"{place}.")]
        nearest = [f for f in fields if place.startswith(f"{f.key}.")]
        self.go_to((fitting or nearest or fields)[0].key)

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return self.query_one(f"#{id_of(name)}", Field)

    @property
    def focused_field(self) -> Field | None:
        """The field that has the keys."""
        nodes = self.focused.ancestors_with_self if self.focused else ()
        return next((node for node in nodes if isinstance(node, Field)), None)

    def go_to(self, name: str) -> None:
        """Give the keys to a field."""
        self.field(name).widget.focus()

    def head(self, left: str, right: str = "") -> None:
        """Say at the top what this is."""
        self.query_one("#head", Bar).tell(left, right)

    def hint(self) -> None:
        """Show the keys; letters are none here, so that ? is not help."""
        self.query_one(Hints).lend(*self.hints(), *self.beside, "F1 Help")

    def take_keys(self) -> None:
        """Give the keys back to the field that had them."""
        self.hint()
        if self.focused_field is None:
            self.land()

    def on_field_entered(self, event: Field.Entered) -> None:
        """Say what the field is for, always at the same place."""
        self.query_one("#help", Static).update(event.field.says, layout=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.focus_next()

    def refuse(self, problems: dict[str, str]) -> None:
        """Say what is wrong at each field, and go to the first."""
        for field in self.query(Field):
            field.refuse(problems.get(field.key, ""))
        if problems:
            self.go_to(next(f.key for f in self.query(Field) if f.key in problems))


def title(words: str) -> Static:
    """Return a title between fields."""
    return Static(words, classes="title", markup=False)
