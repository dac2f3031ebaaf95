"""Clicks, selecting with the mouse, and copying."""

from collections.abc import Callable, Hashable
from functools import partial
from pathlib import Path

import pytest
from textual.geometry import Offset
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import TextArea

from assess.desk.desk import Desk
from assess.priorities.screens import NextScreen
from assess.priorities.views.answer import StepView
from assess.rate.use_cases import findings
from assess.store.state import COPIED, state_folder
from assess.ui.terminal.ask_lines import AskLines
from assess.ui.terminal.page import Page
from assess.ui.terminal.words import Words
from assess.ui.text.blocks import Block, key_of, laid_out
from tests.builders import USERS, WHOLE, Clock, a_folder
from tests.screens import opened, ready, shown, text, type_in, walk

SENT = "Sent to the terminal's clipboard."


def row_of(pilot: Pilot[None], words: str) -> int:
    """Return the row of the screen on which *words* stand."""
    lines = text(pilot).splitlines()
    return next(n for n, line in enumerate(lines) if words in line)


async def click(pilot: Pilot[None], words: str, column: int = 8) -> None:
    await ready(pilot)
    await pilot.click(offset=Offset(column, row_of(pilot, words)))
    await pilot.pause()


@pytest.mark.parametrize("words", ["Beta service ·", "2 of 4 rated"])
async def test_a_click_on_home_opens_what_it_is_on(tmp_path: Path, words: str) -> None:
    for name, count in (("Alpha", 1), ("Beta", 2), ("Gamma", 3)):
        folder = a_folder(tmp_path, name.lower())
        path = folder / "assessment.toml"
        old = path.read_text(encoding="utf-8")
        new = old.replace("Blue Badge renewal", f"{name} service")
        path.write_text(new, encoding="utf-8")
        desk = Desk(folder, "lead", clock=Clock())
        for ref in desk.assessment.refs[:count]:
            findings.rate(desk, ref, "green")
        desk.close()
    async with opened(tmp_path, (80, 24)) as pilot:
        await click(pilot, words)
        await ready(pilot)
        assert walk(pilot).folder.name == "beta"


async def test_a_click_beside_the_list_of_home_opens_nothing(tmp_path: Path) -> None:
    a_folder(tmp_path, "one")
    async with opened(tmp_path, (80, 24)) as pilot:
        screen = pilot.app.screen
        first = row_of(pilot, "Blue Badge renewal")
        for place in ((8, first - 1), (0, first), (8, 20)):
            await pilot.click(offset=place)
            await pilot.pause()
            assert pilot.app.screen is screen


async def test_every_row_of_every_page_is_chosen_by_the_click_on_it(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "red")
        for number in range(6):
            findings.say(desk, ref, "action", f"Do {number} for {ref.criterion}.")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        for name in ("f8", "f9", "w", "B", "E", "V", "t", "f7", "f1"):
            await pilot.press(name)
            await ready(pilot)
            for page in pilot.app.screen.query(Page).results(Page):
                await _every_row(pilot, page)
            pilot.app.pop_screen()
            await ready(pilot)
        for page_name in ("list", "finding"):
            await _every_row(pilot, walk(pilot).page(page_name))


async def _every_row(pilot: Pilot[None], page: Page) -> None:
    """See that a click on each row of the screen chooses what is drawn there."""
    chosen: list[Hashable] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "post_message", partial(_note, chosen, page.post_message))
        region = page.content_region
        for y in range(region.y, region.bottom):
            chosen.clear()
            number = y - region.y + page.scroll_offset.y
            rows = page._rows[number : number + 1]
            await pilot.click(offset=(region.x + 2, y))
            key = page._blocks[rows[0].block].key if rows else None
            if key is not None:
                assert chosen == [key]


def _note(
    chosen: list[Hashable], post: Callable[[Message], bool], message: Message
) -> bool:
    """Note what is chosen instead of going there; press nothing."""
    if isinstance(message, Page.Chosen):
        chosen.append(message.key)
        return True
    if isinstance(message, Page.Pressed):
        return True
    return post(message)


def test_indented_lines_belong_to_the_row_above_and_titles_to_none() -> None:
    blocks = (
        Block("Theme", indent=1),
        Block("First", key="first"),
        Block("detail", indent=2),
        Block("more", indent=4),
        Block("Other theme", indent=1),
        Block(),
        Block("below nothing", indent=2),
    )
    rows = laid_out(blocks, 40, "...")
    found = [key_of(blocks, row.block) for row in rows]
    assert found == [None, "first", "first", "first", *[None] * 3]


