"""Who is involved, what is found by theme, and each service over time."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assess.model.crosswalk import Crosswalk, Link
from assess.portfolio.logic.entries import (
    Asked,
    Entry,
    Involved,
    Involving,
    Rated,
    Standard,
    State,
)
from assess.portfolio.logic.hub import Hub, hub_of
from assess.portfolio.logic.involvement import involvement
from assess.portfolio.logic.portfolio import Grid, Portfolio, Seen, Terms, portfolio
from assess.portfolio.logic.strips import strips
from assess.portfolio.logic.themes import themes
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.entries import entry_of
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.views.detail import detail
from assess.portfolio.views.over_time import table
from assess.portfolio.views.portfolio import PortfolioView, page
from assess.standards.use_cases.library import Library
from tests.commands import Assess
from tests.council import judged, two_councils
from tests.screens import opened, ready, text

TODAY = date(2026, 2, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
PLACES = {"green": 0, "amber": 1, "red": 2}
LOOKS = {"green": ("●", "good"), "amber": ("▲", "middling"), "red": ("■", "bad")}


def rated(number: str, rating: str, **facts: Any) -> Rated:
    """Return a criterion with its rating on the scale of three colours."""
    shape, colour = LOOKS[rating]
    state: State = "met" if rating == "green" else "short"
    given = {"title": f"Title {number}", "theme": "", **facts}
    return Rated(
        number, given["title"], given["theme"], state, rating, rating.capitalize(),
        rating[0].upper(), shape, colour, PLACES[rating],
    )  # fmt: skip


def against(name: str, *criteria: Rated, scale: str = "rag") -> Standard:
    return Standard(name, name.upper(), "point", True, scale, criteria)  # noqa: FBT003 - it gates


def entry(name: str, day: date, *standards: Standard, **facts: Any) -> Entry:
    """Return an assessment of one service that was published."""
    return Entry(
        folder=name, id=name, service="Bins", council="Anyshire", phase="beta",
        assessed=day, published=day, version=1, standards=standards, **facts,
    )  # fmt: skip


def asked(key: str, criterion: str, **facts: Any) -> Asked:
    given = {"state": "verified", "ended": date(2025, 1, 1), "due": None, **facts}
    return Asked(
        key, "A1", False, (criterion,), f"Do {key}.", "Owner", given["due"],  # noqa: FBT003 - no condition
        given["state"], given["ended"],
    )  # fmt: skip


def put_together(*every: Entry, hub: Hub | None = None) -> Portfolio:
    terms = Terms(TODAY, Wanted(), 0, is_public=False, hub=hub)
    return portfolio(every, every, (), terms)


def grids(*every: Entry) -> tuple[Grid, ...]:
    return put_together(*every).grids


# Over time


def over_time(*asked_for: Asked, before: tuple[Asked, ...] = ()) -> list[str]:
    """Return what is said of a service that was assessed twice."""
    first = entry(
        "a", date(2024, 3, 5),
        against("s", rated("1", "red"), rated("2", "green"), rated("3", "amber")),
        asked=asked_for,
    )  # fmt: skip
    then = against("s", rated("1", "amber"), rated("2", "red"), rated("3", "amber"))
    last = entry("b", date(2025, 6, 10), then, before=before)
    (strip,) = strips(Seen("a", last, (first,)))
    return list(table(strip).below)


def test_a_service_is_seen_over_its_assessments_with_since_when_it_falls_short() -> (
    None
):
    short, better, worse = over_time()
    assert short == (
        "Falls short: point 1, Title 1, since 5 March 2024; point 2, Title 2, since "
        "10 June 2025; point 3, Title 3, since 5 March 2024."
    )
    assert better.startswith("Better on 10 June 2025: point 1, Title 1, from red to")
    assert better.endswith("No action for it is recorded as done in between.")
    assert worse == "Worse on 10 June 2025: point 2, Title 2, from green to red."


def test_what_got_better_did_so_after_an_action_and_never_because_of_it() -> None:
    (_, better, _) = over_time(asked("meet people", "s:1"))
    assert better.endswith(
        "after “Do meet people” was verified as done (1 January 2025)."
    )
    assert "because" not in better


@pytest.mark.parametrize(
    "action",
    [
        asked("x", "s:2"),
        asked("x", "s:1", ended=date(2026, 1, 1)),
        asked("x", "s:1", ended=date(2024, 1, 1)),
        asked("x", "s:1", state="no-longer-applies"),
        asked("x", "s:1", state="in-progress", ended=None),
    ],
)
def test_only_what_was_verified_in_between_on_that_criterion_counts(
    action: Asked,
) -> None:
    assert "recorded as done in between" in over_time(action)[1]


def test_what_the_later_panel_verified_counts_once() -> None:
    verified = asked("meet people", "s:1")
    open_then = asked("meet people", "s:1", state="open", ended=None)
    (_, better, _) = over_time(open_then, before=(verified,))
    assert better.count("Do meet people") == 1


def test_from_one_scale_to_another_only_being_met_counts() -> None:
    first = entry("a", date(2024, 1, 1), against("s", rated("1", "red"), scale="old"))
    amber = entry("b", date(2025, 1, 1), against("s", rated("1", "amber")))
    green = entry("c", date(2026, 1, 1), against("s", rated("1", "green")))
    (strip,) = strips(Seen("a", amber, (first,)))
    assert strip.turned == ()
    (strip,) = strips(Seen("a", green, (first,)))
    assert [each.is_better for each in strip.turned] == [True]


def test_another_standard_before_is_said_and_not_compared() -> None:
    first = entry("a", date(2023, 1, 1), against("old", rated("1", "red")))
    more = [entry(n, date(y, 1, 1), against("s", rated("1", "red")))
            for n, y in (("b", 2024), ("c", 2025))]  # fmt: skip
    (strip,) = strips(Seen("a", more[1], (first, more[0])))
    assert "assessed against OLD, which asks for other things" in table(strip).below[-1]


def test_from_one_standard_to_another_only_the_results_stand_beside_each_other() -> (
    None
):
    first = entry("a", date(2023, 1, 1), against("old", rated("1", "red")))
    last = entry("b", date(2024, 1, 1), against("s", rated("1", "green")))
    made = portfolio(
        (last,), (first, last), (), Terms(TODAY, Wanted(), 0, is_public=False, hub=None)
    )
    part = next(p for p in detail(made, "1").parts if p.title.startswith("From one"))
    (line,) = part.lines
    assert line.about == (
        "Beta, 1 January 2023: no overall result (OLD); "
        "Beta, 1 January 2024: no overall result (S)"
    )
    assert "nothing is compared" in part.note


def test_two_standards_at_one_time_are_not_said_to_be_of_other_times() -> None:
    both = (against("s", rated("1", "red")), against("t", rated("1", "red")))
    first, last = (
        entry(n, date(y, 1, 1), *both) for n, y in (("a", 2024), ("b", 2025))
    )
    assert [strip.others for strip in strips(Seen("a", last, (first,)))] == [(), ()]


def test_a_later_phase_is_said_to_ask_more() -> None:
    first = entry("a", date(2024, 1, 1), against("s", rated("1", "green")))
    last = entry("b", date(2025, 1, 1), against("s", rated("1", "red")))
    (strip,) = strips(Seen("a", last, (first._replace(phase="alpha"),)))
    assert table(strip).note.startswith("It was assessed in alpha and beta. A later")
    (same,) = strips(Seen("a", last, (first,)))
    assert table(same).note == ""


def test_a_verdict_of_the_reassessment_is_read_from_its_files() -> None:
    found = entry_of(EXAMPLES / "anyshire-skip-permit-2026-beta-again")
    states = [each.state for each in found.before]
    assert states.count("verified") > 0
    ends = [each.ended for each in found.before if each.state == "verified"]
    assert all(ends)


# Who is involved


def involved(parts: tuple[Involved, ...]) -> Entry:
    found = entry("a", date(2025, 1, 1), against("s", rated("3", "amber")))
    return found._replace(involving=(Involving("s", "3", parts),))


def involving(name: str, *levels: int | None) -> Entry:
    parts = ("Procurement", "Community")
    each = tuple(Involved(p, n) for p, n in zip(parts, levels, strict=True))
    return involved(each)._replace(folder=name, id=name, service=name)


def test_levels_are_counted_and_never_averaged() -> None:
    every = [involving("a", 0, 4), involving("b", 1, None), involving("c", 3, 4)]
    (found,) = involvement(grids(*every))
    procurement, community = found.parts
    assert (procurement.low, procurement.said) == (2, 3)
    assert (community.levels[4], community.unknown) == (2, 1)
    said = detail(put_together(*every), "1")
    part = next(each for each in said.parts if each.title == "Who is involved")
    assert [line.about for line in part.lines] == [
        "absent in 1, told in 1, working in the team in 1",
        "jointly owning in 2, not said in 1",
    ]
    assert part.lines[0].is_bad
    assert part.note.endswith("3 services: few.")


def test_a_part_that_is_not_relevant_is_not_one_that_nobody_spoke_of() -> None:
    out = Involved("Procurement", None, is_relevant=False)
    (found,) = involvement(grids(involved((out, Involved("Community", 2)))))
    assert (found.parts[0].not_relevant, found.parts[0].unknown) == (1, 0)


def test_where_nobody_gave_a_level_nothing_is_shown() -> None:
    assert list(involvement(grids(involving("a", None, None)))) == []


def test_levels_are_read_from_an_assessment() -> None:
    found = entry_of(EXAMPLES / "anyshire-missed-bin-2026-beta")
    (third,) = found.involving
    assert third[:2] == ("local-service-design", "3")
    levels = {each.part: each.level for each in third.parts}
    assert len(levels) == 7
    assert all(level is None or level in range(5) for level in levels.values())


# Themes


def test_one_standard_is_looked_at_by_its_own_themes() -> None:
    found = themes(
        grids(
            entry("a", TODAY, against("s", rated("1", "red", theme="Users"))),
            entry(
                "b", TODAY, against("s", rated("1", "green", theme="Users"))
            )._replace(service="Other"),
        ),
        None,
    )
    (users,) = found.themes
    assert (users.title, users.is_own) == ("Users", False)
    assert [(f.short, f.services, f.met, f.rated) for f in users.found] == [
        (1, 2, 1, 2)
    ]


def test_standards_meet_in_a_theme_and_what_has_no_counterpart_is_said() -> None:
    hub = Hub("HUB", ("Users", "Technology"), {
        "s:1": frozenset({"Users"}), "t:1": frozenset({"Users"}),
    })  # fmt: skip
    one = entry("a", TODAY, against("s", rated("1", "red"), rated("2", "green")))
    other = entry(
        "b", TODAY,
        against("t", rated("1", "green"), rated("2", "red", theme="Residents")),
    )._replace(service="Other")  # fmt: skip
    found = themes(grids(one, other), hub)
    shared, own = found.themes
    assert [(f.standard, f.short, f.services) for f in shared.found] == [
        ("S", 1, 1),
        ("T", 0, 1),
    ]
    assert (own.title, own.is_own) == ("Residents", True)
    assert [(each.standard, each.numbers) for each in found.apart] == [("S", ("2",))]
    said = detail(put_together(one, other, hub=hub), "1")
    part = next(each for each in said.parts if each.title == "By theme")
    assert "never added up" in part.note
    assert part.lines[0].about.count("few") == 2
    assert part.lines[1].text == "Residents (only in T)"
    assert part.lines[2].text == "In no theme: S, point 2"


def test_only_what_asks_the_same_or_more_or_less_belongs_to_a_theme() -> None:
    library = Library(None)
    hub = hub_of(library.standard("govuk-2019"), library.crosswalk, ["nhs"])
    assert hub.linked["nhs:1"] == {"Meeting users' needs"}
    assert "nhs:15" not in hub.linked
    related = Crosswalk(
        link={"govuk-2019:1": {"x:1": Link(is_="related", because="Both ask.")}}
    )
    assert "x:1" not in hub_of(library.standard("govuk-2019"), related, ["x"]).linked


# The page, the command and the screen


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_councils(tmp_path_factory.mktemp("councils"))


@pytest.fixture(scope="module")
def said(workspace: Path) -> PortfolioView:
    return detail(portfolio_of([workspace], TODAY).portfolio, "1")


def test_the_detail_says_what_it_has_nothing_of(said: PortfolioView) -> None:
    assert "Nobody said how far parts of an organisation are involved." in said.opening
    (over,) = said.tables
    assert over.title == (
        "Over time: Tell us of a missed bin · Anyshire, GOV.UK Service Standard"
    )
    rows = [(r.service, "".join(c.letter for c in r.cells)) for r in over.rows]
    assert rows == [("Beta, 5 March 2024", "RAG"), ("Beta, 10 June 2025", "AGG")]
    assert "Services assessed" in [part.title for part in said.parts]


def test_typed_words_stay_words_on_the_page_in_detail(tmp_path: Path) -> None:
    judged(tmp_path, "a", "RGG", "2024-03-05", service="<b>Bins</b>", due="2024-05-01")
    judged(tmp_path, "b", "GGG", "2025-03-05", service="<b>Bins</b>", follows="a")
    made = portfolio_of([tmp_path], TODAY)
    drawn = page(detail(made.portfolio, "1"), made.council)
    assert "<b>" not in drawn
    assert "Over time: &lt;b&gt;Bins&lt;/b&gt;" in drawn


def test_other_programs_get_it_too(workspace: Path, assess: Assess) -> None:
    data = json.loads(assess("portfolio", workspace, "--format", "json").out)
    (strip,) = data["over_time"]
    assert strip["falls_short"] == {"1": "2024-03-05"}
    assert [each["better"] for each in strip["turned"]] == [True, True]
    assert {each["became"] for each in data["promised"]} == {"late", "open"}


def test_the_public_sees_in_detail_only_what_was_published(
    workspace: Path, assess: Assess
) -> None:
    shown = assess("portfolio", workspace, "--public", "--page", "detail").out
    data = assess("portfolio", workspace, "--public", "--format", "json").out
    assert "Over time: Tell us of a missed bin" in shown
    for private in ("Moving", "Book a pitch"):
        assert private not in shown
        assert private not in data


def test_other_programs_get_the_themes_of_several_standards(assess: Assess) -> None:
    council = EXAMPLES / "exampleford"
    data = json.loads(assess("portfolio", council, "--format", "json").out)
    assert data["by_theme"]["through"] == "GOV.UK Service Standard"
    assert data["by_theme"]["not_compared"][0]["standard"]
    (levels,) = data["involvement"]
    assert len(levels["parts"]) == 7
    board = portfolio_of([council], TODAY).portfolio
    assert board.hub is None


def test_the_workbook_has_each_service_over_time_and_what_was_promised(
    workspace: Path, assess: Assess, tmp_path: Path
) -> None:
    to = tmp_path / "portfolio.xlsx"
    assert assess("portfolio", workspace, "--format", "xlsx", "-o", to).code == 0
    book = load_workbook(to)
    over = [[cell.value for cell in row] for row in book["Over time"].iter_rows(2)]
    assert [row[7] for row in over if row[3] == "1"] == ["Red", "Amber"]
    became = {row[2].value: row[5].value for row in book["Promised"].iter_rows(2)}
    late = "Ask people of Permits who can't use it."
    assert became[late] == "late and not recorded as done"


def test_the_command_prints_it_within_80_letters(
    workspace: Path, assess: Assess
) -> None:
    done = assess("portfolio", workspace, "--page", "detail")
    assert "Portfolio of services in detail" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


async def test_the_screen_shows_another_page(workspace: Path) -> None:
    async with opened(workspace, (80, 24)) as pilot:
        await pilot.press("p")
        await ready(pilot)
        await pilot.press("v", "2")
        await ready(pilot)
        assert "Over time: Tell us of a missed bin · Anyshire" in text(pilot)
        assert "Beta, 5 March 2024" in text(pilot)


def test_of_a_draft_alone_it_says_only_that_nothing_is_published(
    tmp_path: Path,
) -> None:
    judged(tmp_path, "moving", "GGG", "2025-12-05", draft="yes")
    said = detail(portfolio_of([tmp_path], TODAY).portfolio, "1")
    assert said.opening == ("No result is published yet.",)
