"""Every sentence can be said aloud: what ships reads as easily as a newspaper."""

from collections.abc import Iterator

import pytest

from assess.model.standard import Criterion
from assess.store import standards
from tests.reading_age import grade, syllables

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
            found = grade(text)
            assert found <= HARDEST, f"{name}:{number} reads at grade {found:.1f}"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "made makes changed rules through e 12"),
        (2, "people table wanted fixes council agreed"),
        (3, "services evidence policy"),
        (5, "organisation"),
    ],
)
def test_syllables_are_counted_as_they_are_heard(count: int, words: str) -> None:
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(
        words.split(), count
    )


def test_longer_words_and_longer_sentences_are_harder() -> None:
    short = "The cat sat on the mat. It was warm."
    joined = "The cat sat on the mat and it was warm."
    long = "The organisation demonstrated considerable administrative capability."
    assert grade(short) < grade(joined) < HARDEST < grade(long)


def test_the_grade_is_that_of_the_published_formula() -> None:
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
