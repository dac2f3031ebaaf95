"""What the walk shows: the list, the finding, the guidance, and how far it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.check.logic.problems import Lacking, complete, lacking, problems
from assess.check.use_cases.gate import Rules, rules_for
from assess.model.agenda import left_in_short
from assess.model.capitals import with_capital
from assess.model.progress import agreed_on, progress
from assess.model.sight import sees_whole
from assess.rate.views import finding, listed
from assess.rate.views.guidance import guidance
from assess.ui.terminal.ratings_strip import RatingStrip
from assess.ui.text.half_written import waiting
from assess.ui.text.narrowing import by_what

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.timer import Timer

    from assess.desk.desk import Desk
    from assess.model.agenda import Timed
    from assess.model.finding import CriterionRef
    from assess.rate.screens.sitting import Sitting
    from assess.ui.terminal.going import LineOf
    from assess.ui.text.blocks import Block

COUNT_AFTER = 0.3
"""Seconds after the last change when the counts are made again."""


SAVED = "saved"
"""What the header says while nothing waits."""


class Shown:
    """What stands on the screen of a walk."""

    def __init__(self, at: Sitting) -> None:
        """Begin with nothing counted."""
        self._at = at
        self._counting: Timer | None = None
        self.complete: frozenset[CriterionRef] = frozenset()
        """The criteria that lack nothing."""
        self._lacking: Lacking = {}
        self._rules: Rules | None = None
        self._is_turned = False
        self._day: tuple[Timed, ...] = ()
        """The blocks of the day, once its clock runs."""

    @property
    def _sees_panel(self) -> bool:
        """Whether a panel found something that who sits here may see."""
        assessment = self._at.desk.assessment
        is_panel = assessment.only_rater is None
        return is_panel and sees_whole(assessment, self._at.desk.person)

    @property
    def is_whole(self) -> bool:
        """Whether what the panel found is shown, and not one's own sheet.

        Once it is published that comes first; the own sheet is behind a key.
        """
        assessment, person = self._at.desk.assessment, self._at.desk.person
        rates = person in assessment.brief.raters
        is_first = assessment.agreed.is_published or not rates
        return self._sees_panel and is_first != self._is_turned

    def go_to_line(self, line: LineOf, *, mends: bool) -> None:
        """Go to a line of the finding: an action where it was agreed, unless mended."""
        is_agreed = line.kind == "action" and not mends
        if is_agreed and self._sees_panel and not self.is_whole:
            self._is_turned = not self._is_turned
        self.all()
        self.criterion()
        self._at.screen.page("finding").land(f"{line.kind}:{line.name}")

    def turn(self) -> None:
        """Show one's own sheet, or what the panel found."""
        if not self._sees_panel:
            self._at.screen.tell("There is nothing to see but your own sheet.")
            return
        self._is_turned = not self._is_turned
        self.all()
        by = self._at.desk.assessment.brief.assessed_by
        whose = f"What the {by} found" if self.is_whole else "Your own sheet"
        self._at.screen.tell(f"{whose}. m shows the other.")

    def criteria(self) -> None:
        """Show the list of criteria, and all of them in a strip."""
        at, found = self._at, self._at.place.found
        blocks = self._criteria(None)
        at.screen.query_one(RatingStrip).show(blocks, at.screen.app.marks, at.ref)
        if found is not None:
            blocks = (by_what(at.place.words), *self._criteria(found))
        at.screen.page("list").show(blocks)

    def _criteria(self, only: Collection[CriterionRef] | None) -> tuple[Block, ...]:
        desk, marks = self._at.desk, self._at.screen.app.marks
        return listed.criteria(
            desk.assessment,
            desk.person,
            marks,
            only=only,
            lacks={ref for ref in self._lacking if ref not in self.complete},
            is_whole=self.is_whole or (self._sees_panel and not self._is_turned),
        )

    def finding(self) -> None:
        """Show the finding."""
        at = self._at
        assessment, person = at.desk.assessment, at.desk.person
        marks, lacks = at.screen.app.marks, self._lacking.get(at.ref, ())
        if self.is_whole:
            blocks = finding.whole(assessment, person, at.ref, marks)
        else:
            waits = waiting(d for d in at.desk.drafts if d[0].split()[0] == str(at.ref))
            blocks = finding.finding(
                assessment, person, at.ref, marks, lacks, waits=waits
            )
        if assessment.agreed.is_published and not self.is_whole:
            blocks = tuple(finding.only_read(blocks))
        at.screen.page("finding").show(blocks)

    def criterion(self) -> None:
        """Show the finding and the guidance of the criterion that the list is on."""
        at = self._at
        self.finding()
        if at.screen.has_class("-narrow"):
            self.head()
        page = at.screen.page("guidance")
        page.show(guidance(at.desk.assessment, at.ref, at.screen.app.marks))
        for each in (page, at.screen.page("finding")):
            each.scroll_to(y=0, animate=False)

    def begin(self) -> None:
        """Show everything for the first time."""
        self.criteria()
        self._at.screen.page("list").go(self._at.ref)
        self.look_at_day()
        self.criterion()
        self._count()
        self._at.screen.hint()

    def all(self) -> None:
        """Show everything again after a change, and count soon."""
        self.criteria()
        self.finding()
        self.head()
        self._at.screen.hint()
        if self._counting is None:
            self._counting = self._at.screen.set_timer(COUNT_AFTER, self._count)

    def head(self) -> None:
        """Say which assessment, whose sheet, how far, and whether it is saved."""
        desk = self._at.desk
        time = left_in_short(self._day, desk.now) if self._day else ""
        waits = bool(desk.drafts) and not self._at.talk.is_asking
        left, right = head(desk, self.complete, time, waits=waits)
        if self._at.screen.has_class("-narrow"):
            left = f"{self._at.called} · {left}"
        words = self._at.place.words
        narrowed = f" · with {words}" if words else ""
        self._at.screen.show_head(f"{left}{narrowed}", right)

    def look_at_day(self) -> None:
        """Look whether a clock runs; that is begun on another screen."""
        self._day = self._at.screen.app.day_of(self._at.desk)

    def _count(self) -> None:
        """Find out what lacks something; too slow for every key press."""
        self._counting = None
        desk = self._at.desk
        if self._rules is None:
            self._rules = rules_for(desk.folder)
        held, rules = desk.assessment.as_held_by(desk.person), self._rules
        found = problems(held, checking=rules.checking, policy=rules.policy)
        self.complete = complete(held, found)
        is_written = desk.person in desk.assessment.brief.raters
        is_done = self._sees_panel or desk.assessment.agreed.is_published
        self._lacking = lacking(found) if is_written and not is_done else {}
        self.criteria()
        self.finding()
        self.head()


