"""Words that a journal holds and no file does."""

from collections.abc import Iterator
from pathlib import Path

from assess.desk.errors import RefusedError
from assess.desk.unsaved import unsaved
from assess.model.brief import Brief
from assess.store import left_behind
from assess.store.errors import safe
from assess.store.journal import Kept, Owner
from assess.store.moved import may_hold
from assess.store.state import state_folder


def leftovers(state: Path) -> Iterator[str]:
    """Yield a sentence for each journal with words that are in no file.

    It says where the words are, whose they are, and how they come back.
    """
    for path, kept in left_behind.left_alone(state):
        if isinstance(kept, OSError):
            yield safe(left_behind.unreadable(path, kept))
        elif _holds_words(kept):
            yield safe(_said(path, kept))
    for path in left_behind.damaged(state):
        yield safe(f"{path} is damaged. Words that did not come back may be in it.")


def must_be_closed(folder: Path, brief: Brief) -> None:
    """See that nobody on this machine has words that are not in the files yet.

    Raises:
        RefusedError: the assessment is open in a window, or words of somebody wait.
    """
    place = state_folder()
    owners = [Owner(folder, brief.id, person) for person in brief.panel]
    for owner in owners:
        if left_behind.is_open(place, owner):
            said = f"{folder} is open as {owner.person}. Close it there first."
            raise RefusedError(said)
    for _, kept in left_behind.left_alone(place):
        if isinstance(kept, OSError) or not _holds_words(kept):
            continue
        for owner in filter(kept.is_of, owners):
            raise RefusedError(
                f"Words of {owner.person} are not saved yet. Open {folder} as "
                f"{owner.person}, and they come back."
            )


def in_one_line(state: Path) -> str:
    """Return one sentence on all leftovers; empty if there are none."""
    found = list(leftovers(state))
    if len(found) <= 1:
        return "".join(found)
    return (
        f"Words that were not saved are kept in {len(found)} places. "
        "assess doctor says where."
    )


def _holds_words(kept: Kept) -> bool:
    drafts = {
        (entry["place"], entry["question"]): entry["text"]
        for entry in kept.entries
        if entry.get("kind") == "draft"
    }
    return bool(unsaved(kept.entries)) or any(drafts.values())


def _said(path: Path, kept: Kept) -> str:
    if kept.owner is None:
        return (
            f"{path} holds words that were not saved. They come back when their "
            "assessment is opened, unless another one stands in its folder now."
        )
    folder, person = Path(kept.owner["folder"]), kept.owner["person"]
    assessment = kept.owner["assessment"]
    words = f"words of {person} that were not saved"
    if may_hold(folder, assessment):
        return f"{folder} has {words}. Open it, and they come back."
    return (
        f"{path} holds {words}, of assessment {assessment}, which is no longer in "
        f"{folder}. Open it where it is now, and they come back."
    )
