"""The keys of the screen on which a panel agrees, the most wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.panel.screens.agree import AgreeScreen

    Does = Callable[[AgreeScreen], object]


def _may_agree(screen: AgreeScreen) -> bool:
    """Whether who sits here writes down what the panel agrees on."""
    return screen.desk.person == screen.desk.assessment.brief.writes_agreed


def _rates(key: str, says: str, does: Does) -> Key[AgreeScreen]:
    """Return a key that agrees on a rating, or on none."""
    return Key(key, says, does, group="Rate")


def _writes(key: str, says: str, does: Does, hint: str = "") -> Key[AgreeScreen]:
    """Return a key that says something for the panel."""
    return Key(key, says, does, hint, group="Write", when=_may_agree)


def _goes(key: str, says: str, does: Does, hint: str = "") -> Key[AgreeScreen]:
    """Return a key that leads elsewhere."""
    return Key(key, says, does, hint, group="Go")


def _agrees(digit: str) -> Key[AgreeScreen]:
    key = _rates(digit, "", lambda screen: screen.agreeing.by_key(digit))
    if digit != "1":
        return key
    return key._replace(
        hint="Agree",
        shown="1-3",
        when=lambda screen: _may_agree(screen) and bool(_digits(screen)),
        digits=_digits,
    )


def _digits(screen: AgreeScreen) -> tuple[str, ...]:
    """Return the digits of the scale on which the criterion is rated."""
    return screen.desk.assessment.scale(screen.ref.standard).digits


KEYS: Final[tuple[Key[AgreeScreen], ...]] = (
    *map(_agrees, "1234567890"),
    _goes("n", "Next criterion", lambda s: s.go(1), "Next")._replace(shown="n/p"),
    _goes("p", "Criterion before", lambda screen: screen.go(-1)),
    _writes(
        "r", "Reason that you give together", lambda s: s.agreeing.reason(), "Reason"
    ),
    _writes(
        "space",
        "Take over what was said, or leave it",
        lambda screen: screen.turn(screen.page.key),
        "Take over",
    ),
    _writes(
        "D", "Dissent: who differs, and why", lambda s: s.dissenting.ask(), "Dissent"
    ),
    _writes(
        "x", "An action, from all of you", lambda s: s.saying.ask("action"), "Action"
    ),
    _writes("d", "Done well, from all of you", lambda s: s.saying.ask("well")),
    _writes("a", "A gap, from all of you", lambda s: s.saying.ask("gap")),
    _writes("v", "Advice, from all of you", lambda s: s.saying.ask("advice")),
    _writes(
        "e",
        "Change what was taken over: its words, an action's date and owner",
        lambda screen: screen.saying.change(),
        "Change",
    ),
    _rates("o", "Not applicable", lambda s: s.agreeing.choose("not-applicable")),
    _rates("minus", "Not assessed", lambda s: s.agreeing.choose("not-assessed")),
    _rates("W", "Not agreed after all", lambda screen: screen.agreeing.withdraw()),
    _goes("y", "Why: what happened to this criterion", lambda screen: screen.why()),
    _writes("u", "Undo", lambda screen: screen.undo(), "Undo"),
    _goes("escape", "Back to all of them", lambda screen: screen.back(), "Back"),
)
