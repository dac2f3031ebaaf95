"""All keys of a screen on one key, and every command under the words people use."""

from pathlib import Path

from textual import events
from textual.command import Hit

from assess.app.help import HelpScreen
from assess.app.keys_here import KeysScreen
from assess.app.palette import Commands
from assess.app.words_for import WORDS_FOR
from assess.desk.desk import Desk
from assess.publish.screens.review import ReviewScreen
from assess.publish.use_cases import outcome
from assess.ui.terminal.bar import Hints
from assess.ui.terminal.key import Key
from assess.ui.terminal.key_table import Entry, KeyTable, columns, entries
from tests.builders import Clock, a_folder_that_is_ready
from tests.screens import dealt_with, opened, ready, text, walk
from tests.ui.test_mouse import click_words


async def test_one_key_lays_all_keys_of_the_screen_over_its_foot(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("question_mark")
        await ready(pilot)
        shown = text(pilot)
        for words in ("Rate", "Write", "Go", "Panel", "Everywhere", "x Action",
                      "F5 Next lacking", "s Panel", "Ctrl+q Leave"):  # fmt: skip
            assert words in shown
        assert "…" not in shown[shown.index("Keys here") :]
        await pilot.press("escape")
        assert pilot.app.screen is walk(pilot)


async def test_a_key_pressed_there_is_done_and_what_is_typed_after_it_follows(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        for name in ("question_mark", "a", "H", "i", "enter", "question_mark", "2"):
            character = name if len(name) == 1 else None
            pilot.app.post_message(events.Key(name, character))
        await dealt_with(pilot)
        held = walk(pilot).at.held
        assert list(held.sentences("gap").values()) == ["Hi"]
        assert held.rating == "amber"


async def test_help_is_one_key_further(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("question_mark", "question_mark")
        await ready(pilot)
        assert isinstance(pilot.app.screen, HelpScreen)
        assert "What to do now" in text(pilot)


async def test_the_keys_there_answer_a_click_and_a_click_never_rates(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("question_mark")
        await ready(pilot)
        await click_words(pilot, "1-3 Rate")
        assert isinstance(pilot.app.screen, KeysScreen)
        await click_words(pilot, "w Review")
        assert isinstance(pilot.app.screen, ReviewScreen)
        await pilot.press("question_mark")
        await ready(pilot)
        await click_words(pilot, "Esc Back")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_on_a_small_terminal_the_keys_scroll(folder: Path) -> None:
    async with opened(folder, (50, 16)) as pilot:
        await pilot.press("question_mark")
        await ready(pilot)
        assert "Ctrl+q Leave" not in text(pilot)
        await pilot.press(*["pagedown"] * 3)
        await ready(pilot)
        assert "Ctrl+q Leave" in text(pilot)
        assert pilot.app.screen.query_one(KeyTable).scroll_offset.y > 0


def test_no_heading_stands_at_the_foot_of_a_column() -> None:
    def key(number: int, group: str) -> Key[object]:
        return Key("a", f"Key {number}", lambda _: None, group=group)

    here = [key(n, "Rate" if n < 3 else "Write") for n in range(9)]
    lines = entries(here, [key(9, "")])
    assert [line.words for line in lines if line.key is None] == [
        "Rate", "Write", "Everywhere",
    ]  # fmt: skip
    for width in range(10, 120, 7):
        found = columns(lines, width)
        assert [line for column in found for line in column] == lines
        assert all(column[-1].key is not None for column in found)
    assert columns([Entry("Rate")], 25) == [[Entry("Rate")]]


async def test_an_unknown_key_says_so_and_q_says_how_to_leave(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        for key, name in (("Z", "Z"), ("f10", "F10"), ("ctrl+o", "Ctrl+o")):
            await pilot.press(key)
            assert f"{name} does nothing here. ? lists the keys." in text(pilot)
        await pilot.press("down", "ctrl+r")
        assert "does nothing" not in text(pilot)
        await pilot.press("q")
        assert "Ctrl+q leaves. All is kept as you type." in text(pilot)


async def test_the_footer_offers_no_rating_where_nothing_may_be_rated(
    tmp_path: Path,
) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    brief = folder / "assessment.toml"
    words = brief.read_text(encoding="utf-8")
    brief.write_text(f'{words}\n[panel.eye]\nrole = "observer"\n', encoding="utf-8")
    async with opened(folder, (80, 24), "eye") as pilot:
        assert "1-3 Rate" not in walk(pilot).query_one(Hints).hints
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    desk.close()
    async with opened(folder, (80, 24), "lead") as pilot:
        assert "1-3 Rate" not in walk(pilot).query_one(Hints).hints
        assert "w Review" in walk(pilot).query_one(Hints).hints


# Commands


TYPED = {
    "publish": "Publish, on Review",
    "html": "Make the report, on Review",
    "send": "Draft for the team: write it, and keep the day, on Review",
    "share": "Make the report, on Review",
    "dissent": "Dissent: who differs, and why, on Agreement",
    "reveal": "Reveal all ratings, as the lead, on Panel",
    "reopen": "Reopen, to correct it, on Review",
    "preview": "Preview the report here, on Review",
    "quit": "Leave",
    "extract": "Take the data of a report out of it, in a terminal: ",
}


async def test_every_command_is_found_by_the_words_that_people_use(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        commands = Commands(walk(pilot))
        every = [each.name.casefold() for each in commands.commands()]
        meant = [m.strip() for words in WORDS_FOR.values() for m in words.split(",")]
        assert [m for m in meant if not any(e.startswith(m) for e in every)] == []
        for typed, first in TYPED.items():
            found = [hit async for hit in commands.search(typed)]
            hits = [hit for hit in found if isinstance(hit, Hit)]
            best = max(hits, key=lambda hit: hit.score)
            assert (best.text or "").startswith(first), typed


async def test_a_command_of_another_screen_goes_there_and_says_its_key(
    folder: Path,
) -> None:
    async def run(name: str) -> None:
        screen = pilot.app.screen
        command = next(c for c in Commands(screen).commands() if c.name == name)
        pilot.app.call_later(command.run)
        await ready(pilot)

    async with opened(folder, (80, 24)) as pilot:
        await run("Publish, on Review")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "p does it here: Publish." in text(pilot)
        await run("Dissent: who differs, and why, on Agreement")
        assert "Panel · " in text(pilot)
        assert "Once all is revealed, Enter opens a criterion." in text(pilot)
        await run("Reason, on the walk")
        assert walk(pilot).desk is not None
        assert "r does it here: Reason." in text(pilot)
        await run("Start an assessment, on Home")
        assert "n does it here: Start an assessment." in text(pilot)
        await run("Publish, on Review")
        assert "Open an assessment first" in text(pilot)
