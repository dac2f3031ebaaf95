"""How a report comes about by a word of the plain walk."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from assess.desk.days import read_day
from assess.desk.desk import Desk
from assess.publish.commands.deciding import decided_said, published_and_said
from assess.publish.use_cases import outcome as deciding
from assess.ui.command.lines import Act, words_for
from assess.ui.command.reasons import asked_by_line, with_reasons


def _outcome(desk: Desk, words: str) -> Iterator[str]:
    given = words or words_for("Which rating of the whole")
    rating = given.lower().replace(" ", "-")
    with_reasons(partial(deciding.decide, desk, rating), asked_by_line)
    yield decided_said(desk)


def _publish(desk: Desk, words: str) -> Iterator[str]:
    yield published_and_said(desk, read_day(words) if words.strip() else None)


ACTS: Final = {
    "outcome": Act("outcome amber: the rating of the whole, by the lead.", _outcome),
    "publish": Act(
        "publish: once s says that nothing stands in its way; publish 9 March 2024 "
        "where it was published before.",
        _publish,
    ),
}
"""Each word, and what it does."""
