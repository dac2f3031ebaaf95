"""How the application looks: its colours, and shapes or letters."""

import sys
from typing import TYPE_CHECKING

from textual.app import App

from assess.store.state import recall, remember
from assess.ui.no_color import is_colourless
from assess.ui.terminal.keyed import KeyedScreen
from assess.ui.terminal.page import Page
from assess.ui.terminal.themes import CALLED, DEFAULT, THEMES
from assess.ui.text.marks import Marks

if TYPE_CHECKING:
    from assess.ui.terminal.application import Application

THEME_KEY = "theme"
ASCII_KEY = "ascii"


class Appearance:
    """Colours and marks, as this user left them."""

    def __init__(self, app: "Application") -> None:
        """Take them before anything is styled, so that nothing is styled twice."""
        self._app = app
        is_ascii = recall(ASCII_KEY) == "yes" or not _has_shapes()
        app.marks = Marks(ascii_only=is_ascii)
        for theme in THEMES:
            app.register_theme(theme)
        saved = recall(THEME_KEY)
        self._begin_with(saved if saved in CALLED else DEFAULT)

    def _begin_with(self, theme: str) -> None:
        app = self._app
        app.set_reactive(App.theme, theme)
        is_dark = app.current_theme.dark
        app.set_class(is_dark, "-dark-mode")
        app.set_class(not is_dark, "-light-mode")
        app.stylesheet.set_variables(app.get_css_variables())

    def turn_theme(self) -> None:
        """Go on to our next theme."""
        if is_colourless():
            self._app.say("NO_COLOR is set, so colours are the terminal's own.")
            return
        names = [theme.name for theme in THEMES]
        place = names.index(self._app.theme) + 1
        self._app.theme = names[place % len(names)]
        remember(THEME_KEY, self._app.theme)
        self._app.say(f"Colours: {CALLED[self._app.theme]}. F3 shows others.")

    def turn_shapes(self) -> None:
        """Show letters instead of shapes, or shapes again."""
        marks = Marks(ascii_only=not self._app.marks.ascii_only)
        self._app.marks = marks
        remember(ASCII_KEY, "yes" if marks.ascii_only else "no")
        now = "Letters instead of shapes" if marks.ascii_only else "Shapes"
        self._app.say(f"{now}. F6 turns that round.")
        for screen in self._app.screen_stack:
            for page in screen.query(Page):
                page.marks = marks
            if isinstance(screen, KeyedScreen):
                screen.show()
            for widget in screen.walk_children():
                widget.refresh()


def _has_shapes() -> bool:
    """Whether the terminal can show more than ASCII."""
    encoding = (sys.__stderr__ and sys.__stderr__.encoding) or ""
    return encoding.lower().replace("-", "").startswith("utf")
