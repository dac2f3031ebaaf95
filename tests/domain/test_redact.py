import pytest

from assess.domain.assessment import Assessment
from assess.domain.canonical import canonical
from assess.domain.redact import Audience, audience_digest, content_digest, redact
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
    assert set(public.sheets) == {"team"}
    assert public.agreed.at(USERS).was == {}
    assert set(redact(whole, "full").sheets) == {"lead", "team", "ux"}


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
