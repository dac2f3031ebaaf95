"""What is typed into one-line questions; it is kept until the question is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.desk.begun_lines import Draft


class Keeps(Protocol):
    """Where half-written lines are kept: a desk, or a form that has none yet."""

    drafts: dict[Draft, str]
    """The lines that are kept."""
    began_from: dict[Draft, str]
    """What stood in the line when it was begun."""

    def keep_draft(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line; an empty one is done with."""

    def leave_drafts(self, drafts: tuple[Draft, ...], place: str = "") -> bool:
        """Let undo take these lines away; say whether any of them is kept."""


BEGUN = "Here is what you had begun to write."
KEPT = "Kept. It comes back at the same question; u takes it away."


@dataclass(frozen=True)
class Asked:
    """A question, and the answered ones that it follows on from."""

    draft: Draft
    value: str = ""
    """What stands in the line at first; that alone is never kept."""
    before: tuple[Draft, ...] = ()

    @property
    def chain(self) -> tuple[Draft, ...]:
        """All of them, the first one first."""
        return (*self.before, self.draft)


class Begun:
    """One question after the other, and what was typed into each.

    A question that follows on from another is about its answer, so both are kept
    together until the last one is answered.
    """

    def __init__(self, keeps: Keeps) -> None:
        """Take where lines are kept."""
        self._keeps = keeps
        self.criterion = ""
        """The criterion on screen, which undo goes back to."""
        self.asked: Asked | None = None
        """The question that stands on screen, or that waits for a choice."""
        self._answered: tuple[Asked, str] | None = None
        self._is_waiting = False

    def ask(self, place: str, question: str, value: str) -> str:
        """Begin with a question; return what had been written there, if anything.

        Args:
            place: What the question is about: a criterion, or a row.
            question: What is asked.
            value: What stands in the line otherwise.
        """
        before: tuple[Draft, ...] = ()
        if self._answered is not None:
            self._is_waiting = True
            asked, answer = self._answered
            before = asked.chain
            place, first = asked.draft
            question = f"{first} = {answer} > {question}"
        self.asked = Asked((place, question), value, before)
        return self._keeps.drafts.get(self.asked.draft, "")

    @property
    def said(self) -> str:
        """What is to be said about a line that had been written there."""
        if self.asked is None:
            return ""
        draft, held = self.asked.draft, self.asked.value
        known = self._keeps.began_from.get(draft, held), self._keeps.drafts.get(draft)
        return BEGUN if held in ("", *known) else f"{BEGUN} By now it says: {held}"

    def typed(self, text: str) -> None:
        """Keep what stands in the line now."""
        if self.asked is not None:
            is_new = text != self.asked.value
            text = text if is_new else ""
            self._keeps.keep_draft(self.asked.draft, text, self.asked.value)

    def answer(self, answer: str, then: Callable[[str], object]) -> None:
        """Hand an answer on; once no other question needs it, it is no draft."""
        asked = self.asked
        if asked is None:
            return
        self._answered, self._is_waiting = (asked, answer), False
        try:
            then(answer)
        finally:
            self._answered = None
        if not self._is_waiting:
            self._forget(asked)

    def taken(self) -> None:
        """Let no question follow on from the answer that is being dealt with."""
        self._answered = None

    def wait(self) -> Asked | None:
        """Keep the answer that is being dealt with, if any, until something is chosen.

        Returns:
            The question that waits; `done` forgets it.
        """
        if self._answered is None:
            return None
        self._is_waiting = True
        return self._answered[0]

    def done(self, asked: Asked) -> None:
        """Forget what waited for a choice, now that it is made."""
        self._forget(asked)

    def left(self) -> str:
        """Leave the question; return what is to be said about what is kept."""
        asked, self.asked = self.asked, None
        if asked is None:
            return ""
        is_kept = self._keeps.leave_drafts(asked.chain, self.criterion)
        return KEPT if is_kept else ""

    def _forget(self, asked: Asked) -> None:
        """Forget the lines of a chain, and those that other answers led to."""
        place, first = asked.chain[0]
        for draft in list(self._keeps.drafts):
            is_same = draft[1] == first or draft[1].startswith(f"{first} = ")
            if draft[0] == place and is_same:
                self._keeps.keep_draft(draft, "")
        if self.asked is asked:
            self.asked = None
