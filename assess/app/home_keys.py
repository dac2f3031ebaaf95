"""The keys of Home, the most wanted first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.app.home_workshops import ask_workshop
from assess.app.screen_table import news, portfolio, services
from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from assess.app.home import HomeScreen

KEYS: Final[tuple[Key[HomeScreen], ...]] = (
    Key(
        "enter",
        "Open the assessment that the cursor is on",
        lambda screen: screen.page.action_choose(),
        hint="Open",
    ),
    Key("n", "Start an assessment", lambda screen: screen.start(), hint="New"),
    Key(
        "p",
        "Portfolio: where the services stand, and what falls short everywhere",
        lambda screen: portfolio(screen.app, screen.workspace),
        hint="Portfolio",
        when=lambda screen: screen.has_any,
    ),
    Key(
        "s",
        "Services: which are assessed, due, or exempt",
        lambda screen: services(screen.app, screen.workspace),
        hint="Services",
        when=lambda screen: screen.has_any,
    ),
    Key("o", "Open a folder", lambda screen: screen.ask_folder(), hint="Folder"),
    Key(
        "d",
        "Try the examples",
        lambda screen: screen.ask_demo(),
        hint="Examples",
        when=lambda screen: not screen.has_any,
        leads=lambda screen: not screen.has_any,
    ),
    Key("w", "Hold a workshop", ask_workshop, hint="Workshop"),
    Key(
        "m",
        "Mark an assessment, then the one to compare it with",
        lambda screen: screen.compare(),
        hint="Compare",
        when=lambda screen: screen.has_any,
    ),
    Key("v", "What is new, in this version", lambda screen: news(screen.app)),
    Key(
        "u",
        "Take away: a line that you had begun",
        lambda screen: screen.take_back(),
    ),
    Key("escape", "", lambda screen: screen.filter_by("")),
)
