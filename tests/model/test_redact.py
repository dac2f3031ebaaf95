import pytest

from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.audiences import only_shown
from assess.model.evidence import Evidence, EvidenceText
from assess.model.finding import Finding
from assess.model.redact import Audience, redact
from assess.model.versions.canonical import canonical, digest, long_digest, plain
from tests.complete import USERS


@pytest.mark.parametrize("audience", ["full", "public"])
def test_nobody_outside_the_panel_sees_what_is_private(
    whole: Assessment, audience: Audience
) -> None:
    seen = canonical(redact(whole, audience)).decode()
    for secret in (
        "Private to the panel",
        "assisted route tested",
        "A name that is not published",
        "Shown on the second screen",
        "Enough for beta.",
        "w4t7",
    ):
        assert secret not in seen
    assert "Nobody was asked." in seen
    assert '"name":"A name"' in seen


def test_the_public_does_not_see_who_rated_what(whole: Assessment) -> None:
    public = redact(whole, "public")
    assert {p for p, sheet in public.sheets.items() if sheet.finding} == set()
    assert public.agreed.at(USERS).was == {}
    assert set(redact(whole, "full").sheets) == {"lead", "team", "ux"}


def test_the_public_sees_what_was_verified_and_what_findings_rest_on(
    whole: Assessment,
) -> None:
    public = redact(whole, "public")
    assert set(public.sheets) == {"panel"}
    said = {
        (look.verdict, look.reason)
        for looks in public.sheet("panel").verified.values()
        for look in looks.values()
    }
    assert said == {
        ("partly", "Two of five groups."),
        ("done", ""),
        ("partly", "One group of three."),
        ("partly", "Two pages are left."),
        ("partly", "Two forms of three."),
    }
    linked = {key for ref in whole.refs for key in whole.finding(ref).linked}
    titles = {item.title for item in public.evidence.values()}
    assert titles == {whole.evidence[key].title for key in linked}


@pytest.mark.parametrize("audience", ["full", "public"])
def test_no_digest_over_what_is_hidden_leaves_the_folder(
    whole: Assessment, audience: Audience
) -> None:
    seen = redact(whole, audience)
    for kept in seen.agreed.publication.values():
        assert kept == Publication(at=kept.at, by=kept.by, facts=kept.facts)


def test_the_only_raters_sheet_is_what_the_panel_holds(bare: Assessment) -> None:
    sheet = bare.sheet("lead").but(finding={})
    assert set(redact(bare.with_sheet(sheet), "public").sheets) == {"lead"}


def test_a_finding_is_made_anew_only_where_something_is_taken_out() -> None:
    held = Finding(reason="Seen.", note="Ask legal.")
    open_ = Finding(reason="Seen.")
    assert only_shown(held, "full") == open_
    assert only_shown(open_, "full") is open_


def test_a_note_changes_no_digest_that_leaves_the_folder(whole: Assessment) -> None:
    sheet = whole.sheet("lead")
    noted = sheet.with_finding(USERS, sheet.at(USERS).but(note="Another."))
    other = whole.with_sheet(noted)
    for audience in ("public", "full"):
        seen, before = redact(other, audience), redact(whole, audience)
        assert long_digest(seen) == long_digest(before)


@pytest.mark.parametrize("audience", ["full", "public"])
def test_other_versions_of_evidence_are_as_private_as_the_one_on_top(
    whole: Assessment, audience: Audience
) -> None:
    secret = EvidenceText(
        title="A supplier's price", kind="document", sensitive=True, note="Ask legal"
    )
    team = whole.sheet("team")
    (key, item), *_ = (
        (k, e) for k, e in team.evidence.items() if isinstance(e, Evidence)
    )
    forked = item.but(fork={digest(plain(secret)): secret})
    sheet = team.but(evidence={**team.evidence, key: forked})
    seen = canonical(redact(whole.with_sheet(sheet), audience)).decode()
    assert "A supplier's price" not in seen
    assert "Ask legal" not in seen
    assert f"team-{key}" not in redact(whole.with_sheet(sheet), audience).evidence


def test_the_public_does_not_see_how_the_team_rated_itself(whole: Assessment) -> None:
    team = whole.sheet("team").with_finding(USERS, Finding(reason="We are proud."))
    public = canonical(redact(whole.with_sheet(team), "public")).decode()
    assert "We are proud." not in public


def test_ratings_are_in_no_report_before_they_are_revealed(whole: Assessment) -> None:
    hidden = whole.but(agreed=whole.agreed.but(reveal=None))
    assert redact(hidden, "full").sheet("ux").finding == {}
    draft = whole.sheet("ux").but(submitted={})
    assert redact(whole.with_sheet(draft), "full").sheet("ux").finding == {}
    assert redact(whole, "full").sheet("ux").finding != {}
