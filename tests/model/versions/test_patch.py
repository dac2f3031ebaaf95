from typing import get_args

import pytest
from hypothesis import given

from assess.model.agreed import Agreed
from assess.model.brief import Brief
from assess.model.sheet import Sheet
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.model.versions.patch import (
    _WHOLE,
    Change,
    difference,
    held_at,
    patched,
    rebased,
)
from tests.strategies import sheets


@given(sheets, sheets)
def test_making_the_changes_gives_the_other_version(one: Sheet, other: Sheet) -> None:
    changes = difference(plain(one), plain(other))
    assert patched(plain(one), changes) == plain(other)


@given(sheets, sheets)
def test_changes_can_be_taken_back(one: Sheet, other: Sheet) -> None:
    changes = difference(plain(one), plain(other))
    back = [change.reverse for change in reversed(changes)]
    assert patched(plain(other), back) == plain(one)


@given(sheets, sheets)
def test_our_changes_on_an_untouched_file_are_our_version(
    base: Sheet, ours: Sheet
) -> None:
    result = rebased(plain(base), plain(ours), plain(base))
    assert result.table == result.ours == plain(ours)


@given(sheets, sheets)
def test_their_changes_come_in_where_we_changed_nothing(
    base: Sheet, theirs: Sheet
) -> None:
    result = rebased(plain(base), plain(base), plain(theirs))
    assert result.table == result.ours == plain(theirs)


@given(sheets, sheets)
def test_the_same_change_on_both_sides_is_one_change(base: Sheet, both: Sheet) -> None:
    result = rebased(plain(base), plain(both), plain(both))
    assert result.table == result.ours == plain(both)


def test_changes_to_different_things_are_joined() -> None:
    base = {"a": "1", "b": "1"}
    result = rebased(base, {"a": "2", "b": "1"}, {"a": "1", "b": "2"})
    assert result.table == result.ours == {"a": "2", "b": "2"}


def test_two_changes_to_one_thing_are_told_apart() -> None:
    result = rebased({"a": "1"}, {"a": "ours"}, {"a": "theirs"})
    assert result.table == {"a": "theirs"}
    assert result.ours == {"a": "ours"}


def test_nobodys_reason_ends_up_under_somebody_elses_rating() -> None:
    def table(rating: str, reason: str) -> dict[str, object]:
        return {"finding": {"s": {"1": {"rating": rating, "reason": reason}}}}

    base = table("amber", "Some.")
    result = rebased(base, table("amber", "Some, and thin."), table("red", "Some."))
    assert result.table == table("red", "Some.")
    assert result.ours == table("amber", "Some, and thin.")


@pytest.mark.parametrize(
    "path",
    [
        ("whole", "condition", "lead-ab12"),
        ("marked", "ab12"),
        ("answered", "owner-ab12"),
        ("afterwards", "ab12"),
        ("draft", "1"),
        ("intake", "cost"),
        ("satisfaction",),
    ],
)
def test_halves_of_two_windows_are_not_joined_to_one_answer(
    path: tuple[str, ...],
) -> None:
    base, ours, theirs = (
        patched({}, [Change((*path, key), None, held) for key, held in each.items()])
        for each in (
            {"one": "a", "other": "a"},
            {"one": "ours", "other": "a"},
            {"one": "a", "other": "theirs"},
        )
    )
    result = rebased(base, ours, theirs)
    assert (result.table, result.ours) == (theirs, ours)


@pytest.mark.parametrize("file", [Brief, Sheet, Agreed])
def test_whatever_has_several_values_is_named_as_one_thing(file: type[Value]) -> None:
    alone = {"dates"}  # each of its days stands by itself
    several = {
        name.replace("_", "-")
        for name, field in file.model_fields.items()
        if _holds_values(field.annotation)
    }
    assert several - alone <= _WHOLE.keys()


def _holds_values(kind: object) -> bool:
    if isinstance(kind, type):
        return issubclass(kind, Value)
    return any(map(_holds_values, get_args(kind)))


def test_a_path_that_leads_through_a_value_holds_nothing() -> None:
    assert held_at({"a": "text"}, ("a", "b")) is None


def test_a_table_left_empty_is_taken_out() -> None:
    change = Change(("a", "b"), "1", None)
    assert patched({"a": {"b": "1"}}, [change]) == {}
