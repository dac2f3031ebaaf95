"""A form: labels, fields, what is wrong with them, and a sentence of help.

Help stands below all fields, so that nothing moves away under the mouse when the
keys go from one field to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import (
    Checkbox,
    Input,
    RadioSet,
    Select,
    SelectionList,
    Static,
    TextArea,
)

from assess.ui.terminal.bar import Bar, Hints, Sure, Told
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import Result
from assess.ui.terminal.talking import TalkingScreen

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.ui.terminal.going import Landing


class Field(Vertical):
    """A label and a field, and below it what is wrong."""

    DEFAULT_CSS = """
    Field { height: auto; }
    Field > Horizontal { height: auto; }
    Field .label {
        width: 24; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
    }
    Field.-here .label { color: $accent; text-style: bold; }
    Field .wrong {
        display: none; padding-left: 24; height: auto; color: $error;
        text-style: bold;
    }
    Field.-wrong .wrong { display: block; }
    Field Input, Field Input:focus {
        border: none; height: 1; padding: 0 1; width: 1fr; background: $panel;
    }
    Field TextArea, Field TextArea:focus {
        border: none; height: 3; padding: 0 1; width: 1fr; background: $panel;
    }
    Field RadioSet, Field RadioSet:focus {
        border: none; layout: horizontal; height: auto; width: 1fr;
        padding: 0 1 !important; background: $background; background-tint: transparent;
    }
    Field RadioSet > Radio, Field Checkbox, Field Checkbox:focus {
        width: auto; padding: 0; border: none; background: $background;
        background-tint: transparent; color: $foreground;
    }
    Field Checkbox { padding: 0 1 !important; }
    Field RadioSet > Radio > .toggle--label,
    Field RadioSet:focus > Radio.-selected > .toggle--label,
    Field RadioSet:blur > Radio.-selected > .toggle--label,
    Field Checkbox > .toggle--label, Field Checkbox:focus > .toggle--label {
        background: $background; color: $foreground; text-style: none;
    }
    Field RadioSet:focus > Radio.-on > .toggle--label { text-style: bold; }
    Field Select { width: 1fr; }
    Field Select.-textual-compact > SelectCurrent { padding: 0 1; }
    Field Select > SelectCurrent, Field Select:focus > SelectCurrent {
        background: $panel; background-tint: transparent; padding: 0 1; border: none;
    }
    Field Select > SelectOverlay {
        border: solid $border; background: $background; max-height: 10;
    }
    Field SelectionList, Field SelectionList:focus {
        border: none; padding: 0; height: auto; max-height: 9; width: 1fr;
        background: $background; background-tint: transparent;
    }
    Field OptionList > .option-list--option { padding: 0; background: $background; }
    Field OptionList > .option-list--option-highlighted {
        background: $background; color: $foreground; text-style: none;
    }
    Field OptionList:focus > .option-list--option-highlighted {
        background: $cursor-ground; color: $cursor-ink; text-style: bold;
    }
    """

    class Changed(Message):
        """Another answer stands in it."""

        def __init__(self, field: Field) -> None:
            """Take the field."""
            super().__init__()
            self.field = field

    class Left(Changed):
        """The keys went elsewhere."""

    class Entered(Changed):
        """The keys came to it."""

    def __init__(self, name: str, label: str, widget: Widget, says: str) -> None:
        """Take its name, its label, what is filled in, and a sentence of help."""
        super().__init__(name=name, id=f"field-{name.replace('.', '-')}")
        self.widget: Any = widget
        self._label = Static(f"  {label}", classes="label", markup=False)
        self._words = label
        self.says = says
        self._wrong = Static("", classes="wrong", markup=False)
        self._known: str | None = None
        self.problem = ""

    @property
    def key(self) -> str:
        """Its name."""
        return self.name or ""

    def compose(self) -> ComposeResult:
        """Label and field, and what is wrong."""
        with Horizontal():
            yield self._label
            yield self.widget
        yield self._wrong

    @property
    def answer(self) -> str:
        """What stands in it."""
        answer: str = self.widget.answer
        return answer

    def fill(self, answer: str) -> None:
        """Put an answer there without telling anybody."""
        self._known = answer
        if self.widget.answer != answer:
            self.widget.answer = answer
        self._known = self.widget.answer

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the answer, or with "" that nothing is."""
        self.problem = sentence
        self._wrong.update(f"! {sentence}" if sentence else "")
        self.set_class(bool(sentence), "-wrong")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(RadioSet.Changed)
    @on(Select.Changed)
    @on(SelectionList.SelectedChanged)
    @on(Checkbox.Changed)
    def take(self, event: Message) -> None:
        """Tell that another answer stands there, once for each."""
        event.stop()
        if self._known is not None and self.answer != self._known:
            self._known = self.answer
            self.post_message(self.Changed(self))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Mark it, tell what it is for, and show it whole."""
        event.stop()
        self._mark(is_here=True)
        self.post_message(self.Entered(self))
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Tell that it was left, unless the keys are still within."""
        event.stop()
        self.call_later(self._left)

    def _left(self) -> None:
        if self.is_attached and not self.has_focus_within:
            self._mark(is_here=False)
            self.post_message(self.Left(self))

    def _mark(self, *, is_here: bool) -> None:
        sign = self.app.marks.cursor if is_here else " "  # type: ignore[attr-defined]
        self._label.update(f"{sign} {self._words}")
        self.set_class(is_here, "-here")


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
        (72, "-middle"),
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
        self.show()
        self.land()

    def fill(self) -> None:
        """Fill every field with what is held."""

    def land(self) -> None:
        """Give the keys to the field that it was opened for, or to the first."""
        place = self.landing.place if self.landing else ""
        fields = list(self.query(Field))
        fitting = [f for f in fields if place and f"{f.key}.".startswith(f"{place}.")]
        nearest = [f for f in fields if place.startswith(f"{f.key}.")]
        self.go_to((fitting or nearest or fields)[0].key)

    def field(self, name: str) -> Field:
        """Return a field by its name."""
        return next(f for f in self.query(Field) if f.key == name)

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
        self.query_one("#help", Static).update(event.field.says)

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
