"""A screen whose keys are declared, and what a conversation asks of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual import events
from textual.screen import Screen

from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.keyed import Key, bound, declared, hints_of, pressed

if TYPE_CHECKING:
    from assess.ui.terminal.application import Application
    from assess.ui.terminal.begun import Keeps
    from assess.ui.text.blocks import Block

Result = TypeVar("Result")


class KeyedScreen(Screen[Result]):
    """A screen whose keys are declared in `KEYS`."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = ()
    NOW: ClassVar[str] = "Escape goes back."
    """What to do on this screen, for its help."""

    if TYPE_CHECKING:
        app: Application

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys that the class declares."""
        cls.BINDINGS = bound(vars(cls).get("KEYS", ()))
        super().__init_subclass__(**options)

    def all_keys(self) -> tuple[Key[Any], ...]:
        """Return the keys of this screen."""
        return declared(type(self))

    def shown_workspace(self) -> Path | None:
        """Return the folder of assessments that it shows, if it shows one."""
        return None

    def show(self) -> None:
        """Show everything again after a change; what never changes need not."""

    def hints(self) -> tuple[str, ...]:
        """Return what stands at the foot of the screen, the most wanted first."""
        return tuple(hints_of(self, self.all_keys()))

    def holds(self, event: events.Key | events.Paste) -> bool:  # noqa: ARG002 - holds none
        """Whether a key has to wait until the screen is ready for it."""
        return False

    async def press(self, key: Key[Any]) -> None:
        """Do what a key of this screen does."""
        await pressed(self, key)

    async def action_press(self, name: str) -> None:
        """Do what the key of this name does."""
        await self.press(next(key for key in self.all_keys() if name in key.keys))


class AskedScreen(KeyedScreen[Result]):
    """What a conversation asks of the screen that it is held on."""

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something at the foot of the screen."""
        bar = self.query_one("#told", Bar)
        bar.set_class(trouble, "trouble")
        bar.tell(sentence)

    def hint(self) -> None:
        """Show the keys that are of use now."""
        self.query_one(Hints).tell(*self.hints(), *self.app.hints())

    # What each screen says of itself

    def keeps(self) -> Keeps:
        """Return where half-written words are kept."""
        raise NotImplementedError

    def lend_keys(self) -> None:
        """Remember where the keys are, where that may be in several places."""

    def take_keys(self) -> None:
        """Give the keys back to where they were before something was asked."""
        raise NotImplementedError

    def show_choices(self, blocks: tuple[Block, ...] | None) -> None:
        """Show what can be chosen from, or hide it again."""
        raise NotImplementedError

    @property
    def place(self) -> str:
        """What a question is about that names no row."""
        return self.criterion or type(self).__name__

    @property
    def criterion(self) -> str:
        """The criterion on screen, which undo goes back to; nothing if none is."""
        return ""

    def room_for_words(self) -> None:
        """Make room for longer words; where it is there already, do nothing."""

    def wrote(self) -> None:
        """Show that a key press of longer words was taken."""
