"""Say what was done well, a gap, an action or advice; an action has date and owner."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from assess.check.use_cases.deadlines import proposed_in
from assess.desk.acts import Act
from assess.desk.places import find_criteria
from assess.model.due import due_text
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.values import LONGEST_LINE
from assess.rate.use_cases import findings
from assess.rate.use_cases.own_sheet import draft
from assess.rate.views.lines import FindingLine
from assess.ui.terminal.due import ASK_DUE, PROPOSED, due_or_none
from assess.ui.terminal.items import as_items
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting

QUESTIONS: dict[SaidKind, str] = {
    "well": "Done well",
    "gap": "Gap, what should have been seen",
    "action": "Action, the team must",
    "advice": "Advice, the team could",
}

NAMES: dict[SaidKind, str] = {
    "well": "Done well",
    "gap": "Gaps",
    "action": "Actions",
    "advice": "Advice",
}


class Said:
    """The keys that say something of the criterion on screen."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def ask(self, kind: SaidKind, key: str | None = None) -> None:
        """Ask for a sentence, or for other words for the one with *key*.

        Lines that were pasted may be several of them. Actions are then asked for
        their date and their owner, which is the same for all that were said together.
        """
        desk, ref = self._at.desk, self._at.ref
        act = Act(desk)

        def said(lines: tuple[str, ...]) -> None:
            say_all = partial(findings.say_all, desk, ref, kind, lines, said_id=key)
            keys = act.do(say_all)
            self._at.shown.finding()
            self._at.screen.page("finding").go(FindingLine(kind, keys[0]))
            if kind == "action":
                self._at.talk.taken()
                self._ask_due(ref, keys, act)

        def answered(words: str) -> None:
            if words.strip() or key is not None:
                as_items(self._at.talk, words, NAMES[kind], said)

        row = FindingLine(kind, key) if key else ""
        text = _text_of(self._at.held, kind, key) if key else ""
        self._at.talk.ask(QUESTIONS[kind], answered, text, row=row, most=LONGEST_LINE)

    def _ask_due(self, ref: CriterionRef, keys: tuple[str, ...], act: Act) -> None:
        desk = self._at.desk
        held = draft(desk, ref)
        known = held.actions[keys[0]].due
        due = known or self._proposed_due(ref, held)

        def dated(words: str) -> None:
            day = due_or_none(words)
            act.do(partial(findings.set_action, desk, ref, *keys, due=day))
            self._at.talk.taken()
            self._ask_owner(ref, keys, act)

        came_back = self._at.talk.ask(
            ASK_DUE,
            dated,
            due_text(due) if due else "",
            proposed=True,
            row=FindingLine("action", keys[0]),
        )
        if known is None and due is not None and not came_back:
            self._at.screen.tell(PROPOSED)

    def _proposed_due(self, ref: CriterionRef, held: Finding) -> date | None:
        desk = self._at.desk
        today = day_of(desk.now)
        return proposed_in(desk.folder, desk.assessment, ref, held, today=today)

    def _ask_owner(self, ref: CriterionRef, keys: tuple[str, ...], act: Act) -> None:
        desk = self._at.desk
        owner = draft(desk, ref).actions[keys[0]].owner

        def owned(words: str) -> None:
            owner = words.strip()
            act.do(partial(findings.set_action, desk, ref, *keys, owner=owner))

        row = FindingLine("action", keys[0])
        self._at.talk.ask("Owner, a role", owned, owner, row=row)

    def ask_others(self) -> None:
        """Ask for which other criteria the action is that the cursor is on."""
        desk, ref = self._at.desk, self._at.ref
        line = self._at.screen.page("finding").key
        key = line.name if isinstance(line, FindingLine) else ""
        held = draft(desk, ref).actions.get(key)

        def answered(words: str) -> None:
            named = words.replace(",", " ").split()
            others = find_criteria(desk.assessment, named)
            findings.for_others(desk, ref, key, others)

        if held is None:
            findings.for_others(desk, ref, key, ())
        known = " ".join(held.also) if held else ""
        self._at.talk.ask(
            "Also for which others, like 3 5", answered, known, row=f"also {key}"
        )

    def date_action(self) -> None:
        """Give the action that the cursor is on the date that is proposed, and ask.

        What it lacks is asked for: its date where none is proposed, and its owner.
        """
        desk, ref, held = self._at.desk, self._at.ref, self._at.draft
        line = self._at.screen.page("finding").key
        key = line.name if isinstance(line, FindingLine) else ""
        action = held.actions.get(key)
        if action is None:
            self._at.screen.tell("Choose an action first: what the team must do.")
            return
        due, act = self._proposed_due(ref, held), Act(desk)
        if action.due is None and due is None:
            self._ask_due(ref, (key,), act)
            return
        if action.due is None:
            act.do(partial(findings.set_action, desk, ref, key, due=due))
        if not action.owner:
            self._ask_owner(ref, (key,), act)

    def make_advice(self) -> None:
        """Make advice of the actions: what is met asks for none."""
        findings.make_advice(self._at.desk, self._at.ref)
        self._at.screen.tell("Made advice of it. u takes it back.")


def _text_of(held: Finding, kind: SaidKind, key: str) -> str:
    if kind == "action":
        return held.actions[key].text
    return held.sentences(kind)[key]