def head(
    desk: Desk,
    complete: frozenset[CriterionRef],
    time: str = "",
    *,
    waits: bool = False,
) -> tuple[str, str]:
    """Return whose sheet of what this is, and how far it is and whether it is saved.

    Args:
        desk: Where the person sits.
        complete: The criteria that lack nothing.
        time: What the clock of the day says.
        waits: Whether words are half written that nobody is writing now.
    """
    brief = desk.assessment.brief
    left = f"{desk.person} · {brief.service} · {with_capital(brief.phase)}"
    found = progress(desk.assessment, desk.person)
    counts = f"{found.words}, {len(complete & set(found.refs))} complete"
    if desk.assessment.agreed.is_published:
        return left, _saved_words(desk)
    agreed = agreed_on(desk.assessment)
    if agreed.done and sees_whole(desk.assessment, desk.person):
        counts = agreed.words
    saved = _saved_words(desk)
    saved = "words wait" if waits and saved == SAVED else saved
    return left, " · ".join(filter(None, (time, counts, saved)))


def _saved_words(desk: Desk) -> str:
    if desk.assessment.agreed.is_published:
        return f"version {desk.assessment.agreed.version} published"
    if desk.read_only:
        return "only read"
    if desk.save_state.trouble:
        return "NOT SAVED"
    if desk.set_aside:
        files = "files" if desk.set_aside[1:] else "file"
        return f"{len(desk.set_aside)} {files} can't be read"
    return "saving" if desk.save_state.waiting else SAVED
