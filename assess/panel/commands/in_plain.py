"""What a panel does by a word of the plain walk."""

from collections.abc import Iterator
from typing import Final

from assess.desk.desk import Desk
from assess.model.rating import NOT_MY_PROFESSION
from assess.panel.commands.submitting import submitted_said
from assess.panel.use_cases import submitting
from assess.ui.command.lines import Act


def _submit(desk: Desk, _words: str) -> Iterator[str]:
    submitting.submit(desk)
    yield submitted_said(desk)


def _abstain_rest(desk: Desk, words: str) -> Iterator[str]:
    refs = submitting.abstain_from_rest(desk, words or NOT_MY_PROFESSION)
    yield f"Abstained from {len(refs)}. u takes it back."


ACTS: Final = {
    "abstain-rest": Act(
        "abstain-rest and why: from all that is not rated yet.", _abstain_rest
    ),
    "submit": Act("submit: hand in what you rated.", _submit),
}
"""Each word, and what it does."""
