from datetime import date

import pytest

from assess.desk.days import read_day
from assess.desk.errors import RefusedError


@pytest.mark.parametrize(
    "words",
    [
        "2027-01-14",
        "14/1/2027",
        "14.01.2027",
        "14 January 2027",
        " 14  jan 2027 ",
        "14/01/27",
        "14-01-2027",
        "14th January 2027",
        "Thu 14 January 2027",
        "Thursday, 14th Jan 2027",
    ],
)
def test_a_date_is_read_as_people_write_it(words: str) -> None:
    assert read_day(words) == date(2027, 1, 14)


@pytest.mark.parametrize("words", ["", "soon", "2027-02-30", "1/14/2027", "14 Jan"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(RefusedError, match="is not a date"):
        read_day(words)


def test_september_is_also_sept_and_no_year_of_two_digits_is_long_past() -> None:
    assert read_day("1 Sept 2027") == date(2027, 9, 1)
    assert read_day("12/5/85") == date(2085, 5, 12)


def test_a_weekday_that_is_not_that_of_the_date_is_refused() -> None:
    with pytest.raises(RefusedError, match="Mon 14 January 2027 is a Thursday"):
        read_day("Mon 14 January 2027")
