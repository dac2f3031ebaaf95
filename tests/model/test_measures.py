"""Which way a figure went: only what was counted alike, and said to be better."""

from decimal import Decimal

import pytest

from assess.model.measures import Measure, direction, figure


@pytest.mark.parametrize(
    ("line", "number", "words"),
    [
        ("£31", "31", "£"),
        ("£31 a case (2025)", "31", "£ a case"),
        ("61% satisfied", "61", "% satisfied"),
        ("1,204.50", "1204.50", ""),
    ],
)
def test_a_figure_is_its_one_number_and_the_words_around_it(
    line: str, number: str, words: str
) -> None:
    assert figure(line) == (Decimal(number), words)


@pytest.mark.parametrize(
    "line", ["", "many", "2 of 3", "12k", "£1.2m", "4 to 6 days", "-5", "1,2"]
)
def test_what_is_no_single_plain_number_is_no_figure(line: str) -> None:
    assert figure(line) is None


@pytest.mark.parametrize(
    ("baseline", "now", "better", "went"),
    [
        ("£31", "£12", "lower", "better"),
        ("£31", "£12", "higher", "worse"),
        ("61%", "74%", "higher", "better"),
        ("61%", "61%", "higher", "same"),
        ("61%", "74%", None, "unknown"),
        ("3 days", "2 weeks", "lower", "unknown"),
        ("", "£12", "lower", "unknown"),
    ],
)
def test_nobody_knows_which_way_it_went_until_somebody_says_which_is_better(
    baseline: str, now: str, better: str | None, went: str
) -> None:
    held = {"baseline": baseline, "now": now, "better": better}
    assert direction(Measure.model_validate(held)) == went
