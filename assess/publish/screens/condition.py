"""Ask for a condition of the result: what, by when, who confirms it, about what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.desk.places import find_criteria
from assess.model.due import due_text
from assess.model.values import LONGEST_LINE
from assess.publish.use_cases import whole as saying
from assess.ui.terminal.due import ASK_DUE, due_or_none
from assess.ui.text.blocks import shortened

if TYPE_CHECKING:
    from assess.model.whole import Condition
    from assess.publish.screens.whole import WholeScreen

ASK_ABOUT: Final = "About which criteria, like 3 5"


class Conditions:
    """The key for conditions, and what is asked of one after the other."""

    def __init__(self, screen: WholeScreen) -> None:
        """Take the screen, on which none is asked for yet."""
        self._screen = screen
        self._asked = ""

    @property
    def about(self) -> str:
        """The condition that a date and a name are asked for; nothing if none is."""
        held = self._held.get(self._asked)
        return shortened(held.text) if held else ""

    @property
    def _held(self) -> dict[str, Condition]:
        return self._screen.desk.assessment.agreed.whole.conditions

    def leave(self) -> None:
        """Ask for something else."""
        self._asked = ""

    def ask(self, key: str | None = None) -> None:
        """Ask what has to be confirmed, by when and by whom."""
        desk, talk = self._screen.desk, self._screen.talk

        def asked() -> None:
            saying.may_say(desk)
            self.leave()
            known = self._held[key].text if key else ""
            question = "Condition, what must be so"
            talk.ask(question, said, known, row=key or "", most=LONGEST_LINE)

        def said(words: str) -> None:
            if not words.strip() and key is None:
                return
            new = saying.set_condition(desk, key, text=words)
            talk.taken()
            self._ask_due(new)

        talk.attempt(asked)

    def _ask_due(self, key: str) -> None:
        self._asked = key
        due = self._held[key].due

        def dated(words: str) -> None:
            saying.set_condition(self._screen.desk, key, due=due_or_none(words))
            self._screen.talk.taken()
            self._ask_who(key)

        value = due_text(due) if due else ""
        self._screen.talk.ask(ASK_DUE, dated, value, row=key)

    def _ask_who(self, key: str) -> None:
        known = self._held[key].confirmed_by

        def named(words: str) -> None:
            saying.set_condition(self._screen.desk, key, confirmed_by=words.strip())
            self._screen.talk.taken()
            self._ask_about(key)

        self._screen.talk.ask("Who confirms it, a role", named, known, row=key)

    def _ask_about(self, key: str) -> None:
        desk, known = self._screen.desk, " ".join(self._held[key].criteria)

        def named(words: str) -> None:
            criteria = find_criteria(desk.assessment, words.replace(",", " ").split())
            saying.say_about(desk, key, criteria)

        self._screen.talk.ask(ASK_ABOUT, named, known, row=f"about {key}")
