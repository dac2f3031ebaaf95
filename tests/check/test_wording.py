"""The wording rules on the sentences that were written before them."""

from datetime import date

import pytest

from assess.check.logic.problems import problems
from assess.check.logic.wording import unexplained
from assess.model.assessment import Assessment
from assess.model.finding import Action, Finding
from tests.complete import USERS
from tests.make_wording import FINDS, PAGE, page, tried


@pytest.mark.parametrize("rule", FINDS)
def test_a_rule_finds_most_of_what_it_should_and_little_else(rule: str) -> None:
    result = tried(rule)
    assert result.sentences == 50
    assert result.found >= 20
    assert len(result.wrong) <= 3


def test_misses_and_false_alarms_are_listed() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_an_acronym_is_spelled_out_once_for_the_whole_report() -> None:
    texts = ["A data protection impact assessment (DPIA) was done.", "The DPIA helped."]
    assert unexplained(texts) == ()
    assert unexplained(reversed(texts)) == ("DPIA",)


def with_words(bare: Assessment, **said: object) -> set[str]:
    sheet = bare.sheet("lead").but(finding={})
    finding = Finding.model_validate({"rating": "amber", **said})
    whole = bare.with_sheet(sheet.with_finding(USERS, finding))
    return {p.rule for p in problems(whole, today=date(2026, 6, 1)) if p.ref == USERS}


def test_must_may_stand_in_an_action(bare: Assessment) -> None:
    must = "The team must meet carers."
    assert "must-outside-action" in with_words(bare, gap={"p2m8": must})
    assert "must-outside-action" not in with_words(
        bare, action={"k9d2": Action(text=must)}
    )


def test_a_note_to_oneself_stops_publishing(bare: Assessment) -> None:
    assert "unfinished" in with_words(bare, reason="TBC")
    assert "unfinished" not in with_words(bare, reason="Nine carers were met.")
