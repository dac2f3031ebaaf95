"""What a journal holds that never reached the files."""

from collections.abc import Iterable
from typing import Any

from assess.domain.canonical import Plain
from assess.domain.patch import MISSING, Change, Rebased, held_at, patched, rebased
from assess.workflow.history import Step

Chains = dict[tuple[str, ...], list[Any]]
"""For each key the values that it went through, oldest first."""


def unsaved(entries: Iterable[dict[str, Any]]) -> dict[str, Chains]:
    """Return, by file, what was journalled after its last confirmed save."""
    pending: dict[str, Chains] = {}
    for entry in entries:
        if entry.get("kind") == "saved":
            if "file" in entry:
                pending.pop(entry["file"], None)
            else:
                pending.clear()
        elif entry.get("kind") in {"do", "undo", "redo", "recovered"}:
            chains = pending.setdefault(entry["file"], {})
            for change in Step.from_entry(entry).changes:
                chains.setdefault(change.path, [change.before]).append(change.after)
    return pending


def restored(chains: Chains, theirs: Plain) -> Rebased:
    """Put journalled changes on top of the file as it is.

    A key that still holds a value of its chain takes the last one; for any
    other the file was changed elsewhere, and both versions come back.
    """
    before, after = [], []
    for path, values in chains.items():
        held = held_at(theirs, path)
        start = held if held in values else values[0]
        before.append(Change(path, MISSING, start))
        after.append(Change(path, MISSING, values[-1]))
    return rebased(patched(theirs, before), patched(theirs, after), theirs)
