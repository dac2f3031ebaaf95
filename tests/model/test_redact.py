import pytest

from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.evidence import Evidence, EvidenceText
from assess.model.finding import Finding
from assess.model.redact import (
    Audience,
    audience_digest,
    content_digest,
    is_as_published,
    redact,
)
from assess.model.versions.canonical import canonical, digest, plain
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
    lead = redact(whole, "public").sheet("lead")
    assert lead.verified == whole.sheet("lead").verified
    assert lead.submitted == {}
    assert {f"lead-{key}" for key in lead.evidence} <= {
        key for ref in whole.refs for key in whole.finding(ref).linked
    }


@pytest.mark.parametrize("audience", ["full", "public"])
def test_no_digest_over_what_is_hidden_leaves_the_folder(
    whole: Assessment, audience: Audience
) -> None:
    seen = redact(whole, audience)
    assert {p.digest for p in seen.agreed.publication.values()} == {None}


def test_the_only_raters_sheet_is_what_the_panel_holds(bare: Assessment) -> None:
    sheet = bare.sheet("lead").but(finding={})
    assert set(redact(bare.with_sheet(sheet), "public").sheets) == {"lead"}


def test_a_note_changes_no_digest_that_leaves_the_folder(whole: Assessment) -> None:
    sheet = whole.sheet("lead")
    noted = sheet.with_finding(USERS, sheet.at(USERS).but(note="Another."))
    other = whole.with_sheet(noted)
    assert content_digest(other) == content_digest(whole)
    assert audience_digest(other, "public") == audience_digest(whole, "public")
    assert audience_digest(other, "full") == audience_digest(whole, "full")


def test_a_rating_changes_the_content(whole: Assessment) -> None:
    agreed = whole.agreed
    red = agreed.with_finding(USERS, agreed.at(USERS).but(rating="red"))
    assert content_digest(whole.but(agreed=red)) != content_digest(whole)


def test_who_answers_for_the_team_is_no_content(whole: Assessment) -> None:
    panel = whole.brief.panel
    team = panel["team"].but(answers=False)
    named = {**panel, "team": team, "new": Member(role="team", answers=True)}
    after = whole.but(brief=whole.brief.but(panel=named))
    assert content_digest(after) == content_digest(whole)
    rater = {**panel, "new": Member(role="assessor")}
    other = whole.but(brief=whole.brief.but(panel=rater))
    assert content_digest(other) != content_digest(whole)


BEFORE = "f21713955d0e776ad16f733ded3f6cebdb7215885d0c59a3f9bd68fe123deb93"
"""What was kept for `whole` when the team was still part of the content."""


def test_a_digest_kept_when_the_team_was_content_still_holds(
    whole: Assessment,
) -> None:
    panel = whole.brief.panel
    assert is_as_published(whole, BEFORE)
    new = {f"new-{n}": Member(role="team") for n in range(3)}
    named = {**panel, **new, "team": panel["team"].but(answers=False)}
    assert is_as_published(whole.but(brief=whole.brief.but(panel=named)), BEFORE)
    lead = {**panel, "lead": panel["lead"].but(profession="design")}
    assert not is_as_published(whole.but(brief=whole.brief.but(panel=lead)), BEFORE)
    red = whole.agreed.with_finding(USERS, Finding(rating="red"))
    assert not is_as_published(whole.but(agreed=red), BEFORE)


def test_a_team_too_large_to_try_is_looked_at_no_further(whole: Assessment) -> None:
    new = {f"new-{n:02d}": Member(role="team") for n in range(40)}
    many = whole.brief.but(panel={**whole.brief.panel, **new})
    assert not is_as_published(whole.but(brief=many), "0" * 64)


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
