from datetime import date

import pytest

from assess.desk.days import read_day
from assess.desk.errors import RefusedError


@pytest.mark.parametrize(
    "words",
    ["2027-01-14", "14/1/2027", "14.01.2027", "14 January 2027", " 14  jan 2027 "],
)
def test_a_date_is_read_as_people_write_it(words: str) -> None:
    assert read_day(words) == date(2027, 1, 14)


@pytest.mark.parametrize("words", ["", "soon", "2027-02-30", "1/14/2027", "14 Jan"])
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(RefusedError, match="is not a date"):
        read_day(words)
