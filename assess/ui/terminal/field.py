"""One field of a form: its label, what is filled in, and what is wrong with that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
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

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.ui.terminal.application import Application


def id_of(name: str) -> str:
    """Return the id of the field of a name."""
    return f"field-{name.replace('.', '-')}"


class Field(Vertical):
    """A label and a field, and below it what is wrong."""

    DEFAULT_CSS = """
    Field { height: auto; }
    Field > Horizontal { height: auto; }
    Field .label {
        width: 24; color: $quiet; text-wrap: nowrap; text-overflow: ellipsis;
    }
    Field .label.-here { color: $accent; text-style: bold; }
    Field .wrong {
        display: none; padding-left: 24; height: auto; color: $error;
        text-style: bold;
    }
    Field .wrong.-said { display: block; }
    Field Input, Field Input:focus {
        border: none; height: 1; padding: 0 1; width: 1fr; background: $field-ground;
    }
    Field TextArea, Field TextArea:focus {
        border: none; height: 3; padding: 0 1; width: 1fr; background: $field-ground;
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
        background: $field-ground; background-tint: transparent; padding: 0 1;
        border: none;
    }
    Field Select > SelectCurrent .arrow { color: $foreground; }
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

    if TYPE_CHECKING:
        app: Application

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
        super().__init__(name=name, id=id_of(name))
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

    @property
    def is_new(self) -> bool:
        """Whether another answer stands in it than anybody was told of."""
        return self._known is not None and self.answer != self._known

    def fill(self, answer: str) -> None:
        """Put an answer there without telling anybody."""
        self._known = answer
        if self.widget.answer != answer:
            self.widget.answer = answer
        self._known = self.widget.answer

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the answer, or with "" that nothing is."""
        if sentence != self.problem:
            self.problem = sentence
            self._wrong.update(f"! {sentence}" if sentence else "")
            self._wrong.set_class(bool(sentence), "-said")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(RadioSet.Changed)
    @on(Select.Changed)
    @on(SelectionList.SelectedChanged)
    @on(Checkbox.Changed)
    def take(self, event: Message) -> None:
        """Tell that another answer stands there, once for each."""
        event.stop()
        if self.is_new:
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
        sign = self.app.marks.cursor if is_here else " "
        self._label.update(f"{sign} {self._words}", layout=False)
        self._label.set_class(is_here, "-here")
