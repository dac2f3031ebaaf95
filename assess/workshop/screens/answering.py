"""What the keys do while the councils are named, and while people answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.workshop import UNKNOWN
from assess.workshop.logic.answers import answered, next_council, whose_turn
from assess.workshop.screens.act import Act
from assess.workshop.use_cases import answering, starting
from assess.workshop.views.lines import CouncilLine

if TYPE_CHECKING:
    from collections.abc import Hashable

    from assess.model.workshop import Room


class Councils(Act):
    """Who is in the room."""

    adds = True

    def arrive(self) -> None:
        """Ask for the councils, until the hour begins."""
        if self.room.workshop.begun is None:
            self.add()

    def add(self) -> None:
        """Ask for a council, and for the next one, until there is none."""
        number = len(self.room.workshop.council) + 1
        or_not = ", or Enter if that is all" if number > 1 else ""
        self.talk.ask(f"Council {number}{or_not}", self._named)

    def _named(self, name: str) -> None:
        if not name.strip():
            self.talk.taken()
            self.screen.go_on()
            return
        starting.must_be_new(self.desk, name)
        service = partial(self._added, name)
        self.talk.ask(f"Which service of {name.strip()}", service)

    def _added(self, name: str, service: str) -> None:
        starting.add_council(self.desk, name, service)
        self.talk.taken()
        self.screen.show()
        self.add()

    def enter(self, key: Hashable) -> None:
        """Change a council, or begin."""
        if not isinstance(key, CouncilLine):
            self.add()
            return
        held = self.room.workshop.council[key.id]

        def named(name: str) -> None:
            starting.must_be_new(self.desk, name, but=key.id)
            change = partial(starting.change_council, self.desk, key.id, name)
            self.talk.ask("Its service", change, held.service)

        self.talk.ask("Council", named, held.name, row=key.id)

    def remove(self, key: Hashable) -> None:
        """Take a council out."""
        if isinstance(key, CouncilLine):
            take = partial(starting.remove_council, self.desk, key.id)
            self.talk.attempt(take)


class Question(Act):
    """One criterion: everybody alone, then together."""

    @property
    def is_asked(self) -> bool:
        """Whether the answers are not shown yet."""
        return not self._is_shown

    def arrive(self) -> None:
        """Give the keyboard to whose turn it is, or ask why it stands so."""
        self._turn()
        if self._is_shown and not self.room.workshop.at(self.step.question).why:
            self._ask_why()

    def _turn(self) -> None:
        now, workshop = self.screen.council, self.room.workshop
        self.screen.council = whose_turn(workshop, self.step.question, now)

    @property
    def _is_shown(self) -> bool:
        return self.room.workshop.at(self.step.question).revealed is not None

    def digit(self, number: str) -> None:
        """Count an answer, and hide it at once."""

        def answered() -> str:
            question, council = self.step.question, self.screen.council
            answering.answer(self.desk, question, council, number)
            self._turn()
            return "Taken, and hidden. Pass the keyboard on; u takes it back."

        self.talk.say(answered)

    def unknown(self) -> None:
        """Hear that somebody does not know."""
        self.digit(UNKNOWN)

    def took_back(self, before: Room) -> None:
        """Give the keyboard back to the council whose answer was taken back."""
        question = self.step.question
        for council in self.room.workshop.council:
            now, then = (
                answered(room.workshop, question, council)
                for room in (self.room, before)
            )
            if now < then:
                self.screen.council = council
        self._turn()

    def enter(self, _key: Hashable) -> None:
        """Hand the keyboard to the next council, show the answers, or say why."""
        if self._is_shown:
            held = self.room.workshop.at(self.step.question)
            if held.why:
                self.screen.go_on()
            else:
                self._ask_why()
            return
        council = self.screen.council
        after = next_council(self.room.workshop, council) if council else ""
        if after:
            self.screen.council = after
            self.screen.show()
            return
        self._reveal()

    def add(self) -> None:
        """Write the line of why anew."""
        if self._is_shown:
            self._ask_why()

    def _reveal(self) -> None:
        try:
            answering.reveal(self.desk, self.step.question)
        except NeedsReasonError as needed:
            self.talk.sure(str(needed), "Show", self._reveal_all_the_same)
        except RefusedError as error:
            self._turn()
            self.screen.show()
            self.screen.tell(str(error), trouble=True)
        else:
            self._revealed()

    def _reveal_all_the_same(self) -> None:
        question = self.step.question
        shown = partial(answering.reveal, self.desk, question, is_sure=True)
        if self.talk.attempt(shown):
            self._revealed()

    def _revealed(self) -> None:
        self.screen.council = ""
        self.screen.show()
        self._ask_why()

    def _ask_why(self) -> None:
        question = self.step.question
        held = self.room.workshop.at(question).why
        say = partial(answering.say_why, self.desk, question)
        self.talk.ask("Why is it so, in one line", say, held)
