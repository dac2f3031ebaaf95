"""What a panel expects to have in its evidence register."""

import json
from datetime import date
from pathlib import Path

import pytest

from assess.check.logic.evidence_expected import expected_of
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence, EvidenceOrGone
from assess.model.expected import Expected
from assess.model.sheet import Sheet
from assess.model.values import LocalId
from assess.store.standards import read_expected
from tests.commands import Assess
from tests.screens import opened, text

AUDIT = Expected(title="Audit", phase=("beta",), words=("audit",), months=12)
TODAY = date(2026, 11, 25)


def with_evidence(bare: Assessment, *items: Evidence) -> Assessment:
    named: dict[LocalId, EvidenceOrGone] = {
        f"abc{number}": item for number, item in enumerate(items)
    }
    undated = bare.brief.but(dates=bare.brief.dates.but(assessed=None), phase="beta")
    sheet = Sheet(format=1, person="lead", evidence=named)
    return bare.but(brief=undated).with_sheet(sheet)


def piece(kind: str = "observed", **more: date) -> Evidence:
    return Evidence.model_validate({"title": "The AUDIT of May", "kind": kind, **more})


@pytest.mark.parametrize(
    ("items", "standing"),
    [
        ((), "missing"),
        ((piece("plan"),), "planned"),
        ((piece(seen=date(2025, 11, 24)),), "out of date"),
        ((piece(seen=date(2025, 11, 25)),), "there"),
        ((piece(seen=date(2020, 1, 1), expires=date(2027, 1, 1)),), "there"),
        ((piece(expires=date(2026, 11, 24)),), "out of date"),
        ((piece("plan"), piece(seen=TODAY)), "there"),
        ((piece("plan"), piece(seen=date(2020, 1, 1))), "out of date"),
    ],
)
def test_what_is_expected_is_there_out_of_date_planned_or_missing(
    bare: Assessment, items: tuple[Evidence, ...], standing: str
) -> None:
    (found,) = expected_of(with_evidence(bare, *items), [AUDIT], today=TODAY)
    assert found.standing == standing
    assert len(found.evidence) == len(items)


@pytest.mark.parametrize(
    "other", [AUDIT.but(phase=("live",)), AUDIT.but(with_standard="wales-2021")]
)
def test_what_another_phase_or_standard_asks_is_not_expected(
    bare: Assessment, other: Expected
) -> None:
    assert list(expected_of(with_evidence(bare), [other], today=TODAY)) == []


def test_the_list_that_ships_names_what_every_panel_looks_for() -> None:
    assert set(read_expected(None).expected) == {
        "accessibility-statement", "accessibility-audit", "equality",
        "data-protection", "security-test", "recovery-test", "ai-record",
    }  # fmt: skip


def test_what_is_missing_is_listed(folder: Path, assess: Assess) -> None:
    told = assess("evidence", "list", folder, "--expected")
    assert told.code == 1
    assert "missing       Accessibility statement" in told.out
    assert "artificial intelligence" not in told.out
    assess("evidence", "add", folder, "--title", "Accessibility statement of the pilot")
    rows = json.loads(
        assess("evidence", "list", folder, "--expected", "--format", "json").out
    )
    assert tuple(rows[0]) == ("title", "standing", "evidence")
    assert rows[0]["standing"] == "there"


def test_a_council_expects_what_it_says(folder: Path, assess: Assess) -> None:
    own = folder.parent / "criteria"
    own.mkdir()
    path = own / "expected.toml"
    path.write_text(
        'format = 1\n[expected.map]\ntitle = "A map"\nwords = ["map"]\n',
        encoding="utf-8",
    )
    assert assess("evidence", "list", folder, "--expected").out.startswith("missing  ")
    path.write_text('format = 1\n[expected.map]\ntitle = "A map"\n', encoding="utf-8")
    broken = assess("evidence", "list", folder, "--expected")
    assert broken.code == 2
    assert "expected.toml, line 2, expected.map.words: is missing" in broken.err


async def test_the_register_shows_what_is_expected(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("E", "m")
        await pilot.pause()
        assert "Expected at the end of beta" in text(pilot)
        assert "missing" in text(pilot)
