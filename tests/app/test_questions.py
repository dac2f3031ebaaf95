"""Whatever is typed, at whatever question: it is there after any end."""

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from assess.ui.terminal.bar import Bar
from assess.ui.terminal.begun import BEGUN
from assess.ui.terminal.conversation import Conversation
from assess.ui.terminal.field import Field
from assess.ui.terminal.form import FormScreen
from assess.ui.terminal.talking import TalkingScreen
from assess.workshop.logic.hour import steps
from assess.workshop.screens.workshop import WorkshopScreen
from tests.leaving import done_in, holds, is_asking, is_named_or_written
from tests.questions import (
    FIELDS,
    FORMS,
    KEEPS,
    KEEPS_NOTHING,
    WAYS,
    Begins,
    Question,
    Way,
    alone,
    asked_by,
    declared,
    fields,
    forms,
    verbs,
)
from tests.screens import OFTEN, is_there, opened, shown, text, until, walk
from tests.settled import settled


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Question]:
    """Write down every question that is asked."""
    seen: list[Question] = []

    def noted(name: str) -> None:
        asks = getattr(Conversation, name)

        def ask(self: Conversation, *arguments: object, **named: object) -> object:
            seen.append(asked_by(sys._getframe(1)))
            return asks(self, *arguments, **named)

        monkeypatch.setattr(Conversation, name, ask)

    for name in KEEPS:
        noted(name)
    return seen


def test_every_verb_of_a_conversation_is_known_to_keep_words_or_not() -> None:
    assert verbs() == KEEPS | KEEPS_NOTHING


def test_no_field_is_made_past_the_conversation() -> None:
    assert fields() == set(FIELDS)


def of_each_beginning() -> Iterator[tuple[Begins, list[tuple[str, Way]]]]:
    """Yield the ways that begin alike, each with words of its own."""
    numbered = [(f"z{number:02}", way) for number, way in enumerate(WAYS)]
    for begins in dict.fromkeys(way.begins for way in WAYS):
        yield begins, [each for each in numbered if each[1].begins is begins]


def test_every_form_is_known() -> None:
    assert forms() == set(FORMS)


@pytest.mark.timeout(400)  # one after the other, so that all are known at the end
async def test_what_is_typed_at_any_question_is_there_after_a_kill_and_an_escape(
    tmp_path: Path, state: Path, asked: list[Question]
) -> None:
    for begins, ways in of_each_beginning():
        folder = tmp_path / begins.makes.__name__ / str(begins.person)
        folder.parent.mkdir(exist_ok=True)
        begins.makes(folder)
        before = done_in(folder, begins)
        async with killed(begins, folder, state) as walker:
            for words, way in reversed(ways):  # what begins a chain comes last
                await walker.go(way.opens, way.keys)
                await walker.write(words)
                assert holds(words, state, folder), way
        async with opened(folder, (80, 24), begins.person) as pilot:
            await until(pilot, lambda: "half " in " ".join(text(pilot).lower().split()))
            walker = Walker(pilot)
            for words, way in ways:
                await walker.go(way.opens, way.again or way.keys)
                assert written(pilot).endswith(words), (way, written(pilot))
                assert says_so(pilot), way
                await walker.write("y")
                await pressed(pilot, "escape")
                assert not is_asking(pilot), way
                assert holds(f"{words}y", state, folder), way
            await pilot.press("ctrl+q")
        assert done_in(folder, begins) == before, begins
        if begins.person is not None:
            is_named_or_written(folder, begins.person, [f"{w}y" for w, _ in ways])
    assert declared() - set(asked) == set()
    assert set(asked) - declared() == set()


@pytest.mark.timeout(400)  # as many fields as there are
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
async def test_what_is_typed_into_any_field_of_a_form_is_there_after_a_kill(
    tmp_path: Path, state: Path, form: type[FormScreen[object]]
) -> None:
    begins, opens = FORMS[form]
    folder = tmp_path / "folder"
    begins.makes(folder)
    async with killed(begins, folder, state) as walker:
        await pressed(walker.pilot, *opens.split())
        assert type(walker.pilot.app.screen) is form
        for number, field in enumerate(lines(walker.pilot)):
            field.widget.focus()
            await pressed(walker.pilot, "end")
            await walker.write(f"z{number:02}")
            assert holds(f"z{number:02}", state), field.key
    async with opened(folder, (80, 24), begins.person) as pilot:
        await until(
            pilot,
            lambda: re.search(r"half\s+(written|filled)", text(pilot), re.IGNORECASE),
        )
        await pressed(pilot, *opens.split())
        for number, field in enumerate(lines(pilot)):
            assert field.answer.endswith(f"z{number:02}"), field.key


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
async def test_what_is_typed_into_any_field_of_a_form_is_kept_before_it_is_painted(
    tmp_path: Path, state: Path, form: type[FormScreen[object]]
) -> None:
    begins, opens = FORMS[form]
    folder = tmp_path / "folder"
    begins.makes(folder)
    async with opened(folder, (80, 24), begins.person) as pilot:
        await pressed(pilot, *opens.split())
        for number, field in enumerate(lines(pilot)):
            widget, words = field.widget, f"z{number:02}"
            is_line = isinstance(widget, Input)
            (widget.insert_text_at_cursor if is_line else widget.insert)(words)
            assert holds(words, state), field.key  # and nothing had its turn since


