"""How far panels agree: what was revealed, by criterion and by panel, and no person."""

import json
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.panel.use_cases import submitting
from assess.portfolio.logic.judged import Judged, PanelSaid, Standard
from assess.portfolio.logic.panels import Panels, panels
from assess.portfolio.use_cases.panels import panels_of
from assess.portfolio.views.panels import view
from assess.rate.use_cases import findings, parts
from tests.builders import USERS, Clock
from tests.commands import Assess
from tests.council import judged
from tests.panels import GIVEN, PANEL, a_panel, rated

TODAY = date(2026, 2, 1)
KINDS = ("same", "better", "worse")
STANDARD = Standard("A standard", "point", "RAG", {"1": "Users", "2": "Whole"})


def said(name: str, *places: tuple[int, ...], **counts: int) -> PanelSaid:
    """Return a panel that gave criterion 1, 2 ... these places on the scale."""
    return PanelSaid(
        folder=name,
        service=name,
        assessed=f"2026-01-{len(name):02}",
        state="separately",
        judged=tuple(
            Judged("s", "rag", str(n), given, *map(counts.get, KINDS, (0, 0, 0)))
            for n, given in enumerate(places, 1)
        ),
        standards={"s": STANDARD},
    )


def words(found: Panels) -> str:
    made = view(found, TODAY, "1")
    lines = (f"{line.text} {line.about}" for part in made.parts for line in part.lines)
    return "\n".join((*made.opening, *lines, *made.closing))


def test_a_criterion_is_counted_over_panels_and_the_furthest_apart_comes_first() -> (
    None
):
    found = panels([said("a", (0, 0), (0, 2)), said("b", (0, 1), (1, 1))])
    counted = [
        (each.number, each.alike, each.one_step, each.further)
        for each in found.by_criterion
    ]
    assert counted == [("2", 1, 0, 1), ("1", 1, 1, 0)]
    assert "two or more steps apart in 1 of 2 panels" in words(found)


def test_panels_stand_by_day_and_never_by_how_far_they_agree() -> None:
    found = panels([said("later", (0, 0)), said("one", (0, 2)), said("four", (0, 1))])
    assert [each.panel.service for each in found.by_panel] == ["one", "four", "later"]


def test_a_rating_that_one_gave_alone_is_no_agreement() -> None:
    found = panels([said("a", (0,), (0, 1))])
    assert [each.number for each in found.by_criterion] == ["2"]
    assert (found.by_panel[0].agreement.criteria, found.apart) == (1, 0)
    assert panels([said("a", (0,))]).apart == 1


def test_two_scales_are_never_counted_together() -> None:
    other = said("b", (0, 1))
    other = other._replace(judged=(other.judged[0]._replace(scale="met2"),))
    assert [e.panels for e in panels([said("a", (0, 0)), other]).by_criterion] == [1, 1]


def test_what_is_rated_against_the_suggestion_most_often_comes_first() -> None:
    one = said("a", (0, 0), same=2)
    two = said("b", (0, 1), (0, 1), better=1, worse=1, same=1)
    found = panels([one, two])
    assert [(e.number, e.better, e.worse, e.of) for e in found.against] == [
        ("1", 1, 1, 5),
        ("2", 1, 1, 3),
    ]
    assert "1 better and 1 worse of 5 ratings in 2 assessments" in words(found)


def test_few_are_said_to_be_few() -> None:
    assert "Fewer than 5 panels say little" in words(panels([said("a", (0, 0))]))
    many = [said("a" * n, (0, 1)) for n in range(1, 6)]
    assert "Fewer than" not in words(panels(many))
    once = words(panels([*many, said("b", (0, 1), (0, 1))]))
    assert "one step apart in 1 of 1 panel, few." in once


def test_where_nothing_is_known_it_says_what_to_do() -> None:
    assert "Let at least two assessors rate on their own" in words(panels([]))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Make a panel of three that ticks and submits, and a folder of one alone."""
    folder = a_panel(tmp_path)
    rated(folder, *GIVEN, submit=False)
    for person in GIVEN:
        desk = Desk(folder, person, clock=Clock())
        for indicator in ("1a", "1b", "1c"):
            parts.tick(desk, USERS, indicator, seen=True)
        submitting.submit(desk)
        desk.close()
    judged(tmp_path, "alone", "AGG", "2025-03-05")
    return tmp_path


def test_ratings_count_once_they_are_revealed_and_as_they_were_then(
    workspace: Path, assess: Assess
) -> None:
    before = panels_of([workspace]).panels
    assert (before.by_panel, before.by_criterion, before.hidden) == ((), (), 1)
    folder = workspace / "bluebadge"
    desk = Desk(folder, "lead", clock=Clock())
    submitting.reveal(desk)
    findings.rate(desk, USERS, "green", why="They showed the diary study.")
    desk.close()
    found = panels_of([workspace]).panels
    apart = {each.number: each.further for each in found.by_criterion}
    assert apart["1"] == 1
    (against,) = found.against
    assert (against.number, against.better, against.worse, against.of) == ("1", 1, 1, 3)
    assert found.alone == 1
    shown = assess("portfolio", "panels", workspace)
    assert "Blue Badge renewal · Anyshire County Council · beta" in shown.out
    for person in GIVEN:
        assert f" {person}" not in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    data = json.loads(assess("portfolio", "panels", workspace, "--format", "json").out)
    assert data["panels"] == 1
    to = workspace / "panels.html"
    done = assess("portfolio", "panels", workspace, "--format", "html", "-o", to)
    page = to.read_text("utf-8")
    assert (done.code, "<script" in page, "noindex" in page) == (0, False, True)
    assert assess("portfolio", "panels", workspace, "-o", to).code == 2


def test_a_team_that_reviews_itself_is_no_panel(tmp_path: Path) -> None:
    folder = a_panel(tmp_path)
    brief = folder / "assessment.toml"
    text = brief.read_text("utf-8").replace('"assessment"', '"self-review"')
    brief.write_text(text, encoding="utf-8")
    assert PANEL in text
    found = panels_of([tmp_path]).panels
    assert (found.team, found.hidden) == (1, 0)


def test_an_export_holds_no_single_ratings(tmp_path: Path, assess: Assess) -> None:
    judged(tmp_path, "alone", "AGG", "2025-03-05")
    to = tmp_path / "all.sqlite"
    assess("portfolio", "export", tmp_path, "--format", "sqlite", "-o", to)
    done = assess("portfolio", "panels", to)
    assert (done.code, "holds no ratings of single assessors" in done.err) == (2, True)


def test_what_can_not_be_read_is_named_and_the_rest_counts(
    tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path, "alone", "AGG", "2025-03-05")
    broken = judged(tmp_path, "broken", "AGG", "2025-03-05")
    (broken / "agreed.toml").write_text("format = ", encoding="utf-8")
    done = assess("portfolio", "panels", tmp_path)
    assert done.code == 2
    assert "broken: agreed.toml, line 1" in done.err
    assert "1 assessment by one assessor" in done.out
