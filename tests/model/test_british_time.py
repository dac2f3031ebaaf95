"""A day of an event is that of the United Kingdom, whoever reads it where."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo, available_timezones

import pytest

from assess.model.british_time import british_day, on_the_clock

NAME = "Europe/London"


@pytest.mark.skipif(NAME not in available_timezones(), reason="needs a table of zones")
def test_clocks_turn_when_those_in_london_do() -> None:
    first, london = datetime(2024, 1, 1, 0, 30, tzinfo=UTC), ZoneInfo(NAME)
    for hours in range(4 * 365 * 24):
        at = first + timedelta(hours=hours)
        ours, theirs = on_the_clock(at), at.astimezone(london)
        assert ours.isoformat() == theirs.isoformat()
        assert ours.tzname() == theirs.tzname()


def test_late_on_a_summer_evening_in_utc_it_is_the_next_day() -> None:
    assert british_day(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)).day == 2
    assert british_day(datetime(2026, 12, 1, 23, 30, tzinfo=UTC)).day == 1
    elsewhere = timezone(timedelta(hours=9))
    assert british_day(datetime(2026, 7, 2, 8, 30, tzinfo=elsewhere)).day == 2
