"""What stands at the foot of a screen is whole, and says so where keys are left out."""

from collections import Counter
from pathlib import Path

import pytest

from assess.store import assessments
from assess.ui.terminal.bar import Hints
from assess.ui.terminal.key import declared as keys_of
from assess.ui.terminal.key_table import NARROWEST, Entry, columns, entries
from tests.acts import declared
from tests.builders import a_folder
from tests.screens import opened, text

KINDS = tuple(dict.fromkeys(kind for kind, _ in declared()))


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_bar_keeps_the_way_back_and_says_where_keys_are_left_out(width: int) -> None:
    for kind in KINDS:
        every = tuple(f"{key.name} {key.hint}" for key in keys_of(kind) if key.hint)
        bar = Hints(*every)
        shown, back = bar.shown(width), [h for h in every if h.startswith("Esc ")]
        assert len(bar.fitting(width)) <= width, kind
        assert {*back} <= {*shown}, kind
        help_ = "? Keys" if {*every} <= {*shown} else "? All keys"
        assert shown[-1] == help_, kind


@pytest.mark.parametrize("width", [25, 60, 80, 120])
def test_no_label_in_the_list_of_keys_is_cut(width: int) -> None:
    room = width // max(width // NARROWEST, 1)
    for kind in KINDS:
        keys = [key for key in keys_of(kind) if key.label]
        lines = [
            line
            for column in columns(entries(keys, ()) or [Entry("Here")], width)
            for line in column
            if line.key
        ]
        assert all(
            len(f" {line.key.name} {line.words} ") <= room for line in lines if line.key
        )
        said = " ".join(key.label for key in keys)
        shown = " ".join(line.words for line in lines)
        assert Counter(shown.split()) == Counter(said.split()), kind


async def test_home_offers_what_is_needed_and_all_of_it_at_80_columns(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, (80, 24)) as pilot:
        assert text(pilot).splitlines()[-1].startswith(" d Examples  Enter Open")
    a_folder(tmp_path)
    assert assessments.load(tmp_path / "bluebadge")
    async with opened(tmp_path, (80, 24)) as pilot:
        foot = text(pilot).splitlines()[-1]
        assert "p Portfolio" in foot
        assert "d Examples" not in foot
