"""What lies before a person: a change is in the journal before it is here."""

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Generic

from assess.desk.begun_lines import BegunLines
from assess.desk.errors import RefusedError
from assess.desk.files_on_desk import FilesOnDesk
from assess.desk.history import History, Step
from assess.desk.rules import Files, Whole
from assess.desk.save_report import SaveReport
from assess.desk.saver import Saver
from assess.model.values import Value
from assess.model.versions.canonical import Plain, plain
from assess.model.versions.patch import difference
from assess.store import state
from assess.store.errors import StateFolderError
from assess.store.journal import Entry, Journal, Owner

Clock = Callable[[], datetime]


class OnDesk(Generic[Whole]):
    """The value, its steps, the journal ahead of both, and a lock over all three."""

    def __init__(
        self,
        files: FilesOnDesk[Whole],
        clock: Clock,
        saver: Saver,
        *,
        save_at_once: Callable[[], None],
    ) -> None:
        """Take what the files hold, and open a journal for who sits here.

        Args:
            files: The files of who sits here.
            clock: Gives the time now.
            saver: Saves what is taken.
            save_at_once: Called when the journal could not be written.
        """
        self.files = files
        self.person = files.person
        self.whole = files.whole
        self.clock = clock
        self.saver = saver
        self.history = History()
        self.lines = BegunLines()
        self.report = SaveReport()
        self.lock = threading.RLock()
        self._save_at_once = save_at_once
        self._plain: dict[str, tuple[Value, Plain]] = {}
        self.owner = Owner(files.folder, files.id, self.person)
        self.journal: Journal | None = None
        self._is_closed = ""
        try:
            self.journal = Journal.open(state.state_folder(), self.owner)
        except StateFolderError as error:
            self._is_closed = f"{error} Until then {files.rules.called} is only read."
            self.report.notice(self._is_closed)

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self._is_closed or self.files.read_only

    def must_be_allowed(self, file: str, held: Value, value: Value) -> None:
        """See that a value may be put into a file in place of what is held.

        Raises:
            RefusedError: nothing may be changed now, or not this by this person.
        """
        if self.read_only:
            raise RefusedError(self.read_only)
        self.files.rules.must_write(self.whole, self.person, file, held, value)

    @property
    def held(self) -> Files:
        """What belongs into each file that this person may write."""
        return self.files.rules.files_of(self.whole, self.person)

    @property
    def unsaved(self) -> list[str]:
        """The files that do not hold what is here."""
        return self.files.unsaved(self.held)

    def unsaved_step(self, file: str) -> Step:
        """Return what was changed in a file since it was read or written."""
        values = plain(self.files.base[file]), plain(self.held[file])
        return Step(file, "", difference(*values), self.clock())

    def show(self, value: Value) -> None:
        """Put the value of one file in place of what was there."""
        self.whole = self.files.rules.with_file(self.whole, value)

    def take(self, step: Step, value: Value, kind: str) -> None:
        """Write a step into the journal, then show what it makes."""
        self.journalled(step.to_entry(kind))
        self.show(value)
        self.report.changed()
        self.saver.soon()

    def journalled(self, entry: Entry) -> bool:
        """Write a line into the journal; say whether it is there.

        Where it can't be written the files are saved at once.
        """
        if self.journal is None:
            return False
        try:
            if self.report.state.not_kept and self.journal.cut(self._all_kept()):
                self.report.kept()
            self.journal.append(entry)
        except StateFolderError as error:
            self.report.not_kept(str(error))
            self._save_at_once()
            return False
        return True

    def lasting(self) -> list[Entry]:
        """What the journal holds when all is saved: undo, and half-written lines."""
        return [*self.history.entries(), *self.lines.entries()]

    def _all_kept(self) -> list[Entry]:
        """What the journal must hold now."""
        steps = (self.unsaved_step(file) for file in self.unsaved)
        return [*self.lasting(), *(step.to_entry("recovered") for step in steps)]

    def table_of(self, file: str, held: Value) -> Plain:
        """Return the plain form of what is held, made once for each value."""
        known = self._plain.get(file)
        return known[1] if known is not None and known[0] is held else plain(held)

    def keep_table(self, file: str, value: Value, table: Plain) -> None:
        """Remember the plain form of a value that was just made."""
        self._plain[file] = value, table
