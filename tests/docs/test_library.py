"""docs/library.md speaks of places that exist."""

import re

from assess.store import standards
from tests.commands import ROOT

PAGE = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")
EDITIONS = standards.available(None)


def test_every_criterion_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`([a-z0-9-]+):([0-9]+)`", PAGE))
    assert len(named) > 60
    for name, number in named:
        assert number in standards.read_standard(EDITIONS[name]).criterion


def test_the_page_speaks_of_every_edition() -> None:
    assert [name for name in EDITIONS if name not in PAGE] == []


def test_every_indicator_that_the_page_names_exists() -> None:
    rows = re.findall(r"^\| `([a-z0-9-]+):([0-9]+)` ([^|]*)\|", PAGE, re.MULTILINE)
    for name, number, places in rows:
        criterion = standards.read_standard(EDITIONS[name]).criterion[number]
        for indicator in re.findall(rf"\b{number}[a-z]\b", places):
            assert indicator in criterion.indicator
