"""Two assessments of one service side by side: values, command and screen."""

import json
from pathlib import Path

import pytest

from assess.compare.logic import Known, Pair, compared
from assess.compare.screens import CompareScreen
from assess.compare.views import CompareView, build
from assess.model.assessment import Assessment
from assess.model.crosswalk import NO_LINKS, Crosswalk, Link
from assess.model.finding import CriterionRef, Finding
from assess.model.moves import Moves
from assess.model.redact import redact
from assess.model.sheet import Sheet
from assess.model.values import Phase
from assess.store import assessments
from tests.builders import ONE_LEAD, a_folder, the_complete_folder
from tests.cases import blank
from tests.commands import Assess
from tests.screens import opened, ready, text
from tests.standards.successor import lanterns
from tests.standards.test_upgrading import begun, moved, rated

NOTHING = Known({}, NO_LINKS)


def held(
    ratings: dict[str, str],
    *,
    standard: str = "govuk-2019",
    scale: str = "rag",
    phase: Phase = "beta",
    service: str = "Blue Badge renewal",
) -> Assessment:
    """Return an assessment of one rater with these ratings."""
    empty = blank(scale, standard)
    findings = {n: Finding(rating=r, note="Private.") for n, r in ratings.items()}
    sheet = Sheet(format=1, person="lead", finding={standard: findings})
    brief = empty.brief.but(phase=phase, service=service)
    return empty.but(brief=brief, sheets={"lead": sheet})


def pairs(
    first: Assessment, second: Assessment, known: Known = NOTHING
) -> dict[str, Pair]:
    (group,) = compared(first, second, known).groups
    return {p.second.criterion if p.second else "": p for p in group.pairs}


def view(first: Assessment, second: Assessment, known: Known = NOTHING) -> CompareView:
    found = compared(first, second, known)
    return build(first, second, found, tool_version="1")


def test_criteria_of_one_edition_are_better_worse_or_the_same() -> None:
    first = held({"1": "amber", "2": "green", "3": "red"})
    found = pairs(first, held({"1": "green", "2": "red", "3": "red", "4": "green"}))
    changes = [found[n].change for n in ("1", "2", "3", "4", "5")]
    assert changes == ["better", "worse", "same", "rated", None]


def test_of_two_editions_only_what_asks_the_same_is_better_or_worse() -> None:
    first = held({"1": "not-met", "2": "met"}, standard="govuk-2015", scale="met2")
    second = held({"1": "green", "2": "green"})
    link = Link(is_="same", because="Both ask for it.")
    links = Crosswalk(link={"govuk-2015:1": {"govuk-2019:1": link}})
    wider = links.joined(
        Crosswalk(
            link={"govuk-2015:2": {"govuk-2019:2": link.but(is_="narrower")}},
        )
    )
    found = pairs(first, second, Known({}, wider))
    assert found["1"].asks_the_same
    assert found["2"].first == (CriterionRef("govuk-2015", "2"),)
    assert found["2"].change is None
    assert found["3"].first == ()
    (group,) = view(first, second, Known({}, wider)).groups
    assert group.note.startswith("Two editions, compared by the links between their")


def test_links_that_are_only_related_compare_nothing() -> None:
    link = Link(is_="related", because="Both speak of it.")
    links = Crosswalk(link={"govuk-2015:1": {"govuk-2019:1": link}})
    found = compared(held({}, standard="govuk-2015"), held({}), Known({}, links))
    assert found.groups == ()
    assert (found.only_first, found.only_second) == (("govuk-2015",), ("govuk-2019",))


MOVES = Moves.model_validate(
    {
        "from": {
            "govuk-2015": {
                "1": {"to": ["1"]},
                "2": {"to": ["2", "3"]},
                "3": {"to": ["4"]},
                "4": {"to": ["4"]},
                "5": {"to": ["5"], "because": "It asks more."},
                "6": {"to": []},
            }
        }
    }
)


def test_a_table_of_moves_counts_before_links_and_works_both_ways() -> None:
    first = held(dict.fromkeys("123456", "amber"), standard="govuk-2015")
    second = held(dict.fromkeys("12345", "green"))
    known = Known({"govuk-2019": MOVES}, NO_LINKS)
    found = pairs(first, second, known)
    assert found["1"].change == "better"
    assert found["2"].change is found["4"].change is found["5"].change is None
    assert [ref.criterion for ref in found["4"].first] == ["3", "4"]
    assert [ref.criterion for ref in found["3"].first] == ["2"]
    back = pairs(second, first, known)
    assert back["1"].change == "worse"
    assert [ref.criterion for ref in back["2"].first] == ["2", "3"]


