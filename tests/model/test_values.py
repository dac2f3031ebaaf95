import pickle
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter, ValidationError

from assess.model.characters import unwritable, visible
from assess.model.finding import Finding
from assess.model.values import Line, Moment, Text, natural, split_global

text = TypeAdapter(Text)
line = TypeAdapter(Line)
moment = TypeAdapter(Moment)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"])
def test_every_line_ending_becomes_one_kind(ending: str) -> None:
    assert text.validate_python(f"a{ending}b") == "a\nb"


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\x7f", "\x9b", "\ud800"])
def test_control_characters_are_refused_by_name(bad: str) -> None:
    with pytest.raises(ValidationError, match=f"U\\+{ord(bad):04X}"):
        text.validate_python(f"a{bad}b")
    assert unwritable(f"a{bad}") == f"U+{ord(bad):04X}"


def test_tabs_lines_and_bidirectional_characters_may_stand() -> None:
    assert unwritable("a\tb\nc\u202ed\u200b") is None


def test_a_line_is_one_line() -> None:
    with pytest.raises(ValidationError, match="one line"):
        line.validate_python("a\nb")


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValidationError, match="no time zone"):
        moment.validate_python(datetime(2026, 5, 12))  # noqa: DTZ001


def test_a_time_is_kept_in_utc_and_whole_seconds() -> None:
    summer = datetime(2026, 5, 12, 15, 0, 0, 999, tzinfo=timezone(timedelta(hours=1)))
    assert moment.validate_python(summer) == datetime(2026, 5, 12, 14, tzinfo=UTC)


def test_ids_sort_as_people_count() -> None:
    assert sorted(["10", "2", "1a", "1"], key=natural) == ["1", "1a", "2", "10"]


def test_a_global_id_splits_at_its_last_hyphen() -> None:
    assert split_global("user-research-x4q7") == ("user-research", "x4q7")


def test_characters_that_deceive_are_shown() -> None:
    assert visible("a\u202eb\x1b\nc") == "a<U+202E>b<U+001B>\nc"


def test_nothing_can_be_put_into_the_empty_table_that_values_share() -> None:
    one, other = Finding(), Finding()
    assert one.gap is other.gap
    for change in (
        lambda: one.gap.update(a="No plan."),
        lambda: one.gap.setdefault("a", "No plan."),
        lambda: one.gap.__setitem__("a", "No plan."),
    ):
        with pytest.raises(TypeError, match="never changes"):
            change()
    assert other.gap == {}
    assert pickle.loads(pickle.dumps(one)) == deepcopy(one) == other  # noqa: S301 - ours
    assert {**one.gap, "a": "No plan."} == one.gap | {"a": "No plan."}
