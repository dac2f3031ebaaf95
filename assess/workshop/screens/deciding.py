"""What the keys do while the room decides together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.desk.days import read_day
from assess.ui.terminal.browser import opened
from assess.ui.text.blocks import Block
from assess.workshop.logic.answers import next_council
from assess.workshop.screens.act import Act
from assess.workshop.use_cases import deciding
from assess.workshop.use_cases.page import write_page
from assess.workshop.views.cards import STOPS
from assess.workshop.views.lines import CouncilLine, HelpLine, PartLine, StopLine

if TYPE_CHECKING:
    from collections.abc import Hashable


class Involved(Act):
    """The parts of each council, on one screen."""

    has_columns = True

    def arrive(self) -> None:
        """Begin with the first council that has something left to say."""
        councils = self.room.workshop.council
        left = (c for c, held in councils.items() if len(held.part) < self._count)
        self.screen.council = next(left, next(iter(councils), ""))

    @property
    def _count(self) -> int:
        return len(self.room.parts)

    def digit(self, number: str) -> None:
        """Say how far a part was involved, and go on to the next one."""
        key, council = self.screen.page.key, self.screen.council
        if not isinstance(key, PartLine) or not council:
            return
        put = partial(deciding.set_part, self.desk, council, key.id, int(number))
        if self.talk.attempt(put):
            self._next(key)

    def _next(self, key: PartLine) -> None:
        parts = tuple(self.room.parts)
        place = parts.index(key.id) + 1
        if place < len(parts):
            self.screen.page.go(PartLine(parts[place]))
        elif after := next_council(self.room.workshop, self.screen.council):
            self.screen.council = after
            self.screen.page.go(PartLine(parts[0]))
            self.screen.show()
        else:
            self.screen.tell("That is every part. Enter goes on.")

    def remove(self, key: Hashable) -> None:
        """Take a level away."""
        if isinstance(key, PartLine) and self.screen.council:
            council = self.screen.council
            take = partial(deciding.set_part, self.desk, council, key.id, None)
            self.talk.attempt(take)

    def across(self, by: int) -> None:
        """Go to the council beside."""
        councils = tuple(self.room.workshop.council)
        if self.screen.council in councils:
            place = councils.index(self.screen.council) + by
            self.screen.council = councils[min(max(place, 0), len(councils) - 1)]
            self.screen.show()


class Helping(Act):
    """Who could help whom."""

    adds = True

    def enter(self, key: Hashable) -> None:
        """Write down what is proposed, or take it away again."""
        if not isinstance(key, HelpLine):
            self.screen.go_on()
        elif key.id:
            self.talk.attempt(partial(deciding.unsay_help, self.desk, key.id))
        else:
            held = key.help
            say = partial(
                deciding.say_help, self.desk, held.council, held.helps, held.about
            )
            if self.talk.attempt(say):
                self.screen.page.action_move(1)

    def add(self) -> None:
        """Ask who does what well, and whom it could help."""
        councils = self._councils()
        self.talk.choose("Which council does something well?", councils, self._whom)

    def _councils(self, but: str = "") -> tuple[Block, ...]:
        held = self.room.workshop.council
        return tuple(Block(c.name, key=key) for key, c in held.items() if key != but)

    def _whom(self, council: str) -> None:
        whom = self._councils(but=council)
        self.talk.choose("Whom could it help?", whom, partial(self._about, council))

    def _about(self, council: str, helps: str) -> None:
        titles = {q: self.room.criterion(q).title for q in self.room.questions}
        blocks = tuple(Block(title, key=question) for question, title in titles.items())
        say = partial(deciding.say_help, self.desk, council, helps)
        self.talk.choose("What does it do well?", blocks, say)

    def remove(self, key: Hashable) -> None:
        """Take away that somebody could help."""
        if isinstance(key, HelpLine) and key.id:
            self.talk.attempt(partial(deciding.unsay_help, self.desk, key.id))


class Stopping(Act):
    """Three things to stop."""

    adds = True

    def arrive(self) -> None:
        """Ask until there are three."""
        if len(self.room.workshop.stop) < STOPS:
            self.add()

    def add(self) -> None:
        """Ask for one more."""
        number = len(self.room.workshop.stop) + 1
        self.talk.ask(f"Stop {number}, or Enter if that is all", self._said)

    def _said(self, words: str) -> None:
        self.talk.taken()
        if not words.strip():
            self.screen.go_on()
            return
        deciding.say_stop(self.desk, words)
        self.screen.show()
        self.arrive()

    def enter(self, key: Hashable) -> None:
        """Write one anew, or go on."""
        if isinstance(key, StopLine):
            held = self.room.workshop.stop[key.id]
            say = partial(deciding.say_stop, self.desk, key=key.id)
            self.talk.ask("Stop", say, held, row=key.id)
        else:
            self.screen.go_on()

    def remove(self, key: Hashable) -> None:
        """Take one away."""
        if isinstance(key, StopLine):
            self.talk.attempt(partial(deciding.unsay_stop, self.desk, key.id))


class FirstSteps(Act):
    """The first step of each council."""

    def arrive(self) -> None:
        """Ask for those that are missing."""
        councils = self.room.workshop.council
        missing = next((k for k, held in councils.items() if held.step is None), None)
        if missing is not None:
            self._ask(missing)

    def enter(self, key: Hashable) -> None:
        """Write the step of a council down, or anew."""
        if isinstance(key, CouncilLine):
            self._ask(key.id)
        else:
            self.screen.go_on()

    def _ask(self, council: str) -> None:
        held = self.room.workshop.council[council]
        self.screen.page.go(CouncilLine(council))

        def what(text: str) -> None:
            deciding.must_say_step(text)
            owner = held.step.owner if held.step else ""
            self.talk.ask("Who owns it, by role", partial(who, text), owner)

        def who(text: str, owner: str) -> None:
            deciding.must_name_owner(owner)
            due = deciding.due_for(self.desk, council)
            then = partial(by_when, text, owner)
            self.talk.ask("By when", then, due, proposed=True)

        def by_when(text: str, owner: str, due: str) -> None:
            deciding.set_step(self.desk, council, text, owner, read_day(due))
            self.talk.taken()
            self.screen.show()
            self.arrive()

        text = held.step.text if held.step else ""
        self.talk.ask(f"First step of {held.name}", what, text, row=council)


class LastPage(Act):
    """The page that the room leaves with."""

    def enter(self, _key: Hashable) -> None:
        """Write the page, and open it."""
        self.talk.say(lambda: opened(write_page(self.desk)[0]))
