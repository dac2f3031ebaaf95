"""Lines that are half written: kept with every letter, and taken away by undo."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from assess.desk.begun_lines import Draft
from assess.desk.history import Step
from assess.desk.on_desk import OnDesk
from assess.model.versions.patch import MISSING, Change

DRAFTS = ""
"""Stands for a file in a step that left lines half written; no file is called so."""


class HalfWritten:
    """Begun lines on a desk: kept, left, taken away and brought back."""

    def __init__(self, on_desk: OnDesk[Any]) -> None:
        """Take the desk that they lie on."""
        self._on_desk = on_desk
        self._lines = on_desk.lines

    def keep(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line; see `Desk.keep_draft`."""
        if self._lines.drafts.get(draft, "") == text:
            return
        with self._on_desk.lock:
            if began is not None:
                self._lines.began_from[draft] = began
            self._on_desk.journalled(self._lines.entry(draft, text))
            self._lines.drafts[draft] = text
            if not text:
                del self._lines.drafts[draft]

    def left(self, drafts: Iterable[Draft], place: str) -> Step | None:
        """Return the step that left these lines; nothing if none stands in them."""
        changes = tuple(
            Change(draft, MISSING, self._lines.drafts[draft])
            for draft in drafts
            if draft in self._lines.drafts
        )
        what = "What you had begun to write"
        now = self._on_desk.clock()
        return Step(DRAFTS, what, changes, now, place) if changes else None

    def turned(self, step: Step) -> Step | None:
        """Take lines away, or bring them back; return what was done."""
        changes = []
        for change in step.changes:
            place, question = change.path
            held = self._lines.drafts.get((place, question), MISSING)
            if (held is MISSING) == (change.before is MISSING):
                changes.append(Change(change.path, held, change.after))
                text = "" if change.after is MISSING else change.after
                self.keep((place, question), text)
        if not changes:
            return None
        return replace(step, changes=tuple(changes), at=self._on_desk.clock())

    def is_answered(self, step: Step) -> bool:
        """Whether a step left lines of which none is half written any more."""
        left = [change for change in step.changes if change.path in self._lines.drafts]
        return step.file == DRAFTS and not left
