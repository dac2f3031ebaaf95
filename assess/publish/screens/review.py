"""Review: what is missing, the outcome, publishing, and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.binding import Binding, BindingType

from assess.app.screens import screen_named
from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.use_cases.status import Status, status_of
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.places import find_key
from assess.model.file_names import AGREED_FILE
from assess.model.finding import CriterionRef
from assess.model.outcome import suggest_outcome
from assess.model.problem import Problem
from assess.publish.screens.fixes import OPEN, line_of, room_of
from assess.publish.use_cases.outcome import (
    adds_nothing,
    decide,
    decided,
    explain,
    must_be_publishable,
    must_be_reopenable,
    publish,
    reopen,
)
from assess.store.errors import StoreError
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.browser import opened
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.rate.screens.walk import WalkScreen


_STYLES: Final = {"error": "bad", "warning": "middling", "info": "quiet"}


class ReviewScreen(AskingScreen[str]):
    """Everything at a glance; ends with the criterion to go to, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(digit, f"decide('{digit}')", f"Outcome {digit}", show=False)
            for digit in "0123456789"
        ),
        Binding("f", "fix", "Do what mends the problem that the cursor is on"),
        Binding("r", "reason", "Reason for the outcome"),
        Binding("p", "publish", "Publish"),
        Binding("R", "reopen", "Reopen, to correct it"),
        Binding("m", "make", "Make the report"),
        Binding("o", "open", "Open the report in a browser"),
        Binding("v", "preview", "Preview the report here"),
        Binding("u", "undo", "Undo"),
        Binding("w,escape", "back", "Back to the walk"),
    ]

    def __init__(self, walk: WalkScreen) -> None:
        """Take the walk that it reviews."""
        super().__init__()
        if walk.desk is None:
            raise RuntimeError("nothing is open to review")
        self.walk = walk
        self.desk = walk.desk
        self._status: Status | None = None
        self._made: Path | None = None

    def show(self) -> None:
        """Show it again."""
        desk = self.desk
        self._status = status_of(desk.folder, desk.assessment, desk.set_aside)
        brief = desk.assessment.brief
        left = f"Review · {brief.service} · {desk.person}"
        counts = f"{self._status.rated} of {self._status.total} rated"
        self.query_one("#head", Bar).tell(left, counts)
        self.page.show(tuple(self._blocks(self._status)))
        self.query_one(Hints).tell(
            "1-3 Outcome",
            "r Reason",
            "p Publish",
            "m Report",
            "v Preview",
            "Enter Go there",
            "f Fix",
            "o Browser",
            "Esc Back",
        )

    def _blocks(self, found: Status) -> Iterator[Block]:
        yield Block(found.next_step, "heading")
        for standard in found.standards:
            counts = ", ".join(
                f"{count} {word.lower()}" for word, count in standard.ratings
            )
            yield Block(f"{standard.title}: {counts}")
            yield Block(
                f"{standard.rated} of {standard.total} {standard.nouns} rated, "
                f"{standard.complete} complete",
                "quiet",
                indent=2,
            )
        yield Block()
        yield from self._outcome(found)
        yield Block()
        yield from self._problems(found)
        if self._made is not None:
            yield Block()
            yield Block(f"Report: {self._made}")

    def _outcome(self, found: Status) -> Iterator[Block]:
        assessment = self.desk.assessment
        scale, outcome = assessment.gating_scale, assessment.agreed.outcome
        yield Block("Outcome", "accent")
        if scale is None or not scale.rating:
            yield Block("This assessment gives no overall rating.")
            return
        marks = self.app.marks
        decided = scale.rating[outcome.rating] if outcome else None
        if decided is None:
            yield Block("Not decided yet. The lead assessor decides it.")
        else:
            mark = marks.mark(decided.letter, decided.shape)
            yield Block(decided.word, "heading", mark=mark, mark_style=decided.colour)
        options = "   ".join(
            f"{r.key} {marks.mark(r.letter, r.shape)} {r.word}"
            for r in scale.rating.values()
        )
        yield Block(options, "quiet")
        suggested = suggest_outcome(assessment)
        word = found.suggested or "nothing yet"
        yield Block(f"The rule suggests {word}. {suggested.reason}")
        if outcome and outcome.reason:
            yield Block(f"Reason: {outcome.reason}")

    @staticmethod
    def _grouped(found: Status) -> tuple[Grouped, ...]:
        return grouped(found.assessment, found.problems)

    def _problems(self, found: Status) -> Iterator[Block]:
        yield Block("What is missing", "accent")
        for error in found.set_aside:
            yield Block(str(error), "bad", mark="Error   ")
        for number, one in enumerate(self._grouped(found)):
            yield Block(
                f"{one.where}: {one.sentence}",
                key=str(number),
                mark=f"{one.level.capitalize():<8}",
                mark_style=_STYLES[one.level],
            )
        for name, why in found.off.items():
            yield Block(f"Rule {name} is switched off: {why}", "quiet")
        if not (found.problems or found.set_aside):
            yield Block("Nothing is missing.")

    # What can be done

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to where a problem is."""
        found = self._status
        if found is None or not event.key:
            return
        problem = self._grouped(found)[int(event.key)].problems[0]
        self._go_to(problem)

    def action_fix(self) -> None:
        """Go where the problem is, and do what mends it."""
        found = self._status
        if found is None or not self.page.key:
            self.tell("Choose a problem first, with the arrow keys.")
            return
        problem = self._grouped(found)[int(self.page.key)].problems[0]
        self._go_to(problem, mend=True)

    def _go_to(self, problem: Problem, *, mend: bool = False) -> None:
        """Go to where a problem is, and with *mend* begin to mend it."""
        if room := room_of(problem):
            self._go_to_room(room, line_of(problem), mend=mend)
        elif problem.ref is not None and self._is_the_panels(problem):
            self._go_to_agreement(problem.ref)
        elif problem.ref is not None:
            fix = problem.rule if mend and problem.rule in OPEN else ""
            self.dismiss(f"{problem.ref} {fix}".strip())
        elif problem.key == "outcome.reason":
            self.action_reason()
        elif problem.key == "outcome":
            self.tell("The outcome is decided here, with a digit.")
        else:
            self.tell(f"It is in {problem.file}, {problem.key}.")

    def _is_the_panels(self, problem: Problem) -> bool:
        """Whether it is mended where the panel agrees."""
        return (
            problem.file == AGREED_FILE
            and self.desk.assessment.only_rater is None
            and self.desk.assessment.agreed.reveal is not None
        )

    @work(name="go_to_agreement")
    async def _go_to_agreement(self, ref: CriterionRef) -> None:
        from assess.panel.screens.agree import AgreeScreen  # noqa: PLC0415 - only here

        refs = list(self.desk.assessment.refs)
        await self.app.push_screen_wait(AgreeScreen(self.desk, refs, ref))
        self.show()

    @work(name="go_to_room")
    async def _go_to_room(self, room: str, line: str, *, mend: bool) -> None:
        screen = screen_named(room, self.walk, self.desk)
        if isinstance(screen, AskingScreen):
            screen.landing = line
            screen.mending = mend and room == "brief"
        await self.app.push_screen_wait(screen)
        self.show()

    def action_decide(self, digit: str) -> None:
        """Decide the outcome with the digit of a rating."""
        scale = self.desk.assessment.gating_scale
        self.attempt(lambda: self._decide(find_key(scale, digit)))

    def _decide(self, rating: str) -> None:
        try:
            decide(self.desk, rating)
        except NeedsReasonError:
            self.ask(
                "It differs from the rule, because",
                lambda reason: decide(self.desk, rating, reason=reason),
                row=rating,
            )

    def action_reason(self) -> None:
        """Write the reason for the outcome."""
        self.attempt(self._ask_reason)

    def _ask_reason(self) -> None:
        outcome = decided(self.desk)
        because = partial(explain, self.desk)
        self.ask("Reason for the outcome", because, outcome.reason, row=outcome.rating)

    def action_publish(self) -> None:
        """Ask whether to publish, or say what is in the way."""
        if self.attempt(lambda: must_be_publishable(self.desk)):
            self.sure(self._publishing(), "Publish", self._publish)

    def _publishing(self) -> str:
        """Ask whether to publish, with what a reader of the report would see."""
        agreed, found = self.desk.assessment.agreed, self._status
        question = f"Publish version {agreed.version + 1}"
        if found is not None and found.warnings:
            count = len(found.warnings)
            question += f" with {count} {'warning' if count == 1 else 'warnings'}"
        if adds_nothing(self.desk):
            return f"{question}? It says the same as version {agreed.version}."
        return f"{question}? After that only reopening changes it."

    def _publish(self) -> None:
        self._attempt_and_say(
            lambda: f"Version {publish(self.desk)} is published. m makes the report."
        )

    def action_reopen(self) -> None:
        """Ask why, and open it again."""
        if self.attempt(lambda: must_be_reopenable(self.desk)):
            self.ask("Opened again, because", partial(reopen, self.desk))

    def _attempt_and_say(self, verb: Callable[[], str]) -> None:
        said: list[str] = []
        if self.attempt(lambda: said.append(verb())):
            self.tell(said[0])

    @work(thread=True, exclusive=True)
    def action_make(self) -> None:
        """Make the report, and say where it is."""
        from assess.publish.use_cases.report import write_report  # noqa: PLC0415 - slow to import

        try:
            paths = [
                write_report(self.desk.folder, self.desk.assessment, form)
                for form in ("html", "md")
            ]
        except (StoreError, RefusedError) as error:
            self.call_later(self.tell, str(error), trouble=True)
        else:
            self.call_later(self._reported, paths[0])

    def _reported(self, path: Path) -> None:
        self._made = path
        self.show()
        self.tell(f"The report is in {path}. o opens it in a browser.")

    def action_open(self) -> None:
        """Open the report in a browser, or say where it is."""
        if self._made is None:
            self.tell("Make the report first, with m.")
        else:
            self.tell(opened(self._made))

    async def action_preview(self) -> None:
        """Show the report here."""
        from assess.publish.screens.preview import PreviewScreen  # noqa: PLC0415 - slow
        from assess.publish.use_cases.report import drawing_for, report  # noqa: PLC0415 - same

        self.tell("Making the preview ...")
        try:
            drawing = drawing_for(self.desk.folder)
            text = report(self.desk.assessment, "md", drawing=drawing)
        except (StoreError, RefusedError) as error:
            self.tell(str(error), trouble=True)
            return
        await self.app.push_screen(PreviewScreen(text))

    def action_back(self) -> None:
        """Go back to the walk."""
        self.dismiss(None)
