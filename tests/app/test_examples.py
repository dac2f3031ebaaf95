"""The examples say what was published, in bytes that the application would write."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from assess.app.demo import demo
from assess.check.logic.problems import problems
from assess.model.after.last_time import asked_before, moved_over
from assess.model.file_names import sheet_file
from assess.model.finding import CriterionRef
from assess.model.outcome import suggest_outcome
from assess.model.progress import progress
from assess.model.versions.published import version_that_stands
from assess.panel.logic.agreeing import compare
from assess.portfolio.use_cases.panels import panels_of
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.store import assessments, standards
from assess.store.assessments import CROSSWALK_FILE
from assess.store.files import save_value
from assess.store.toml import encode
from tests.commands import ROOT, Assess

EXAMPLES = ROOT / "examples"
CLEARANCE = EXAMPLES / "get-security-clearance-2022-alpha"
FOOD = EXAMPLES / "report-a-food-problem-2015-alpha"
BINS = EXAMPLES / "anyshire-missed-bin-2026-beta"
AGAIN = EXAMPLES / "anyshire-skip-permit-2026-beta-again"
PERMITS = EXAMPLES / "exampleford/parking-permit-2026-beta"
TAXI = EXAMPLES / "exampleford/taxi-licence-2026-beta"
PANELS = (
    EXAMPLES / "exampleford/planning-comment-2026-beta",
    EXAMPLES / "exampleford/missed-bin-2026-live",
)
REVIEW = EXAMPLES / "otherham-moving-home-2026-discovery-review"


@pytest.mark.parametrize(
    "folder",
    [CLEARANCE, FOOD, BINS, AGAIN, REVIEW, *PANELS],
    ids=lambda path: path.name,
)
def test_an_example_is_spelt_as_the_application_spells_it(
    tmp_path: Path, folder: Path
) -> None:
    loaded = assessments.load(folder)
    assert loaded.set_aside == ()
    (tmp_path / "people").mkdir()
    files = {
        "assessment.toml": loaded.assessment.brief,
        "agreed.toml": loaded.assessment.agreed,
        **{
            sheet_file(person): loaded.assessment.sheet(person)
            for person in loaded.assessment.brief.raters
        },
    }
    for name, value in files.items():
        if (folder / name).exists():
            save_value(tmp_path, name, value, expected=None)
            assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


@pytest.mark.parametrize("folder", PANELS, ids=lambda path: path.name)
def test_a_panel_of_three_rated_alone_was_revealed_and_agreed(folder: Path) -> None:
    assessment = assessments.load(folder).assessment
    assert len(assessment.brief.raters) == 3
    assert assessment.agreed.is_published
    stands = version_that_stands(assessment)
    assert stands is not None
    assert stands.is_intact
    rows = [compare(assessment, ref) for ref in assessment.refs]
    assert {row.spread for row in rows} >= {"unanimous", "one-step"}
    for ref in assessment.refs:
        agreed = assessment.agreed.at(ref)
        assert agreed.method is not None
        assert agreed.reason


def test_the_panels_of_the_examples_have_something_to_talk_about() -> None:
    found = panels_of([EXAMPLES / "exampleford"]).panels
    assert [Path(each.folder) for each in found.separately] == list(PANELS)
    furthest = found.by_criterion[0]
    assert (furthest.number, furthest.one_step, furthest.further) == ("10", 1, 1)
    against = {each.number: (each.better, each.worse) for each in found.against}
    assert against["9"] == (1, 0)


def test_the_half_done_one_holds_the_editions_that_ship() -> None:
    used = frozenset(assessments.load(BINS).assessment.standards)
    links = standards.read_crosswalk(None).only(used)
    for copy in (BINS / "standards").iterdir():
        shipped = (ROOT / "criteria" / copy.name).read_bytes()
        expected = encode(links) if copy.name == CROSSWALK_FILE else shipped
        assert copy.read_bytes() == expected


@pytest.mark.parametrize(
    ("folder", "assessed", "met", "outcome"),
    [
        (CLEARANCE, "2022-03-23", {6, 9, 12}, "not-met"),
        (FOOD, "2015-10-07", set(range(1, 19)) - {3, 4, 13}, "met"),
    ],
    ids=["clearance", "food"],
)
def test_a_real_assessment_says_what_was_published(
    folder: Path, assessed: str, met: set[int], outcome: str
) -> None:
    assessment = assessments.load(folder).assessment
    assert str(assessment.brief.dates.assessed) == assessed
    ratings = {ref.criterion: assessment.finding(ref).rating for ref in assessment.refs}
    assert {int(number) for number, r in ratings.items() if r == "met"} == met
    assert set(ratings.values()) == {"met", "not-met"}
    decided = assessment.agreed.outcome
    assert decided is not None
    assert decided.rating == outcome
    assert suggest_outcome(assessment).rating == "not-met"
    assert decided.reason
    assert assessment.agreed.is_published
    assert not [p for p in problems(assessment) if p.level == "error"]
    assert not [
        member.name for member in assessment.brief.panel.values() if member.name
    ]
    for ref in assessment.refs:
        (source,) = assessment.finding(ref).linked
        assert assessment.evidence[source].where.startswith("https://")


@pytest.mark.parametrize("folder", [CLEARANCE, FOOD], ids=lambda path: path.name)
def test_what_was_published_keeps_the_edition_that_it_was_published_with(
    folder: Path,
) -> None:
    """It has no date of checking, and its scale no words for a whole assessment."""
    assessment = assessments.load(folder).assessment
    (standard,) = assessment.standards.values()
    assert standard.checked is None
    shipped = standards.read_standard(standards.available(None)[standard.id])
    assert shipped.checked is not None
    scale = assessment.scale(standard.id)
    assert not any(rating.result_meaning for rating in scale.rating.values())


def test_the_reassessment_asks_eight_points_and_carries_six() -> None:
    assessment = assessments.load(AGAIN).assessment
    assert progress(assessment).words == "8 of 8 rated, 6 carried"
    assert assessment.agreed.is_published
    assert problems(assessment) == ()
    (left,) = moved_over(assessment)
    assert left.since == date(2026, 5, 12)
    ended = [each for each in asked_before(assessment) if each.has_ended]
    assert len(ended) == 6
    decided = assessment.agreed.outcome
    assert decided is not None
    assert decided.rating == suggest_outcome(assessment).rating == "amber"


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_reassessment_says_at_once_what_is_left_of_last_time(
    variant: Variant,
) -> None:
    summary = build(
        assessments.load(AGAIN).assessment, variant=variant, tool_version="0"
    ).summary
    assert "One action of last time is still open." in summary.asks
    [row] = [each for each in summary.to_do if "last time" in each.who]
    assert row.what == "Finish what last time asked for: 1 is still open"
    assert row.by == "before the next assessment"
    assert [each.by == "done" for each in summary.to_do] == [False, False, True]


def test_the_peer_review_speaks_of_review_and_not_of_ratings() -> None:
    assessment = assessments.load(REVIEW).assessment
    assert assessment.brief.kind == "peer-review"
    assert problems(assessment) == ()
    text = render(build(assessment, tool_version="0"), "md")
    first = text.partition("## Results")[0]
    assert "This review gives no overall rating" in first
    assert "6 written up" in first
    assert "Two tenants drew the map together with the team" in first
    assert "Reviewed on 22 September 2026" in first
    assert "Who decides what is built first" in text
    assert "beside the result" not in text
    assert "Not yet rated" not in text
    asked = text.partition("## What should we do next?")[2].partition("\n## ")[0]
    assert "How a move reaches the district's landlord" in asked


def test_the_half_done_one_leaves_something_of_everything_to_do() -> None:
    assessment = assessments.load(BINS).assessment
    assert not assessment.agreed.is_published
    rules = {problem.rule for problem in problems(assessment)}
    assert rules >= {
        "not-rated", "no-action", "action-incomplete", "met-without-evidence",
        "one-measure-alone", "no-outcome",
    }  # fmt: skip
    parts = assessment.finding(CriterionRef("local-service-design", "3")).part
    assert 0 < len(parts) < 7
    assert assessment.brief.savings.now
    assert not assessment.brief.satisfaction.now


@pytest.fixture
def opened_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Set the day on which the demo is opened."""

    def opened(day: str) -> None:
        at = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(at.timestamp())))

    return opened


