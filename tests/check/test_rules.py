from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from assess.check.logic.problems import complete, problems
from assess.check.logic.rules.action_words import is_several, is_vague
from assess.check.logic.rules.registry import FAMILIES, RULES
from assess.check.use_cases.gate import gate
from assess.desk.desk import Desk
from assess.model.assessment import Assessment
from assess.model.brief import Dates
from assess.model.council import Checking
from assess.model.evidence import Evidence, EvidenceOrGone, EvidenceText, Voice
from assess.model.finding import Action, Finding, Gone
from assess.model.problem import Problem
from assess.model.sheet import Sheet
from assess.rate.use_cases.evidence import add_evidence
from tests.builders import Clock, a_folder
from tests.complete import USERS, WHOLE

SEEN = Evidence(title="Sessions", kind="observed")
GREEN = Finding(rating="green", reason="Seen.", evidence={"lead-m3xd": True})
DUE = date(2026, 8, 1)


@dataclass
class Setting:
    """An assessment that is put together for one test."""

    bare: Assessment

    def found(
        self, finding: Finding, *evidence: Evidence, dates: Dates | None = None
    ) -> dict[str, Problem]:
        keys = ("m3xd", "q7vb")
        sheet = Sheet(
            format=1, person="lead", evidence=dict(zip(keys, evidence, strict=False))
        ).with_finding(USERS, finding)
        brief = self.bare.brief.but(dates=dates or self.bare.brief.dates)
        whole = self.bare.with_sheet(sheet).but(brief=brief)
        return {p.rule: p for p in problems(whole)}


@pytest.fixture
def setting(bare: Assessment) -> Setting:
    return Setting(bare)


BOTH = GREEN.but(evidence={"lead-m3xd": True, "lead-q7vb": True})


@pytest.mark.parametrize(
    ("rule", "weak", "strong"),
    [
        ("met-on-a-plan", [SEEN.but(kind="plan")] * 2, [SEEN, SEEN.but(kind="plan")]),
        ("met-on-what-was-said", [SEEN.but(kind="said")] * 2,
         [SEEN, SEEN.but(kind="said")]),
        ("met-on-what-was-said", [SEEN.but(kind="said"), SEEN.but(kind="plan")],
         [SEEN, SEEN]),
        ("met-on-stale-evidence", [SEEN.but(expires=date(2001, 1, 1))] * 2,
         [SEEN.but(expires=date(2001, 1, 1)), SEEN]),
        ("met-on-one-source", [SEEN], [SEEN, SEEN]),
    ],
)  # fmt: skip
def test_met_on_weak_evidence_is_named(
    setting: Setting, rule: str, weak: list[Evidence], strong: list[Evidence]
) -> None:
    held = BOTH if weak[1:] else GREEN
    assert setting.found(held, *weak)[rule].ref == USERS
    assert rule not in setting.found(BOTH, *strong)


def test_one_source_that_is_stale_is_named_for_both(setting: Setting) -> None:
    found = setting.found(GREEN, SEEN.but(expires=date(2001, 1, 1)))
    assert {"met-on-one-source", "met-on-stale-evidence"} <= set(found)


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        (None, None, None),
        ("supplier", None, "warning"),
        ("supplier", "manager", "warning"),
        ("supplier", "resident", None),
    ],
)
def test_a_whole_that_rests_on_no_resident_is_named_once_where_voices_are_said(
    setting: Setting, first: Voice | None, second: Voice | None, level: str | None
) -> None:
    found = setting.found(BOTH, SEEN.but(voice=first), SEEN.but(voice=second))
    named = found.get("nothing-from-a-resident")
    assert (named.level if named else None) == level
    assert named is None or (named.ref, named.key) == (None, "evidence.m3xd")


def test_what_is_met_without_a_resident_is_told_where_others_rest_on_one(
    setting: Setting,
) -> None:
    pieces: dict[str, EvidenceOrGone] = {
        "m3xd": SEEN.but(voice="supplier"), "q7vb": SEEN.but(voice="resident"),
    }  # fmt: skip
    other = Finding(rating="red", reason="No.", evidence={"lead-q7vb": True})
    sheet = Sheet(format=1, person="lead", evidence=pieces).with_finding(USERS, GREEN)
    whole = setting.bare.with_sheet(sheet.with_finding(WHOLE, other))
    (found,) = [p for p in problems(whole) if p.rule == "nothing-from-a-resident"]
    assert (found.level, found.ref) == ("info", USERS)


def test_evidence_that_nobody_links_to_is_named(setting: Setting) -> None:
    found = setting.found(GREEN, SEEN, SEEN)["evidence-uncited"]
    assert (found.level, found.key) == ("info", "evidence.q7vb")
    assert "evidence-uncited" not in setting.found(BOTH, SEEN, SEEN)


@pytest.mark.parametrize(
    ("where", "is_named"),
    [
        ("research/log.pdf", True),
        ("research\\log 2.PDF", True),
        ("log.docx", True),
        ("here/log.pdf", False),
        ("SharePoint, folder Research", False),
        ("https://example.com/log.pdf", False),
        ("anyshire.gov.uk/log.pdf", False),
        ("www.anyshire.gov.uk/log.pdf", False),
        ("/mnt/share/log.pdf", False),
        ("C:\\log.pdf", False),
        ("", False),
    ],
)
def test_evidence_that_is_not_in_the_folder_is_named(
    bare: Assessment, where: str, *, is_named: bool
) -> None:
    item = Evidence(title="Log", kind="document", where=where)
    held = bare.with_sheet(Sheet(format=1, person="lead", evidence={"m3xd": item}))
    found = problems(held, is_there=lambda path: path == "here/log.pdf")
    said = [p.sentence for p in found if p.rule == "evidence-not-there"]
    assert [f"“Log” is at {where}" in each for each in said] == [True] * is_named
    assert "evidence-not-there" not in {p.rule for p in problems(held)}