def test_what_can_not_be_compared_is_said() -> None:
    first = held({"1": "amber"}, standard="govuk-2015", phase="alpha")
    told = view(first, held({"1": "green"}, service="Blue Badges")).notes
    assert told[0] == "They have different names: Blue Badge renewal and Blue Badges."
    assert told[1].startswith("The first is at the end of alpha, the second at the")
    assert "was used in the first alone" in told[2]
    assert "was used in the second alone" in told[3]
    scales = view(held({"1": "amber"}), held({"1": "met"}, scale="met2"))
    assert "Rated on different scales" in scales.groups[0].note


def test_a_standard_without_ratings_says_where_the_words_are() -> None:
    one = held({}, scale="unrated")
    (group,) = view(one, one).groups
    assert group.note == "Reviewed without ratings; the words are in both reports."
    assert group.rows == ()


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, an assessment that was moved to a newer edition."""
    workspace = tmp_path_factory.mktemp("workspace")
    lanterns(workspace)
    folder = begun(workspace)
    rated(folder)
    moved(folder)
    return folder


def test_an_assessment_is_compared_with_itself_before_it_was_moved(
    two: Path, assess: Assess
) -> None:
    done = assess("compare", two / "before" / "lanterns-2020", two)
    assert done.code == 0
    assert "   4 Test with people, in the open\n" in done.out
    assert "Amber (4), Amber (6) -> Not yet rated. Asks something else now." in done.out
    assert "Amber (3) -> -. Not asked in the second." in done.out
    assert "Amber -> Amber. The same." in done.out


@pytest.mark.parametrize("ending", ["html", "md", "json", "txt"])
def test_it_is_written_in_the_form_that_the_name_asks_for(
    two: Path, tmp_path: Path, assess: Assess, ending: str
) -> None:
    path = tmp_path / f"compared.{ending}"
    before = two / "before" / "lanterns-2020"
    assert assess("compare", before, two, "-o", path).out == f"{path}\n"
    text = path.read_text(encoding="utf-8")
    assert "Test with people, in the open" in text
    assert "Private" not in text
    if ending == "html":
        assert text.startswith("<!DOCTYPE html>")
        assert '<span class="since">was 6</span>' in text
    if ending == "json":
        entry = json.loads(text)
        assert entry == json.loads(
            assess("compare", before, two, "--format", "json").out
        )
        assert tuple(entry) == ("first", "second", "notes", "groups", "actions")
        rows = entry["groups"][0]["rows"]
        assert rows[0]["first"] == [{"criterion": "", "rating": "Amber"}]


def test_actions_of_the_first_say_what_the_reassessment_found(tmp_path: Path) -> None:
    again = redact(assessments.load(the_complete_folder(tmp_path)).assessment, "public")
    first = held({"1": "amber"})
    first = first.but(brief=first.brief.but(id="b3n8w5c9"))
    lines = view(first, again).actions
    assert [(line.called, line.state) for line in lines] == [
        ("C1", "Partly confirmed"),
        ("A2", "Partly done"),
        ("", "Done, verified, before this assessment"),
    ]
    assert view(held({"1": "amber"}), again).actions == ()


def test_one_assessment_twice_and_none_are_refused(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    refused = assess("compare", folder, folder)
    assert refused.err == "assess: Both are the same assessment. Name two.\n"
    missing = assess("compare", folder, tmp_path / "none")
    assert missing.code == 2
    assert missing.err.count("\n") == 1


async def test_two_are_marked_on_home_and_shown_side_by_side(tmp_path: Path) -> None:
    a_folder(tmp_path, "one")
    a_folder(tmp_path, "two", ONE_LEAD.replace("Blue Badge renewal", "Bins"))
    async with opened(tmp_path) as pilot:
        await pilot.press("m", "m")
        await ready(pilot)
        assert "one is not marked any more." in text(pilot)
        await pilot.press("m")
        await ready(pilot)
        assert "one is marked. Go to the later one and press m there." in text(pilot)
        await pilot.press("down", "m")
        await ready(pilot)
        assert isinstance(pilot.app.screen, CompareScreen)
        said = "They have different names: {} and {}."
        assert said.format("Blue Badge renewal", "Bins") in text(pilot)
        await pilot.press("x")
        await ready(pilot)
        assert said.format("Bins", "Blue Badge renewal") in text(pilot)
        await pilot.press("escape")
        await ready(pilot)
        assert not isinstance(pilot.app.screen, CompareScreen)
