"""The panel: who has submitted, ratings side by side, and what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef
from assess.model.outcome import named
from assess.model.panel import missing, not_submitted
from assess.model.progress import agreed_on
from assess.model.sight import may_see
from assess.panel import views
from assess.panel.logic.agreeing import compared
from assess.panel.screens import reveal_keys
from assess.panel.screens.agree import AgreeScreen
from assess.panel.screens.revealing import Revealing
from assess.panel.screens.submitting import Submitting
from assess.panel.use_cases import agreeing
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class RevealScreen(AskingScreen[GoTo]):
    """Where a panel submits, reveals and agrees; ends with a criterion, or none."""

    KEYS = reveal_keys.KEYS
    NOW = (
        "Everybody rates alone and submits with S. When all have, the lead "
        "reveals with R. Then talk about the criteria that stand first; Enter "
        "opens one."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self.submitting: Submitting = Submitting(self)
        self.revealing: Revealing = Revealing(self)
        self._shows_agreement = False

    @property
    def is_revealed(self) -> bool:
        """Whether all ratings are revealed."""
        return self.desk.assessment.agreed.reveal is not None

    @property
    def may_reveal(self) -> bool:
        """Whether several rate, and nothing is revealed yet."""
        return not self.is_revealed and self.desk.assessment.only_rater is None

    @property
    def may_submit(self) -> bool:
        """Whether who sits here rates, and has not handed that in yet."""
        rates = self.desk.person in self.desk.assessment.brief.raters
        return self.may_reveal and rates and self.desk.sheet.submission is None

    @property
    def may_take_back(self) -> bool:
        """Whether who sits here has handed in what can still be taken back."""
        return self.may_reveal and self.desk.sheet.submission is not None

    @property
    def writes_agreed(self) -> bool:
        """Whether who sits here reveals, and writes down what is agreed."""
        return self.desk.person == self.desk.assessment.brief.writes_agreed

    @property
    def waiting(self) -> tuple[CriterionRef, ...]:
        """What who sits here has to rate before submitting."""
        assessment, person = self.desk.assessment, self.desk.person
        return missing(assessment, person) if person in assessment.brief.raters else ()

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        brief, left = assessment.brief, not_submitted(assessment)
        count = len(brief.raters) - len(left)
        revealed = "revealed" if assessment.agreed.reveal else "not revealed"
        counts = f"{count} of {len(brief.raters)} submitted · {revealed}"
        self.head(
            f"{with_capital(brief.assessed_by)} · {brief.service} · {self.desk.person}",
            "a file can't be read" if self.desk.unread.parts else counts,
        )
        self.show_page(self._blocks())

    async def people(self) -> None:
        """Open the screen of who is on the panel and in the team."""
        first = self.desk.assessment.refs[0]
        await self.app.open_screen("people", self.desk, first, lambda _: self.show())

    def on_resize(self) -> None:
        """Lay the columns out again."""
        if self.is_mounted:
            self.show()

    def _blocks(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        if assessment.only_rater is not None:
            yield Block(
                "One person rates here, so there is nothing to reveal or to agree on. "
                "P adds others."
            )
            return
        if not _may_compare(self.desk):
            yield Block(_next_step(self.desk), "heading")
            yield Block()
            yield from views.who(assessment, self.desk.unread.people)
            return
        agreed = agreed_on(assessment).words
        yield Block(f"{agreed}. {_next_step(self.desk)}", "heading")
        rows = compared(assessment)
        width = self.page.size.width - 4
        yield from views.side_by_side(assessment, rows, self.app.marks, width)
        yield Block()
        if self._shows_agreement:
            yield from views.agreement(assessment)
            yield Block()
        yield from views.who(assessment, self.desk.unread.people)

    # What can be done

    def accept(self) -> None:
        """Accept all that are unanimous."""
        self.talk.say(partial(_accepted, self.desk))

    def agreement(self) -> None:
        """Show the statistics, or hide them."""
        self._shows_agreement = not self._shows_agreement
        self.show()

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open a criterion."""
        if isinstance(event.key, CriterionRef):
            refs = [row.ref for row in compared(self.desk.assessment)]
            screen = AgreeScreen(self.desk, event.key, refs)
            await self.app.push_screen(screen, self._agreed)

    def _agreed(self, last: GoTo | None) -> None:
        """Show all again, the cursor on the criterion that was shown last."""
        self.show()
        if last:
            self.page.go(last.ref)


def _may_compare(desk: Desk) -> bool:
    """Whether who sits here may see the ratings side by side."""
    assessment = desk.assessment
    others = [p for p in assessment.brief.raters if p != desk.person]
    handed_in = [p for p in others if p not in not_submitted(assessment)]
    first = assessment.refs[0]
    return any(may_see(assessment, desk.person, p, first) for p in handed_in)


def _next_step(desk: Desk) -> str:
    assessment, person = desk.assessment, desk.person
    brief, sheet = assessment.brief, desk.sheet
    if desk.unread.parts:
        return "Mend the file that can't be read."
    if person in brief.raters and sheet.submission is None:
        return "Rate everything on your own, then submit with S."
    if assessment.agreed.reveal is not None:
        return "Talk about the first ones first. Enter opens one."
    if left := not_submitted(assessment):
        return f"Waiting for {', '.join(left)} to submit."
    if person == brief.writes_agreed:
        return "Everybody has submitted. Reveal with R."
    return f"Everybody has submitted. {brief.writes_agreed} reveals."


def _accepted(desk: Desk) -> str:
    """Accept all that are unanimous; say how many, and of which no reason is known."""
    accepted = agreeing.accept_unanimous(desk)
    if not (accepted.refs or accepted.without_reason):
        return "Nothing is unanimous that is not agreed yet."
    said = f"{len(accepted.refs)} accepted. Read their reasons."
    if accepted.without_reason:
        lacking = named(desk.assessment, accepted.without_reason)
        said += f" Nobody gave a reason for {lacking}."
    return said
