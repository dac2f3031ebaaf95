"""A desk, whatever lies on it: takes changes, keeps them safe, takes them back.

Every change goes to the journal first, then into the value, and a moment later
into the file. The desk never asks a widget and never draws one.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import Generic

from pydantic import ValidationError

from assess.desk.begun_lines import Draft
from assess.desk.errors import RefusedError
from assess.desk.files_on_desk import FilesOnDesk
from assess.desk.half_written import HalfWritten
from assess.desk.history import Step
from assess.desk.on_desk import Clock, OnDesk
from assess.desk.rules import Whole
from assess.desk.save_report import SaveState
from assess.desk.saver import Saver
from assess.desk.saving_files import SavingFiles
from assess.desk.undoing import Undoing
from assess.model.values import Value
from assess.model.versions.canonical import plain_again
from assess.model.versions.patch import difference
from assess.store.errors import StoreError


class AnyDesk(Generic[Whole]):
    """The value, the journal and the files of one person at one folder."""

    def __init__(
        self,
        files: FilesOnDesk[Whole],
        *,
        clock: Clock,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        """Take the files, and bring back what a crash left over.

        Args:
            files: What the folder holds, and who sits there.
            clock: Gives the time now.
            on_change: Called, from any thread, when something changed by itself:
                a save ended, or a change made elsewhere came in.
        """
        self.folder = files.folder
        self.on_change = on_change
        self.person = files.person
        self._saver = Saver(self._save_quietly)
        self._on_desk = OnDesk(
            files, clock, self._saver, save_at_once=self._save_at_once
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
        if not self.read_only:
            self._saving.recover()

    # What is on the desk

    @property
    def now(self) -> datetime:
        """The time now."""
        return self._on_desk.clock()

    @property
    def save_state(self) -> SaveState:
        """Whether what is on the desk is in the files."""
        return self.report.state

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self._on_desk.read_only

    @property
    def set_aside(self) -> tuple[StoreError, ...]:
        """What can't be read; it is named and never written."""
        return ()

    # Changes

    def put(
        self, value: Value, what: str, *, place: str = "", typing: bool = False
    ) -> bool:
        """Take a new value of one file: into the journal, on screen, and soon saved.

        Args:
            value: What one of the files is to hold.
            what: What was done, in the words of the screen.
            place: What it was done to, such as a criterion.
            typing: Whether it is a key press in a longer piece of writing.

        Returns:
            Whether anything changed.

        Raises:
            RefusedError: it may not be changed now, or not by this person.
        """
        on_desk = self._on_desk
        file = on_desk.files.rules.file_of(value, self.person)
        with on_desk.lock:
            held = on_desk.held[file]
            before = on_desk.table_of(file, held)
            table = plain_again(value, held, before)
            changes = difference(before, table)
            if not changes:
                return False
            on_desk.must_be_allowed(file, held, value)
            goes_on = self.history.goes_on
            step = Step(file, what, changes, self.now, place, typing, goes_on)
            on_desk.take(step, value, "do")
            on_desk.keep_table(file, value, table)
            self.history.did(step)
        return True

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Take back what is put meanwhile, if one thing of it is refused."""
        before = self.history.begin_anew()
        try:
            yield
        except (RefusedError, ValidationError):
            self._undoing.back_to(before)
            raise

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
            place: What undo goes back to, such as a criterion.

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
