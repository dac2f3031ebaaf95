"""A screen whose keys are declared once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.screen import Screen

from assess.ui.terminal.key import (
    Key,
    bound,
    declared,
    hints_of,
    key_called,
    named,
    pressed,
)
from assess.ui.terminal.punctual import Punctual

if TYPE_CHECKING:
    from assess.ui.terminal.application import Application
    from assess.ui.terminal.bar import Hints
    from assess.ui.terminal.page import Page

Result = TypeVar("Result")

NAMED = ("f", "ctrl+", "alt+")
"""How the keys begin that are no letters, and that people press for a purpose."""

PASTED = (
    "Words that come in one go, as a paste does, rate nothing. Press the key by itself."
)


class KeyedScreen(Punctual, Screen[Result]):
    """A screen whose keys are declared in `KEYS`."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = ()
    NOW: ClassVar[str] = "Escape goes back."
    """What to do on this screen, for its help."""

    summary: str = ""
    """What is said of it once it is closed."""

    if TYPE_CHECKING:
        app: Application

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys that the class declares."""
        cls.BINDINGS = bound(vars(cls).get("KEYS", ()))
        super().__init_subclass__(**options)

    def all_keys(self) -> tuple[Key[Any], ...]:
        """Return the keys of this screen."""
        return tuple(key.here(self) for key in declared(type(self)))

    def refuses(self, event: events.Key) -> bool:
        """Refuse a key that came among words if it rates, decides or answers here."""
        keys = (key for key in self.all_keys() if event.key in key.keys)
        rates = any(key.group == "Rate" or event.key.isdecimal() for key in keys)
        if rates:
            self.app.say(PASTED)
        return rates

    def shown_workspace(self) -> Path | None:
        """Return the folder of assessments that it shows, if it shows one."""
        return None

    def close_desk(self) -> str:
        """Save what it holds, if it holds anything; say what can't be saved."""
        return ""

    def take_width(self) -> None:
        """Take how wide the terminal is before anything is styled for that."""
        widths = self.HORIZONTAL_BREAKPOINTS or []
        self.add_class(*self._get_breakpoint_classes(self.app.size.width, widths))

    def show(self) -> None:
        """Show everything again after a change; what never changes need not."""

    def hints(self) -> tuple[str, ...]:
        """Return what stands at the foot of the screen, the most wanted first."""
        return tuple(hints_of(self, self.all_keys()))

    def back(self) -> None:
        """Go back, without a result."""
        self.dismiss(None)

    def holds(self, _event: events.Key | events.Paste) -> bool:
        """Whether a key has to wait until the screen is ready for it."""
        return False

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        """Style nothing again: all of it was styled as it was mounted."""
        event.refresh_styles = False  # then Textual's takes it

    def on_key(self, event: events.Key) -> None:
        """Say that a key does nothing here, where nobody writes."""
        nodes = (self, self.app)
        known = {name for node in nodes for key in node.all_keys() for name in key.keys}
        if event.key in known or event.key in self.active_bindings:
            return
        if event.is_printable or event.key.startswith(NAMED):
            name = (event.is_printable and event.character) or named(event.key)
            self.app.say(f"{name} does nothing here. ? lists the keys.")

    async def press(self, key: Key[Any]) -> None:
        """Do what a key of this screen does."""
        await pressed(self, key)

    async def action_press(self, name: str) -> None:
        """Do what the key of this name does."""
        await self.press(next(key for key in self.all_keys() if name in key.keys))

    # The mouse

    async def on_page_pressed(self, event: Page.Pressed) -> None:
        """Do what the key does whose words were clicked."""
        await self.action_press(key_called(event.name))

    async def on_hints_pressed(self, event: Hints.Pressed) -> None:
        """Do what the key of a clicked hint does; one that rates needs its own key."""
        name = event.hint.split()[0]
        for node in (self, self.app):
            for key in node.all_keys():
                if event.hint in (f"{key.name} {key.hint}", f"{key.name} {key.says}"):
                    if "-" not in key.shown:
                        await node.action_press(key.keys[0])
                    return
        pressed_key = events.Key(key_called(name), None)
        pressed_key.set_sender(self.app)  # one of a screen never reaches the app
        self.app.post_message(pressed_key)
