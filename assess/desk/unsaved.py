"""What a journal holds that never reached the files."""

from collections.abc import Iterable
from typing import Any

from assess.desk.history import change_to_entry, changes_of
from assess.model.values import Value
from assess.model.versions.canonical import Plain, plain
from assess.model.versions.patch import (
    MISSING,
    Change,
    Rebased,
    difference,
    held_at,
    patched,
    rebased,
)

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
        if entry.get("kind") in _CHANGES and "changes" in entry:
            chains = pending.setdefault(entry["file"], {})
            for change in changes_of(entry):
                chain = chains.setdefault(change.path, [change.before])
                if chain[-1] != change.before:  # a line between them was not written
                    chain.append(change.before)
                chain.append(change.after)
    return pending


def not_overtaken(pending: dict[str, Chains], published: Plain) -> dict[str, Chains]:
    """Return what is *pending* without a publication that somebody else made first.

    With it goes what was submitted to be published.

    Args:
        pending: What was journalled and not saved, by file.
        published: The versions that the file holds, as it spells them.
    """
    ours: Plain = {}
    for chains in pending.values():
        for path, values in chains.items():
            if path[0] == _PUBLICATION and len(path) == _LEAF and values[-1]:
                ours.setdefault(path[1], {})[path[2]] = values[-1]
    if not any(v in published and published[v] != held for v, held in ours.items()):
        return pending
    return {
        file: {p: v for p, v in chains.items() if p[0] not in _PUBLISHING}
        for file, chains in pending.items()
    }


_PUBLICATION = "publication"
_PUBLISHING = {_PUBLICATION, "submitted"}
_LEAF = 3
"""How many keys lead to one value of a publication."""

_CHANGES = {"do", "undo", "redo", "recovered", "saved"}


def saved_entry(file: str, saved: Value, held: Value) -> dict[str, Any]:
    """Return the line that says that *saved* is in the file.

    What was typed while it was being saved stands in journal lines before this
    one, so this line says it again.
    """
    entry: dict[str, Any] = {"kind": "saved", "file": file}
    if held is not saved and (since := difference(plain(saved), plain(held))):
        entry["changes"] = [change_to_entry(change) for change in since]
    return entry


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
