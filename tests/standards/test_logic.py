"""Compare editions, and search them."""

import pytest

from assess.model.crosswalk import NO_LINKS, Crosswalk, Link
from assess.model.standard import Head, PhaseGuidance, Standard
from assess.standards.logic.comparison import compare
from assess.standards.logic.searching import search
from assess.standards.logic.standing import standing
from assess.store import standards


def edition(name: str, *titles: str) -> Standard:
    return Standard.model_validate(
        {
            "format": 1, "id": name, "title": name, "edition": "1", "publisher": "p",
            "source": "s", "licence": "l", "attribution": "a", "status": "current",
            "scales": ["rag"],
            "criterion": {
                str(n): {"title": title} for n, title in enumerate(titles, 1)
            },
        }
    )  # fmt: skip


OLD = edition("old", "Understand user needs", "Use agile methods", "Meet the minister")
NEW = edition("new", "Use agile methods", "Understand users and their needs", "Be open")


def test_an_edition_compared_with_itself_has_not_changed() -> None:
    assert {row.change for row in compare(OLD, OLD, NO_LINKS)} == {"same"}


def test_criteria_are_same_reworded_new_or_gone() -> None:
    links = Crosswalk(link={"old:1": {"new:2": Link(is_="same", because="Users.")}})
    rows = compare(OLD, NEW, links)
    assert [(row.change, row.one, row.other) for row in rows] == [
        ("same", "2", "1"),
        ("reworded", "1", "2"),
        ("new", None, "3"),
        ("gone", "3", None),
    ]


def test_each_criterion_stands_for_one_other_at_most() -> None:
    twice = edition("twice", "Use agile methods", "Use agile methods")
    rows = compare(OLD, twice, NO_LINKS)
    assert [row.one for row in rows if row.change == "same"] == ["2"]


@pytest.mark.parametrize("words", ["agile", "AGILE meth", "methods agile"])
def test_a_search_finds_words_in_any_order_and_case(words: str) -> None:
    (hit,) = search([OLD], words)
    assert (str(hit.ref), hit.place) == ("old:2", "title")


def test_a_search_names_the_sentence_that_it_found() -> None:
    asked = PhaseGuidance(ask=("Who gave up?",))
    criterion = OLD.criterion["1"].but(always=asked, phase={"beta": asked})
    here = OLD.but(criterion={"1": criterion})
    (hit,) = search([here], "gave up")
    assert (hit.place, hit.text) == ("ask", "Who gave up?")
    assert list(search([here], "")) == []


def test_the_library_that_ships_can_be_searched() -> None:
    every = [standards.read_standard(e) for e in standards.available(None).values()]
    found = {hit.ref.standard for hit in search(every, "screen reader")}
    assert "govuk-2019" in found


def test_a_phase_earns_a_rating_by_its_own_words() -> None:
    """Where it has none, by those of the edition; a discovery, by those of alpha."""
    at_alpha = PhaseGuidance(rated={"green": "It was tried."})
    one = OLD.criterion["1"].but(
        rated={"green": "It works."}, phase={"alpha": at_alpha}
    )
    assert one.descriptor("green", "live") == "It works."
    assert one.descriptor("green", "alpha") == "It was tried."
    assert one.descriptor("green", "discovery") == "It was tried."
    assert one.descriptor("red", "alpha") == ""
    (hit,) = search([OLD.but(criterion={"1": one})], "was tried")
    assert hit.place == "green at alpha when"


def head(name: str, **more: str) -> Head:
    told = {"status": "current", "replaces": "", "announced": "", "checked": ""}
    return Head(
        id=name, title=name, edition="1", publisher="p", criteria=1, noun="point",
        scales=(), offered=False, source="assess", **told | more,
    )  # fmt: skip


def test_an_edition_is_superseded_by_the_one_that_replaces_it() -> None:
    old, new = head("old", status="historic"), head("new", replaces="old")
    assert standing(old, [old, new]) == "historic, superseded by new (1)"
    assert standing(new, [old, new]) == "current"


def test_an_edition_whose_publisher_works_on_the_next_is_announced_to_change() -> None:
    moving = head("moving", announced="The next one is in the making.")
    assert standing(moving, [moving]) == "current, announced to change"


def test_six_criteria_of_local_service_design_are_its_core() -> None:
    found = standards.available(None)["local-service-design"]
    assert standards.read_standard(found).core == ("2", "3", "5", "7", "9", "15")
