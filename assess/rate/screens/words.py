"""Write longer words about the criterion on screen: the reason, and a private note."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from assess.rate.use_cases import findings
from assess.rate.use_cases.own_sheet import draft
from assess.ui.terminal.editor import edited
from assess.ui.terminal.writing import Writing

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Words:
    """The keys that open the field for longer words."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def reason(self) -> None:
        """Write the reason."""
        desk, ref = self._at.desk, self._at.ref
        put = partial(findings.set_reason, desk, ref)
        self._write("Reason", put, lambda: draft(desk, ref).reason)

    def note(self) -> None:
        """Write the private note."""
        desk, ref = self._at.desk, self._at.ref
        put = partial(findings.set_note, desk, ref)
        title = "Note, private, never printed"
        self._write(title, put, lambda: draft(desk, ref).note)

    def _write(
        self, title: str, put: Callable[[str], bool], read: Callable[[], str]
    ) -> None:
        place = str(self._at.ref), title
        self._at.talk.write(title, Writing(self._at.desk, place, read, put))

    def editor(self) -> None:
        """Write in the person's own editor."""
        if self._at.talk.field is None:
            self.reason()
        field = self._at.talk.field
        if field is not None:
            text, sentence = edited(self._at.screen.app, field.text)
            if text != field.text:
                field.replace(text)
            self._at.screen.tell(sentence)
