"""What somebody leaves with Escape: nothing is done, and every word is kept."""

from pathlib import Path

from textual.pilot import Pilot

from assess.desk.desk import Desk
from assess.model.versions.canonical import plain
from assess.store import assessments
from assess.ui.terminal.talking import TalkingScreen
from assess.ui.text.half_written import left_out
from tests.builders import Clock
from tests.questions import Begins

ACTS = (
    "publication", "reopened", "reveal", "outcome", "closed", "decided", "draft",
    "answered",
)  # fmt: skip
"""What of an agreed file somebody does on purpose, and never by leaving."""

OWN_ACTS = (
    "submitted", "response", "verified", "progress", "marked", "checked", "prepared",
    "afterwards", "reply",
)  # fmt: skip
"""The same of a person's sheet."""


def done_in(folder: Path, begins: Begins) -> object:
    """Return what was done in an assessment that words alone don't do."""
    if begins.person is None:
        return None
    held = assessments.load(folder).assessment
    agreed = {ref: held.agreed.at(ref) for ref in held.refs}
    methods = {str(ref): (f.method, f.rating) for ref, f in agreed.items()}
    acts = {name: plain(held.agreed).get(name) for name in ACTS}
    sheets = {
        person: acts_of
        for person, sheet in held.sheets.items()
        if (
            acts_of := {
                name: found for name in OWN_ACTS if (found := plain(sheet).get(name))
            }
        )
    }
    return acts, methods, sheets


def is_asking(pilot: Pilot[None]) -> bool:
    screen = pilot.app.screen
    return isinstance(screen, TalkingScreen) and (
        screen.talk.is_asking or screen.talk.field is not None
    )


def is_named_or_written(folder: Path, person: str, every: list[str]) -> None:
    """See that all words are in a file, or named to whoever hands it in."""
    desk = Desk(folder, person, clock=Clock())
    waiting = [w for w in every if any(w in text for text in desk.drafts.values())]
    assert [w for w in every if w not in waiting and not holds(w, folder)] == []
    assert bool(left_out(desk.drafts, desk.assessment)) is bool(waiting)
    desk.close()


def holds(words: str, *folders: Path) -> bool:
    """Whether these words are in a file.

    It is looked twice: a save carries them on from a file that is still to be read
    into one that was read already.
    """
    return any(_holds(words.encode(), folders) for _ in range(2))


def _holds(words: bytes, folders: tuple[Path, ...]) -> bool:
    every = (path for folder in folders for path in folder.rglob("*"))
    return any(words in path.read_bytes() for path in every if path.is_file())
