"""What a terminal marks as pasted comes in one piece, whatever it holds."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._xterm_parser import XTermParser

from assess.ui.terminal.pastes import BEGINS, ENDS, PICTURED, Pastes


def came(reads: Iterable[str]) -> list[str]:
    """Return the pastes and the keys that Textual makes of some reads."""
    parser = XTermParser()
    tokens = [token for read in reads for token in parser.feed(read)]
    return [
        token.text if isinstance(token, events.Paste) else token.key
        for token in tokens
        if isinstance(token, events.Paste | events.Key)
    ]


def test_an_escape_inside_a_paste_is_shown_and_is_no_key() -> None:
    words = "Carers\x1b[2J and\x1b3 families"
    pasted = words.replace("\x1b", PICTURED)
    assert came([f"a{BEGINS}{words}{ENDS}b"]) == ["a", pasted, "b"]


@pytest.mark.parametrize("size", range(1, 9))
def test_it_comes_in_one_piece_however_it_is_read(size: int) -> None:
    sent = f"{BEGINS}1\x1b2\x1b[20 3\x1b[201{ENDS}4"
    reads = [sent[at : at + size] for at in range(0, len(sent), size)]
    assert came(reads) == ["1␛2␛[20 3␛[201", "4"]


@given(st.lists(st.sampled_from(["\x1b", "[", "20", "0~", "1~", "a", "é"])))
def test_nothing_is_lost_outside_of_pastes(parts: list[str]) -> None:
    pastes = Pastes()
    sent = "".join(parts)
    if BEGINS not in sent:
        assert "".join(map(pastes.plain, parts)) == sent
