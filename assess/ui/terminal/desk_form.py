"""A form over an assessment: a field is kept while typed, and taken when left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import ValidationError
from textual import events

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.store.errors import StoreError
from assess.ui.terminal.ask import AskInput, AskWords
from assess.ui.terminal.begun import BEGUN
from assess.ui.terminal.field import Field
from assess.ui.terminal.form import FormScreen
from assess.ui.terminal.key import Key
from assess.ui.terminal.keyed import Result

if TYPE_CHECKING:
    from assess.desk.begun_lines import Draft
    from assess.desk.desk import Desk
    from assess.ui.terminal.begun import Keeps


class DeskForm(FormScreen[Result]):
    """Fields that hold what an assessment says.

    What is typed stays half written, in the journal, until its field is left with
    Tab, Enter or Escape; then it is taken, or what is wrong stands at the field.
    """

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key("ctrl+z", "Undo", lambda screen: screen.undo(), hint="Undo"),
    )

    beside = ("Ctrl+n Capture",)

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__()
        self.desk = desk

    def keeps(self) -> Keeps:
        """Return where half-written words are kept."""
        return self.desk

    # What a form says of itself

    def held(self, name: str) -> str:
        """Return what the assessment says in a field."""
        raise NotImplementedError

    def put(self, name: str, answer: str) -> None:
        """Take an answer.

        Raises:
            RefusedError: it can't be taken.
        """
        raise NotImplementedError

    # From the assessment into the fields, and back

    def _draft(self, field: Field) -> Draft:
        return self.place, field.key

    def fill(self) -> None:
        """Fill every field; with what is half written, where something is."""
        came_back = False
        for field in self.query(Field):
            draft = self.desk.drafts.get(self._draft(field), "")
            came_back = came_back or bool(draft)
            field.fill(draft or self.held(field.key))
        if came_back:
            self.tell(BEGUN)

    def show(self) -> None:
        """Show what changed, but for what somebody is writing."""
        for field in self.query(Field):
            is_begun = self._draft(field) in self.desk.drafts
            if not (is_begun or field.problem):
                field.fill(self.held(field.key))
        self.hint()

    def typed(self, field: Field) -> None:
        """Keep it half written, in the journal."""
        if field.is_new:
            self._keep(field)

    def _keep(self, field: Field) -> None:
        held = self.held(field.key)
        text = "" if field.answer == held else field.answer
        self.desk.keep_draft(self._draft(field), text, held)

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep what is typed; take what was chosen."""
        field = event.field
        if isinstance(field.widget, AskInput | AskWords):
            self._keep(field)
            field.refuse("")
        elif not self.take(field):
            field.fill(self.held(field.key))

    def on_field_left(self, event: Field.Left) -> None:
        """Take what stands there."""
        self.take(event.field)

    def take(self, field: Field) -> bool:
        """Take the answer of a field; return whether it could be taken."""
        answer, held = field.answer.strip(), self.held(field.key)
        field.refuse("")
        try:
            if answer != held:
                self.put(field.key, answer)
        except (RefusedError, StoreError, ValidationError) as error:
            field.refuse(refusal(error))
            return False
        self.desk.keep_draft(self._draft(field), "")
        self.show()
        return True

    def undo(self) -> None:
        """Take back the last step, and say which."""
        step = self.desk.undo()
        self.show()
        self.tell(
            f"Taken back: {step.what}." if step else "There is nothing to take back."
        )

    def back(self) -> None:
        """Take what stands in the field and go back; what is refused is said once."""
        field = self.focused_field
        was_refused = field is not None and bool(field.problem)
        if field is None or was_refused or self.take(field):
            self.dismiss(None)
        else:
            self.tell("Esc again leaves it; what you typed is kept.", trouble=True)

    def on_screen_suspend(self, event: events.ScreenSuspend) -> None:
        """Take what stands in the field when something is opened on top."""
        event.stop()
        if self.focused_field is not None:
            self.take(self.focused_field)
