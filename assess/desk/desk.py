"""One person's place at one assessment: shows it, takes changes, keeps them safe.

Every change goes to the journal first, then into the value, and a moment later
into the file. The desk never asks a widget and never draws one.
"""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from assess.desk.begun_lines import Draft
from assess.desk.half_written import HalfWritten
from assess.desk.history import Step
from assess.desk.on_desk import Clock, OnDesk
from assess.desk.own_files import OwnFiles
from assess.desk.recovering import recover
from assess.desk.save_report import SaveState
from assess.desk.saver import Saver
from assess.desk.saving_files import SavingFiles
from assess.desk.undoing import Undoing
from assess.desk.unread import Unread
from assess.desk.writers import file_of
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.sheet import Sheet
from assess.model.values import Value
from assess.model.versions.canonical import plain_again
from assess.model.versions.patch import difference
from assess.store.assessments import Loaded
from assess.store.errors import StoreError


class Desk:
    """The value, the journal and the files of one person at one assessment."""

    def __init__(
        self,
        folder: Path,
        person: str | None,
        *,
        clock: Clock,
        loaded: Loaded | None = None,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the assessment in *folder* for *person*, and what a crash left over.

        The folder is read once, and again only when a file of it changed.

        Args:
            folder: The assessment's folder.
            person: Who sits here, the only sheet that is written; whoever sat here
                last, or the only rater, if nobody said.
            clock: Gives the time now.
            loaded: What the folder holds, if it was read just now.
            on_change: Called, from any thread, when something changed by itself:
                a save ended, or a change made elsewhere came in.

        Raises:
            StoreError: the brief or a standard can't be read.
            RefusedError: nobody on the panel has this id.
            PersonUnknownError: several people could sit here, and nobody said who.
        """
        self.folder = folder
        self.on_change = on_change
        self.files = OwnFiles(folder, person, loaded)
        self.person = self.files.person
        self._saver = Saver(self._save_quietly)
        self._on_desk = OnDesk(
            self.files, clock, self._saver, save_at_once=self._save_at_once
        )
        self._half_written = HalfWritten(self._on_desk)
        self._undoing = Undoing(self._on_desk, self._half_written)
        self._saving = SavingFiles(self._on_desk)
        self.history = self._on_desk.history
        self.drafts = self._on_desk.lines.drafts
        self.began_from = self._on_desk.lines.began_from
        """What was held when a draft was begun, where that is known."""
        self.report = self._on_desk.report
        """What there is to say of saving."""
        self.at_once: AbstractContextManager[object] = self._on_desk.lock
        """While it is entered nothing comes in from elsewhere."""
        journal = self._on_desk.journal
        if not (self.read_only or journal is None):
            self._saving.left = recover(self._on_desk, journal)

    # What is on the desk

    @property
    def now(self) -> datetime:
        """The time now."""
        return self._on_desk.clock()

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is on the desk."""
        return self._on_desk.assessment

    @property
    def save_state(self) -> SaveState:
        """Whether what is on the desk is in the files."""
        return self.report.state

    @property
    def sheet(self) -> Sheet:
        """The sheet of the person who sits here."""
        return self.assessment.sheet(self.person)

    @property
    def set_aside(self) -> tuple[StoreError, ...]:
        """What can't be read; it is named and never written."""
        return self.files.loaded.set_aside

    @property
    def unread(self) -> Unread:
        """Which part of the assessment is not seen."""
        return Unread(self.folder, self.assessment.brief, self.set_aside)

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self._on_desk.read_only

    def effective(self, ref: CriterionRef) -> Finding:
        """Return what counts as the finding of the person who sits here."""
        return self.assessment.effective(self.person, ref)

    # Changes

    def put(
        self, value: Value, what: str, *, place: str = "", typing: bool = False
    ) -> bool:
        """Take a new value of one file: into the journal, on screen, and soon saved.

        Args:
            value: The brief, the sheet of who sits here, or what is agreed.
            what: What was done, in the words of the screen.
            place: The criterion it was done to.
            typing: Whether it is a key press in a longer piece of writing.

        Returns:
            Whether anything changed.

        Raises:
            RefusedError: it may not be changed now, or not by this person.
        """
        file, on_desk = file_of(value, self.person), self._on_desk
        with on_desk.lock:
            held = on_desk.held[file]
            before = on_desk.table_of(file, held)
            table = plain_again(value, held, before)
            changes = difference(before, table)
            if not changes:
                return False
            on_desk.must_be_allowed(file, held, value)
            step = Step(file, what, changes, self.now, place, typing)
            on_desk.take(step, value, "do")
            on_desk.keep_table(file, value, table)
            self.history.did(step)
        return True

    def undo(self) -> Step | None:
        """Take back the last step; return it, or nothing if there is none.

        Raises:
            RefusedError: what it changed was changed again since, or it may not be
                taken back now.
        """
        return self._undoing.undo()

    def redo(self) -> Step | None:
        """Do again the last step taken back; return it, or nothing if there is none.

        Raises:
            RefusedError: what it changed was changed since, or it may not be done.
        """
        return self._undoing.redo()

    def forget_history(self) -> None:
        """Let nothing that was done so far be taken back; publishing does this."""
        self._undoing.forget()

    def keep_draft(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line that is half written; an empty one is done with.

        Args:
            draft: Where it is written.
            text: What stands there now.
            began: What was held when it was begun, if it can be changed elsewhere.
        """
        self._half_written.keep(draft, text, began)

    def leave_drafts(self, drafts: Iterable[Draft], place: str = "") -> bool:
        """Let undo take away lines that were left half written.

        Args:
            drafts: The lines, those of one chain of questions together.
            place: The criterion that undo goes back to.

        Returns:
            Whether anything stands in them.
        """
        with self._on_desk.lock:
            step = self._half_written.left(drafts, place)
            if step is not None:
                self._on_desk.journalled(step.to_entry("do"))
                self.history.did(step)
        return step is not None

    # Saving

    def save(self) -> None:
        """Save every file that changed, now.

        Raises:
            StoreError: it can't be saved; the words are in the journal and here.
        """
        self._saving.save()

    def _save_quietly(self) -> bool:
        """Save in the thread; say whether all is saved now."""
        is_saved = self._saving.quietly()
        self.on_change()
        return is_saved

    def _save_at_once(self) -> None:
        """Save in the thread now, and show why."""
        self._saver.at_once()
        self.on_change()

    def look(self) -> bool:
        """Take in what was changed elsewhere; return whether anything was.

        What we changed since stays on top of it. Where both changed the same
        thing, both are kept: under `fork` in a sheet, beside the file otherwise.
        """
        return self._saving.look()

    def close(self) -> None:
        """Save, and leave the journal with what undo needs.

        Raises:
            StoreError: it can't be saved; the journal keeps the words.
        """
        self._saver.stop()
        self._saving.close()
