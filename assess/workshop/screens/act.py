"""What the keys of a workshop do at one of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable

    from assess.desk.workshop_desk import WorkshopDesk
    from assess.model.workshop import Room
    from assess.ui.terminal.conversation import Conversation
    from assess.workshop.logic.hour import Step
    from assess.workshop.screens.workshop import WorkshopScreen


class Act:
    """One step; what it does not know does nothing."""

    has_columns = False
    """Whether councils stand beside each other here."""
    adds = False
    """Whether something can be added and taken away here."""

    def __init__(self, screen: WorkshopScreen, step: Step) -> None:
        """Take the screen, and which step it is."""
        self.screen = screen
        self.step = step

    @property
    def is_asked(self) -> bool:
        """Whether people answer alone now."""
        return False

    @property
    def desk(self) -> WorkshopDesk:
        """Where the room sits."""
        return self.screen.desk

    @property
    def room(self) -> Room:
        """The workshop as it is now."""
        return self.desk.room

    @property
    def talk(self) -> Conversation:
        """What is asked and answered here."""
        return self.screen.talk

    def arrive(self) -> None:
        """Do what is to be done when the step is come to."""

    def enter(self, _key: Hashable) -> None:
        """Do what Enter does on a line."""
        self.screen.go_on()

    def digit(self, number: str) -> None:
        """Take a digit."""

    def unknown(self) -> None:
        """Hear that somebody does not know."""

    def across(self, by: int) -> None:
        """Go to the council beside."""

    def took_back(self, before: Room) -> None:
        """Follow what undo took back since *before*."""

    def add(self) -> None:
        """Ask for something more."""

    def remove(self, key: Hashable) -> None:
        """Take away what the cursor is on."""