async def test_that_a_line_waits_is_still_said_once_all_is_saved(
    folder: Path, state: Path
) -> None:
    async with killed(Begins(alone, "lead"), folder, state) as walker:
        desk = walk(walker.pilot).desk
        assert desk is not None
        desk._saver.stop()
        await pressed(walker.pilot, "2", "a")
        await walker.write("half")
    async with opened(folder, (80, 24)) as pilot:
        await shown(pilot, "complete · words wait")
        assert "were brought back" in text(pilot)
        assert "Half written: Gap" in text(pilot)


def lines(pilot: Pilot[None]) -> list[Field]:
    """Return the fields of a form into which words are typed."""
    every = pilot.app.screen.query(Field)
    return [f for f in every if f.display and isinstance(f.widget, Input | TextArea)]


@asynccontextmanager
async def killed(begins: Begins, folder: Path, state: Path) -> AsyncIterator["Walker"]:
    """Open the application, and leave the disk as it was at the end of the block."""
    kept = folder.with_name("kept")
    async with opened(folder, (80, 24), begins.person) as pilot:
        yield Walker(pilot)
        for each in (state, folder):
            shutil.copytree(each, kept / each.name)
    for each in (state, folder):
        shutil.rmtree(each)
        shutil.move(kept / each.name, each)
    kept.rmdir()


class Walker:
    """Goes from question to question, on one screen as long as that has any."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self._first = pilot.app.screen_stack[0]
        self._opened = ""

    async def go(self, opens: str, keys: str) -> None:
        """Leave what is asked, open a screen if another is open, and press keys."""
        if isinstance(self._first, WorkshopScreen):
            self._at_step(self._first, opens)
            await settled()
        else:
            await self._open(opens)
        for key in keys.split():
            await self._press(key)

    def _at_step(self, of: WorkshopScreen, key: str) -> None:
        every = [step.key for step in steps(of.desk.room)]
        of.go(every.index(key) - every.index(of.act.step.key))

    async def _open(self, opens: str) -> None:
        screen = self.pilot.app.screen
        talk = screen.talk if isinstance(screen, TalkingScreen) else None
        writes = isinstance(screen.focused, Input | TextArea)
        if writes or (talk is not None and talk.is_asking):
            await pressed(self.pilot, "escape")
        if opens != self._opened:
            while self.pilot.app.screen is not self._first:
                await self.pilot.app.pop_screen()
        if not opens and self._first.query("#list"):
            await pressed(self.pilot, "l", "home")
        if opens != self._opened:
            await pressed(self.pilot, *opens.split())
        self._opened = opens

    async def _press(self, key: str) -> None:
        if not key.startswith("="):
            await pressed(self.pilot, key)
            return
        await pressed(self.pilot, "ctrl+u")
        await self.write(key[1:])
        await pressed(self.pilot, "enter")

    async def write(self, words: str) -> None:
        """Put words where somebody writes, which takes as long as one key."""
        self.pilot.app.post_message(events.Paste(words))
        await settled()


async def pressed(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, wait for what they do, and draw nothing that nobody looks at."""
    await pilot.press(*keys)
    while not is_there(pilot.app):
        await asyncio.sleep(OFTEN)
        await settled()


def written(pilot: Pilot[None]) -> str:
    """Return what stands in the field that has the keys."""
    field = pilot.app.focused
    if isinstance(field, TextArea):
        return field.text
    return field.value if isinstance(field, Input) else ""


def says_so(pilot: Pilot[None]) -> bool:
    """Whether the screen says of a line that it was begun; longer words show it."""
    bars = pilot.app.screen.query("#told").results(Bar)
    is_line = isinstance(pilot.app.focused, Input)
    return not is_line or all(BEGUN in bar.left for bar in bars)
