"""The steps that can be taken back, also after a restart."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Self

from assess.model.versions.patch import MISSING, Change

ONE_STEP = timedelta(seconds=2)
"""Typing in one field with no longer pause than this is one step."""

LONGEST = 500
"""How many steps can be taken back."""


@dataclass(frozen=True)
class Step:
    """One thing that a person did to one file."""

    file: str
    what: str
    """In the words of the screen, for example `Green for point 2`."""
    changes: tuple[Change, ...]
    at: datetime
    place: str = ""
    """The criterion that was on screen, for going back to it."""
    typing: bool = False
    """Whether it is part of typing, which is taken back in one go."""
    goes_on: bool = False
    """Whether it completes what the step before began; both are taken back at once."""

    @property
    def reverse(self) -> Self:
        """The step that takes this one back."""
        changes = tuple(change.reverse for change in reversed(self.changes))
        return replace(self, changes=changes)

    def joined(self, later: Self) -> Self | None:
        """Return both as one step if they are one act, or one piece of typing."""
        if later.goes_on and later.file == self.file:
            return replace(self, changes=both(self.changes, later.changes))
        if not (self.typing and later.typing) or later.at - self.at > ONE_STEP:
            return None
        if (self.file, self.what, self.place) != (later.file, later.what, later.place):
            return None
        if [c.path for c in self.changes] != [c.path for c in later.changes]:
            return None
        changes = tuple(
            Change(mine.path, mine.before, theirs.after)
            for mine, theirs in zip(self.changes, later.changes, strict=True)
        )
        return replace(later, changes=changes)

    def renamed(self, old: tuple[str, ...], new: tuple[str, ...]) -> Self:
        """Return the step with what stood at *old* now standing at *new*."""
        changes = tuple(
            replace_path(c, (*new, *c.path[len(old) :]))
            if c.path[: len(old)] == old
            else c
            for c in self.changes
        )
        return replace(self, changes=changes)

    def to_entry(self, kind: str) -> dict[str, Any]:
        """Return the step as a line of the journal."""
        entry: dict[str, Any] = {
            "kind": kind,
            "file": self.file,
            "what": self.what,
            "at": self.at,
            "changes": [change_to_entry(change) for change in self.changes],
        }
        if self.place:
            entry["place"] = self.place
        if self.typing:
            entry["typing"] = True
        if self.goes_on:
            entry["goes-on"] = True
        return entry

    @classmethod
    def from_entry(cls, entry: dict[str, Any]) -> Self:
        """Return the step that a line of the journal holds."""
        return cls(
            file=entry["file"],
            what=entry["what"],
            at=entry["at"],
            changes=changes_of(entry),
            place=entry.get("place", ""),
            typing=entry.get("typing", False),
            goes_on=entry.get("goes-on", False),
        )


def both(first: tuple[Change, ...], later: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return what two steps change, one after the other, as one change of each key."""
    found = {change.path: change for change in first}
    for change in later:
        known = found.get(change.path, change)
        found[change.path] = Change(change.path, known.before, change.after)
    return tuple(c for c in found.values() if c.before != c.after)


def replace_path(change: Change, path: tuple[str, ...]) -> Change:
    """Return the change as one of another key."""
    return Change(path, change.before, change.after)


def changes_of(entry: dict[str, Any]) -> tuple[Change, ...]:
    """Return the changes that a line of the journal holds."""
    return tuple(
        Change(tuple(c["path"]), c.get("before", MISSING), c.get("after", MISSING))
        for c in entry["changes"]
    )


def change_to_entry(change: Change) -> dict[str, Any]:
    """Return a change as lines of the journal hold it."""
    entry: dict[str, Any] = {"path": list(change.path)}
    if change.before is not MISSING:
        entry["before"] = change.before
    if change.after is not MISSING:
        entry["after"] = change.after
    return entry


@dataclass
class History:
    """What was done and can be undone, and what was undone and can be redone."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    is_acting: bool = False
    """Whether what is done belongs to one act."""
    act: Step | None = None
    """What was done of it; the next step, with nothing between, goes on with that."""
    forgotten: int = 0
    """How many steps were done before those that can be taken back."""
    mark: int = 0
    """How many had been done when this was asked; none of these goes on after it."""

    @property
    def count(self) -> int:
        """How many steps were done, also those that can't be taken back any more."""
        return self.forgotten + len(self.done)

    def begin_anew(self) -> int:
        """Let what is done from now on be steps of its own; return `count`."""
        self.mark = self.count
        return self.mark

    @property
    def goes_on(self) -> bool:
        """Whether what is done next completes what was begun."""
        return self.is_acting and bool(self.done) and self.done[-1] is self.act

    def did(self, step: Step) -> None:
        """Remember a step; what was undone before it can't be redone any more."""
        self.undone.clear()
        may_join = bool(self.done) and self.count > self.mark
        joined = self.done[-1].joined(step) if may_join else None
        if joined is not None:
            self.done[-1] = joined
        else:
            self.done.append(step)
        if self.is_acting:
            self.act = self.done[-1]
        self._forget(len(self.done) - LONGEST)

    def _forget(self, first: int) -> None:
        """Let the first so many steps not be taken back any more."""
        if first > 0:
            self.forgotten += first
            del self.done[:first]

    def took_back(self, how: Step) -> None:
        """Remember that the last step was taken back, and by which step."""
        self.done.pop()
        self.undone.append(how.reverse)

    def did_again(self, how: Step) -> None:
        """Remember that a step taken back was done again, and by which step."""
        self.undone.pop()
        self.done.append(how)

    def forget(self) -> None:
        """Let nothing be taken back or done again."""
        self._forget(len(self.done))
        self.undone.clear()

    def drop(self, kind: str) -> None:
        """Forget the last step that *kind*, undo or redo, would turn."""
        del (self.done if kind == "undo" else self.undone)[-1:]

    def rename(self, old: tuple[str, ...], new: tuple[str, ...]) -> None:
        """Follow something that came back under a new id."""
        self.done = [step.renamed(old, new) for step in self.done]
        self.undone = [step.renamed(old, new) for step in self.undone]

    def replay(self, entries: list[dict[str, Any]]) -> None:
        """Rebuild it from the lines of a journal."""
        for entry in entries:
            match entry.get("kind"):
                case "do":
                    self.did(Step.from_entry(entry))
                case "undo" if self.done:
                    self.took_back(Step.from_entry(entry))
                case "redo" if self.undone:
                    self.did_again(Step.from_entry(entry))
                case "drop":
                    self.drop(entry["of"])
                case "forget":
                    self.forget()
                case "undone":
                    self.undone.append(Step.from_entry(entry))
                case _:
                    pass

    def entries(self) -> list[dict[str, Any]]:
        """Return the shortest journal that gives this history again, all saved."""
        if not (self.done or self.undone):
            return []
        done = [step.to_entry("do") for step in self.done]
        undone = [step.to_entry("undone") for step in self.undone]
        return [*done, *undone, {"kind": "saved"}]
