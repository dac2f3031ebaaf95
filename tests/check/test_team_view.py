from assess.check.logic.grouped_problems import grouped
from assess.check.logic.team_view import team_problems
from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.council import Checking
from assess.model.evidence import Evidence
from assess.model.finding import Finding
from assess.model.sheet import Sheet
from tests.complete import USERS

PLAN = Evidence(title="Test plan", kind="plan")
HELD = Finding(rating="green", reason="Planned.", evidence={"owner-m3xd": True})


def with_team(bare: Assessment) -> Assessment:
    panel = {**bare.brief.panel, "owner": Member(role="team")}
    return bare.but(brief=bare.brief.but(panel=panel))


def test_a_team_is_asked_what_its_own_sheet_rests_on(bare: Assessment) -> None:
    sheet = Sheet(format=1, person="owner", evidence={"m3xd": PLAN})
    held = with_team(bare).with_sheet(sheet.with_finding(USERS, HELD))
    found = {p.rule: p for p in team_problems(held) if p.ref == USERS}
    assert set(found) == {"met-on-a-plan"}
    assert found["met-on-a-plan"].file == "people/owner.toml"


def test_a_team_is_not_asked_for_what_the_panel_decides(bare: Assessment) -> None:
    amber = Finding(rating="amber", reason="Thin.")
    sheet = Sheet(format=1, person="owner").with_finding(USERS, amber)
    held = with_team(bare).with_sheet(sheet)
    rules = {p.rule for p in team_problems(held)}
    assert not rules & {"no-outcome", "no-action", "no-lead", "nobody-took-part"}
    assert "not-rated" in rules


def test_a_team_that_wrote_nothing_is_told_what_is_not_rated(bare: Assessment) -> None:
    found = team_problems(with_team(bare))
    assert USERS in {p.ref for p in found if p.rule == "not-rated"}


def test_a_rule_that_is_off_is_off_for_the_team(bare: Assessment) -> None:
    found = team_problems(with_team(bare), Checking(off={"not-rated": "Asked later."}))
    assert "not-rated" not in {p.rule for p in found}


def test_what_one_member_of_the_team_said_is_not_asked_of_another(
    bare: Assessment,
) -> None:
    panel = {p: Member(role="team") for p in ("owner", "tech")}
    whole = bare.but(brief=bare.brief.but(panel={**bare.brief.panel, **panel}))
    first, second = whole.refs[:2]
    for person, ref in (("owner", first), ("tech", second)):
        sheet = Sheet(format=1, person=person).with_finding(ref, Finding(rating="red"))
        whole = whole.with_sheet(sheet)
    found = team_problems(whole)
    unrated = {p.ref for p in found if p.rule == "not-rated"}
    assert unrated == set(whole.refs[2:])
    without = {p.file: p.ref for p in found if p.rule == "no-reason"}
    assert without == {"people/owner.toml": first, "people/tech.toml": second}
    assert len(grouped(whole, found)) > 2
    assert {p.file for g in grouped(whole, found) for p in g.problems[:1]} >= {
        "people/owner.toml",
        "people/tech.toml",
    }
