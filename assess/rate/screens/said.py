"""Say what was done well, a gap, an action or advice; an action has date and owner."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assess.model.due import Due, due_text
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.policy import proposed_due
from assess.rate.use_cases import findings
from assess.rate.use_cases.own_sheet import draft
from assess.rate.views import FindingLine
from assess.ui.terminal.due import due_or_none
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting

QUESTIONS: dict[SaidKind, str] = {
    "well": "Done well",
    "gap": "Gap, what should have been seen",
    "action": "Action, the team must",
    "advice": "Advice, the team could",
}


class Said:
    """The keys that say something of the criterion on screen."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def ask(self, kind: SaidKind, key: str | None = None) -> None:
        """Ask for a sentence, or for other words for the one with *key*.

        An action is then asked for its date and its owner.
        """
        desk, ref = self._at.desk, self._at.ref

        def said(words: str) -> None:
            if not words.strip() and key is None:
                return
            new = findings.say(desk, ref, kind, words, said_id=key)
            if kind == "action":
                self._at.talk.taken()
                self._ask_due(ref, new)

        row = FindingLine(kind, key) if key else ""
        text = _text_of(self._at.held, kind, key) if key else ""
        self._at.talk.ask(QUESTIONS[kind], said, text, row=row)

    def _ask_due(self, ref: CriterionRef, key: str) -> None:
        desk = self._at.desk
        held = draft(desk, ref)
        action = held.actions[key]
        due = action.due or self._proposed_due(ref, held)

        def dated(words: str) -> None:
            day = due_or_none(words)
            findings.set_action(desk, ref, key, due=day, owner=action.owner)
            self._at.talk.taken()
            self._ask_owner(ref, key, day)

        came_back = self._at.talk.ask(
            "Due, for example 2027-01-14 or before public beta",
            dated,
            due_text(due) if due else "",
            proposed=True,
            row=FindingLine("action", key),
        )
        if action.due is None and due is not None and not came_back:
            self._at.screen.tell(
                "Proposed by the council's policy. Another date replaces it."
            )

    def _proposed_due(self, ref: CriterionRef, held: Finding) -> date | None:
        desk = self._at.desk
        today = day_of(desk.now)
        return proposed_due(desk.assessment, ref, held, self._at.policy, today=today)

    def _ask_owner(self, ref: CriterionRef, key: str, due: Due | None) -> None:
        desk = self._at.desk
        owner = draft(desk, ref).actions[key].owner

        def owned(words: str) -> None:
            findings.set_action(desk, ref, key, due=due, owner=words.strip())

        row = FindingLine("action", key)
        self._at.talk.ask("Owner, a role", owned, owner, row=row)

    def date_actions(self) -> None:
        """Give each action without a date the one that is proposed."""
        desk, ref, held = self._at.desk, self._at.ref, self._at.draft
        due = self._proposed_due(ref, held)
        for key, action in held.actions.items():
            if action.due is None and due is not None:
                findings.set_action(desk, ref, key, due=due, owner=action.owner)
        lacking = [key for key, action in held.actions.items() if not action.owner]
        if lacking:
            self._ask_owner(ref, lacking[0], due)

    def make_advice(self) -> None:
        """Make advice of the actions: what is met asks for none."""
        findings.make_advice(self._at.desk, self._at.ref)
        self._at.screen.tell("Made advice of it. u takes it back.")


def _text_of(held: Finding, kind: SaidKind, key: str) -> str:
    if kind == "action":
        return held.actions[key].text
    return held.sentences(kind)[key]
