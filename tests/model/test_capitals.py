"""A line begins with a capital, and names inside it keep theirs."""

from pathlib import Path

import assess
from assess.model.capitals import with_capital, without_capital


def test_only_the_first_letter_changes() -> None:
    assert with_capital("lead of UX at the NHS") == "Lead of UX at the NHS"
    assert without_capital("Lead of UX") == "lead of UX"
    assert (with_capital(""), without_capital("")) == ("", "")


def test_nothing_makes_the_other_letters_small() -> None:
    modules = Path(assess.__file__).parent.rglob("*.py")
    assert not [m for m in modules if ".capitalize()" in m.read_text("utf-8")]
