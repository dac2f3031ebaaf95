"""Every sentence can be said aloud: what ships reads as easily as a newspaper."""

from collections.abc import Iterator

import pytest
import textstat

from assess.domain.standard import Criterion
from assess.store import standards

EDITIONS = standards.available(None)

HARDEST = 9.0
"""The grade of Flesch and Kincaid; 9 is read at about fourteen."""


def sentences(criterion: Criterion) -> Iterator[str]:
    yield from filter(None, (criterion.summary, criterion.why))
    for guidance in (criterion.always, *criterion.phase.values()):
        yield from (*guidance.ask, *guidance.look_for, *guidance.warning_signs)
    yield from criterion.rated.values()
    yield from (indicator.text for indicator in criterion.indicator.values())


@pytest.mark.parametrize("name", EDITIONS)
def test_every_criterion_can_be_read_at_fourteen(name: str) -> None:
    for number, criterion in standards.read_standard(EDITIONS[name]).criterion.items():
        text = " ".join(sentences(criterion))
        if text:
            grade = textstat.flesch_kincaid_grade(text)
            assert grade <= HARDEST, f"{name}:{number} reads at grade {grade}"
