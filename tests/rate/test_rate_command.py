"""`assess rate`: what is not given stays as it is."""

from pathlib import Path

import pytest

from assess.model.finding import CriterionRef
from assess.store import assessments
from assess.store.glance import glance
from tests.builders import a_folder
from tests.commands import Assess
from tests.complete import USERS

WHOLE_PROBLEM = CriterionRef("govuk-2019", "2")


def rating(folder: Path, ref: CriterionRef) -> str | None:
    return assessments.load(folder).assessment.finding(ref).rating


def test_several_criteria_get_one_rating(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    done = assess("rate", folder, "1", "2", "green")
    assert done.code == 0, done.err
    assert done.out.splitlines() == [
        "Green: GOV.UK 1 Understand users and their needs",
        "Green: GOV.UK 2 Solve a whole problem for users",
    ]
    assert rating(folder, USERS) == rating(folder, WHOLE_PROBLEM) == "green"


def test_none_is_rated_where_one_of_them_is_not_known(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    assert assess("rate", folder, "1", "99", "green").code == 2
    assert rating(folder, USERS) is None
    wrong = assess("rate", folder, "1", "purple")
    assert "purple is not a rating" in wrong.err


def test_words_leave_the_rating_as_it_is(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder(tmp_path)
    assess("rate", folder, "1", "amber")
    done = assess("rate", folder, "1", "--well", "Nine carers were met.")
    assert done.code == 0, done.err
    assert rating(folder, USERS) == "amber"


@pytest.fixture
def review(tmp_path: Path, assess: Assess) -> Path:
    folder = tmp_path / "review"
    made = assess(
        *("new", folder, "--service", "Council tax", "--council", "Anyshire"),
        *("--phase", "live", "--kind", "peer-review"),
        *("--standard", "govuk-2019@unrated"),
    )
    assert made.code == 0, made.err
    return folder


def test_a_review_without_ratings_takes_what_was_said(
    review: Path, assess: Assess
) -> None:
    done = assess("rate", review, "1", "--gap", "No carers.", "--advice", "Meet some.")
    assert (done.code, done.out.split(":")[0]) == (0, "Written up")
    told = assess("status", review).out
    assert "1 Written up, 13 Not written up" in told
    assert "1 of 14 points written up" in told
    assert "Outcome: none, as nothing here decides one" in told
    assert "Next: Write up the 13 that are not written up yet." in told
    assert "rated" not in told.replace("written", "")


def test_a_review_without_ratings_asks_for_words(review: Path, assess: Assess) -> None:
    nothing = assess("rate", review, "1")
    assert nothing.code == 2
    assert "This review gives no ratings. Say what was seen" in nothing.err
    assert "Known: not-assessed" in assess("rate", review, "1", "green").err


def test_home_counts_what_is_written_up(review: Path, assess: Assess) -> None:
    assess("rate", review, "1", "--reason", "Much was shown.")
    seen = glance(review)
    assert (seen.rated, seen.total, seen.done) == (1, 14, "written up")
    words = [c.rating.word for s in seen.standards for c in s.criteria]
    held = assessments.load(review).assessment
    assert words == [held.shown_as(r, held.finding(r)).word for r in held.refs]


def test_its_report_speaks_of_a_review(review: Path, assess: Assess) -> None:
    assess("rate", review, "1", "--well", "Much was shown.")
    report = assess("report", review, "--format", "md", "-o", "-").out
    assert "1 written up, 13 not written up" in report
    assert "State: **Written up**" in report
    assert "Not yet rated" not in report
