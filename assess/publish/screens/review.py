"""Review: what is missing, the outcome, publishing, and the report."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.use_cases.gate import rules_for
from assess.check.use_cases.status import LISTED, Status, status_of
from assess.priorities.use_cases.sorting import turn
from assess.publish.screens import review_keys
from assess.publish.screens.counted import counted
from assess.publish.screens.deciding import Deciding
from assess.publish.screens.fixes import is_mended_here, line_of, mend_of, place_of
from assess.publish.screens.making import Making
from assess.publish.screens.publishing import Publishing
from assess.publish.views import review as views
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import Back, GoTo, Landing
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block
from assess.ui.text.half_written import left_out
from assess.ui.text.narrowing import narrowed

if TYPE_CHECKING:
    from assess.desk.desk import Desk

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
        self.status: Status
        """Where it stands, as it is shown."""
        self._groups: tuple[Grouped, ...] = ()
        self.outcome: Deciding = Deciding(self)
        self.publishing: Publishing = Publishing(self)
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
        """Look again, and show it."""
        self.status, self._groups = self._looked()
        brief = self.desk.assessment.brief
        left = f"Review · {brief.service} · {self.desk.person}"
        counts = f"{self.status.rated} of {self.status.total} {self.status.done}"
        self.head(left, counts)
        self._draw()

    def filter_by(self, words: str) -> None:
        """Show of what was found the lines in which all words stand."""
        self.words = words
        self._draw()

    def _draw(self) -> None:
        self.page.show(tuple(narrowed(self._blocks(self.status), self.words)))
        self.hint()

    @property
    def has_errors(self) -> bool:
        """Whether something has to be put right before anything is published."""
        return any(problem.level == "error" for problem in self.status.problems)

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
            self.outcome.asked(problem)
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

    # Going elsewhere

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
