"""The evidence register, and which evidence stands behind each criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from assess.check.logic.evidence_coverage import IN_WORDS, coverage_of, is_stale
from assess.model.finding import CriterionRef
from assess.model.outcome import named
from assess.rate.screens import options
from assess.rate.use_cases.evidence import (
    change_evidence,
    own_evidence,
    remove_evidence,
)
from assess.rate.use_cases.expecting import expected_in
from assess.store.errors import StoreError
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block, shortened
from assess.ui.text.moments import day_of

if TYPE_CHECKING:
    from assess.desk.desk import Desk

STYLES = {
    "none": "bad",
    "plan-only": "bad",
    "stale": "middling",
    "covered": "good",
    "missing": "bad",
    "planned": "bad",
    "out of date": "middling",
    "there": "good",
}


class Field(NamedTuple):
    """One thing that is said of a piece of evidence."""

    letter: str
    name: str
    hint: str
    question: str


PERIOD = Field(
    "p", "shows", "Period", "The period it shows, like 2026-03 or 2025-11 to 2026-03"
)
FIELDS = (
    PERIOD,
    Field("x", "expires", "Expires", "Expires on, like 2027-05-12"),
    Field("d", "seen", "", "Seen on, like 2026-05-12"),
    Field("o", "where", "Where", "Where it is"),
    Field("k", "kind", "Kind", "What kind of evidence?"),
    Field("v", "voice", "", "Whose voice is it?"),
    Field("t", "title", "Title", "What it is"),
)
CHOICES = {"kind": options.KINDS_OF_EVIDENCE, "voice": options.VOICES}
"""What is chosen and not typed."""


def _change(field: Field) -> Callable[[RegisterScreen], object]:
    return lambda screen: screen.change(field)


class RegisterScreen(AskingScreen[GoTo]):
    """Every piece of evidence, or every criterion with its evidence."""

    KEYS: ClassVar[tuple[Key[RegisterScreen], ...]] = (
        Key(
            "m",
            "Coverage: criteria and their evidence",
            lambda screen: screen.matrix(),
            hint="Coverage",
        ),
        *(
            Key(
                field.letter,
                f"Change: {field.question.split(',')[0]}",
                _change(field),
                hint=field.hint,
                when=lambda screen: not screen.shows_matrix,
            )
            for field in FIELDS
        ),
        Key(
            "s",
            "Sensitive: never printed, or printed",
            lambda screen: screen.sensitive(),
            hint="Sensitive",
            when=lambda screen: not screen.shows_matrix,
        ),
        Key("delete", "Delete: your own evidence", lambda screen: screen.delete()),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,E", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "p, x and the other letters change your own evidence; m shows which "
        "criteria have none, a plan only, one source, or nothing recent."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self.shows_matrix: bool = False

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        count = len(assessment.evidence)
        self.head(
            f"Evidence · {assessment.brief.service} · {self.desk.person}",
            f"{count} {'piece' if count == 1 else 'pieces'}",
        )
        blocks = self._matrix() if self.shows_matrix else self._list()
        self.show_page(blocks)

    def _list(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        day = assessment.brief.dates.assessed or day_of(self.desk.now)
        for key, item in assessment.evidence.items():
            linked = [
                ref
                for ref in assessment.refs
                if key in assessment.effective(self.desk.person, ref).linked
            ]
            yield Block(item.title, key=key, mark=f"{item.kind:<9}")
            facts = [
                item.heard,
                f"shows {item.shows}" if item.shows else "no period",
                f"seen {item.seen.isoformat()}" if item.seen else "not seen yet",
                f"expires {item.expires.isoformat()}" if item.expires else "",
                "stale" if is_stale(item, day) else "",
                "sensitive" if item.sensitive else "",
                f"for {named(assessment, linked)}" if linked else "linked nowhere",
            ]
            yield Block(", ".join(filter(None, facts)), "quiet", indent=10)
            if item.where:
                yield Block(item.where, "quiet", indent=10, wraps=False)
        if not (assessment.evidence or self.desk.set_aside):
            yield Block("No evidence yet. In the walk e writes some down and links it.")

    def _matrix(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        today = day_of(self.desk.now)
        rates = self.desk.person in (
            *assessment.brief.raters,
            *assessment.brief.people("team"),
        )
        whose = self.desk.person if rates else None
        several, here = len(assessment.brief.standard) > 1, ""
        for found in coverage_of(assessment, whose, today=today):
            if several and found.ref.standard != here:
                here = found.ref.standard
                yield Block(assessment.standards[here].title, "heading", wraps=False)
            title = assessment.criterion(found.ref).title
            names = "; ".join(assessment.evidence[key].title for key in found.evidence)
            yield Block(
                f"{found.ref.criterion:>2} {title}",
                key=found.ref,
                mark=f"{IN_WORDS[found.coverage]:<11}",
                mark_style=STYLES.get(found.coverage, "neutral"),
                wraps=False,
            )
            if names:
                yield Block(names, "quiet", indent=12, wraps=False)
        yield from self._expected()

    def _expected(self) -> Iterator[Block]:
        assessment, today = self.desk.assessment, day_of(self.desk.now)
        try:
            found = expected_in(self.desk.folder, assessment, today)
        except StoreError as error:
            yield Block(str(error), "bad")
            return
        yield Block()
        yield Block(f"Expected at the end of {assessment.brief.phase}", "accent")
        for each in found:
            yield Block(
                each.title,
                key=f"expected:{each.title}",
                mark=f"{each.standing:<11}",
                mark_style=STYLES.get(each.standing, "neutral"),
                wraps=False,
            )

    # What can be done

    @property
    def _chosen(self) -> str:
        """The evidence that the cursor is on; the list of criteria has none."""
        return "" if self.shows_matrix else str(self.page.key or "")

    def change(self, field: Field) -> None:
        """Change one thing about the evidence that the cursor is on."""
        self.talk.attempt(lambda: self._ask(field))

    def _ask(self, field: Field) -> None:
        key = self._chosen
        value = str(getattr(own_evidence(self.desk, key), field.name) or "")
        then = partial(self._set, key, field.name)
        if field.name in CHOICES:
            self.talk.choose(field.question, CHOICES[field.name], then, value or None)
        else:
            self.talk.ask(field.question, then, value, row=key)

    @property
    def about(self) -> str:
        """What a question is about: the evidence that the cursor is on."""
        known = self.desk.assessment.evidence
        key = self._chosen
        return shortened(known[key].title) if key in known else ""

    def _set(self, key: str, name: str, words: str) -> None:
        value: object = words.strip()
        if name == "voice" and words == options.NO_VOICE:
            value = None
        if name in ("seen", "expires"):
            value = day_or_none(words)
        text = own_evidence(self.desk, key).but(**{name: value})
        change_evidence(self.desk, key, text)

    def sensitive(self) -> None:
        """Never print it, or print it."""

        def turn() -> None:
            text = own_evidence(self.desk, self._chosen)
            changed = text.but(sensitive=not text.sensitive)
            change_evidence(self.desk, self._chosen, changed)

        self.talk.attempt(turn)

    def delete(self) -> None:
        """Delete it; undo brings it back."""

        def deleted() -> str:
            remove_evidence(self.desk, self._chosen)
            return "Deleted. u brings it back."

        self.talk.say(deleted)

    def matrix(self) -> None:
        """Show the criteria with their evidence, or the list."""
        self.shows_matrix = not self.shows_matrix
        self.show()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to a criterion, or write the period."""
        if isinstance(event.key, CriterionRef):
            self.dismiss(GoTo(event.key))
        else:
            self.change(PERIOD)
