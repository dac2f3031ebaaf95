"""What is known of an assessment comes back from text as it was."""

from datetime import date
from pathlib import Path

import pytest

from assess.model.after.deadlines import Deadline, Spanned
from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.use_cases.entries import entry_of
from assess.portfolio.use_cases.entries_kept import read, written
from tests.builders import the_complete_folder
from tests.council import judged, two_councils

ASKED = Asked(
    id="a",
    called="A1",
    is_condition=False,
    criteria=("x:1",),
    text="Ask ▲\n1.",
    owner="",
    due=date(2026, 1, 2),
    state="open",
)
SPAN = Spanned(Deadline(date(2026, 1, 2), "action", "Ask ▲\n1.", ""))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    two_councils(tmp_path)
    judged(tmp_path, "quotes", "GAR", "2025-11-30", service="Fish \x1f 'n' \n■")
    the_complete_folder(tmp_path / "all")
    every = [entry_of(brief.parent) for brief in tmp_path.rglob("assessment.toml")]
    assert any(entry.asked for entry in every)
    assert any(len(entry.standards) > 1 for entry in every)
    for entry in every:
        assert read(written(entry)) == entry


@pytest.mark.parametrize(
    "spans",
    [
        (SPAN,),
        (SPAN, SPAN),
        (SPAN._replace(ahead=3), SPAN._replace(until=date(2026, 3, 1)), SPAN),
        (SPAN._replace(deadline=SPAN.deadline._replace(who="the team")),),
        (SPAN._replace(deadline=SPAN.deadline._replace(what="condition")),),
    ],
)
def test_what_is_due_otherwise_than_usual_is_read_too(spans: tuple[Spanned]) -> None:
    without_day = ASKED._replace(due=None)
    twin = ASKED._replace(called="A2")
    entry = Entry(id="x", asked=(without_day, ASKED, twin), spans=spans)
    assert read(written(entry)) == entry


def test_services_share_what_their_ratings_look_like(tmp_path: Path) -> None:
    judged(tmp_path, "first", "GAR", "2025-11-30")
    judged(tmp_path, "other", "RAG", "2025-11-30")
    first, other = (
        read(written(entry_of(tmp_path / name))) for name in ("first", "other")
    )
    one, two = first.standards[0].criteria, other.standards[0].criteria
    assert one[1] is two[1]
    assert one[0].title is two[0].title
    assert one[0].word == two[2].word


@pytest.mark.parametrize("text", ["", "[1, 2]", "[[]]\n[]\n[]", "{}\n[[1]]\n[]"])
def test_something_else_is_no_entry(text: str) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        read(text)
