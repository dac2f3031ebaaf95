"""Whose turn it is, how far answers lie apart, and where the clock stands."""

from datetime import timedelta
from pathlib import Path

import pytest

from assess.desk.workshop_desk import WorkshopDesk
from assess.model.workshop import Help
from assess.workshop.logic.answers import (
    by_council,
    furthest_first,
    in_the_room,
    together,
    whose_turn,
)
from assess.workshop.logic.findings import could_help, lowest, to_ask
from assess.workshop.logic.hour import Step, clock, steps
from assess.workshop.use_cases import answering, deciding
from assess.workshop.views.words import how_far, in_digits
from tests.rooms import a_room, a_whole_room, all_answer


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> WorkshopDesk:
    return a_whole_room(tmp_path_factory.mktemp("whole"))


def test_the_councils_stand_side_by_side_furthest_apart_first(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    all_answer(desk, "7", {"northmere": "33", "saltby": "40", "wexcombe": "32"})
    sides = by_council(desk.room, "7")
    assert [(s.council, s.steps) for s in sides] == [
        ("saltby", 4), ("wexcombe", 1), ("northmere", 0),
    ]  # fmt: skip
    assert [how_far(s) for s in sides] == [
        "4 steps apart", "one step apart", "of one mind",
    ]  # fmt: skip


def test_whoever_does_not_know_is_heard_and_moves_no_answer(
    whole: WorkshopDesk,
) -> None:
    (wexcombe,) = (s for s in by_council(whole.room, "7") if s.council == "wexcombe")
    assert in_digits(whole.room, wexcombe) == "3 2, one does not know"
    assert (wexcombe.median, wexcombe.steps, wexcombe.people) == ("2", 1, 3)


def test_where_nobody_knows_it_is_said(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    all_answer(desk, "7", {"northmere": "dd"})
    everybody = together(desk.room, "7")
    assert how_far(everybody) == "nobody knows"
    assert everybody.median is None


def test_the_questions_that_divide_the_room_come_first(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    for question, given in {"2": "33", "7": "40", "9": "21"}.items():
        all_answer(desk, question, {"northmere": given})
        answering.reveal(desk, question, is_sure=True)
    assert furthest_first(desk.room) == ("7", "9", "2")


def test_after_the_first_question_the_keyboard_goes_on_by_itself(
    tmp_path: Path,
) -> None:
    desk = a_room(tmp_path)
    assert whose_turn(desk.workshop, "2") == "northmere"
    all_answer(desk, "2", {"northmere": "12"})
    assert whose_turn(desk.workshop, "2", "northmere") == "northmere"
    all_answer(desk, "2", {"saltby": "3", "wexcombe": "4"})
    all_answer(desk, "3", {"northmere": "1"})
    assert whose_turn(desk.workshop, "3", "northmere") == "northmere"
    all_answer(desk, "3", {"northmere": "1"})
    assert whose_turn(desk.workshop, "3", "northmere") == "saltby"
    all_answer(desk, "3", {"saltby": "1", "wexcombe": "1"})
    assert whose_turn(desk.workshop, "3", "wexcombe") == ""


def test_a_room_of_twelve_is_counted_without_a_name(tmp_path: Path) -> None:
    councils = {f"District {n}": "Bins" for n in range(1, 13)}
    desk = a_room(tmp_path, councils)
    for council in desk.workshop.council:
        answering.answer(desk, "7", council, "2")
    assert in_the_room(desk.workshop) == 12


def test_who_does_it_well_could_help_who_does_not(whole: WorkshopDesk) -> None:
    proposed = [h for h in could_help(whole.room) if h.about == "7"]
    assert proposed == [
        Help(council="northmere", helps="saltby", about="7"),
        Help(council="northmere", helps="wexcombe", about="7"),
    ]


def test_what_to_change_is_where_a_council_stands_lowest(whole: WorkshopDesk) -> None:
    assert [(c.council, c.why[:3]) for c in lowest(whole.room)] == [
        ("saltby", "Why"), ("wexcombe", "Why"),
    ]  # fmt: skip


def test_whom_to_ask_is_who_was_absent_or_only_told(tmp_path: Path) -> None:
    desk = a_room(tmp_path)
    deciding.set_part(desk, "northmere", "hr", 1)
    deciding.set_part(desk, "saltby", "hr", 0)
    deciding.set_part(desk, "saltby", "it", 2)
    assert [(ask.part, ask.councils) for ask in to_ask(desk.room)] == [
        ("hr", ("northmere", "saltby"))
    ]


def test_the_steps_take_one_hour_and_the_clock_says_how_far_behind(
    tmp_path: Path,
) -> None:
    room = a_room(tmp_path).room
    begun = room.workshop.begun
    assert begun is not None
    first, second = steps(room)[1:3]
    assert clock(room, first, begun) == "5 min for this · 60 min left"
    later = begun + timedelta(minutes=12)
    assert clock(room, first, later) == "7 min behind · 48 min left"
    assert clock(room, second, later) == "2 min behind · 48 min left"
    over = begun + timedelta(minutes=61)
    assert clock(room, Step("page"), over) == "the hour ended 1 min ago"
