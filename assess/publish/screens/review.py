"""Review: what is missing, the outcome, publishing, and the report."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.use_cases.gate import rules_for
from assess.check.use_cases.status import LISTED, Status, status_of
from assess.desk.days import read_day
from assess.desk.errors import NeedsReasonError
from assess.desk.places import find_key
from assess.model.outcome import outcome_scale
from assess.model.values import LONGEST_TEXT
from assess.priorities.use_cases.sorting import turn
from assess.publish.screens import review_keys
from assess.publish.screens.counted import counted
from assess.publish.screens.fixes import is_mended_here, line_of, mend_of, place_of
from assess.publish.screens.making import Making
from assess.publish.use_cases.outcome import (
    decide,
    decided,
    explain,
    must_be_reopenable,
    publish,
    reopen,
)
from assess.publish.use_cases.publishable import adds_nothing, must_be_publishable
from assess.publish.use_cases.published_before import must_have_been
from assess.publish.views import review as views
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import Back, GoTo, Landing
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.half_written import left_out
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from datetime import date

    from assess.desk.desk import Desk
    from assess.model.problem import Problem

NO_SCREEN = "No screen mends this. It stands in the file {}, at {}."


class ReviewScreen(AskingScreen[GoTo]):
    """Everything at a glance; ends with the criterion to go to, or none."""

    KEYS = review_keys.KEYS
    NOW = (
        "Enter goes to what is missing. When nothing is, decide the outcome "
        "with a digit, publish with p, which asks once, and make the report "
        "with m."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who reviews."""
        super().__init__()
        self.desk = desk
        self._rules = rules_for(desk.folder)
        self._status, self._groups = self._looked()
        self.report: Making = Making(self)

    def land(self) -> None:
        """Go to the problem that somebody went away from, or to the next one."""
        if self.landing is None:
            return
        place, _, sentence = self.landing.place.partition(" ")
        groups = self._groups
        same = [n for n, each in enumerate(groups) if each.sentence == sentence]
        found = min(same, key=lambda n: abs(n - int(place)), default=int(place))
        self.page.go(min(found, len(groups) - 1))

    def show(self) -> None:
        """Show it again."""
        self._status, self._groups = self._looked()
        brief = self.desk.assessment.brief
        left = f"Review · {brief.service} · {self.desk.person}"
        counts = f"{self._status.rated} of {self._status.total} {self._status.done}"
        self.head(left, counts)
        self.page.show(tuple(narrowed(self._blocks(self._status), self.words)))
        self.hint()

    @property
    def has_errors(self) -> bool:
        """Whether something has to be put right before anything is published."""
        return any(problem.level == "error" for problem in self._status.problems)

    def _looked(self) -> tuple[Status, tuple[Grouped, ...]]:
        """Say where it stands now; the settings were read when the screen was made."""
        desk = self.desk
        found = status_of(
            desk.folder,
            desk.assessment,
            desk.set_aside,
            desk.files.copy_problems,
            rules=self._rules,
        )
        return found, grouped(found.assessment, found.problems)

    def _blocks(self, found: Status) -> Iterator[Block]:
        step = found.next_step.removesuffix(LISTED)
        yield Block(f"{step.rstrip('.')}.", "heading")
        if waits := left_out(self.desk.drafts, found.assessment):
            yield Block(waits, "middling")
        yield from counted(found.standards)
        yield Block()
        yield from views.outcome(found.assessment, self.app.marks)
        yield Block()
        yield from views.missing(
            self._groups,
            found.set_aside,
            found.checking.off,
            published=found.is_published,
        )
        yield Block()
        yield from views.changes(found.assessment)
        if self.report.made is not None:
            yield Block()
            yield Block(f"Report: {self.report.made}")

    # What can be done

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to where a problem is."""
        await self._go_to(event.key, mends=False)

    async def fix(self) -> None:
        """Go where the problem is, and do what mends it."""
        if self.page.key is None:
            self.tell("Choose a problem first, with the arrow keys.")
        else:
            await self._go_to(self.page.key, mends=True)

    async def _go_to(self, line: Hashable, *, mends: bool) -> None:
        """Go to where the first problem of a line is, and perhaps begin to mend it.

        A line of what an action changes is turned where it stands.
        """
        if isinstance(line, views.ActionLine):
            if self.talk.attempt(lambda: turn(self.desk, line.id)):
                self.show()
            return
        if not isinstance(line, int):
            return
        problem = self._groups[line].problems[0]
        place = place_of(problem, self.desk.assessment, mends=mends)
        found = self.desk.assessment
        if is_mended_here(problem, found) and mend_of(problem) != "choice":
            self._outcome_asked(problem)
        elif mends and problem.key == "draft":
            self.report.send()
        elif place is not None:
            await self.app.open_screen(
                place.screen, self.desk, place.ref, self._back_from, place.landing
            )
        elif problem.ref is not None:
            mend = mend_of(problem) if mends else None
            back = Back("review", Landing(f"{line} {problem.sentence}"))
            self.dismiss(GoTo(problem.ref, mend, line_of(problem), back))
        else:
            self.tell(NO_SCREEN.format(problem.file, problem.key))

    @property
    def leads_somewhere(self) -> bool:
        """Whether a screen mends what the cursor is on."""
        line = self.page.key
        if not isinstance(line, int):
            return False
        problem = self._groups[line].problems[0]
        found = self.desk.assessment
        place = place_of(problem, found, mends=False) or is_mended_here(problem, found)
        return bool(place or problem.ref)

    def on_page_moved(self) -> None:
        """Offer what can be done with the line that the cursor is on now."""
        self.hint()

    # The outcome

    def _outcome_asked(self, problem: Problem) -> None:
        """Ask for the outcome, or for its reason, as its problem has it."""
        if problem.key == "outcome.reason":
            self.reason()
            return
        scale = outcome_scale(self.desk.assessment)
        options = tuple(views.outcomes(scale, self.app.marks)) if scale else ()
        self.talk.choose("The outcome", options, self._decided)

    def _decided(self, rating: str) -> None:
        if rating:
            self._decide(rating)

    def decide(self, digit: str) -> None:
        """Decide the outcome with the digit of a rating."""
        scale = outcome_scale(self.desk.assessment)
        self.talk.attempt(lambda: self._decide(find_key(scale, digit)))

    def _decide(self, rating: str) -> None:
        before = self.desk.assessment.agreed.outcome
        try:
            decide(self.desk, rating)
            said = views.about_reason(before, self.desk.assessment.agreed.outcome)
            self.tell(f"{said} u brings it back." if said else "")
        except NeedsReasonError as needed:
            held = self.desk.assessment.agreed.outcome
            came_back = self.talk.ask(
                views.asked_why(self.desk.assessment, rating),
                lambda reason: decide(self.desk, rating, reason=reason),
                held.reason if held and held.rating == rating else "",
                row=rating,
                most=LONGEST_TEXT,
            )
            if not came_back:
                self.tell(str(needed))

    def reason(self) -> None:
        """Write the reason for the outcome."""
        self.talk.attempt(self._ask_reason)

    def _ask_reason(self) -> None:
        outcome = decided(self.desk)
        because = partial(explain, self.desk)
        self.talk.ask(
            "Reason for the outcome",
            because,
            outcome.reason,
            row=outcome.rating,
            most=LONGEST_TEXT,
        )

    def publish(self) -> None:
        """Ask whether to publish, or say what is in the way."""
        if self.talk.attempt(lambda: must_be_publishable(self.desk)):
            self._sure()

    def _sure(self, on: date | None = None) -> None:
        """Ask whether to publish, now or as published on a day before."""
        question = views.publishing(
            self.desk.assessment.agreed.version + 1,
            on=on,
            warnings=len(self._status.listed("warning")),
            repeats=adds_nothing(self.desk),
            waits=left_out(self.desk.drafts, self.desk.assessment),
        )
        self.talk.sure(question, "Publish", partial(self._publish, on))

    def publish_as_before(self) -> None:
        """Ask on which day it was published, then whether to publish it so."""
        if self.talk.attempt(lambda: must_be_publishable(self.desk)):
            self.talk.ask("It was published on which day", self._publish_on)

    def _publish_on(self, words: str) -> None:
        day = read_day(words)
        must_have_been(self.desk, day)
        # once the question for the day is closed
        self.call_after_refresh(partial(self._sure, day))

    def _publish(self, on: date | None = None) -> None:
        self.talk.say(
            lambda: (
                f"Version {publish(self.desk, on)} is published. "
                "m makes the report, M the one for the public."
            )
        )

    def reopen(self) -> None:
        """Ask why, and open it again."""
        if self.talk.attempt(lambda: must_be_reopenable(self.desk)):
            version = self.desk.assessment.agreed.version
            self.talk.ask(
                f"Open version {version} again? It stays in the history. Because",
                partial(reopen, self.desk),
                most=LONGEST_TEXT,
            )

    async def open(self, name: str) -> None:
        """Show what belongs to no criterion, or what the team marked."""
        ref = self.desk.assessment.refs[0]
        await self.app.open_screen(name, self.desk, ref, self._back_from)

    def _back_from(self, where: GoTo | None) -> None:
        """Show it again, or go on to the line that is to be mended."""
        if where is None:
            self.show()
        else:
            self.dismiss(where)

    async def preview(self) -> None:
        """Show the report here."""
        from assess.publish.screens.preview import PreviewScreen  # noqa: PLC0415 - bench: Review, from its key

        await self.app.push_screen(PreviewScreen(self.desk))
