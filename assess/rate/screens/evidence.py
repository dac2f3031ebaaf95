"""Link evidence to the criterion on screen, or write new evidence down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.desk.acts import Act
from assess.model.evidence import EvidenceKind, EvidenceText
from assess.model.finding import CriterionRef
from assess.model.values import LONGEST_LINE
from assess.rate.screens import options
from assess.rate.use_cases.evidence import (
    add_and_link,
    change_evidence,
    link,
    own_evidence,
)
from assess.rate.views.lines import FindingLine
from assess.ui.terminal.items import as_items
from assess.ui.text.blocks import Block
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting

NEW = "new"


class Linking:
    """The key that links evidence."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def choose(self) -> None:
        """Let somebody choose evidence that is there, or write down new evidence."""
        desk, ref, held = self._at.desk, self._at.ref, self._at.held
        rows = [
            Block(f"{item.title} ({item.kind})", key=key)
            for key, item in desk.assessment.evidence.items()
            if key not in held.linked
        ]
        several = bool(rows)
        rows.append(Block("Write down new evidence", key=NEW))

        def chosen(made: str | tuple[str, ...]) -> None:
            keys = made if isinstance(made, tuple) else (made,)
            link(desk, ref, *(key for key in keys if key != NEW), linked=True)
            if NEW in keys:
                self._ask_titles(ref)

        self._at.talk.choose("Which evidence?", tuple(rows), chosen, several=several)

    def _ask_titles(self, ref: CriterionRef) -> None:
        """Ask for a piece of evidence; lines that were pasted may be several."""

        def titled(titles: tuple[str, ...]) -> None:
            self._choose_kind(ref, titles)

        def answered(words: str) -> None:
            if words.strip():
                as_items(self._at.talk, words, "Evidence", titled)

        self._at.talk.ask("Evidence, what it is", answered, most=LONGEST_LINE)

    def _choose_kind(self, ref: CriterionRef, titles: tuple[str, ...]) -> None:
        desk = self._at.desk

        def chosen(kind: EvidenceKind) -> None:
            day = desk.assessment.brief.dates.assessed or day_of(desk.now)
            pieces = [EvidenceText(title=t, kind=kind, seen=day) for t in titles]
            act = Act(desk)
            keys = act.do(lambda: add_and_link(desk, ref, *pieces))
            if len(keys) == 1:
                self.ask_where(keys[0], act)

        question = "What kind of evidence?"
        self._at.talk.choose(question, options.KINDS_OF_EVIDENCE, chosen)

    def ask_where(self, key: str, act: Act | None = None) -> None:
        """Ask where one's own evidence is, then which period it shows."""
        desk, row = self._at.desk, FindingLine("evidence", key)
        held = own_evidence(desk, key)
        act = act or Act(desk)

        def placed(where: str) -> None:
            act.do(lambda: change_evidence(desk, key, held.but(where=where)))
            self._at.talk.taken()
            self._ask_period(key, act)

        asked = "Where it is, which the report prints, or nothing"
        self._at.talk.ask(asked, placed, held.where, row=row)

    def _ask_period(self, key: str, act: Act) -> None:
        desk, row = self._at.desk, FindingLine("evidence", key)
        held = own_evidence(desk, key)

        def shown(shows: str) -> None:
            act.do(lambda: change_evidence(desk, key, held.but(shows=shows)))

        question = "The period it shows, like 2026-03, or nothing"
        self._at.talk.ask(question, shown, held.shows, row=row)
