"""What is told at the foot of a screen has an end; what stands is said again."""

from pathlib import Path

from tests.screens import opened, shown, text, type_in, walk

NOTICE = "There is nothing more to take back"


async def test_a_notice_outlasts_three_keys_and_no_more(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("u")
        assert NOTICE in text(pilot)
        await pilot.press("down", "up", "g")
        assert NOTICE in text(pilot)
        await pilot.press("g")
        assert NOTICE not in text(pilot)


async def test_a_notice_grows_old_below_another_screen(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("u", "B")
        await pilot.pause()
        await pilot.press("tab", "tab", "escape")
        await pilot.pause()
        assert NOTICE not in text(pilot)


async def test_a_notice_stays_while_somebody_writes_a_word(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await type_in(pilot, "carers")
        await pilot.press("escape", "a")
        assert "Here is what you had begun to write." in text(pilot)
        await type_in(pilot, " were")
        assert "Here is what you had begun to write." in text(pilot)


async def test_what_can_not_be_saved_is_said_again_after_each_notice(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        screen = walk(pilot)
        screen.stand("Not saved: the share is gone.")
        await pilot.press("q")
        assert "Ctrl+q leaves" in text(pilot)
        await pilot.press("g", "g", "g", "g")
        assert "Not saved: the share is gone." in text(pilot)
        screen.stand("")
        await pilot.pause()
        assert "Not saved" not in text(pilot)


async def test_words_that_wait_are_named_until_they_are_taken(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await type_in(pilot, "carers")
        await shown(pilot, "saved")
        await pilot.press("escape")
        assert "words wait" in text(pilot)
        assert "! Half written: Gap" in text(pilot)
        await pilot.press("a", "enter")
        await shown(pilot, "saved")
        assert "Half written" not in text(pilot)
