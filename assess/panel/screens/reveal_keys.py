"""The keys of the panel, the most wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from assess.panel.screens.reveal import RevealScreen

KEYS: Final[tuple[Key[RevealScreen], ...]] = (
    Key(
        "S",
        "Submit what you rated",
        lambda screen: screen.submitting.submit(),
        hint="Submit",
        when=lambda screen: screen.may_submit,
    ),
    Key(
        "T",
        "Take your submission back, until the reveal",
        lambda screen: screen.submitting.take_back(),
        hint="Take back",
        when=lambda screen: screen.may_take_back,
    ),
    Key(
        "b",
        "Abstain from all that you have not rated",
        lambda screen: screen.submitting.abstain(),
        hint="Abstain from the rest",
        when=lambda screen: screen.may_submit and bool(screen.waiting),
    ),
    Key(
        "R",
        "Reveal all ratings, as the lead",
        lambda screen: screen.revealing.ask(),
        hint="Reveal",
        when=lambda screen: screen.may_reveal and screen.writes_agreed,
    ),
    Key(
        "enter",
        "Open the criterion that the cursor is on",
        lambda screen: screen.page.action_choose(),
        hint="Open",
        when=lambda screen: screen.is_revealed,
    ),
    Key(
        "a",
        "Accept all that are unanimous",
        lambda screen: screen.accept(),
        hint="Accept unanimous",
        when=lambda screen: screen.is_revealed and screen.writes_agreed,
    ),
    Key(
        "g",
        "Agreement: how far you were of one mind alone",
        lambda screen: screen.agreement(),
        hint="Agreement",
        when=lambda screen: screen.is_revealed,
    ),
    Key(
        "u",
        "Undo",
        lambda screen: screen.undo(),
        hint="Undo",
        when=lambda screen: screen.desk.assessment.only_rater is None,
    ),
    Key(
        "P",
        "People: add, change and take off",
        lambda screen: screen.people(),
        hint="People",
    ),
    Key("escape,s", "Back to the walk", lambda screen: screen.back(), hint="Back"),
)
