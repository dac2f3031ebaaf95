"""An export says how much each finding holds, and never of what nobody may see."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from assess.model.audiences import FULL, SHOWN, Readers
from assess.model.finding import CriterionRef, Finding
from assess.model.redact import Audience, redact
from assess.model.values import Value
from assess.portfolio.logic.entries import Counts, Entry
from assess.portfolio.logic.for_public import PUBLIC, for_public
from assess.portfolio.use_cases.entries import entries, entry_of
from assess.store import assessments
from tests.builders import the_complete_folder
from tests.commands import Assess
from tests.panels import GIVEN, a_panel, rated


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return the_complete_folder(tmp_path_factory.mktemp("golden"))


def counted(entry: Entry) -> dict[CriterionRef, Counts]:
    return {
        CriterionRef(standard.id, each.number): counts
        for standard in entry.standards
        for each, counts in standard.counted()
    }


def hide(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Let no public report show what findings hold of a kind."""
    shown: dict[str, Readers] = {**SHOWN[Finding]}
    shown[kind] = FULL
    every: dict[type[Value], Mapping[str, Readers]] = {**SHOWN}
    every[Finding] = shown
    monkeypatch.setattr("assess.portfolio.logic.for_public.SHOWN", every)


@pytest.mark.parametrize("audience", ["full", "public"])
def test_what_is_counted_is_what_a_report_holds(
    folder: Path, audience: Audience
) -> None:
    whole = assessments.load(folder).assessment
    held = redact(whole, audience)
    entry = entry_of(folder)
    found = counted(for_public([entry])[0] if audience == "public" else entry)
    assert found == {
        ref: Counts(*(len(getattr(held.finding(ref), kind)) for kind in Counts._fields))
        for ref in held.refs
    }
    for kind in Counts._fields:
        assert any(getattr(each, kind) for each in found.values()), kind
    assert any(known.is_secret for known in whole.evidence.values())


@pytest.mark.parametrize("kind", Counts._fields)
def test_of_what_the_public_may_not_read_nobody_learns_how_much_there_is(
    folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    entry = entry_of(folder)
    hide(monkeypatch, kind)
    before, after = counted(entry), counted(for_public([entry])[0])
    for ref, counts in before.items():
        assert after[ref] == counts._replace(**{kind: None})


@pytest.mark.parametrize("name", ["phase", "involving"])
def test_what_is_not_listed_for_the_public_is_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    entry = entry_of(folder)
    assert getattr(entry, name)
    listed = tuple(each for each in PUBLIC if each != name)
    monkeypatch.setattr("assess.portfolio.logic.for_public.PUBLIC", listed)
    assert getattr(for_public([entry])[0], name) == getattr(Entry(), name)


def test_nothing_due_and_nobody_who_is_due_is_listed_for_the_public(
    folder: Path,
) -> None:
    entry = entry_of(folder)
    assert entry.spans
    kept = {*PUBLIC, "standards", "before", "asked"}
    assert set(Entry._fields) - kept == {"again", "spans", "waits"}
    assert for_public([entry])[0].spans == ()


def test_nothing_is_counted_of_what_a_panel_did_not_reveal(tmp_path: Path) -> None:
    folder = a_panel(tmp_path)
    rated(folder, *GIVEN)
    (entry,) = entries([folder])  # as the index keeps it
    assert set(counted(entry).values()) == {Counts()}


def test_counts_come_back_from_every_format_and_unknown_ones_as_unknown(
    folder: Path,
    tmp_path: Path,
    assess: Assess,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hide(monkeypatch, "advice")
    again: dict[str, list[str]] = {}
    for form in ("csv", "sqlite", "parquet"):
        to = tmp_path / f"all.{form}" if form == "sqlite" else tmp_path / form
        made = assess(
            "portfolio", "export", folder, "--public", "--format", form, "-o", to
        )
        assert made.code == 0, made.err
        back = tmp_path / f"{form} again"
        assess("portfolio", "export", to, "--format", "csv", "-o", back)
        again[form] = (back / "ratings.csv").read_text("utf-8-sig").splitlines()
    head, first, *_ = again["csv"]
    assert head.endswith(
        "evidence_count,well_count,gap_count,action_count,advice_count"
    )
    assert first.endswith(",")
    assert again["csv"] == again["sqlite"] == again["parquet"]
