"""The evidence register, and which evidence stands behind each criterion."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from assess.check.logic.evidence_coverage import IN_WORDS, coverage_of, is_stale
from assess.desk.answers import one_of
from assess.model.evidence import KINDS
from assess.rate.use_cases.evidence import (
    change_evidence,
    own_evidence,
    remove_evidence,
)
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk

STYLES = {"none": "bad", "plan-only": "bad", "stale": "middling", "covered": "good"}

FIELDS = {
    "t": ("title", "What it is"),
    "k": ("kind", f"Kind: {', '.join(KINDS)}"),
    "o": ("where", "Where it is"),
    "p": ("shows", "The period it shows, like 2026-03 or 2025-11 to 2026-03"),
    "d": ("seen", "Seen on, like 2026-05-12"),
    "x": ("expires", "Expires on, like 2027-05-12"),
}


class RegisterScreen(AskingScreen[str]):
    """Every piece of evidence, or every criterion with its evidence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"change('{key}')", f"Change: {question.split(',')[0]}")
            for key, (_, question) in FIELDS.items()
        ),
        Binding("s", "sensitive", "Sensitive: never printed, or printed"),
        Binding("m", "matrix", "Coverage: criteria and their evidence"),
        Binding("delete", "delete", "Delete your own evidence"),
        Binding("u", "undo", "Undo"),
        Binding("E,escape", "back", "Back"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self._shows_matrix = False

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        count = len(assessment.evidence)
        self.query_one("#head", Bar).tell(
            f"Evidence · {assessment.brief.service} · {self.desk.person}",
            f"{count} {'piece' if count == 1 else 'pieces'}",
        )
        blocks = self._matrix() if self._shows_matrix else self._list()
        self.show_page(self.desk, blocks)
        hints = ("p Period", "x Expires", "s Sensitive", "o Where", "k Kind", "t Title")
        self.query_one(Hints).tell(
            "m Coverage", *(() if self._shows_matrix else hints), "u Undo", "Esc Back"
        )

    def _list(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        day = assessment.brief.dates.assessed or self.desk.now.date()
        for key, item in assessment.evidence.items():
            linked = [
                ref.criterion
                for ref in assessment.refs
                if key in assessment.effective(self.desk.person, ref).linked
            ]
            yield Block(item.title, key=key, mark=f"{item.kind:<9}")
            facts = [
                f"shows {item.shows}" if item.shows else "no period",
                f"seen {item.seen.isoformat()}" if item.seen else "not seen yet",
                f"expires {item.expires.isoformat()}" if item.expires else "",
                "stale" if is_stale(item, day) else "",
                "sensitive" if item.sensitive else "",
                f"for {', '.join(linked)}" if linked else "linked nowhere",
                key,
            ]
            yield Block(", ".join(filter(None, facts)), "quiet", indent=10)
            if item.where:
                yield Block(item.where, "quiet", indent=10, wraps=False)
        if not (assessment.evidence or self.desk.set_aside):
            yield Block("No evidence yet. In the walk e writes some down and links it.")

    def _matrix(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        today = self.desk.now.date()
        rates = self.desk.person in (
            *assessment.brief.raters,
            *assessment.brief.people("team"),
        )
        whose = self.desk.person if rates else None
        for found in coverage_of(assessment, whose, today=today):
            title = assessment.criterion(found.ref).title
            names = "; ".join(assessment.evidence[key].title for key in found.evidence)
            yield Block(
                f"{found.ref.criterion:>2} {title}",
                key=f"criterion:{found.ref}",
                mark=f"{IN_WORDS[found.coverage]:<11}",
                mark_style=STYLES.get(found.coverage, "neutral"),
                wraps=False,
            )
            if names:
                yield Block(names, "quiet", indent=12, wraps=False)

    # What can be done

    def action_change(self, letter: str) -> None:
        """Change one thing about the evidence that the cursor is on."""
        self.attempt(lambda: self._ask_change(*FIELDS[letter]))

    def _ask_change(self, name: str, question: str) -> None:
        key = self.page.key
        value = getattr(own_evidence(self.desk, key), name)
        self.ask(question, partial(self._set, key, name), str(value or ""), row=key)

    def _set(self, key: str, name: str, words: str) -> None:
        value: object = words.strip()
        if name in ("seen", "expires"):
            value = day_or_none(words)
        if name == "kind":
            value = one_of(words, KINDS)
        text = own_evidence(self.desk, key).but(**{name: value})
        change_evidence(self.desk, key, text)

    def action_sensitive(self) -> None:
        """Never print it, or print it."""

        def turn() -> None:
            text = own_evidence(self.desk, self.page.key)
            changed = text.but(sensitive=not text.sensitive)
            change_evidence(self.desk, self.page.key, changed)

        self.attempt(turn)

    def action_delete(self) -> None:
        """Delete it; undo brings it back."""
        if self.attempt(lambda: remove_evidence(self.desk, self.page.key)):
            self.tell("Deleted. u brings it back.")

    def action_matrix(self) -> None:
        """Show the criteria with their evidence, or the list."""
        self._shows_matrix = not self._shows_matrix
        self.show()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to a criterion, or write the period."""
        what, _, rest = event.key.partition(":")
        if what == "criterion":
            self.dismiss(rest)
        else:
            self.action_change("p")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
