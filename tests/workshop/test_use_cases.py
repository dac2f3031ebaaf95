"""What the room may do, what is refused, and what is kept."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from assess.desk.errors import RefusedError
from assess.desk.workshop_desk import WorkshopDesk
from assess.model.workshop import MOST_COUNCILS
from assess.store import files, workshops
from assess.store.errors import FolderInUseError, InvalidFileError, NotAWorkshopError
from assess.workshop.logic.hour import clock, step_at
from assess.workshop.use_cases import answering, deciding, starting
from tests.builders import Clock, unlocked
from tests.rooms import a_room, all_answer


@pytest.fixture
def desk(tmp_path: Path) -> WorkshopDesk:
    return a_room(tmp_path)


def kept(desk: WorkshopDesk) -> str:
    desk.save()
    return (desk.folder / "workshop.toml").read_text(encoding="utf-8")


def test_what_is_said_is_one_readable_file(desk: WorkshopDesk) -> None:
    all_answer(desk, "7", {"northmere": "3d3"})
    assert "[question.7.answers.northmere]\n3 = 2\nunknown = 1\n" in kept(desk)
    assert 'name = "Northmere"\nservice = "Report a missed bin"\n' in kept(desk)


def test_answers_are_kept_as_counts_so_the_order_tells_nothing(
    desk: WorkshopDesk, tmp_path: Path
) -> None:
    other = a_room(tmp_path / "other")
    all_answer(desk, "7", {"northmere": "31"})
    all_answer(other, "7", {"northmere": "13"})
    assert desk.workshop.question == other.workshop.question


def test_what_undo_says_of_an_answer_reveals_nothing(desk: WorkshopDesk) -> None:
    answering.answer(desk, "7", "saltby", "3")
    step = desk.undo()
    assert step is not None
    assert step.what == "an answer of Saltby"
    assert desk.workshop.question == {}


def test_once_shown_no_answer_changes_any_more(desk: WorkshopDesk) -> None:
    all_answer(desk, "7")
    answering.reveal(desk, "7", is_sure=True)
    assert desk.undo() is None
    with pytest.raises(RefusedError, match="shown already"):
        answering.answer(desk, "7", "saltby", "3")


def test_the_first_time_somebody_must_be_sure_that_all_have_answered(
    desk: WorkshopDesk,
) -> None:
    all_answer(desk, "2")
    with pytest.raises(answering.NotAllError, match="Show 9 answers"):
        answering.reveal(desk, "2")
    answering.reveal(desk, "2", is_sure=True)
    all_answer(desk, "3")
    answering.reveal(desk, "3")
    assert desk.workshop.at("3").revealed


def test_one_answer_alone_is_not_shown(desk: WorkshopDesk) -> None:
    answering.answer(desk, "7", "saltby", "3")
    with pytest.raises(RefusedError, match="Fewer than two"):
        answering.reveal(desk, "7", is_sure=True)


@pytest.mark.parametrize(
    ("do", "says"),
    [
        (lambda d: answering.answer(d, "7", "saltby", "7"), "0, 1, 2, 3, 4, or d"),
        (lambda d: answering.say_why(d, "7", "So."), "not shown yet"),
        (lambda d: starting.add_council(d, "saltby", "Bins"), "here already"),
        (lambda d: starting.add_council(d, "Anytown", " "), "which of its services"),
        (lambda d: deciding.say_help(d, "saltby", "saltby", "7"), "help itself"),
        (lambda d: deciding.set_part(d, "saltby", "hr", 5), "0, 1, 2, 3 or 4"),
        (lambda d: deciding.say_stop(d, " "), "what to stop"),
        (lambda d: deciding.set_step(d, "saltby", "Ring.", "", None), "by role"),
        (lambda d: deciding.set_step(d, "saltby", "Ring.", "head", None), "a date"),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(
    desk: WorkshopDesk, do: object, says: str
) -> None:
    assert callable(do)
    with pytest.raises(RefusedError, match=says):
        do(desk)


def test_a_council_that_said_something_stays(desk: WorkshopDesk) -> None:
    answering.answer(desk, "7", "saltby", "3")
    with pytest.raises(RefusedError, match="has said something"):
        starting.remove_council(desk, "saltby")
    starting.remove_council(desk, "wexcombe")
    assert list(desk.workshop.council) == ["northmere", "saltby"]


def test_no_more_councils_come_in_than_fit(tmp_path: Path) -> None:
    desk = a_room(tmp_path, {f"District {n}": "Bins" for n in range(MOST_COUNCILS)})
    with pytest.raises(RefusedError, match="No more than 12"):
        starting.add_council(desk, "Anytown", "Bins")


def test_two_councils_whose_names_spell_alike_are_two(tmp_path: Path) -> None:
    desk = a_room(tmp_path, {"Sir Benfro": "Biniau", "Sir-Benfro": "Treth"})
    assert list(desk.workshop.council) == ["sir-benfro", "sir-benfro-2"]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("Mine.", encoding="utf-8")
    with pytest.raises(FolderInUseError):
        starting.start(tmp_path)


def test_a_folder_without_a_workshop_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkshopError, match=r"no workshop\.toml"):
        WorkshopDesk(tmp_path, clock=Clock())


def test_what_a_file_can_not_mean_is_said_with_its_line(desk: WorkshopDesk) -> None:
    all_answer(desk, "7", {"saltby": "3"})
    text = kept(desk).replace("answers.saltby", "answers.saltbee")
    desk.close()
    (desk.folder / "workshop.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFileError, match="there is no council saltbee"):
        workshops.load(desk.folder)


def test_on_another_day_the_hour_goes_on_where_the_room_is(
    desk: WorkshopDesk,
) -> None:
    all_answer(desk, "2")
    answering.reveal(desk, "2", is_sure=True)
    answering.say_why(desk, "2", "So.")
    desk.close()
    tomorrow = datetime(2026, 5, 13, 9, tzinfo=UTC)
    again = WorkshopDesk(desk.folder, clock=lambda: tomorrow)
    answering.answer(again, "3", "saltby", "2")
    here = step_at(again.room, "question:3")
    assert clock(again.room, here, tomorrow) == "5 min for this · 55 min left"
    assert again.workshop.begun == tomorrow - timedelta(minutes=5)
    again.close()


def test_two_windows_lose_nothing(desk: WorkshopDesk) -> None:
    desk.save()
    other = WorkshopDesk(desk.folder, clock=Clock())
    deciding.say_stop(other, "Posters.")
    other.close()
    deciding.set_step(desk, "saltby", "Ring.", "head of tax", date(2026, 12, 1))
    desk.save()
    held = workshops.load(desk.folder).room.workshop
    assert list(held.stop.values()) == ["Posters."]
    assert held.council["saltby"].step is not None


def test_what_a_kill_left_in_the_journal_comes_back(desk: WorkshopDesk) -> None:
    all_answer(desk, "7", {"northmere": "42"})
    desk.keep_draft(("stop", "Stop 1"), "Post", "")
    before = desk.workshop
    unlocked(desk)
    (desk.folder / "workshop.toml").unlink(missing_ok=True)
    desk._saver.stop()
    starting_point = before.but(question={})
    files.save_value(desk.folder, "workshop.toml", starting_point, expected=None)
    again = WorkshopDesk(desk.folder, clock=Clock())
    assert again.workshop == before
    assert again.drafts == {("stop", "Stop 1"): "Post"}
    again.close()
