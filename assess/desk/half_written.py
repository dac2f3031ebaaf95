"""Lines that are half written: kept with every letter, and taken away by undo."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from assess.desk.history import Step
from assess.desk.on_desk import Entries, OnDesk
from assess.model.versions.patch import MISSING, Change

Draft = tuple[str, str]
"""A criterion and a question, of which a line is half written."""

DRAFTS = ""
"""Stands for a file in a step that left lines half written; no file is called so."""


class HalfWritten:
    """The lines that somebody has begun and not answered with."""

    def __init__(self, on_desk: OnDesk) -> None:
        """Begin with none."""
        self._on_desk = on_desk
        self.lines: dict[Draft, str] = {}
        self.began_from: dict[Draft, str] = {}
        """What was held when a line was begun, where that is known."""

    def keep(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line; see `Desk.keep_draft`."""
        if self.lines.get(draft, "") == text:
            return
        with self._on_desk.lock:
            if began is not None:
                self.began_from[draft] = began
            self._on_desk.journalled(self._entry(draft, text))
            self.lines[draft] = text
            if not text:
                del self.lines[draft]

    def left(self, drafts: Iterable[Draft], place: str) -> Step | None:
        """Return the step that left these lines; nothing if none stands in them."""
        changes = tuple(
            Change(draft, MISSING, self.lines[draft])
            for draft in drafts
            if draft in self.lines
        )
        what = "What you had begun to write"
        now = self._on_desk.clock()
        return Step(DRAFTS, what, changes, now, place) if changes else None

    def turned(self, step: Step) -> Step | None:
        """Take lines away, or bring them back; return what was done."""
        changes = []
        for change in step.changes:
            place, question = change.path
            held = self.lines.get((place, question), MISSING)
            if (held is MISSING) == (change.before is MISSING):
                changes.append(Change(change.path, held, change.after))
                text = "" if change.after is MISSING else change.after
                self.keep((place, question), text)
        if not changes:
            return None
        return replace(step, changes=tuple(changes), at=self._on_desk.clock())

    def is_answered(self, step: Step) -> bool:
        """Whether a step left lines of which none is half written any more."""
        left = [change for change in step.changes if change.path in self.lines]
        return step.file == DRAFTS and not left

    def take_over(self, entries: Iterable[dict[str, Any]]) -> None:
        """Take over the lines that a journal holds."""
        for entry in entries:
            if entry.get("kind") == "draft":
                draft = entry["place"], entry["question"]
                self.lines[draft] = entry["text"]
                if "began" in entry:
                    self.began_from[draft] = entry["began"]
        for draft in [draft for draft, text in self.lines.items() if not text]:
            del self.lines[draft]

    def entries(self) -> Entries:
        """Return the lines of a journal that give these lines again."""
        return [self._entry(draft, text) for draft, text in self.lines.items()]

    def _entry(self, draft: Draft, text: str) -> dict[str, Any]:
        place, question = draft
        entry = {"kind": "draft", "place": place, "question": question, "text": text}
        if draft in self.began_from:
            entry["began"] = self.began_from[draft]
        return entry
