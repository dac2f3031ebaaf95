import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.widgets import Input

from assess.desk.desk import Desk
from assess.desk.saver import Saver
from assess.model.finding import Gone
from assess.publish.screens.review import ReviewScreen
from assess.rate.use_cases import findings
from assess.rate.views.lines import FindingLine
from assess.store import files
from assess.store.errors import SaveError
from assess.store.saving import Saved
from assess.ui.terminal.ask import Ask, pictured
from assess.ui.terminal.bar import Hints
from assess.ui.terminal.words import Words
from tests.builders import USERS, WHOLE, Clock, a_folder, the_complete_folder
from tests.screens import (
    dealt_with,
    opened,
    paste,
    ready,
    saved,
    shown,
    text,
    type_in,
    walk,
)  # fmt: skip

SIZES = [(120, 40), (80, 24), (60, 20)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_walk_can_be_used_at_every_size(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, size) as pilot:
        await pilot.press("2")
        assert "Amber" in text(pilot)
        await pilot.press("g")
        assert "Who did you learn from" in text(pilot)
        await pilot.press("g", "l")
        assert "Understand users" in text(pilot)
        await pilot.press("a")
        await type_in(pilot, "Carers")
        await pilot.press("enter")
    assert saved(folder).rating == "amber"
    assert list(saved(folder).sentences("gap").values()) == ["Carers"]


async def test_one_key_rates_and_a_second_goes_on(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1", "j")
        assert walk(pilot).at.ref == WHOLE
    assert saved(folder).rating == "green"


async def test_enter_never_rates(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("enter", "enter", "space")
    assert saved(folder).rating is None


async def test_a_digit_that_is_no_rating_says_so(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("7")
        assert "7 is no rating here" in text(pilot)
        await pilot.press("1", "0")
    assert saved(folder).rating is None


async def test_a_digit_that_numbers_a_criterion_says_how_to_go_there(
    folder: Path,
) -> None:
    edition = folder / "standards/govuk-2019.toml"
    words = edition.read_text("utf-8").replace("criterion.10", "criterion.5")
    edition.write_text(words, "utf-8")
    async with opened(folder) as pilot:
        await pilot.press("5")
        assert "1, 2, 3. :5 goes to GOV.UK point 5." in text(pilot)


@pytest.mark.parametrize("size", SIZES[1:])
async def test_a_proposed_date_is_seen_whole_and_its_action_is_marked(
    folder: Path, size: tuple[int, int]
) -> None:
    async with opened(folder, size) as pilot:
        await pilot.press("2", "x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter")
        action = walk(pilot).page("finding").key
        assert isinstance(action, FindingLine)
        assert action.kind == "action"
        proposed = pilot.app.screen.query_one(Ask).query_one(Input).value
        assert len(proposed) == len("2027-01-14")
        assert proposed in text(pilot)
        await pilot.press("enter")
        await type_in(pilot, "owner")
        await pilot.press("enter")
        assert "▸ · Ask carers (due " in " ".join(text(pilot).split())
        assert "Rating" in text(pilot)


async def test_not_to_rate_needs_a_reason(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("o", "enter")
        assert "Not applicable needs a reason" in text(pilot)
        await type_in(pilot, "No users")
        await pilot.press("enter")
    assert (saved(folder).rating, saved(folder).reason) == (
        "not-applicable",
        "No users",
    )


async def test_a_reason_is_kept_as_it_is_typed(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("r")
        await type_in(pilot, "Seen j 2 u")
        assert walk(pilot).at.held.reason == "Seen j 2 u"
        await pilot.press("escape", "u")
        assert walk(pilot).at.held.reason == ""
        assert "Taken back: Reason for GOV.UK point 1" in text(pilot)
        await pilot.press("ctrl+r")
    assert saved(folder).reason == "Seen j 2 u"


async def test_a_note_and_a_confidence_are_kept(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("n")
        await type_in(pilot, "Mine")
        await pilot.press("escape", "f", "f")
    assert (saved(folder).note, saved(folder).confidence) == ("Mine", "fairly")


async def test_an_action_is_asked_for_its_date_and_owner(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("2", "x")
        await type_in(pilot, "Ask carers")
        await pilot.press("enter")
        line = pilot.app.screen.query_one("#line", Input)
        assert len(line.value) == len("2026-08-12")
        line.value = "soon"
        await pilot.press("enter")
        assert "soon is not a date" in text(pilot)
        line.value = "2026-08-12"
        await pilot.press("enter")
        await type_in(pilot, "owner")
        await pilot.press("enter")
    (action,) = saved(folder).actions.values()
    assert (action.text, str(action.due), action.owner) == (
        "Ask carers", "2026-08-12", "owner",
    )  # fmt: skip


async def test_a_half_written_line_comes_back_at_the_next_start(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("a")
        await type_in(pilot, "Carers")
        await pilot.press("ctrl+q")
    async with opened(folder) as pilot:
        await pilot.press("a")
        assert "what you had begun" in text(pilot)
        await type_in(pilot, " too")
        await pilot.press("enter", "a")
        await type_in(pilot, "not this")
        await pilot.press("escape", "u", "a")
        assert "begun" not in text(pilot)
    assert list(saved(folder).sentences("gap").values()) == ["Carers too"]


async def test_a_refusal_stays_when_a_save_ends(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1")
        walk(pilot).tell("That is no date.", trouble=True)
        await shown(pilot, "saved")
        assert "That is no date" in text(pilot)


async def test_what_was_said_can_be_changed_deleted_and_brought_back(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("d")
        await type_in(pilot, "Well")
        await pilot.press("enter")
        page = walk(pilot).page("finding")
        page.focus()
        await pilot.press("home", "enter")
        await type_in(pilot, " done")
        await pilot.press("enter")
        assert list(walk(pilot).at.held.sentences("well").values()) == ["Well done"]
        await pilot.press("home", "delete")
        assert walk(pilot).at.held.sentences("well") == {}
        await pilot.press("u")
    assert list(saved(folder).sentences("well").values()) == ["Well done"]
    assert any(isinstance(item, Gone) for item in saved(folder).well.values())


async def test_evidence_is_written_down_and_linked_in_three_keys(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("e", "enter")
        await type_in(pilot, "Log")
        await pilot.press("enter", "down", "down", "enter", "enter", "enter")
        assert len(walk(pilot).at.held.linked) == 1
        await pilot.press("j", "e", "enter")
        assert walk(pilot).at.held.linked == tuple(
            walk(pilot).at.desk.assessment.evidence
        )
        walk(pilot).page("finding").focus()
        await pilot.press("home", "delete")
        assert walk(pilot).at.held.linked == ()
    (key,) = saved(folder).linked
    assert key.startswith("lead-")


async def test_several_pieces_of_evidence_are_written_down_and_linked_at_once(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("e", "enter")
        await paste(pilot, "- Map\n- Audit\n- Call log")
        await pilot.press("enter", "enter", "3")
        await pilot.pause()
        assert len(walk(pilot).at.held.linked) == 3
        await pilot.press("u")
        assert not walk(pilot).at.held.linked
        await pilot.press(
            "ctrl+r", "colon", "2", "enter", "e", "space", "down", "space"
        )
        assert text(pilot).count("[x]") == 2
        await pilot.press("enter")
        await pilot.pause()
        assert len(walk(pilot).at.held.linked) == 2
        assert walk(pilot).at.ref == WHOLE
        await pilot.press("u")
        assert not walk(pilot).at.held.linked


async def test_indicators_are_ticked_and_suggest_a_rating(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("i", "space", "down", "enter")
        assert walk(pilot).at.held.indicators == {"1a": True, "1b": True}
        assert "Amber: 2 of 2 musts met" in text(pilot)
        assert "[x] Must" in text(pilot)
        await pilot.press("space", "space")
    assert saved(folder).indicators == {"1a": True}


async def test_parts_have_a_level_and_say_what_changed(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("end", "p", "enter")
        await pilot.press("9")
        assert "Working in the team" in text(pilot)
        await pilot.press("3")
        await type_in(pilot, "The contract")
        await pilot.press("enter", "down", "enter", "n", "enter")
        await type_in(pilot, "No roles")
        await pilot.press("enter")
        part = walk(pilot).at.held.part
        assert (part["procurement"].level, part["procurement"].changed) == (
            3, "The contract",
        )  # fmt: skip
        assert part["hr"].level == "not-relevant"
        await pilot.press("delete")
        assert "hr" not in walk(pilot).at.held.part


async def test_undo_works_after_a_restart(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1", "2")
    async with opened(folder) as pilot:
        await pilot.press("u")
        assert walk(pilot).at.held.rating == "green"
        await pilot.press("u", "u")
        assert "nothing more to take back" in text(pilot)
    assert saved(folder).rating is None


async def test_one_comes_back_to_the_same_place(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("j", "j")
        place = walk(pilot).at.ref
    async with opened(folder) as pilot:
        assert walk(pilot).at.ref == place


async def test_the_list_can_be_filtered(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1", "slash")
        await type_in(pilot, "unrated problem")
        await pilot.press("enter")
        assert walk(pilot).at.ref == WHOLE
        assert "Understand users" not in text(pilot).split("Guidance")[0][:600]
        await pilot.press("escape", "slash")
        await type_in(pilot, "zebra")
        await pilot.press("enter")
        assert "Nothing here says zebra" in text(pilot)


async def test_f5_goes_to_what_lacks_something(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("f5")
        assert walk(pilot).at.ref == WHOLE


async def test_typed_words_are_never_markup(folder: Path) -> None:
    words = "[/][@click=x]y"
    async with opened(folder) as pilot:
        await pilot.press("d")
        await type_in(pilot, words)
        await pilot.press("enter", "r")
        await type_in(pilot, words)
        await pilot.press("escape")
        assert text(pilot).count(words) == 2
    assert saved(folder).reason == words


def test_control_characters_in_a_paste_become_pictures() -> None:
    assert pictured("a\x1b[2J\x00\r\nb\tc\x7f") == "a␛[2J␀\nb\tc␡"


async def test_keys_typed_ahead_reach_the_field(folder: Path) -> None:
    async with opened(folder) as pilot:
        for name in ("2", "r", "s", "e", "e", "n", "j", "u"):
            pilot.app.post_message(events.Key(name, name))
        await dealt_with(pilot)
        assert walk(pilot).at.held.reason == "seenju"
        assert walk(pilot).at.ref == USERS
        assert walk(pilot).at.held.rating == "amber"


async def test_a_change_made_elsewhere_comes_in(folder: Path) -> None:
    async with opened(folder) as pilot:
        other = Desk(folder, "lead", clock=Clock())
        findings.rate(other, USERS, "red")
        other.close()
        walk(pilot).at.watching.look()
        await ready(pilot)
        assert walk(pilot).at.held.rating == "red"
        assert "Changes made elsewhere came in" in text(pilot)


async def test_a_file_spoilt_meanwhile_is_named_and_stays_in_the_head(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("1")
        await shown(pilot, "saved")
        path = folder / "people/lead.toml"
        whole = path.read_bytes()
        path.write_text("format = ", encoding="utf-8")
        walk(pilot).at.watching.look()
        await ready(pilot)
        assert "people/lead.toml, line 1" in text(pilot)
        assert "1 file can't be read" in text(pilot)
        path.write_bytes(whole)
        walk(pilot).at.watching.look()
        await ready(pilot)
        assert "can't be read" not in text(pilot)


async def test_a_save_that_fails_stays_on_screen_until_it_is_mended(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise SaveError(path, "the disk is full", in_place=False)

    async with opened(folder) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(files, "save_value", full)
            await pilot.press("2")
            await shown(pilot, "NOT SAVED")
            assert "the disk is full" in text(pilot)
        desk = walk(pilot).desk
        assert desk is not None
        desk.save()
        walk(pilot).at.watching.save_ended()
        await pilot.pause()
        assert "NOT SAVED" not in text(pilot)
    assert saved(folder).rating == "amber"


async def test_leaving_with_something_unsaved_exits_with_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise SaveError(path, "the disk is full", in_place=False)

    async with opened(folder) as pilot:
        monkeypatch.setattr(files, "save_value", full)
        await pilot.press("2", "ctrl+q")
        await ready(pilot)
        assert pilot.app.return_code == 2
    assert "come back at the next start" in " ".join(pilot.app.parting)  # type: ignore[attr-defined]


async def test_another_assessment_in_the_same_folder_opens_at_its_own_place(
    folder: Path,
) -> None:
    async with opened(folder) as pilot:
        await pilot.press("j", "j")
        await pilot.pause()
        first, place = walk(pilot).folder, walk(pilot).at.ref
        await pilot.press("ctrl+q")
    moved = first.rename(first.with_name("moved"))
    brief = (moved / "assessment.toml").read_text(encoding="utf-8")
    a_folder(first.parent, first.name, brief.replace("k7m2p9x4", "z7m2p9x4"))
    async with opened(first) as pilot:
        assert walk(pilot).at.ref != place
    async with opened(moved) as pilot:
        assert walk(pilot).at.ref == place


async def test_leaving_while_a_save_is_under_way_waits_for_it_and_ends(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving, may_go_on = threading.Event(), threading.Event()
    save_value, stop = files.save_value, Saver.stop

    def slow(*args: Any, **kwargs: Any) -> Saved:
        saving.set()
        may_go_on.wait(10)
        return save_value(*args, **kwargs)

    def leaving(saver: Saver) -> None:
        may_go_on.set()
        stop(saver)

    async with opened(folder) as pilot:
        monkeypatch.setattr(files, "save_value", slow)
        monkeypatch.setattr(Saver, "stop", leaving)
        await pilot.press("2")
        await asyncio.to_thread(saving.wait, 10)
        await pilot.press("ctrl+q")
    assert saved(folder).rating == "amber"


async def test_what_is_published_can_only_be_read(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    async with opened(folder, person="ux") as pilot:
        assert "version 2 published" in text(pilot)
        await pilot.press("1")
        assert "Version 2 is published" in text(pilot)


async def test_who_sits_here_is_asked_once(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    async with opened(folder) as pilot:
        assert "Who sits here?" in text(pilot)
        await pilot.press("down", "enter")
        await ready(pilot)
        assert walk(pilot).person == "ux"
    async with opened(folder) as pilot:
        assert walk(pilot).person == "ux"


async def test_a_folder_that_can_not_be_opened_says_why(folder: Path) -> None:
    (folder / "assessment.toml").write_text("format = ", encoding="utf-8")
    async with opened(folder) as pilot:
        assert "assessment.toml, line 1" in text(pilot)
        await pilot.press("1", "w", "B")
        assert "assessment.toml, line 1" in text(pilot)


async def test_the_review_jumps_to_what_is_missing(folder: Path) -> None:
    async with opened(folder) as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "Not rated yet. Rate it" in text(pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert str(walk(pilot).at.ref) == "govuk-2019:10"


async def test_the_editor_brings_its_words_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "false")
    async with opened(folder) as pilot:
        await pilot.press("f4")
        assert "can't be opened in this kind of terminal" in text(pilot)
        assert pilot.app.screen.query_one(Words).is_open


async def test_hints_fit_at_every_width(folder: Path) -> None:
    async with opened(folder) as pilot:
        hints = pilot.app.screen.query_one(Hints)
        for width in (40, 60, 72, 80, 120):
            line = hints.fitting(width)
            assert len(line) <= width
            assert line.endswith(("? Keys", "? All keys"))
        assert "w Review" in hints.fitting(80)
        assert not pilot.app.screen.query("Ask.-asking")
