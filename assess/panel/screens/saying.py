"""Ask what the panel says itself; an action has a date and an owner."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.check.use_cases.deadlines import proposed_in
from assess.desk.acts import Act
from assess.model.due import due_text
from assess.model.values import LONGEST_LINE
from assess.panel import views
from assess.panel.logic.agreeing import said_of
from assess.panel.use_cases import taking_over
from assess.panel.views import OfferLine
from assess.ui.terminal.due import ASK_DUE, PROPOSED, due_or_none
from assess.ui.terminal.items import as_items
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.model.due import Due
    from assess.model.finding import Action, SaidKind
    from assess.panel.screens.agree import AgreeScreen


class Saying:
    """The keys that say something for the panel, and that change what it holds."""

    def __init__(self, at: AgreeScreen) -> None:
        """Take the screen of the criterion."""
        self._at = at

    def change(self) -> None:
        """Ask for other words, date and owner of what the cursor is on."""
        line = self._at.page.key
        if isinstance(line, OfferLine):
            self._at.talk.attempt(lambda: self._change(line.id))

    def _change(self, key: str) -> None:
        desk, ref = self._at.desk, self._at.ref
        self.ask(taking_over.must_be_said(desk, ref, key), key)

    def ask(self, kind: SaidKind, key: str = "") -> None:
        """Ask for something that nobody said alone, or for other words for *key*.

        Lines that were pasted may be several. An action is then asked for its date
        and its owner, which are the same for all that were said together.
        """
        desk, ref = self._at.desk, self._at.ref
        title, act, say_all = views.KINDS[kind], Act(desk), taking_over.panel_says_all

        def said(lines: tuple[str, ...]) -> None:
            keys = act.do(partial(say_all, desk, ref, kind, lines, said_id=key))
            self._at.show()
            self._at.page.go(OfferLine(keys[0], is_taken=True))
            if kind == "action":
                self._at.talk.taken()
                self._ask_due(keys, act)

        def answered(words: str) -> None:
            if words.strip() or key:
                as_items(self._at.talk, words, title, said)

        agreed = desk.assessment.agreed.at(ref)
        text = said_of(agreed, kind)[key] if key else ""
        question = f"{title}, the {desk.assessment.brief.assessed_by} says"
        self._at.talk.ask(question, answered, text, row=key, most=LONGEST_LINE)

    def _ask_due(self, keys: tuple[str, ...], act: Act) -> None:
        dates = partial(taking_over.panel_dates, self._at.desk, self._at.ref, *keys)
        row = keys[0]
        known = self._action(row).due

        def dated(words: str) -> None:
            day = due_or_none(words)
            act.do(lambda: dates(due=day))
            self._at.talk.taken()
            self._at.talk.ask("Owner, a role", owned, self._action(row).owner, row=row)

        def owned(words: str) -> None:
            act.do(lambda: dates(owner=words.strip()))

        due = known or self._proposed()
        value = due_text(due) if due else ""
        came_back = self._at.talk.ask(ASK_DUE, dated, value, proposed=True, row=row)
        if known is None and due is not None and not came_back:
            self._at.tell(PROPOSED)

    def _action(self, key: str) -> Action:
        return self._at.desk.assessment.agreed.at(self._at.ref).actions[key]

    def _proposed(self) -> Due | None:
        desk, ref = self._at.desk, self._at.ref
        held, today = desk.assessment.agreed.at(ref), day_of(desk.now)
        return proposed_in(desk.folder, desk.assessment, ref, held, today=today)
