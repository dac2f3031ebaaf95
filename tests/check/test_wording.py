"""The wording rules on the sentences that were written before them."""

from datetime import date

import pytest

from assess.check.logic.problems import problems
from assess.check.logic.wording import personal_in, price_in, says_must, unexplained
from assess.model.assessment import Assessment
from assess.model.council import Checking
from assess.model.finding import Action, Finding
from tests.complete import USERS
from tests.make_wording import FINDS, PAGE, page, tried, tried_on_reports


@pytest.mark.parametrize("rule", FINDS)
def test_a_rule_finds_most_of_what_it_should_and_little_else(rule: str) -> None:
    result = tried(rule)
    assert result.sentences == 50
    assert result.found >= 20
    assert len(result.wrong) <= 3


def test_the_rules_hold_on_sentences_of_real_assessments_too() -> None:
    results = tried_on_reports().values()
    found, missed = (sum(r.found for r in results), sum(len(r.missed) for r in results))
    assert found >= 4 * missed
    assert sum(len(r.wrong) for r in results) <= 2


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


def test_a_price_is_quoted_whole() -> None:
    assert price_in("The supplier asked for £90,000, at once.") == "£90,000"
    assert price_in("The pilot cost £1.5 million.") == "£1.5 million"


def test_what_residents_pay_is_no_price_unless_a_supplier_is_spoken_of() -> None:
    assert not price_in("The fee of £49 is shown before people start.")
    assert price_in("The software's fee is £49.") == "£49"
    assert price_in("A saving was made. It cost £49.") == "£49"


def test_what_the_law_asks_for_is_not_what_the_panel_asks_for() -> None:
    assert not says_must("By law the council must offer a paper form.")
    assert says_must("By law it is free. The form must be shorter.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("She lives at 12 High Street, AB1 2CD.", "AB1 2CD"),
        ("Ring 07700 900123 for the code.", "07700 900123"),
        ("Ring +44 7700 900123 for the code.", "+44 7700 900123"),
        ("His number is AB123456C.", "AB123456C"),
        ("Ring 0300 123 4567, which is free.", ""),
        ("Form AB12 was used 900123 times in 2026.", ""),
    ],
)
def test_what_tells_who_somebody_is_is_found(words: str, found: str) -> None:
    assert personal_in(words) == found


def test_what_tells_who_somebody_is_is_a_warning(bare: Assessment) -> None:
    assert "personal-data" in with_words(bare, reason="She lives in AB1 2CD.")


def test_an_acronym_is_no_postcode_no_supplier_and_no_note_to_oneself() -> None:
    assert (
        unexplained(["She lives in AB1 2CD and he in SW1A. TBC. GOSS was bought."])
        == ()
    )
    assert unexplained(["The DfE, an EqIA and the S151 officer."]) == (
        "DfE",
        "EqIA",
        "S151",
    )


def test_a_council_says_which_words_its_readers_know(bare: Assessment) -> None:
    assert unexplained(["The UPRN and the LLPG."], ["UPRN"]) == ("LLPG",)
    sheet = bare.sheet("lead").but(finding={})
    finding = Finding(rating="amber", reason="The UPRN is not checked.")
    whole = bare.with_sheet(sheet.with_finding(USERS, finding))
    known = Checking(words=("UPRN",))
    assert "acronym" in {p.rule for p in problems(whole)}
    assert "acronym" not in {p.rule for p in problems(whole, checking=known)}
