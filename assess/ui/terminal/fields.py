"""Fields of forms: Textual's own, whose state is a mark and never a colour alone.

Each gives its answer as a string and takes one. Up and Down are left to the form,
which goes from field to field with them; a list keeps them to itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.strip import Strip
from textual.suggester import SuggestFromList
from textual.widgets import (
    Checkbox,
    OptionList,
    RadioButton,
    RadioSet,
    Select,
    SelectionList,
)
from textual.widgets._select import SelectCurrent, SelectOverlay
from textual.widgets.selection_list import Selection

from assess.ui.terminal.ask import AskInput, AskWords
from assess.ui.text.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.ui.terminal.application import Application

Options = Iterable[tuple[str, str]]
"""What can be chosen: each answer with its words."""


class Answers(Protocol):
    """A field: what it says now, as a string."""

    @property
    def answer(self) -> str:
        """What was answered."""

    @answer.setter
    def answer(self, answer: str) -> None: ...


class Line(AskInput):
    """One line."""

    def __init__(self, *, known: Sequence[str] = ()) -> None:
        """Take what may be completed with the right arrow."""
        suggester = SuggestFromList(known, case_sensitive=False) if known else None
        super().__init__(suggester=suggester, select_on_focus=False)
        self.cursor_blink = False

    @property
    def answer(self) -> str:
        """What stands in it."""
        return self.value

    @answer.setter
    def answer(self, answer: str) -> None:
        self.value = answer
        self.cursor_position = len(answer)


class Several(AskWords):
    """Several lines."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(soft_wrap=True, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    @property
    def answer(self) -> str:
        """What stands in it."""
        return self.text

    @answer.setter
    def answer(self, answer: str) -> None:
        self.text = answer
        self.move_cursor(self.document.end)


class Radio(RadioButton):
    """One of a few, with a mark that says whether it is chosen."""

    @property
    def _button(self) -> Content:
        return Content("(x)" if self.value else "( )")


class Choice(RadioSet, inherit_bindings=False):
    """One of a few, side by side; the arrows and first letters choose at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "step(1)", "Next", show=False),
        Binding("left", "step(-1)", "Previous", show=False),
        Binding("space", "step(1)", "Next", show=False),
    ]

    def __init__(self, options: Options) -> None:
        """Take what can be chosen."""
        self._answers, words = zip(*options, strict=True)
        super().__init__(*(Radio(each) for each in words), compact=True)

    @property
    def answer(self) -> str:
        """What is chosen; nothing while none is."""
        place = self.pressed_index
        return self._answers[place] if place >= 0 else ""

    @answer.setter
    def answer(self, answer: str) -> None:
        if answer in self._answers:
            self._press(self._answers.index(answer))

    def _press(self, place: int) -> None:
        button = list(self.query(Radio))[place]
        button.value = True

    def action_step(self, steps: int) -> None:
        """Choose the next, or the first while none is chosen."""
        last = len(self._answers) - 1
        held = self.pressed_index
        self._press(0 if held < 0 else min(max(held + steps, 0), last))

    def on_key(self, event: events.Key) -> None:
        """Choose by the first letter."""
        letter = (event.character or "").casefold()
        fitting = [n for n, a in enumerate(self._answers) if letter and a[0] == letter]
        if fitting:
            event.stop()
            later = [place for place in fitting if place > self.pressed_index]
            self._press((later or fitting)[0])


def _marked(listed: OptionList, y: int, line: Strip, box: str) -> Strip:
    """Return a line of a list with the cursor's mark before it, and a box."""
    number = listed.scroll_offset.y + y
    lines = listed._lines  # noqa: SLF001 - Textual says it nowhere else
    if number >= len(lines):
        return line
    place, row = lines[number]
    marks: Marks = listed.app.marks  # type: ignore[attr-defined]
    is_here = listed.highlighted == place and listed.has_focus
    sign = marks.cursor if is_here and not row else " "
    style = next(iter(line)).style
    return Strip(
        [Segment(f"{sign} {box if not row else ' ' * len(box)}", style), *line]
    )


class Overlay(SelectOverlay):
    """The list of a pick, with a mark where the cursor is."""

    def _get_left_gutter_width(self) -> int:
        return 2

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return _marked(self, y, super().render_line(y), "")


class Pick(Select[str], inherit_bindings=False):
    """One of many, from a list that opens; typing finds in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "show_overlay", "Open the list", show=False)
    ]

    def __init__(self, options: Options) -> None:
        """Take what can be chosen; the first is chosen until another is."""
        pairs = [(words, answer) for answer, words in options]
        super().__init__(pairs, allow_blank=False, compact=True)

    def compose(self) -> ComposeResult:
        """What is chosen, and the list."""
        yield SelectCurrent(self.prompt)
        yield Overlay(type_to_search=self._type_to_search).data_bind(
            compact=Select.compact
        )

    @property
    def answer(self) -> str:
        """What is chosen."""
        return str(self.value)

    @answer.setter
    def answer(self, answer: str) -> None:
        if answer in [known for _, known in self._options]:
            self.value = answer


class Ticks(SelectionList[str]):
    """Any of several."""

    if TYPE_CHECKING:
        app: Application

    def __init__(self, options: Options) -> None:
        """Take what can be ticked."""
        super().__init__(*self._selections(options), compact=True)

    def _selections(self, options: Options) -> Iterable[Selection[str]]:
        return [Selection(Content(words), answer) for answer, words in options]

    def offer(self, options: Options) -> None:
        """Offer more, or less; what is ticked stays."""
        ticked = self.answer
        self.clear_options()
        self.add_options(self._selections(options))
        self.answer = ticked

    @property
    def answer(self) -> str:
        """What is ticked, with blanks between, in the order of the list."""
        return " ".join(o.value for o in self.options if o.value in self.selected)  # type: ignore[attr-defined]

    @answer.setter
    def answer(self, answer: str) -> None:
        wanted = answer.split()
        for option in self.options:
            value = option.value  # type: ignore[attr-defined]
            (self.select if value in wanted else self.deselect)(value)

    def _get_left_gutter_width(self) -> int:
        return 6

    def render_line(self, y: int) -> Strip:
        """Draw a line with its box."""
        number = self.scroll_offset.y + y
        line = OptionList.render_line(self, y)
        if number >= len(self._lines):
            return line
        value = self.get_option_at_index(self._lines[number][0]).value
        box = self.app.marks.box(ticked=True if value in self.selected else None)
        return _marked(self, y, line, f"{box} ")


class Tick(Checkbox):
    """Yes or no."""

    def __init__(self, words: str) -> None:
        """Take what a tick says."""
        super().__init__(words, compact=True)

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")

    @property
    def answer(self) -> str:
        """`yes`, or nothing."""
        return "yes" if self.value else ""

    @answer.setter
    def answer(self, answer: str) -> None:
        self.value = bool(answer)
