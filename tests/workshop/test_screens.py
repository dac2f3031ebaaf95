"""A workshop held on the screen, as whoever types holds it."""

from pathlib import Path

from textual.pilot import Pilot

from assess.model.workshop import Workshop
from assess.store import workshops
from assess.store.state import remember
from assess.ui.terminal.ask import AskInput
from assess.workshop.screens.workshop import WorkshopScreen
from assess.workshop.use_cases.starting import start
from tests.builders import unlocked
from tests.rooms import COUNCILS, a_room, a_whole_room, all_answer
from tests.screens import opened, paste, text

SMALL = (80, 24)

BEGUN = "Here is what you had begun to write."
RECOVERED = "Words that were not saved last time were brought back."


def held(folder: Path) -> Workshop:
    return workshops.load(folder).room.workshop


def screen(pilot: Pilot[None]) -> WorkshopScreen:
    found = pilot.app.screen
    assert isinstance(found, WorkshopScreen)
    return found


def line(pilot: Pilot[None]) -> str:
    """Return what stands in the line that is asked for."""
    return pilot.app.screen.query_one("#line", AskInput).value


class Typist:
    """Whoever types: counts the keys, and pastes words, which count as none."""

    def __init__(self, pilot: Pilot[None]) -> None:
        self.pilot = pilot
        self.keys = 0
        self.answers = 0

    async def press(self, *keys: str) -> None:
        self.keys += len(keys)
        await self.pilot.press(*keys)

    async def answer(self, *keys: str) -> None:
        """Let the others press, who are handed the keyboard."""
        self.answers += len(keys)
        await self.pilot.press(*keys)

    async def say(self, words: str) -> None:
        await paste(self.pilot, words)
        await self.press("enter")


async def hold(typist: Typist) -> None:
    """Hold a whole workshop of three councils and nine people."""
    pilot = typist.pilot
    for name, service in COUNCILS.items():
        await typist.say(name)
        await typist.say(service)
    await typist.press("enter")
    for number in range(6):
        assert f"Question {number + 1} of 6" in text(pilot)
        if number == 0:  # nobody knows yet how many each council is
            for people in ("443", "110", "32d"):
                await typist.answer(*people)
                await typist.press("enter")
            assert "Show 9 answers?" in text(pilot)
        else:
            await typist.answer(*"44311032d")
            assert "All 9 have answered" in text(pilot)
        await typist.press("enter")
        await typist.say("Nobody owns the whole path.")
        await typist.press("enter")
    for _ in COUNCILS:
        await typist.press(*"3210421")
    await typist.press("n")
    await typist.press("enter", "enter", "n")
    for words in ("Posters.", "Portals.", "Pilots."):
        await typist.say(words)
    await typist.press("n")
    for _ in COUNCILS:
        await typist.say("Ring six residents.")
        await typist.say("head of service")
        await typist.press("enter")
    await typist.press("n", "enter")


async def test_three_councils_and_nine_people_take_under_150_keys(
    tmp_path: Path,
) -> None:
    folder = start(tmp_path / "room")
    async with opened(folder, SMALL) as pilot:
        typist = Typist(pilot)
        await hold(typist)
        assert "No browser can be opened from here" in text(pilot)
        await pilot.press("ctrl+q")
    assert typist.answers == 9 * 6
    assert typist.keys + typist.answers < 150
    workshop = held(folder)
    assert all(workshop.at(q).why for q in workshop.question)
    assert len(workshop.question) == 6
    assert all(len(c.part) == 7 and c.step for c in workshop.council.values())
    assert (len(workshop.help), len(workshop.stop)) == (2, 3)
    assert "not an assessment" in (folder / "workshop.html").read_text("utf-8")


async def test_no_answer_shows_before_all_are_shown(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    desk.close()
    async with opened(desk.folder, SMALL) as pilot:
        before = text(pilot)
        await pilot.press("3", "0")
        after = text(pilot)
        assert "person 3: press 0 to 4 or d" in after
        assert after.splitlines()[3:21] == before.splitlines()[3:21]


async def test_undo_gives_the_keyboard_back_to_whose_answer_it_was(
    tmp_path: Path,
) -> None:
    desk = a_room(tmp_path)
    desk.close()
    async with opened(desk.folder, SMALL) as pilot:
        await pilot.press("3", "enter")
        assert "Saltby, person 1:" in text(pilot)
        await pilot.press("u")
        assert "Taken back: an answer of Northmere." in text(pilot)
        assert "Northmere, person 1:" in text(pilot)


async def test_each_question_can_be_read_whole_on_a_projector(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    desk.close()
    async with opened(desk.folder, SMALL) as pilot:
        for _ in desk.room.questions:
            shown = text(pilot)
            assert "Talk about:" in shown
            assert "Good looks like:" in shown
            assert "d I don't know" in shown
            await pilot.press("n")


async def test_twelve_councils_fit_side_by_side_by_turns(tmp_path: Path) -> None:
    desk = a_room(tmp_path, {f"District {n:02}": "Bins" for n in range(1, 13)})
    all_answer(desk, "7", dict.fromkeys(desk.workshop.council, "2"))
    desk.close()
    remember(f"workshop:{desk.workshop.id}", "involved")
    async with opened(desk.folder, SMALL) as pilot:
        assert "District 12" not in text(pilot)
        await pilot.press(*["right"] * 11, "4")
        assert "District 12" in text(pilot)
        await pilot.press("ctrl+q")
    assert held(desk.folder).council["district-12"].part == {"procurement": 4}


async def test_one_can_say_who_helps_by_choosing(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    desk.close()
    async with opened(desk.folder, SMALL) as pilot:
        await pilot.press(*"nnnnnnn")
        assert "Nobody stands out yet" in text(pilot)
        await pilot.press("a", "down", "enter", "down", "enter", "enter")
        assert "[x] Saltby could help Wexcombe" in text(pilot)
        await pilot.press("a", "escape")
        assert "[x] Saltby could help Wexcombe" in text(pilot)


async def test_a_kill_between_two_answers_loses_none(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    desk.close()
    async with opened(desk.folder, SMALL) as pilot:
        await pilot.press("3", "0", "enter", "d")
        _killed(screen(pilot))
    async with opened(desk.folder, SMALL) as pilot:
        assert "Saltby, person 2:" in text(pilot)
        await pilot.press("ctrl+q")
    assert held(desk.folder).at("2").answers == {
        "northmere": {"0": 1, "3": 1}, "saltby": {"unknown": 1},
    }  # fmt: skip


def _killed(of: WorkshopScreen) -> None:
    """Leave all as a kill does: nothing is saved any more, and no lock is held."""
    of.desk._saver.stop()
    unlocked(of.desk)


async def test_home_lists_workshops_apart_and_begins_one(tmp_path: Path) -> None:
    desk = a_whole_room(tmp_path)
    desk.close()
    async with opened(tmp_path, SMALL) as pilot:
        assert "Workshop · room" in text(pilot)
        assert "Northmere, Saltby, Wexcombe · 9 took part" in text(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "What we leave with" in text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("w", "enter")
        await pilot.pause()
        assert "Council 1" in text(pilot)
    assert held(tmp_path / "workshop").council == {}


async def test_a_key_without_a_meaning_at_a_step_does_nothing(tmp_path: Path) -> None:
    desk = a_whole_room(tmp_path)
    desk.close()
    before = held(desk.folder)
    async with opened(desk.folder, SMALL) as pilot:
        await pilot.press("d", "0", "delete", "left", "a", "ctrl+q")
    assert held(desk.folder) == before