def test_where_evidence_is_is_looked_up_in_the_folder_of_the_assessment(
    tmp_path: Path,
) -> None:
    folder = a_folder(tmp_path)
    (folder / "here.pdf").touch()
    desk = Desk(folder, "lead", clock=Clock())
    for name in ("here.pdf", "gone.pdf"):
        add_evidence(desk, EvidenceText(title=name, kind="document", where=name))
    found = gate(folder, desk.assessment, now=desk.now).problems
    desk.close()
    (named,) = [p for p in found if p.rule == "evidence-not-there"]
    assert "gone.pdf" in named.sentence


def test_two_versions_of_evidence_are_an_error(setting: Setting) -> None:
    other = EvidenceText(title="Other", kind="said")
    forked = SEEN.but(fork={"0" * 16: other})
    assert setting.found(GREEN, forked)["evidence-contested"].level == "error"
    assert "evidence-contested" not in setting.found(GREEN, SEEN)


@pytest.mark.parametrize(
    ("item", "dates"),
    [
        (SEEN.but(seen=date(2026, 3, 2), expires=date(2026, 3, 1)), None),
        (SEEN.but(seen=date(2026, 6, 4)), Dates(assessed=date(2026, 6, 3))),
        (SEEN, Dates(assessed=date(2026, 6, 3), report_due=date(2026, 6, 2))),
    ],
)
def test_dates_that_disagree_are_named(
    setting: Setting, item: Evidence, dates: Dates | None
) -> None:
    assert "dates-disagree" in setting.found(GREEN, item, dates=dates)


def test_dates_on_the_same_day_agree(setting: Setting) -> None:
    day = date(2026, 6, 3)
    item = SEEN.but(seen=day, expires=day)
    dates = Dates(assessed=day, report_due=day)
    assert "dates-disagree" not in setting.found(GREEN, item, dates=dates)


def red(*texts: str) -> Finding:
    keys = ("k9d2", "n4wz")
    actions: dict[str, Action | Gone] = {
        key: Action(text=text, due=DUE, owner="product owner")
        for key, text in zip(keys, texts, strict=False)
    }
    return Finding(rating="red", reason="None.", action=actions)


@pytest.mark.parametrize(
    ("rule", "wrong", "right"),
    [
        ("action-vague", ["Consider testing."], ["Test with carers."]),
        ("action-several", ["Test it and publish the plan."], ["Test it with carers."]),
        ("action-twice", ["Test it.", "test  it"], ["Test it.", "Test that."]),
    ],
)
def test_how_an_action_is_worded(
    setting: Setting, rule: str, wrong: list[str], right: list[str]
) -> None:
    assert rule in setting.found(red(*wrong))
    assert rule not in setting.found(red(*right))


@pytest.mark.parametrize(
    "text",
    [
        "Work out and show how it joins up with the telephone.",
        "Mend the address step, and show it working.",
        "Meet point 3 by beta. The published report says what was asked.",
        "Test with carers and people who use a screen reader.",
        "Review terms and conditions with users.",
        "Make the form easy to find and use.",
    ],
)
def test_one_action_is_one(text: str) -> None:
    assert not is_several(text)


@pytest.mark.parametrize(
    "text",
    [
        "Test with carers and publish what was learnt.",
        "Appoint a product owner. Agree a plan with them.",
        "Recruit ten users, then test with them.",
    ],
)
def test_two_actions_in_one_are_two(text: str) -> None:
    assert is_several(text)


@pytest.mark.parametrize(
    "text", ["Look into the costs.", "think about carers", "Explore whether it fits."]
)
def test_an_action_that_asks_for_thought_is_vague(text: str) -> None:
    assert is_vague(text)


def test_a_considerate_word_is_not_vague() -> None:
    assert not is_vague("Write considerately to people who were refused.")


def test_every_rule_says_why_and_gives_an_example() -> None:
    assert len(RULES) == sum(len(family.rules) for family in FAMILIES)
    for rule in RULES.values():
        assert rule.explanation.endswith((".", "”"))
        assert rule.example


def test_a_rule_can_be_switched_off_but_not_one_that_protects_truth(
    bare: Assessment, whole: Assessment
) -> None:
    assert "not-rated" in {p.rule for p in problems(bare)}
    assert "not-rated" not in {
        p.rule
        for p in problems(bare, checking=Checking(off={"not-rated": "Asked later."}))
    }
    before = [p for p in problems(whole) if p.rule == "contested"]
    assert before
    after = [
        p
        for p in problems(whole, checking=Checking(off={"contested": "Never."}))
        if p.rule == "contested"
    ]
    assert after == before


def test_info_leaves_a_criterion_complete(bare: Assessment) -> None:
    sheet = Sheet(format=1, person="lead", evidence={"m3xd": SEEN})
    held = bare.with_sheet(sheet.with_finding(USERS, GREEN))
    assert USERS in complete(held)
    assert WHOLE not in complete(held)


def test_a_version_that_lost_its_digest_is_named(whole: Assessment) -> None:
    assert "publication-without-digest" not in {p.rule for p in problems(whole)}
    agreed = whole.agreed
    lost = {n: p.but(digest=None) for n, p in agreed.publication.items()}
    cut = whole.but(agreed=agreed.but(publication=lost))
    found = [p for p in problems(cut) if p.rule == "publication-without-digest"]
    assert [p.key for p in found] == [f"publication.{n}.digest" for n in lost]
