"""The panel: who has submitted, ratings side by side, and what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import Binding, BindingType

from assess.desk.errors import NeedsReasonError, RefusedError
from assess.model.finding import CriterionRef
from assess.model.outcome import names
from assess.model.panel import not_submitted
from assess.model.sight import may_see
from assess.panel import views
from assess.panel.logic.agreeing import compared
from assess.panel.use_cases import agreeing, submitting
from assess.store.errors import StoreError
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class RevealScreen(AskingScreen[str]):
    """Where a panel submits, reveals and agrees; ends with a criterion, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("S", "submit", "Submit what you rated"),
        Binding("T", "take_back", "Take your submission back, until the reveal"),
        Binding("R", "reveal", "Reveal all ratings, as the lead"),
        Binding("a", "accept", "Accept all that are unanimous"),
        Binding("g", "agreement", "Agreement: how far you were of one mind alone"),
        Binding("u", "undo", "Undo"),
        Binding("s,escape", "back", "Back to the walk"),
    ]

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self._shows_agreement = False

    @property
    def _is_open(self) -> bool:
        """Whether who sits here may see the ratings side by side."""
        assessment = self.desk.assessment
        others = [p for p in assessment.brief.raters if p != self.desk.person]
        handed_in = [p for p in others if p not in not_submitted(assessment)]
        first = assessment.refs[0]
        return any(may_see(assessment, self.desk.person, p, first) for p in handed_in)

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        brief, left = assessment.brief, not_submitted(assessment)
        count = len(brief.raters) - len(left)
        revealed = "revealed" if assessment.agreed.reveal else "not revealed"
        counts = f"{count} of {len(brief.raters)} submitted · {revealed}"
        self.query_one("#head", Bar).tell(
            f"Panel · {brief.service} · {self.desk.person}",
            "a file can't be read" if self.desk.unread_parts else counts,
        )
        self.show_page(self.desk, self._blocks())
        before = ("S Submit", "T Take back", "R Reveal")
        after = ("Enter Open", "a Accept unanimous", "g Agreement", "u Undo")
        hints = after if assessment.agreed.reveal else before
        self.query_one(Hints).tell(*hints, "Esc Back")

    def on_resize(self) -> None:
        """Lay the columns out again."""
        if self.is_mounted:
            self.show()

    def _blocks(self) -> Iterator[Block]:
        assessment = self.desk.assessment
        if assessment.only_rater is not None:
            yield Block(
                "One person rates here, so there is nothing to reveal or to agree on."
            )
            return
        if not self._is_open:
            yield Block(self._next_step(), "heading")
            yield Block()
            yield from views.who(assessment, self.desk.unread_people)
            return
        rows = compared(assessment)
        agreed = sum(row.is_agreed for row in rows)
        yield Block(f"{agreed} of {len(rows)} agreed. {self._next_step()}", "heading")
        width = self.page.size.width - 4
        yield from views.side_by_side(assessment, rows, self.app.marks, width)
        yield Block()
        if self._shows_agreement:
            yield from views.agreement(assessment)
            yield Block()
        yield from views.who(assessment, self.desk.unread_people)

    def _next_step(self) -> str:
        assessment, person = self.desk.assessment, self.desk.person
        brief, sheet = assessment.brief, self.desk.sheet
        if self.desk.unread_parts:
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

    # What can be done

    def action_submit(self) -> None:
        """Submit, or say what is missing."""
        if self.attempt(lambda: submitting.submit(self.desk)):
            self.tell("Submitted. T takes it back, until all is revealed.")

    def action_take_back(self) -> None:
        """Take the submission back."""
        if self.attempt(lambda: submitting.unsubmit(self.desk)):
            self.tell("Taken back. S submits again.")

    def action_reveal(self) -> None:
        """Ask whether to reveal, or why now, if somebody has not submitted."""
        try:
            submitting.must_be_revealable(self.desk)
        except NeedsReasonError as error:
            self._ask_why_now()
            self.tell(str(error))
        except (RefusedError, StoreError) as error:
            self.tell(str(error), trouble=True)
        else:
            count = len(self.desk.assessment.brief.raters)
            self.sure(
                f"Reveal all {count} sheets? All see every rating, for good.",
                "Reveal",
                self._reveal,
            )

    def _reveal(self) -> None:
        if self.attempt(lambda: submitting.reveal(self.desk)):
            self.tell("Revealed. Talk about the first ones first.")

    def _ask_why_now(self) -> None:
        self.ask(
            "Go on without them, because",
            lambda why: submitting.reveal(self.desk, reason=why),
        )

    def action_accept(self) -> None:
        """Accept all that are unanimous."""
        done: list[agreeing.Accepted] = []
        if not self.attempt(lambda: done.append(agreeing.accept_unanimous(self.desk))):
            return
        accepted = done[0]
        said = [f"{len(accepted.refs)} accepted. Read their reasons."]
        if accepted.without_reason:
            lacking = names(self.desk.assessment, list(accepted.without_reason))
            said.append(f"Nobody gave a reason for {lacking}.")
        self.tell(" ".join(said) if accepted.refs or accepted.without_reason
                  else "Nothing is unanimous that is not agreed yet.")  # fmt: skip

    def action_agreement(self) -> None:
        """Show the statistics, or hide them."""
        self._shows_agreement = not self._shows_agreement
        self.show()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Open a criterion."""
        self._open(event.key)

    @work(name="open_criterion")
    async def _open(self, key: str) -> None:
        from assess.panel.screens.agree import AgreeScreen  # noqa: PLC0415 - only here

        standard, _, criterion = key.partition(":")
        rows = compared(self.desk.assessment)
        screen = AgreeScreen(
            self.desk, [row.ref for row in rows], CriterionRef(standard, criterion)
        )
        last = await self.app.push_screen_wait(screen)
        self.show()
        if last:
            self.page.go(last)

    def action_back(self) -> None:
        """Go back to the walk."""
        self.dismiss(None)
