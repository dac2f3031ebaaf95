"""Link evidence to the criterion on screen, or write new evidence down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.desk.acts import Act
from assess.model.evidence import EvidenceKind, EvidenceText
from assess.model.finding import CriterionRef
from assess.rate.screens import options
from assess.rate.use_cases.evidence import (
    add_evidence,
    change_evidence,
    link,
    own_evidence,
)
from assess.rate.views.lines import FindingLine
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
        rows.append(Block("Write down new evidence", key=NEW))

        def chosen(key: str) -> None:
            if key == NEW:
                self._ask_title(ref)
            else:
                link(desk, ref, key, linked=True)

        self._at.talk.choose("Which evidence?", tuple(rows), chosen)

    def _ask_title(self, ref: CriterionRef) -> None:
        def titled(title: str) -> None:
            if title.strip():
                self._choose_kind(ref, title.strip())

        self._at.talk.ask("Evidence, what it is", titled)

    def _choose_kind(self, ref: CriterionRef, title: str) -> None:
        desk = self._at.desk

        def chosen(kind: EvidenceKind) -> None:
            day = desk.assessment.brief.dates.assessed or day_of(desk.now)
            text, act = EvidenceText(title=title, kind=kind, seen=day), Act(desk)
            key = act.do(lambda: add_evidence(desk, text))
            act.do(lambda: link(desk, ref, key, linked=True))
            self.ask_where(key, act)

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

        self._at.talk.ask("Where it is, or nothing", placed, held.where, row=row)

    def _ask_period(self, key: str, act: Act) -> None:
        desk, row = self._at.desk, FindingLine("evidence", key)
        held = own_evidence(desk, key)

        def shown(shows: str) -> None:
            act.do(lambda: change_evidence(desk, key, held.but(shows=shows)))

        question = "The period it shows, like 2026-03, or nothing"
        self._at.talk.ask(question, shown, held.shows, row=row)
