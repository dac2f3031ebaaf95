"""Words that are pasted, too long, written in an editor or by two people at once."""

import sys
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.app import App

from assess.desk.desk import Desk
from assess.rate.use_cases import findings
from assess.ui.terminal import editor
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.words import Words
from tests.builders import USERS, Clock
from tests.screens import dealt_with, opened, saved, text, type_in, walk


async def test_a_paste_is_taken_once(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        pilot.app.post_message(events.Paste("Carers\x1b[2J\nand families"))
        await pilot.pause()
        assert pilot.app.screen.query_one(AskLines).text == "Carers␛[2J\nand families"
        await pilot.press("escape", "r")
        pilot.app.post_message(events.Paste("Seen.\r\nTwice."))
        await pilot.pause()
    assert saved(folder).reason == "Seen.\nTwice."


async def test_a_paste_behind_the_key_that_opens_a_field_reaches_it(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        pilot.app.post_message(events.Key("a", "a"))
        pilot.app.post_message(events.Paste("Carers"))
        pilot.app.post_message(events.Key("enter", "\r"))
        await dealt_with(pilot)
    assert list(saved(folder).sentences("gap").values()) == ["Carers"]


async def test_words_that_are_too_long_are_there_when_one_comes_back(
    folder: Path,
) -> None:
    long = "x" * 20_001
    async with opened(folder) as pilot:
        await pilot.press("r")
        pilot.app.post_message(events.Paste(long))
        await pilot.pause()
        assert "longer than 20000" in text(pilot)
        await pilot.press("escape")
    assert saved(folder).reason == ""
    async with opened(folder) as pilot:
        await pilot.press("r")
        assert walk(pilot).query_one(Words).text == long
        await pilot.press("backspace", "escape")
    assert saved(folder).reason == long[:-1]


async def test_words_that_came_in_while_one_writes_are_not_written_over(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("r")
        await type_in(pilot, "Mine")
        screen = walk(pilot)
        assert screen.desk is not None
        screen.desk.save()
        other = Desk(folder, "lead", clock=Clock())
        findings.set_reason(other, USERS, "Theirs")
        other.close()
        screen.desk.look()
        await type_in(pilot, " too")
        await pilot.pause()
        assert "changed elsewhere" in text(pilot)
        assert screen.query_one(Words).text == "Mine too\n\nTheirs"
    assert saved(folder).reason == "Mine too\n\nTheirs"


class _Suspends:
    """An application that lets an editor have the terminal."""

    def suspend(self) -> Any:
        return open("/dev/null") if sys.platform != "win32" else open("NUL")  # noqa: PTH123


def edited(monkeypatch: pytest.MonkeyPatch, command: str) -> tuple[str, str]:
    monkeypatch.setenv("VISUAL", command)
    app: App[Any] = _Suspends()  # type: ignore[assignment]
    return editor.edited(app, "Old")


def an_editor(folder: Path, code: int) -> str:
    script = folder / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "pathlib.Path(sys.argv[1]).write_text('New words')\n"
        f"sys.exit({code})\n",
        encoding="utf-8",
    )
    return f"{sys.executable} {script}"


def test_what_an_editor_wrote_is_kept_even_if_it_ended_with_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, sentence = edited(monkeypatch, an_editor(tmp_path, 1))
    assert words == "Old"
    kept = Path(sentence.partition("What it left is in ")[2].rstrip("."))
    assert kept.read_text(encoding="utf-8") == "New words"
    assert edited(monkeypatch, an_editor(tmp_path, 0)) == ("New words", "Kept.")


def test_a_byte_order_mark_of_an_editor_is_no_part_of_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "editor.py"
    script.write_text(
        "import pathlib, sys\n"
        "words = '\\ufeffWords from Notepad.\\r\\nTwo lines.\\r\\n'.encode()\n"
        "pathlib.Path(sys.argv[1]).write_bytes(words)\n",
        encoding="utf-8",
    )
    words, _ = edited(monkeypatch, f"{sys.executable} {script}")
    assert words == "Words from Notepad.\nTwo lines."


@pytest.mark.parametrize("command", [" ", '"', "no-such-editor"])
def test_an_editor_that_is_none_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    words, sentence = edited(monkeypatch, command)
    assert words == "Old"
    assert "was not found" in sentence


async def test_keys_behind_the_enter_of_a_line_are_keys_again(folder: Path) -> None:
    async with opened(folder) as pilot:
        for name in ("a", "n", "o", "enter", "2", "r", "y", "escape", "j"):
            character = {"enter": "\r", "escape": "\x1b"}.get(name, name)
            pilot.app.post_message(events.Key(name, character))
        await dealt_with(pilot)
        assert walk(pilot).at.ref != USERS
    held = saved(folder)
    assert list(held.sentences("gap").values()) == ["no"]
    assert (held.rating, held.reason) == ("amber", "y")