async def test_a_click_on_what_to_do_next_goes_where_it_is_on(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs[:2]:
        findings.rate(desk, ref, "red")
        findings.say(desk, ref, "action", f"Mend {ref.criterion}.")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("f8")
        await ready(pilot)
        assert isinstance(pilot.app.screen, NextScreen)
        page = pilot.app.screen.query_one(Page)
        keys = [b.key for b in page._blocks if isinstance(b.key, StepView)]
        second = next(key for key in keys if key.number == 2)
        await click(pilot, " 2. ")
        await ready(pilot)
        assert walk(pilot).at.ref == second.ref


async def test_a_click_in_the_list_shows_that_criterion_and_a_theme_does_nothing(
    folder: Path,
) -> None:
    async with opened(folder, (120, 40)) as pilot:
        title = walk(pilot).at.desk.assessment.criterion(WHOLE).title
        await click(pilot, title[:12])
        await ready(pilot)
        assert walk(pilot).at.ref == WHOLE


async def drag(pilot: Pilot[None], start: Offset, end: Offset) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=end)
    await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_words_selected_with_the_mouse_are_copied_and_nothing_is_chosen(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        here = walk(pilot).at.ref
        row = row_of(pilot, "Understand users")
        start = text(pilot).splitlines()[row].index("Understand users")
        await drag(pilot, Offset(start, row), Offset(start + 9, row))
        assert pilot.app.screen.selections
        page = walk(pilot).page("finding")
        strip = page.render_line(row - page.content_region.y)
        marked = [s.text for s in strip if s.style and s.style.reverse]
        assert "".join(marked).strip() == "Understand"
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard in ("Understand", "Understand ")
        assert SENT in text(pilot)
        assert COPIED in "".join(text(pilot).split())
        kept = (state_folder() / COPIED).read_text(encoding="utf-8")
        assert kept == pilot.app.clipboard
        assert (walk(pilot).at.ref, pilot.app.is_running) == (here, True)


async def test_a_selection_in_a_line_and_in_longer_words_is_copied(
    folder: Path,
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await type_in(pilot, "Carers")
        pilot.app.screen.query_one(AskLines).area.select_all()
        await pilot.press("ctrl+c")
        assert (pilot.app.clipboard, SENT in text(pilot)) == ("Carers", True)
        await pilot.press("escape", "r")
        await type_in(pilot, "Seen twice")
        pilot.app.screen.query_one(Words).query_one(TextArea).select_all()
        await pilot.press("ctrl+c")
        assert pilot.app.clipboard == "Seen twice"
        assert pilot.app.is_running


async def test_ctrl_c_without_a_selection_says_how_to_leave(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("1", "ctrl+c")
        await pilot.pause()
        assert "Nothing is selected to copy. Ctrl+q leaves; all is kept." in text(pilot)
        assert not pilot.app._exit


async def test_ctrl_q_leaves_with_a_selection_too(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("a")
        await type_in(pilot, "Carers")
        pilot.app.screen.query_one(AskLines).area.select_all()
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app._exit


async def test_a_criterion_and_its_finding_are_copied_by_a_command(
    folder: Path,
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "amber", reason="Nobody *asked*.")
    findings.say(desk, USERS, "gap", "Ask # carers")
    findings.set_note(desk, USERS, "Not for others.")
    desk.close()
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("home", "Y", "enter")
        await pilot.pause()
        assert pilot.app.clipboard == (
            "GOV.UK Service Standard, point 1 Understand users and their needs: Amber"
        )
        await pilot.press("Y", "down", "enter")
        await pilot.pause()
        assert SENT in text(pilot)
        assert pilot.app.clipboard == (
            "### 1 Understand users and their needs\n\n**Amber**\n\nNobody *asked*.\n\n"
            "**Gaps**\n\n- Ask # carers\n"
        )
        await pilot.press("w", "Y")
        await pilot.pause()
        assert "Make the report first, with m." in text(pilot)


async def test_what_can_not_be_written_down_is_sent_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(folder, (80, 24)) as pilot:
        monkeypatch.setenv("ASSESS_STATE", "/dev/null/nowhere")
        await pilot.press("Y", "enter")
        await pilot.pause()
        assert SENT in text(pilot)
        assert "The same is in" not in text(pilot)


async def click_words(pilot: Pilot[None], words: str) -> None:
    await ready(pilot)  # what was pressed before may still move the rows
    row = row_of(pilot, words)
    column = text(pilot).splitlines()[row].index(words)
    await pilot.click(offset=Offset(column + 1, row))
    await ready(pilot)


async def test_ratings_headings_and_ticks_answer_a_click(folder: Path) -> None:
    async with opened(folder, (120, 40)) as pilot:
        await click_words(pilot, "▲ Amber")
        assert walk(pilot).at.held.rating == "amber"
        await shown(
            pilot, "! Amber has no reason"
        )  # which moves the rows, a while later
        await click_words(pilot, "- not assessed")
        assert walk(pilot).talk.is_asking
        await pilot.press("escape")
        await click_words(pilot, "[ ] Must: People with")
        assert True in walk(pilot).at.held.indicators.values()
        await click_words(pilot, "Gaps (a)")
        assert walk(pilot).talk.is_asking
        await pilot.press("escape")
        await click_words(pilot, "Meeting users")
        assert walk(pilot).at.held.rating == "amber"


async def test_the_footer_answers_a_click_and_never_rates(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await click_words(pilot, "1-3 Rate")
        assert walk(pilot).at.held.rating is None
        walk_before, first = walk(pilot), walk(pilot).at.ref
        await click_words(pilot, "j/k Next")
        assert walk(pilot).at.ref != first
        await click_words(pilot, "w Review")
        assert pilot.app.screen is not walk_before
        await pilot.press("escape")
        await click_words(pilot, "? All keys")
        await click_words(pilot, "? Help")
        assert "What to do now" in text(pilot)
        await click_words(pilot, "Esc Back")
        await click_words(pilot, "a Gap")
        await click_words(pilot, "Esc ")
        assert not walk(pilot).talk.is_asking


async def test_the_strip_of_ratings_answers_a_click(folder: Path) -> None:
    async with opened(folder, (80, 24)) as pilot:
        await pilot.press("2")
        await shown(pilot, "GOV.UK [▲!]○○  Local ○")  # once it is counted
        row = row_of(pilot, "GOV.UK [")
        column = text(pilot).splitlines()[row].rindex("○")
        await pilot.click(offset=Offset(column, row))
        await ready(pilot)
        assert walk(pilot).at.ref.standard == "local-service-design"
        assert "GOV.UK ▲!○○  Local [○]" in text(pilot)
        await pilot.press("f6")
        assert "GOV.UK A!..  Local [.]" in text(pilot)
