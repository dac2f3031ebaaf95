"""What a screen knows of the application that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events

from assess.desk.scribbles import Scribbles
from assess.store.state import keep_copied, recall, remember
from assess.ui.terminal.bar import Told
from assess.ui.terminal.key import Key, bound, declared, hints_of, pressed
from assess.ui.terminal.keys import SerialKeys
from assess.ui.text.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.desk.desk import Desk
    from assess.model.agenda import Timed
    from assess.model.finding import CriterionRef
    from assess.ui.terminal.going import GoTo, Landing


CAPTURE: Key[Any] = Key(
    "c,ctrl+n",
    "Capture a line while people talk",
    lambda node: node.app.capture(),
    hint="Capture",
    waits=True,
    group="Write",
)
"""The key that keeps a line from everywhere; screens of the day name it first."""


class Application(SerialKeys):
    """The application, as far as screens name it."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = ()

    marks = Marks()
    """How ratings and rows are marked."""
    _scribbles: Scribbles | None = None

    def __init_subclass__(cls, **options: Any) -> None:
        """Bind the keys that the class declares."""
        cls.BINDINGS = bound(vars(cls).get("KEYS", ()))
        super().__init_subclass__(**options)

    # Keys that act everywhere

    def all_keys(self) -> tuple[Key[Any], ...]:
        """Return the keys that act everywhere."""
        return declared(type(self))

    def hints(self) -> tuple[str, ...]:
        """Return what stands at the foot of every screen, after its own hints."""
        others = (key for key in self.all_keys() if key is not CAPTURE)
        return tuple(hints_of(self, others))

    async def action_press(self, name: str) -> None:
        """Do what the key of this name does."""
        await pressed(self, next(key for key in self.all_keys() if name in key.keys))

    # What is remembered

    def remember(self, key: str, value: str) -> None:
        """Remember something for this user."""
        remember(key, value)

    def recall(self, key: str) -> str | None:
        """Return what was remembered."""
        return recall(key)

    @property
    def scribbles(self) -> Scribbles:
        """Half-written lines of screens that have no desk."""
        if self._scribbles is None:
            self._scribbles = Scribbles()
        return self._scribbles

    # Saying and copying

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Say something on the topmost screen that has a line for it."""
        for screen in reversed(self.screen_stack):
            if bar := screen.query_one_optional("#told", Told):
                bar.say(sentence, trouble=trouble)
                return

    def let_go(self, event: events.Key | events.Paste) -> None:
        """Let what was told grow old by a key, also on the screens below."""
        if isinstance(event, events.Key):
            for screen in self.screen_stack:
                if bar := screen.query_one_optional("#told", Told):
                    bar.key_went()

    def send(self, words: str) -> None:
        """Send words to the terminal's clipboard and into a file, and say so.

        Whether the terminal takes them nobody can know, hence the file.
        """
        self.copy_to_clipboard(words)
        path = keep_copied(words)
        also = f" The same is in {path}" if path else ""
        self.say(f"Sent to the terminal's clipboard.{also}")

    # The day

    def day_of(self, desk: Desk) -> tuple[Timed, ...]:
        """Return the blocks of the day with their times; none while no clock runs."""
        raise NotImplementedError

    # Going places

    async def capture(self) -> None:
        """Keep a line, from wherever one is."""
        raise NotImplementedError

    async def open_screen(
        self,
        name: str,
        desk: Desk,
        ref: CriterionRef,
        then: Callable[[GoTo | None], None],
        landing: Landing | None = None,
    ) -> None:
        """Open another screen of an assessment; what can't be opened is said.

        Args:
            name: What the screen is called.
            desk: Where the person sits.
            ref: The criterion on screen.
            then: Gets where to go, once the screen is left.
            landing: The line that the screen begins at; its first if not given.
        """
        raise NotImplementedError

    def go_home(self, workspace: Path | None = None, said: str = "") -> None:
        """Show a workspace, this one if none is named, and say something there."""
        raise NotImplementedError
