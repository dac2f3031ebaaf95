"""Escape at every question: the words are kept and seen, and nothing is done.

That it is so at each question is tried in `test_questions`, after a kill; here the
application that was left goes on.
"""

from pathlib import Path

import pytest

from assess.model.agreed import Agreed
from assess.model.sheet import Sheet
from tests.app.test_questions import (
    Walker,
    of_each_beginning,
    pressed,
    written,
)
from tests.leaving import (
    ACTS,
    OWN_ACTS,
    done_in,
    holds,
    is_asking,
    is_named_or_written,
)
from tests.questions import Way
from tests.screens import opened


def test_every_act_is_a_table_of_its_file() -> None:
    assert set(ACTS) <= Agreed.model_fields.keys()
    assert set(OWN_ACTS) <= Sheet.model_fields.keys()


@pytest.mark.wide
@pytest.mark.timeout(400)  # one after the other, as many as there are
async def test_after_escape_at_any_question_the_words_come_back_in_the_same_window(
    tmp_path: Path, state: Path
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
            if not begins.is_workshop:
                await come_back(walker, ways)
            await pilot.press("ctrl+q")
        if begins.is_workshop:  # a step asks once, when one comes to it
            async with opened(folder, (80, 24)) as pilot:
                await come_back(Walker(pilot), ways)
        assert done_in(folder, begins) == before, begins
        if begins.person is not None:
            is_named_or_written(folder, begins.person, [words for words, _ in ways])


async def come_back(walker: Walker, ways: list[tuple[str, Way]]) -> None:
    """See that the words come back where they were left, also after another Escape."""
    for words, way in ways:
        await walker.go(way.opens, way.again or way.keys)
        assert written(walker.pilot).endswith(words), (way, written(walker.pilot))
        await pressed(walker.pilot, "escape")
