"""Vectors that can never change: digests are in people's files."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from assess.model.finding import Action, Finding, Gone, Record
from assess.model.sheet import Sheet
from assess.model.versions.canonical import (
    canonical,
    digest,
    long_digest,
    plain,
    plain_again,
)
from assess.model.versions.record import record_id
from assess.model.whole import Whole
from tests import complete
from tests.strategies import sheets


def test_canonical_json_is_sorted_tight_and_utf_8() -> None:
    table = {"b": [1, True], "a": {"é": "Ŵ\n", "c": date(2026, 5, 12)}}
    assert canonical(table) == (
        '{"a":{"c":"2026-05-12","é":"Ŵ\\n"},"b":[1,true]}'.encode()
    )


def test_a_time_is_spelt_in_utc_whatever_zone_it_came_in() -> None:
    summer = datetime(2026, 5, 12, 15, 20, tzinfo=timezone(timedelta(hours=1)))
    same = datetime(2026, 5, 12, 14, 20, tzinfo=UTC)
    assert canonical({"at": summer}) == canonical({"at": same})
    assert canonical({"at": same}) == b'{"at":"2026-05-12T14:20:00Z"}'


def test_a_number_with_a_point_has_no_spelling() -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical({"a": float("nan")})


def test_what_is_neither_text_nor_number_nor_date_has_no_spelling() -> None:
    with pytest.raises(TypeError, match="set has no canonical spelling"):
        canonical({"a": {1}})


def test_the_digest_of_a_sentence_is_pinned() -> None:
    assert digest("Who owns the hand-off.") == "b8c805a4189fc144"


def test_the_id_of_a_record_is_pinned() -> None:
    record = Record(
        rating="red",
        confidence="fairly",
        reason="No research with carers was seen.",
        at=complete.at(12, 13, 5),
        by="lead",
        gap={"p2m8": "How the needs of carers were found."},
    )
    assert record_id(record) == "f2283d197f8b062b"


def test_the_digest_of_all_that_was_agreed_is_pinned() -> None:
    agreed = complete.agreed()
    without = {n: p.but(facts=None) for n, p in agreed.publication.items()}
    kept: dict[str, object] = {"changes": {}, "draft": {}, "answered": {}}
    then = agreed.but(**kept, whole=Whole(), publication=without)
    assert long_digest(then)[:16] == "4f5aa90d1b68f459"


def test_note_history_and_forks_are_not_in_a_records_id() -> None:
    bare = Finding(rating="green", reason="Seen.")
    noted = bare.but(note="Private.", settled=("0123456789abcdef",))
    assert record_id(bare) == record_id(noted)


def test_what_is_empty_is_left_out() -> None:
    assert plain(Finding(rating="green")) == {"rating": "green"}


def test_a_level_of_nought_is_not_empty() -> None:
    finding = complete.lead().at(complete.EVERYBODY)
    assert plain(finding)["part"]["service"] == {"level": 0}


def test_the_order_of_keys_does_not_change_a_digest() -> None:
    one = Finding(well={"b2c3": "Two", "a1b2": "One"})
    other = Finding(well={"a1b2": "One", "b2c3": "Two"})
    assert digest(one) == digest(other)
    assert list(one.well) == ["a1b2", "b2c3"]


def test_an_action_and_what_is_left_of_one_are_told_apart() -> None:
    finding = Finding(
        action={"k9d2": Action(text="Ask."), "z2c6": Gone(gone=("0" * 16,))}
    )
    assert Finding.model_validate(plain(finding)) == finding


@given(sheets, sheets)
def test_what_did_not_change_need_not_be_spelt_again(
    before: Sheet, after: Sheet
) -> None:
    assert plain_again(after, before, plain(before)) == plain(after)
    half = before.but(finding=after.finding)
    assert plain_again(half, before, plain(before)) == plain(half)
