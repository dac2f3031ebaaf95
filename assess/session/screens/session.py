"""The session: captured lines, the agenda with its clock, and what is still to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from assess.desk.answers import one_of
from assess.desk.errors import NeedsMoreError
from assess.desk.places import find_criterion
from assess.model.agenda import Timed, clock, timed
from assess.model.finding import CriterionRef, SaidKind
from assess.session import views
from assess.session.logic.capture import unfiled
from assess.session.use_cases import capture
from assess.session.use_cases.session import agenda_for, begin, begun
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk

VIEWS = ("session", "questions", "wrap-up")
TICK = 20.0
"""Seconds after which the clock is looked at; it is painted when its minute changes."""

LETTERS: dict[str, SaidKind] = {
    "d": "well",
    "a": "gap",
    "x": "action",
    "v": "advice",
}


class SessionScreen(AskingScreen[str]):
    """The day; ends with a criterion to go to, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"file('{key}')", f"File as {name}")
            for key, name in (
                ("d", "done well"),
                ("a", "a gap"),
                ("x", "an action"),
                ("v", "advice"),
                ("e", "evidence"),
                ("q", "a question that was answered"),
                ("delete", "nothing to keep"),
            )
        ),
        Binding("space", "tick", "Tick a question as asked"),
        Binding("n", "view", "Questions of the standard; what to ask before the end"),
        Binding("b", "begin", "Begin the clock"),
        Binding("u", "undo", "Undo"),
        Binding("t,escape", "back", "Back to the walk"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who sits here."""
        super().__init__()
        self.desk = desk
        self._parts = agenda_for(desk.folder, desk.assessment)
        self._view = VIEWS[0]

    def on_mount(self) -> None:
        """Show it, and look at the clock now and then."""
        super().on_mount()
        self.set_interval(TICK, self._show_clock)

    @property
    def _blocks_of_the_day(self) -> tuple[Timed, ...]:
        start = begun(self.desk.folder)
        return () if start is None else timed(self._parts, start)

    def _show_clock(self) -> None:
        brief = self.desk.assessment.brief
        words = clock(self._blocks_of_the_day, self._now)
        self.query_one("#head", Bar).tell(
            f"Session · {brief.service} · {self.desk.person}", words
        )

    @property
    def _now(self) -> datetime:
        return self.desk.now

    def show(self) -> None:
        """Show it again."""
        self._show_clock()
        self.show_page(self.desk, self._all_blocks())
        hints = {
            "session": ("c Capture", "d/a/x/v File", "e Evidence", "q Answered"),
            "questions": ("Space Asked",),
            "wrap-up": ("Enter Go there",),
        }
        self.query_one(Hints).tell(
            *hints[self._view], "n Questions", "b Clock", "u Undo", "Esc Back"
        )

    def _all_blocks(self) -> Iterator[Block]:
        assessment, person = self.desk.assessment, self.desk.person
        if self._view == "questions":
            yield from views.questions(assessment, person, self.app.marks)
            return
        if self._view == "wrap-up":
            yield from views.wrap_up(assessment, person)
            return
        yield from views.captured(assessment, person)
        yield Block()
        yield from views.agenda(
            self._parts, self._blocks_of_the_day, self._now, self.app.marks
        )
        yield Block()
        yield from views.to_ask(assessment, person)

    # Filing

    def action_file(self, letter: str) -> None:
        """File the line that the cursor is on."""
        what, _, key = self.page.key.partition(":")
        waiting = unfiled(self.desk.sheet)
        if what != "line" or key not in waiting:
            self.tell("Choose a captured line first, with the arrow keys.")
            return
        if letter in ("q", "delete"):
            how: capture.Aside = "answered" if letter == "q" else "set aside"
            if self.attempt(lambda: capture.file_aside(self.desk, key, how)):
                self.tell(f"Filed: {how}. u brings it back.")
            return
        self.attempt(lambda: self._file(letter, key, None))

    def _named(self, letter: str, key: str, words: str) -> None:
        ref = find_criterion(self.desk.assessment, words.strip().lstrip("#"))
        self._file(letter, key, ref)

    def _file(self, letter: str, key: str, ref: CriterionRef | None) -> None:
        if letter == "e":
            capture.file_as_evidence(self.desk, key, ref)
            return
        try:
            capture.file_as_said(self.desk, key, ref, LETTERS[letter])
        except NeedsMoreError:
            self.ask(
                "Which criterion, for example 5",
                partial(self._named, letter, key),
                row=key,
            )

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """File a line, tick a question, or go to a criterion."""
        what, _, rest = event.key.partition(":")
        if what == "criterion":
            self.dismiss(rest)
        elif what == "prompt":
            self.action_tick()
        elif what == "line":
            self.ask(
                "File as: d well, a gap, x action, v advice, e evidence, q answered",
                self._lettered,
                row=rest,
            )

    def _lettered(self, letter: str) -> None:
        self.action_file(one_of(letter.strip()[:1], (*LETTERS, "e", "q")))

    # The standard's questions

    def action_tick(self) -> None:
        """Tick the question that the cursor is on, or take the tick away."""
        what, _, rest = self.page.key.partition(":")
        if what != "prompt":
            return
        standard, criterion, prompt = rest.split(":")
        ref = CriterionRef(standard, criterion)
        ticked = self.desk.sheet.asked.get(standard, {}).get(criterion, {})
        self.attempt(
            lambda: capture.tick_prompt(
                self.desk, ref, prompt, asked=prompt not in ticked
            )
        )

    def action_view(self) -> None:
        """Show the questions, then what to ask before the end, then the day."""
        self._view = VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)]
        self.show()

    def action_begin(self) -> None:
        """Begin the clock, or begin it again."""
        begin(self.desk.folder, self._now)
        self.show()
        self.tell("The clock runs. b begins it again.")

    def action_undo(self) -> None:
        """Take back the last step; a line that waits again has the cursor."""
        before = set(unfiled(self.desk.sheet))
        super().action_undo()
        for key in unfiled(self.desk.sheet):
            if key not in before:
                self.page.go(f"line:{key}")

    def action_back(self) -> None:
        """Go back to the walk."""
        self.dismiss(None)
