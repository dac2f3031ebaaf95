"""Tick what was seen, and say how far parts of the organisation are involved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assess.desk.acts import Act
from assess.model.finding import CriterionRef, Part
from assess.model.values import LONGEST_TEXT
from assess.rate.screens import options
from assess.rate.use_cases import parts
from assess.rate.views.lines import FindingLine

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Parts:
    """The keys for the sentences to tick, and for the parts."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def first(self, kind: parts.Seen) -> None:
        """Put the cursor on the first sentence to tick, or on the first part."""
        first = parts.first_of(self._at.desk, self._at.ref, kind)
        self._at.screen.show_pane("finding")
        self._at.screen.page("finding").go(FindingLine(kind, first))

    def tick(self) -> None:
        """Go on from seen to not seen to not answered."""
        line = self._at.screen.page("finding").key
        if isinstance(line, FindingLine) and line.kind == "indicator":
            seen = self._at.draft.indicators.get(line.name)
            following = {None: True, True: False, False: None}[seen]
            parts.tick(self._at.desk, self._at.ref, line.name, seen=following)

    def ask(self, name: str) -> None:
        """Ask for the level of a part, then for what it changed, or why it is not."""
        ref = self._at.ref
        title = self._at.desk.assessment.criterion(ref).part[name].title
        held = self._at.draft.part.get(name)

        def levelled(level: int | Literal["not-relevant"]) -> None:
            if level == "not-relevant":
                self._ask_not_relevant(ref, name, held.reason if held else "")
                return
            changed = held.changed if held else ""
            part, act = Part(level=level, changed=changed), Act(self._at.desk)
            act.do(lambda: parts.set_part(self._at.desk, ref, name, part))
            self._ask_changed(ref, name, part, act)

        value = held.level if held else None
        self._at.talk.choose(f"{title}: how far?", options.LEVELS, levelled, value)

    def _ask_changed(self, ref: CriterionRef, name: str, held: Part, act: Act) -> None:
        def told(words: str) -> None:
            part = Part(level=held.level, changed=words)
            act.do(lambda: parts.set_part(self._at.desk, ref, name, part))

        row, question = FindingLine("part", name), "What they changed"
        self._at.talk.ask(question, told, held.changed, row=row, most=LONGEST_TEXT)

    def _ask_not_relevant(self, ref: CriterionRef, name: str, reason: str) -> None:
        def told(words: str) -> None:
            part = Part(level="not-relevant", reason=words)
            parts.set_part(self._at.desk, ref, name, part)

        row, question = FindingLine("part", name), "Not relevant, because"
        self._at.talk.ask(question, told, reason, row=row, most=LONGEST_TEXT)
