"""How far somebody is, counted alike wherever a person reads it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.check.logic.evidence_coverage import coverage_of
from assess.check.use_cases.status import status_of
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, EARLIER_FILE, sheet_file
from assess.model.finding import CriterionRef, Finding
from assess.model.panel import standing
from assess.model.progress import progress
from assess.model.standard import LeftOut
from assess.model.values import Value
from assess.rate.screens.shown import head
from assess.session.views import wrap_up
from assess.store.glance import glance
from assess.store.toml import encode
from assess.ui.command.at_desk import at_open_desk
from tests.again import following, published
from tests.cases import blank, rated, shortened

DESIGN, GOVUK = "local-service-design", "govuk-2019"


def core() -> Assessment:
    """Return one whose standards ask only their core, and leave out one more."""
    new = blank("rag", DESIGN, GOVUK)
    used = new.brief.standard[DESIGN].but(core=True)
    brief = new.brief.but(standard={**new.brief.standard, DESIGN: used})
    standard = new.standards[GOVUK]
    out = {"here": LeftOut(reason="Not asked.", phase=("beta",), delivery=("built",))}
    other = {"here": LeftOut(reason="Not asked.", phase=("live",))}
    criterion = {
        **standard.criterion,
        "1": standard.criterion["1"].but(left_out=out),
        "2": standard.criterion["2"].but(left_out=other),
    }
    whole = {**new.standards, GOVUK: standard.but(criterion=criterion)}
    return new.but(brief=brief, standards=whole)


def one_beyond() -> Assessment:
    """Return one with a criterion rated that was not asked, and one that was."""
    new = core()
    sheet = new.sheet("lead")
    for ref in (CriterionRef(DESIGN, "1"), CriterionRef(DESIGN, "2")):
        sheet = sheet.with_finding(ref, Finding(rating="red", reason="Seen."))
    return new.with_sheet(sheet)


def discovery() -> Assessment:
    """Return a review that gives no ratings, with one criterion written up."""
    new = blank("unrated")
    new = new.but(brief=new.brief.but(phase="discovery"))
    said = Finding(well={"w2e3": "They met users."})
    sheet = new.sheet("lead").with_finding(CriterionRef(GOVUK, "1"), said)
    return new.with_sheet(sheet)


def again() -> Assessment:
    """Return a reassessment that carries most of last time, with one rated."""
    before = rated(shortened(blank(), 6), "green", "red")
    new = following(published(before, "red", date(2026, 5, 12)))
    sheet = new.sheet("lead").with_finding(new.refs[1], Finding(rating="green"))
    return new.with_sheet(sheet)


def written(assessment: Assessment, folder: Path) -> Path:
    files: dict[str, Value] = {
        BRIEF_FILE: assessment.brief,
        AGREED_FILE: assessment.agreed,
        "standards/scales.toml": assessment.scales,
        **{f"standards/{n}.toml": each for n, each in assessment.standards.items()},
        **{sheet_file(n): each for n, each in assessment.sheets.items()},
        **({EARLIER_FILE: assessment.earlier} if assessment.earlier else {}),
    }
    for name, value in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode(value))
    return folder


@pytest.mark.parametrize(
    ("make", "done", "asked", "carried"),
    [
        (core, 0, 6 + 13, 0),
        (one_beyond, 2, 7 + 13, 0),
        (discovery, 1, 7, 0),
        (again, 1, 3, 3),
    ],
)
def test_walk_panel_status_home_and_wrap_up_count_alike(
    tmp_path: Path,
    make: Callable[[], Assessment],
    done: int,
    asked: int,
    carried: int,
) -> None:
    folder = written(make(), tmp_path / "bins")
    for person in (None, "lead"):
        seen = glance(folder, person)
        assert (seen.rated, seen.total, seen.carried) == (done, asked, carried)
    with at_open_desk(folder, "lead") as desk:
        assessment = desk.assessment
        found = progress(assessment, "lead")
        assert (found.done, found.asked, found.carried) == (done, asked, carried)
        panel = standing(assessment, "lead")
        assert (panel.rated, panel.total) == (done, asked)
        assert panel.total - panel.rated == len(panel.missing)
        whole = status_of(folder, assessment, ())
        assert (whole.rated, whole.total) == (done, asked)
        gives = assessment.scale(GOVUK).rating
        words = [block.text for block in wrap_up(assessment, "lead")]
        assert f"Not covered yet: {asked - done} of {asked}" in words
        assert f"Rated without any evidence: {done if gives else 0}" in words
        covered = coverage_of(assessment, "lead", today=date(2026, 5, 12))
        assert len(covered) == asked
        every = frozenset(assessment.refs)
        assert f"{found.words}, {asked} complete" in head(desk, every)[1]
