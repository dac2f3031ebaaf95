"""The screens that open from the walk, each imported when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen

    from assess.desk.desk import Desk
    from assess.rate.screens.walk import WalkScreen

# ruff: noqa: PLC0415 - that is what this module is for


def screen_named(name: str, walk: WalkScreen, desk: Desk) -> Screen[str]:  # noqa: PLR0911
    """Return a new screen by its name.

    Raises:
        StoreError: the council's own agenda can't be read.
        KeyError: no screen is called so.
    """
    match name:
        case "review":
            from assess.publish.screens.review import ReviewScreen

            return ReviewScreen(walk)
        case "brief":
            from assess.setup.screens.brief import BriefScreen

            return BriefScreen(desk)
        case "panel":
            from assess.panel.screens.reveal import RevealScreen

            return RevealScreen(desk)
        case "session":
            from assess.session.screens.session import SessionScreen

            return SessionScreen(desk)
        case "actions":
            from assess.follow_up.screens import ActionsScreen

            return ActionsScreen(desk)
        case "register":
            from assess.rate.screens.register import RegisterScreen

            return RegisterScreen(desk)
        case "choices":
            from assess.merge.screens import ChoicesScreen

            return ChoicesScreen(desk)
        case "log":
            from assess.panel.screens.log import LogScreen

            return LogScreen(desk, walk.ref)
    raise KeyError(name)
