"""Escape at every question: the words are kept and seen, and nothing is done."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from assess.desk.desk import Desk
from assess.model.agreed import Agreed
from assess.model.sheet import Sheet
from assess.model.versions.canonical import plain
from assess.store import assessments
from assess.ui.terminal.talking import TalkingScreen
from assess.ui.text.half_written import left_out
from tests.app.test_questions import (
    Walker,
    holds,
    of_each_beginning,
    pressed,
    written,
)
from tests.builders import Clock
from tests.questions import Begins, Way
from tests.screens import opened
from tests.settled import settled

ACTS = (
    "publication", "reopened", "reveal", "outcome", "closed", "decided", "draft",
    "answered",
)  # fmt: skip
"""What of an agreed file somebody does on purpose, and never by leaving."""

OWN_ACTS = (
    "submitted", "response", "verified", "progress", "marked", "checked", "prepared",
    "afterwards", "reply",
)  # fmt: skip
"""The same of a person's sheet."""


def done_in(folder: Path, begins: Begins) -> object:
    """Return what was done in an assessment that words alone don't do."""
    if begins.person is None:
        return None
    held = assessments.load(folder).assessment
    agreed = {ref: held.agreed.at(ref) for ref in held.refs}
    methods = {str(ref): (f.method, f.rating) for ref, f in agreed.items()}
    acts = {name: plain(held.agreed).get(name) for name in ACTS}
    sheets = {
        person: acts_of
        for person, sheet in held.sheets.items()
        if (
            acts_of := {
                name: found for name in OWN_ACTS if (found := plain(sheet).get(name))
            }
        )
    }
    return acts, methods, sheets


def test_every_act_is_a_table_of_its_file() -> None:
    assert set(ACTS) <= Agreed.model_fields.keys()
    assert set(OWN_ACTS) <= Sheet.model_fields.keys()


def is_asking(pilot: Pilot[None]) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, TalkingScreen) and (
        screen.talk.is_asking or screen.talk.field is not None
    )


@pytest.mark.timeout(400)  # one after the other, as many as there are
@pytest.mark.parametrize(
    "comes_back", [False, pytest.param(True, marks=pytest.mark.wide)]
)
async def test_escape_at_any_question_keeps_the_words_and_does_nothing(
    tmp_path: Path, state: Path, *, comes_back: bool
) -> None:
    for begins, ways in of_each_beginning():
        folder = tmp_path / begins.makes.__name__ / str(begins.person)
        folder.parent.mkdir(exist_ok=True)
        begins.makes(folder)
        before = done_in(folder, begins)
        async with opened(folder, (80, 24), begins.person) as pilot:
            walker = Walker(pilot)
            for words, way in reversed(ways):  # what begins a chain comes last
                await walker.go(way.opens, way.keys)
                await walker.write(words)
                await pressed(pilot, "escape")
                assert not is_asking(pilot), way
                assert holds(words, state, folder), way
            if comes_back and not begins.is_workshop:
                await come_back(walker, ways)
            await pilot.press("ctrl+q")
        if comes_back and begins.is_workshop:  # a step asks once, when one comes to it
            async with opened(folder, (80, 24)) as pilot:
                await come_back(Walker(pilot), ways)
        assert done_in(folder, begins) == before, begins
        if begins.person is not None:
            is_named_or_written(folder, begins.person, [words for words, _ in ways])


async def come_back(walker: Walker, ways: list[tuple[str, Way]]) -> None:
    """See that the words come back where they were left, also after another Escape."""
    for words, way in ways:
        await walker.go(way.opens, way.again or way.keys)
        await settled()
        assert written(walker.pilot).endswith(words), (way, written(walker.pilot))
        await pressed(walker.pilot, "escape")


def is_named_or_written(folder: Path, person: str, every: list[str]) -> None:
    """See that all words are in a file, or named to whoever hands it in."""
    desk = Desk(folder, person, clock=Clock())
    waiting = [w for w in every if any(w in text for text in desk.drafts.values())]
    assert [w for w in every if w not in waiting and not holds(w, folder)] == []
    assert bool(left_out(desk.drafts, desk.assessment)) is bool(waiting)
    desk.close()
