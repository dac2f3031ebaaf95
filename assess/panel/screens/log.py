"""The log: what happened, to one criterion or to all, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from assess.model.finding import CriterionRef
from assess.model.outcome import called
from assess.model.panel import independent_ratings, shown_name
from assess.model.versions.log import MISFIT, Entry, log, log_of
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.text.blocks import Block
from assess.ui.text.moments import here

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.model.assessment import Assessment


class LogScreen(AskingScreen[GoTo]):
    """Who changed what, when, from what to what, and why."""

    KEYS: ClassVar[tuple[Key[LogScreen], ...]] = (
        Key(
            "a",
            "All criteria, or just this one",
            lambda screen: screen.turn(),
            hint="All criteria",
        ),
        Key("escape,y", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = "What was submitted, revealed, changed and agreed, and why."

    def __init__(self, desk: Desk, ref: CriterionRef) -> None:
        """Take the desk of who looks, and the criterion that it begins with."""
        super().__init__()
        self.desk = desk
        self._ref = ref
        self._shows_all = False

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        title = assessment.criterion(self._ref).title
        named = called(assessment, self._ref)
        name = "Everything" if self._shows_all else named
        words = "" if self._shows_all else f": {title}"
        self.head(f"Why · {name}{words}", self.desk.person)
        self.show_page(self._blocks(assessment))

    def _blocks(self, assessment: Assessment) -> Iterator[Block]:
        person = self.desk.person
        if self._shows_all:
            entries = log(assessment, person, self.desk.unread.people)
        else:
            entries = log_of(assessment, self._ref, person, self.desk.unread.people)
            yield from self._alone(assessment)
        for entry in entries:
            yield from entry_blocks(assessment, entry, names_ref=self._shows_all)
        if not (entries or self.desk.set_aside):
            yield Block(
                "Nothing is submitted or agreed yet. Drafts are not in the log."
            )

    def _alone(self, assessment: Assessment) -> Iterator[Block]:
        """Yield the first, independent ratings, once they are revealed."""
        alone = independent_ratings(assessment, self._ref)
        if not alone or assessment.agreed.reveal is None:
            return
        yield Block("Rated alone", "accent")
        for person, rating in alone.items():
            word = assessment.shown(self._ref, rating).word
            yield Block(f"{shown_name(assessment, person)}: {word}", indent=1)
        yield Block()

    def turn(self) -> None:
        """Show all criteria, or just the one."""
        self._shows_all = not self._shows_all
        self.show()


def entry_blocks(
    assessment: Assessment, entry: Entry, *, names_ref: bool
) -> Iterator[Block]:
    """Yield what happened as a line, and the reason below it."""
    at = f"{here(entry.at) if entry.at else 'no date':<16}"
    ref = entry.ref if names_ref else None
    where = f", {called(assessment, ref)}" if ref else ""
    moved = " to ".join(filter(None, (entry.before, entry.after)))
    also = f" ({', '.join(entry.changed)})" if entry.changed else ""
    who = shown_name(assessment, entry.by) if entry.by else "somebody"
    text = f"{who} {entry.what}{where}{f': {moved}' if moved else ''}{also}"
    yield Block(text, mark=at)
    if entry.why:
        yield Block(entry.why, "quiet", indent=17)
    if not entry.fits:
        yield Block(MISFIT, "bad", indent=17)
