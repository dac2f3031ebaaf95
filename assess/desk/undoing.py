"""Take back what was done, and do it again, as far as it still fits."""

from contextlib import suppress
from dataclasses import replace
from typing import Any, NoReturn

from pydantic import ValidationError

from assess.desk.errors import RefusedError
from assess.desk.half_written import DRAFTS, HalfWritten
from assess.desk.history import Step
from assess.desk.on_desk import OnDesk
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.model.versions.patch import difference, held_at, patched


class Undoing:
    """The steps of the person at the desk, and the way back through them."""

    def __init__(self, on_desk: OnDesk[Any], half_written: HalfWritten) -> None:
        """Take the desk with its steps, and the lines that are no part of a file."""
        self._on_desk = on_desk
        self._half_written = half_written
        self._history = on_desk.history

    def undo(self) -> Step | None:
        """Take back the last step; see `Desk.undo`."""
        with self._on_desk.lock:
            self._drop_answered()
            if not self._history.done:
                return None
            step = self._history.done[-1]
            if (how := self._turned(step.reverse, "undo")) is None:
                self._drop("undo", step)
            self._history.took_back(how)
        return step

    def redo(self) -> Step | None:
        """Do again the last step taken back; see `Desk.redo`."""
        with self._on_desk.lock:
            if not self._history.undone:
                return None
            step = self._history.undone[-1]
            if (how := self._turned(step, "redo")) is None:
                self._drop("redo", step)
            self._history.did_again(how)
        return step

    def back_to(self, count: int) -> None:
        """Take back every step but the first *count*, for good, as far as that goes."""
        with suppress(RefusedError), self._on_desk.lock:
            while self._history.done and self._history.count > count:
                self.undo()
                self._forget_last("redo")

    def forget(self) -> None:
        """Let nothing that was done so far be taken back."""
        with self._on_desk.lock:
            self._history.forget()
            self._on_desk.journalled({"kind": "forget"})

    def _drop(self, kind: str, step: Step) -> NoReturn:
        """Forget a step that nothing fits any more, also after a restart."""
        self._forget_last(kind)
        raise RefusedError(
            f"This was changed since, so it stays as it is: {step.what}."
        )

    def _drop_answered(self) -> None:
        """Forget that lines were left which have been answered since."""
        done = self._history.done
        while done and self._half_written.is_answered(done[-1]):
            self._forget_last("undo")

    def _forget_last(self, kind: str) -> None:
        self._history.drop(kind)
        self._on_desk.journalled({"kind": "drop", "of": kind})

    def _turned(self, step: Step, kind: str) -> Step | None:
        """Make those changes of *step* that still fit; return what was done."""
        if step.file == DRAFTS:
            left = self._half_written.turned(step)
            if left is not None:
                self._on_desk.journalled(left.to_entry(kind))
            return left
        held = self._on_desk.held[step.file]
        if (value := _patched(step, held)) is None:
            return None
        value = self._brought_back(held, value)
        self._on_desk.must_be_allowed(step.file, held, value)
        changes = difference(plain(held), plain(value))
        now = self._on_desk.clock()
        how = replace(step, changes=changes, at=now, typing=False)
        self._on_desk.take(how, value, kind)
        return how

    def _brought_back(self, held: Value, value: Value) -> Value:
        """Return what is put; what stands under a new id in it is followed."""
        rules, now = self._on_desk.files.rules, self._on_desk.clock()
        back, renamed = rules.brought_back(self._on_desk.whole, held, value, at=now)
        for old, new in renamed:
            self._history.rename(old, new)
        return back


def _patched(step: Step, held: Value) -> Value | None:
    """Return what those changes of a step make that still fit; nothing if none do."""
    table = plain(held)
    fitting = [c for c in step.changes if held_at(table, c.path) == c.before]
    if not fitting:
        return None
    try:
        return type(held).model_validate(patched(table, fitting))
    except ValidationError:
        return None
