"""New: start an assessment, in a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.setup.logic.answers import Answers
from assess.setup.screens.new_fields import ELSEWHERE, fields
from assess.setup.screens.new_standards import Standards
from assess.setup.use_cases.answered import in_short, made, told
from assess.setup.use_cases.earlier import ElsewhereError
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import followed, member
from assess.store.errors import StoreError
from assess.ui.terminal.field import Field
from assess.ui.terminal.form import FormScreen
from assess.ui.terminal.key import Key
from assess.ui.text.folders import folder_name

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.ui.terminal.begun import Keeps

ANSWERED: Final = "NewScreen, answered"
"""Under which name the answers are kept until the assessment is started."""

LINES: Final = ("service", "council", "phase", "kind", "delivery", "reassesses",
                *ELSEWHERE, "asked", "lead", "folder")  # fmt: skip
"""The fields whose answers are kept as they stand; the standards have scales too."""


class NewScreen(FormScreen[Path]):
    """A form; ends with the folder that was made."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "ctrl+s", "Start the assessment", lambda screen: screen.make(), hint="Start"
        ),
    )
    NOW = (
        "Fill in the fields; Tab and the arrows go from one to the next. Ctrl+s starts "
        "the assessment. What you typed is kept, also when you leave."
    )

    def __init__(self, workspace: Path) -> None:
        """Take the workspace that the folder will be in."""
        super().__init__()
        self.workspace = workspace
        self._standards: Standards = Standards(self)
        self._pressed = False
        self._asked_at = ""
        """The field from which it was asked whether to start."""

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self.workspace

    def keeps(self) -> Keeps:
        """Return where the answers are kept until they are taken."""
        return self.app.scribbles

    def parts(self) -> Iterator[Widget]:
        """Yield the fields in the order in which people think of them."""
        yield from fields(followed(self.workspace), *self._standards.first())

    # What was answered

    @property
    def answers(self) -> Answers:
        """What stands in the fields now."""
        answered = {field.key: field.answer for field in self.query(Field)}
        lines = {name: answered[name].strip() for name in LINES}
        return Answers(**lines, scales=self._standards.chosen(answered))

    def fill(self) -> None:
        """Put in what was answered before, or what is proposed."""
        answers = Answers()
        for (place, name), line in self.app.scribbles.drafts.items():
            if place == ANSWERED and name in (*LINES, "scales"):
                answers = answers.with_answer(name, line)
        known = self._standards.known(answers.scales)
        self._put(replace(answers, scales=known or self._standards.proposed))

    def _put(self, answers: Answers) -> None:
        for name in LINES:
            self.field(name).fill(answers.answer(name))
        more = self._standards.has_more(answers.scales)
        self.field("more").fill("yes" if more else "")
        if more:
            self._standards.offer(more=True)
        self.field("scales").fill(" ".join(answers.scales))
        self._standards.show_scales(answers.scales)
        self._fit(self.answers)

    def _fit(self, answers: Answers) -> None:
        """Show what depends on other answers."""
        self.field("reassesses").display = answers.kind == "reassessment"
        for name in ELSEWHERE:
            self.field(name).display = answers.is_from_elsewhere
        self.field("found").display &= not answers.reassesses
        self.field("lead").display = answers.names_lead
        self.field("folder").widget.placeholder = answers.proposed_folder()

    def show(self) -> None:
        """Show what this is."""
        self.head("Start an assessment", f"in {folder_name(self.workspace)}")
        self.hint()

    # What happens in the fields

    def typed(self, field: Field) -> None:
        """Keep the answer in the state folder."""
        if field.is_new and field.key in LINES:
            line = dict(self.answers.lines())[field.key]
            self.app.scribbles.keep_draft((ANSWERED, field.key), line)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep the answers, and show what depends on them."""
        if event.field.key == "more":
            self._standards.offer(more=bool(event.field.answer))
        answers = self.answers
        if event.field.key == "scales":
            self._standards.show_scales(answers.scales)
        self._fit(answers)
        is_proposed = answers.scales == self._standards.proposed
        for name, line in answers.lines():
            is_own = name != "scales" or not is_proposed
            self.app.scribbles.keep_draft((ANSWERED, name), line if is_own else "")
        if self._pressed and event.field.problem:
            event.field.refuse(answers.missing().get(event.field.key, ""))

    def on_field_left(self, event: Field.Left) -> None:
        """Take over from the earlier assessment once it is named."""
        field = event.field
        if field.key == "reassesses" and field.display and field.answer.strip():
            try:
                self._take_over()
            except (StoreError, RefusedError) as error:
                field.refuse(refusal(error))

    def _take_over(self) -> None:
        """Take from an earlier assessment what a later one has from it."""
        if self.answers.is_from_elsewhere:
            self.field("reassesses").refuse("")
            return
        self._take(told(self.workspace, self.answers))

    def _take(self, start: Start) -> None:
        known = self._standards.known(dict(start.standards or ()))
        self.field("reassesses").refuse("")
        self._put(
            replace(
                self.answers,
                service=start.service,
                council=start.council,
                phase=start.phase,
                delivery=start.delivery,
                scales=known,
            )
        )

    def make(self) -> None:
        """Make the assessment, or say what is missing at its field."""
        self._pressed = True
        answers = self.answers
        missing = answers.missing()
        if not missing and answers.names_lead:
            try:
                member(f"{answers.lead}:lead")
            except RefusedError as error:
                missing = {"lead": refusal(error)}
        self.refuse(missing)
        if not missing:
            self.talk.attempt(self._ask_or_start)

    def _ask_or_start(self) -> None:
        """Say what is taken over from elsewhere before anything is made."""
        try:
            said = in_short(self.workspace, self.answers)
        except ElsewhereError as error:
            self.refuse({error.name: str(error)})
            return
        except (StoreError, RefusedError) as error:
            self.refuse({self.answers.names_earlier: refusal(error)})
            return
        if said:
            focused = self.focused_field
            self._asked_at = focused.key if focused else ""
            self.talk.sure(f"{said} Start?", "Start", self._start_now)
        else:
            self._start()

    def take_keys(self) -> None:
        """Give the keys back to the field from which it was asked."""
        if self.focused_field is None and self._asked_at:
            self.hint()
            self.go_to(self._asked_at)
        else:
            super().take_keys()

    def _start_now(self) -> None:
        self.talk.attempt(self._start)

    def _start(self) -> None:
        folder = made(self.workspace, self.answers)
        self.app.scribbles.forget(ANSWERED)
        self.dismiss(folder)
