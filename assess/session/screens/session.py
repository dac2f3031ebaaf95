"""The session: captured lines, the agenda with its clock, and what is still to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from assess.desk.errors import NeedsMoreError
from assess.model.agenda import Timed, clock, timed
from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef, SaidKind
from assess.session import views
from assess.session.logic.capture import unfiled
from assess.session.use_cases import capture
from assess.session.use_cases.session import agenda_for, begin, begun
from assess.session.views import CapturedLine, PromptLine
from assess.ui.terminal.application import CAPTURE
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block, shortened

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


FILED = (
    ("d", "done well", "File", "d/a/x/v"),
    ("a", "a gap", "", ""),
    ("x", "an action", "", ""),
    ("v", "advice", "", ""),
    ("e", "evidence", "Evidence", ""),
    ("q", "a question that was answered", "Answered", ""),
    ("delete", "nothing to keep", "", ""),
)
"""The keys that file a line, as what, and the hint for it, if it has one."""


def _file_as(letter: str) -> Callable[[SessionScreen], object]:
    return lambda screen: screen.file(letter)


class SessionScreen(AskingScreen[GoTo]):
    """The day; ends with a criterion to go to, or none."""

    KEYS: ClassVar[tuple[Key[SessionScreen], ...]] = (
        CAPTURE,
        *(
            Key(
                letter,
                f"File as {name}",
                _file_as(letter),
                hint=hint,
                shown=shown,
                when=lambda screen: screen.shows("session"),
            )
            for letter, name, hint, shown in FILED
        ),
        Key(
            "space",
            "Tick a question as asked",
            lambda screen: screen.tick(),
            hint="Asked",
            when=lambda screen: screen.shows("questions"),
        ),
        Key(
            "enter",
            "File, tick or go to what the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Go there",
            when=lambda screen: screen.shows("wrap-up"),
        ),
        Key(
            "n",
            "Questions of the standard; what to ask before the end",
            lambda screen: screen.turn(),
            hint="Questions",
        ),
        Key("b", "Begin the clock", lambda screen: screen.begin(), hint="Clock"),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,t", "Back to the walk", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "c keeps a line while people talk. Enter on a line files it; Space "
        "ticks a question that was asked. b begins the clock."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who sits here."""
        super().__init__()
        self.desk = desk
        self._parts = agenda_for(desk.folder, desk.assessment)
        self._view = VIEWS[0]
        self._begun: tuple[datetime | None, int] | None = None
        """The time from before the clock was begun here, and how much was done then."""

    def on_mount(self) -> None:
        """Show it, and look at the clock now and then."""
        super().on_mount()
        self.set_interval(TICK, self._show_clock)

    def shows(self, view: str) -> bool:
        """Whether this is what is shown of the day."""
        return self._view == view

    @property
    def _blocks_of_the_day(self) -> tuple[Timed, ...]:
        start = begun(self.desk.folder)
        return () if start is None else timed(self._parts, start)

    def _show_clock(self) -> None:
        brief = self.desk.assessment.brief
        words = clock(self._blocks_of_the_day, self._now)
        self.head(f"Session · {brief.service} · {self.desk.person}", words)

    @property
    def _now(self) -> datetime:
        return self.desk.now

    def show(self) -> None:
        """Show it again."""
        self._show_clock()
        self.show_page(self._all_blocks())

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

    def file(self, letter: str) -> None:
        """File the line that the cursor is on."""
        line, waiting = self.page.key, unfiled(self.desk.sheet)
        if not isinstance(line, CapturedLine) or line.key not in waiting:
            self.tell("Choose a captured line first, with the arrow keys.")
            return
        key = line.key
        if letter in ("q", "delete"):
            self.talk.say(lambda: self._filed_aside(key, letter))
            return
        self.talk.attempt(lambda: self._file(letter, key, None))

    def _filed_aside(self, key: str, letter: str) -> str:
        how: capture.Aside = "answered" if letter == "q" else "set aside"
        capture.file_aside(self.desk, key, how)
        return f"Filed: {how}. u brings it back."

    def _file(self, letter: str, key: str, ref: CriterionRef | None) -> None:
        if letter == "e":
            capture.file_as_evidence(self.desk, key, ref)
            return
        try:
            capture.file_as_said(self.desk, key, ref, LETTERS[letter])
        except NeedsMoreError:
            file = partial(self._file, letter, key)
            rows = views.every_criterion(self.desk.assessment)
            self.talk.choose("Which criterion?", rows, file)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """File a line, tick a question, or go to a criterion."""
        match event.key:
            case CriterionRef() as ref:
                self.dismiss(GoTo(ref))
            case PromptLine():
                self.tick()
            case CapturedLine():
                rows = tuple(
                    Block(with_capital(name), key=letter)
                    for letter, name, _, _ in FILED
                )
                self.talk.choose("File it as what?", rows, self.file)

    @property
    def about(self) -> str:
        """What a question is about: the line that the cursor is on."""
        line, waiting = self.page.key, unfiled(self.desk.sheet)
        if not isinstance(line, CapturedLine) or line.key not in waiting:
            return ""
        return shortened(waiting[line.key].text)

    # The standard's questions

    def tick(self) -> None:
        """Tick the question that the cursor is on, or take the tick away."""
        line = self.page.key
        if isinstance(line, PromptLine):
            self.talk.attempt(lambda: capture.turn_prompt(self.desk, *line))

    def turn(self) -> None:
        """Show the questions, then what to ask before the end, then the day."""
        self._view = VIEWS[(VIEWS.index(self._view) + 1) % len(VIEWS)]
        self.show()

    def begin(self) -> None:
        """Begin the clock, or begin it again."""
        before = begin(self.desk.folder, self._now)
        self._begun = before, self.desk.history.begin_anew()
        self.show()
        again = " again; u goes on with the time from before" if before else ""
        self.tell(f"The clock runs{again or '; u stops it'}.")

    def undo(self) -> None:
        """Take back the last step; a line that waits again has the cursor.

        A clock that was begun since then goes back to the time from before.
        """
        if self._begun is not None and self.desk.history.count <= self._begun[1]:
            (time, _), self._begun = self._begun, None
            begin(self.desk.folder, time)
            self.show()
            self.tell("The clock goes on as before." if time else "No clock runs.")
            return
        before = set(unfiled(self.desk.sheet))
        super().undo()
        for key in unfiled(self.desk.sheet):
            if key not in before:
                self.page.go(CapturedLine(key))
