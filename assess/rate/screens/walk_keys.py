"""The keys of the walk, the most wanted first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from assess.ui.terminal.application import CAPTURE
from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting
    from assess.rate.screens.walk import WalkScreen

    Does = Callable[[Sitting], object]


def _may_write(walk: WalkScreen) -> bool:
    """Whether who sits here may write something here, as things are."""
    return walk.sitting is None or walk.sitting.may_write


def _may_submit(walk: WalkScreen) -> bool:
    """Whether what is left to do here is to submit."""
    return walk.sitting is not None and walk.sitting.may_submit


def _only_reads(walk: WalkScreen) -> bool:
    """Whether what is shown is only read: published, or what the panel found."""
    return walk.sitting is not None and walk.sitting.only_reads


def _asks_how_it_was(walk: WalkScreen) -> bool:
    """Whether it is over, and who sits here has not said how it was."""
    desk = walk.desk
    is_over = desk is not None and desk.assessment.agreed.is_published
    return desk is not None and is_over and not desk.sheet.afterwards


def _leave(walk: WalkScreen) -> None:
    """Go back one step: from a filter, from a pane."""
    if walk.sitting is None or not walk.sitting.place.show_all():
        walk.show_pane("finding" if walk.has_class("-middle") else "list")


def _edits(
    key: str, says: str, does: Does, hint: str = "", group: str = "Write"
) -> Key[WalkScreen]:
    """Return a key that changes the finding on screen."""
    return Key(
        key,
        says,
        lambda walk: walk.at.edit(does),
        hint,
        waits=True,
        when=_may_write,
        group=group,
    )


def _marks(key: str, says: str, does: Does) -> Key[WalkScreen]:
    """Return a key that rates, or that marks what a rating rests on."""
    return _edits(key, says, does, group="Rate")


def _looks(
    key: str, says: str, does: Does, hint: str = "", group: str = "Go"
) -> Key[WalkScreen]:
    """Return a key that needs the desk and changes nothing by itself."""
    return Key(
        key, says, lambda walk: walk.at.look(does), hint, waits=True, group=group
    )


def _opens(
    key: str, says: str, name: str, hint: str = "", group: str = "Go"
) -> Key[WalkScreen]:
    """Return a key that opens another screen of the assessment."""
    return _looks(key, says, lambda at: at.open(name), hint, group)


def _rates(digit: str) -> Key[WalkScreen]:
    key = _edits(digit, "", lambda at: at.rating.by_key(digit), group="Rate")
    if digit != "1":
        return key
    return key._replace(
        hint="Rate",
        shown="1-3",
        when=lambda walk: (
            _may_write(walk) and (not walk.sitting or bool(_digits(walk)))
        ),
        digits=_digits,
    )


def _digits(walk: WalkScreen) -> tuple[str, ...]:
    """Return the digits of the scale of the criterion on screen, once that is known."""
    if walk.sitting is None:
        return ()
    return walk.sitting.desk.assessment.scale(walk.sitting.ref.standard).digits


KEYS: Final[tuple[Key[WalkScreen], ...]] = (
    *map(_rates, "1234567890"),
    Key(
        "j",
        "Next criterion",
        lambda walk: walk.page("list").action_move(1),
        "Next",
        shown="j/k",
        group="Go",
    ),
    Key(
        "k",
        "Previous criterion",
        lambda walk: walk.page("list").action_move(-1),
        group="Go",
    ),
    _opens(
        "f9",
        "Actions: responses, progress, verification",
        "actions",
        "Actions",
        "Panel",
    )._replace(when=_only_reads),
    _opens(
        "H",
        "How it was: three questions afterwards",
        "afterwards",
        "How it was",
        "Panel",
    )._replace(when=_asks_how_it_was),
    _looks(
        "m",
        "Your own sheet, or what was found together",
        lambda at: at.shown.turn(),
        "Own sheet",
    )._replace(when=_only_reads),
    _edits("r", "Reason", lambda at: at.writing.reason(), "Reason"),
    _edits(
        "x", "Action: what the team must do", lambda at: at.said.ask("action"), "Action"
    ),
    _edits("a", "Gap: what was not seen", lambda at: at.said.ask("gap"), "Gap"),
    _edits(
        "e", "Evidence: link it or add it", lambda at: at.evidence.choose(), "Evidence"
    ),
    _opens("w", "Review: what is missing, outcome, report", "review", "Review"),
    Key("g", "Guidance", lambda walk: walk.guidance(), "Guidance", group="Go"),
    _opens("s", "Panel: submit, reveal, agree", "panel", "Panel", "Panel")._replace(
        leads=_may_submit
    ),
    CAPTURE,
    _edits("d", "Done well", lambda at: at.said.ask("well"), "Well"),
    _edits("n", "Private note", lambda at: at.writing.note(), "Note"),
    _looks("slash", "Find in all that is written", lambda at: at.place.find(), "Find"),
    _looks("right_square_bracket", "Next place found", lambda at: at.place.hit(1)),
    _looks("left_square_bracket", "Previous place found", lambda at: at.place.hit(-1)),
    _looks("colon", "By number: go to a criterion", lambda at: at.place.ask_number()),
    _edits("u", "Undo", lambda at: at.steps.undo(), "Undo"),
    _looks(
        "f5",
        "Next lacking: goes where something is missing",
        lambda at: at.place.next_lacking(),
    ),
    Key("l", "List of criteria", lambda walk: walk.show_pane("list"), group="Go"),
    _marks("minus", "Not assessed", lambda at: at.rating.choose("not-assessed")),
    _marks("o", "Not applicable", lambda at: at.rating.choose("not-applicable")),
    _marks("b", "Abstain", lambda at: at.rating.choose("abstain")),
    _marks("backspace", "Clear rating", lambda at: at.rating.by_key("")),
    _marks("f", "How sure you are", lambda at: at.rating.confidence()),
    _edits("v", "Advice: what the team could do", lambda at: at.said.ask("advice")),
    _edits(
        "A",
        "Also for others: the action that the cursor is on",
        lambda at: at.said.ask_others(),
    ),
    _marks("i", "Tick what was seen", lambda at: at.parts.first("indicator")),
    _marks("p", "Who is involved", lambda at: at.parts.first("part")),
    _edits(
        "C",
        "Carry over: from a criterion that belongs with this",
        lambda at: at.carrying.choose(),
    ),
    _edits(
        "T",
        "Ask again: what is carried from last time, or carry it again",
        lambda at: at.rating.ask_again(),
    ),
    _edits("delete", "Delete: what the cursor is on", lambda at: at.lines.delete()),
    _marks("space", "Tick: what the cursor is on", lambda at: at.parts.tick()),
    _edits("ctrl+r", "Redo", lambda at: at.steps.redo()),
    _edits("f4", "Your editor: write there", lambda at: at.writing.editor()),
    _looks(
        "Y",
        "Copy this criterion, or the finding as Markdown",
        lambda at: at.copying.choose(),
        group="Write",
    ),
    _opens("E", "Evidence register, and what is covered", "register"),
    _opens("y", "Why: what happened to this criterion", "log"),
    _opens("V", "Versions: what waits for a choice", "choices", group="Panel"),
    _opens("t", "Session: time, questions, captured lines", "session", group="Panel"),
    _opens("B", "Brief: service, dates, who took part", "brief", group="Panel"),
    _opens(
        "F", "Factual check: what is wrong in the draft", "factual-check", group="Panel"
    ),
    _opens(
        "D", "Before the day: what is to be done by when", "preparation", group="Panel"
    ),
    _opens("P", "People: who is on the panel and in the team", "people", group="Panel"),
    Key("h", "Home: all assessments", lambda walk: walk.app.go_home(), group="Go"),
    Key("escape", "", _leave),
)
"""Those that wait for the desk are kept while it is being opened."""