def test_the_demo_never_greets_with_something_overdue_outside_the_councils(
    tmp_path: Path, opened_in: Callable[[str], None], assess: Assess
) -> None:
    """What a council published keeps its days; what is half done there has new ones."""
    for day in ("2026-10-16", "2026-12-31", "2028-02-29", "2040-06-10"):
        opened_in(day)
        folder = tmp_path / day
        half_done = folder / TAXI.relative_to(EXAMPLES)
        for each in (*demo(folder), half_done):
            status = assess("status", each)
            assert (status.code, status.err) == (0, "")
            assert each.name in status.out
            assert "overdue" not in status.out
        check = assess("check", folder / BINS.name)
        assert check.code == 1  # half of it is not rated
        assert "Not rated yet." in check.out
        assert "yet to come" not in check.out


def test_the_demo_moves_days_by_weeks_and_months_with_them(
    tmp_path: Path, opened_in: Callable[[str], None]
) -> None:
    opened_in("2027-03-22")
    demo(tmp_path)
    brief = assessments.load(tmp_path / BINS.name).assessment.brief
    assert brief.dates.assessed is not None
    assert brief.dates.assessed.isoformat() == "2027-03-17"
    sheet = (tmp_path / BINS.name / "people/lead.toml").read_text(encoding="utf-8")
    assert 'shows = "2027-02"' in sheet
    assert "2026-10-14" not in sheet


def test_published_examples_and_editions_keep_every_byte_in_the_demo(
    tmp_path: Path, opened_in: Callable[[str], None]
) -> None:
    opened_in("2031-01-01")
    demo(tmp_path)
    kept = [
        *(file for one in (CLEARANCE, FOOD, PERMITS) for file in one.rglob("*.toml")),
        *(BINS / "standards").iterdir(),
    ]
    for file in kept:
        copy = tmp_path / file.relative_to(EXAMPLES)
        assert copy.read_bytes() == file.read_bytes()
