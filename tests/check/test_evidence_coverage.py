from datetime import date

import pytest
from hypothesis import given

from assess.check.logic.evidence_coverage import coverage_of
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.finding import Finding
from assess.model.period import end_of, is_period
from tests.complete import USERS
from tests.strategies import words

TODAY = date(2026, 6, 1)
NEW = Evidence(title="Round 4", kind="observed", shows="2026-03")
OLD = Evidence(title="Round 1", kind="observed", shows="2023")
GONE = Evidence(title="Audit", kind="document", expires=date(2026, 5, 1))
PLAN = Evidence(title="A plan", kind="plan")


@pytest.mark.parametrize(
    ("evidence", "coverage"),
    [
        ((), "none"),
        ((PLAN,), "plan-only"),
        ((NEW, PLAN), "single-source"),
        ((OLD, GONE), "stale"),
        ((OLD, NEW), "covered"),
        ((NEW, NEW), "covered"),
    ],
)
def test_evidence_covers_a_criterion_more_or_less(
    bare: Assessment, evidence: tuple[Evidence, ...], coverage: str
) -> None:
    keys = [f"b7k{n}" for n in range(len(evidence))]
    sheet = bare.sheet("lead").but(evidence=dict(zip(keys, evidence, strict=True)))
    linked = {f"lead-{key}": True for key in keys}
    sheet = sheet.with_finding(USERS, Finding(rating="green", evidence=linked))
    dates = bare.brief.dates.but(assessed=None)
    whole = bare.with_sheet(sheet).but(brief=bare.brief.but(dates=dates))
    first, *others = coverage_of(whole, "lead", today=TODAY)
    assert (first.ref, first.coverage) == (USERS, coverage)
    assert {each.coverage for each in others} == {"none"}
    assert coverage_of(whole, None, today=TODAY)[0] == first


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 28)),
        ("2026-03-14", date(2026, 3, 14)),
        ("2025-11 to 2026-03", date(2026, 3, 31)),
        ("2025 to 2026-01-05", date(2026, 1, 5)),
        ("2026-13", None),
        ("2026-02-30", None),
        ("2026-03 to 2025", None),
        ("last spring", None),
        ("0000", None),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, end: date | None) -> None:
    assert end_of(text) == end
    assert is_period(text) is (end is not None)


@given(words)
def test_any_words_are_a_period_or_none(text: str) -> None:
    assert (end_of(text) is None) is (not is_period(text) or not text.strip())
