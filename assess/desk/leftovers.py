"""Words that a journal holds and no file does."""

from collections.abc import Iterator
from pathlib import Path

from assess.desk.unsaved import unsaved
from assess.store import journal
from assess.store.errors import StoreError, safe
from assess.store.journal import Kept
from assess.store.toml import decode
from assess.store.workspace import BRIEF


def leftovers(state: Path) -> Iterator[str]:
    """Yield a sentence for each journal with words that are in no file.

    It says where the words are, whose they are, and how they come back.
    """
    for path, kept in journal.left_alone(state):
        if isinstance(kept, OSError):
            yield safe(journal.unreadable(path, kept))
        elif _holds_words(kept):
            yield safe(_said(path, kept))
    for path in journal.damaged(state):
        yield safe(f"{path} is damaged. Words that did not come back may be in it.")


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
    words = f"words of {person} that were not saved"
    if _id_in(folder) == kept.owner["assessment"]:
        return f"{folder} has {words}. Open it, and they come back."
    return (
        f"{path} holds {words}, of assessment {kept.owner['assessment']}, which is no "
        f"longer in {folder}. Put it back there and open it, and they come back."
    )


def _id_in(folder: Path) -> object:
    """Return the id of the assessment in a folder; nothing if there is none."""
    try:
        return decode((folder / BRIEF).read_bytes(), BRIEF).get("id")
    except (OSError, StoreError):
        return None
