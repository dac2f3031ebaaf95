"""The walk before its desk is open: it opens it, or says why it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.rate.screens.walk import WalkScreen

LOADING = "Opening ..."
WHO = "Who sits here?"
DROPPED = "The keys that you pressed meanwhile did nothing."


class Opening:
    """The desk of a walk, while it is being opened."""

    def __init__(self, screen: WalkScreen) -> None:
        """Take the walk whose desk it is."""
        self._screen = screen
        self._why_not = LOADING
        """Why nothing can be done yet."""
        self.chosen = ""
        """Who was said to sit here, once that was asked."""

    def begin(self) -> None:
        """Open the desk in a thread."""
        self._why_not = LOADING
        self._screen.run_worker(self._open, thread=True, exclusive=True, group="open")

    def _open(self) -> None:
        """Import what is checked and kept, and open the desk."""
        from assess.rate.screens.sitting_down import sit_down  # noqa: PLC0415 - bench: walk, criteria on screen

        sit_down(self, self._screen)

    async def ask_person(self, people: tuple[str, ...]) -> None:
        """Ask once for each assessment who sits here."""
        roles = dict(self._screen.glance.people)
        told = (tuple(filter(None, dict.fromkeys((p, roles.get(p))))) for p in people)
        rows = [Block(", ".join(each), key=each[0]) for each in told]
        await self._screen.furnish()
        self._screen.talk.choose(WHO, tuple(rows), self._sit)
        self._why_not = WHO
        if self._screen.app.drop_waiting():
            self._screen.tell(f"{WHO} {DROPPED}")
        await self._screen.app.go_on()

    def _sit(self, person: str) -> None:
        self._screen.person = self.chosen = person
        self.begin()

    async def say_why_not(self, sentence: str) -> None:
        """Say why it can't be opened, and that keys pressed meanwhile are lost."""
        dropped = f" {DROPPED}" if self._screen.app.drop_waiting() else ""
        self._why_not = f"{sentence}{dropped}"
        self._screen.show_head(self._screen.glance.service or str(self._screen.folder))
        self.say()
        self._why_not = sentence
        await self._screen.app.go_on()

    def say(self) -> None:
        """Say why nothing can be done yet: it is being opened, or it can't be."""
        is_trouble = self._why_not not in (LOADING, WHO)
        self._screen.tell(self._why_not, trouble=is_trouble)

    @property
    def is_over(self) -> bool:
        """Whether it was said that it can't be opened, or who sits here is asked."""
        return self._why_not != LOADING

    def holds(self, event: events.Key | events.Paste) -> bool:
        """Keep what needs the desk while that is being opened."""
        if self.is_over:
            return False
        keys = (*self._screen.all_keys(), *self._screen.app.all_keys())
        needs_desk = {name for key in keys if key.waits for name in key.keys}
        return isinstance(event, events.Paste) or event.key in needs_desk
