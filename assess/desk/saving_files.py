"""Save what is on a desk into its files, and look for what was changed in them."""

import threading
from typing import Any

from assess.desk.on_desk import OnDesk
from assess.desk.recovering import recover
from assess.desk.taking_in import take_in
from assess.desk.unsaved import saved_entry
from assess.store.errors import ChangedElsewhereError, SaveError, StoreError
from assess.store.journal import Journal
from assess.store.left_behind import LeftBehind
from assess.store.locks import courtesy

NO_PROMISE = (
    "Saved, but the disk or share can't confirm that it also survives a power cut."
)

JOURNAL_LIMIT = 256 * 1024
"""Bytes after which a journal whose words are all saved is cut."""


class SavingFiles:
    """Saves file by file, never two at the same time, and ends with the journal."""

    def __init__(self, on_desk: OnDesk[Any]) -> None:
        """Take what is to be saved."""
        self._on_desk = on_desk
        self._files = on_desk.files
        self._report = on_desk.report
        self._saving = threading.Lock()
        self._left: LeftBehind | None = None
        """Journals of earlier processes, to be taken away when all is saved."""

    def recover(self) -> None:
        """Bring back what earlier processes left; nothing is saved before it is there.

        A save in the middle would find all saved, and know of no journal that was left.
        """
        if self._on_desk.journal is not None:
            with self._saving:
                self._left = recover(self._on_desk, self._on_desk.journal)

    def save(self) -> None:
        """Save every file that changed, now; see `Desk.save`."""
        if self._on_desk.journal is None:
            return  # nothing could be changed here
        with self._saving:
            if self._files.broken:
                take_in(self._on_desk)
            if self._on_desk.unsaved:
                with courtesy(self._files.folder):
                    self._save_files()
            with self._on_desk.lock:
                if not self._on_desk.unsaved:
                    self._all_is_saved(self._on_desk.journal)

    def _save_files(self) -> None:
        """Save file by file, while no other window of ours is between two of them."""
        for file in self._files.order(self._on_desk.held):
            if self._files.is_changed:
                take_in(self._on_desk)
            self._save_file(file)

    def _save_file(self, file: str) -> None:
        while True:
            with self._on_desk.lock:
                value = self._on_desk.held[file]
                if value == self._files.base[file]:
                    return
            try:
                saved = self._files.write(file, value)
            except ChangedElsewhereError as error:
                if not take_in(self._on_desk):
                    reason = "it changes while it is read; try again"
                    raise SaveError(error.path, reason, in_place=False) from error
                continue
            with self._on_desk.lock:
                self._files.wrote(file, value, saved)
                held = self._on_desk.held[file]
                self._on_desk.journalled(saved_entry(file, value, held))
                if not saved.durable and NO_PROMISE not in self._report.notices:
                    self._report.notice(NO_PROMISE)

    def _all_is_saved(self, journal: Journal) -> None:
        if self._left is not None:
            self._left.discard()
            self._left = None
        is_cut_due = self._report.state.not_kept or journal.size > JOURNAL_LIMIT
        if is_cut_due and journal.cut(self._on_desk.lasting()):
            self._report.kept()
        if self._on_desk.lines.drafts and self._report.state.not_kept:
            return  # half-written lines stand in no file
        self._report.saved(self._on_desk.clock())

    def quietly(self) -> bool:
        """Save in the thread; say whether all is saved now."""
        try:
            self.save()
        except StoreError as error:
            self._report.trouble(str(error))
        except Exception as error:  # noqa: BLE001 - a saver that ends saves nothing more
            self._report.trouble(
                f"Something unexpected stands against saving: {error!r}."
            )
        return not self._report.state.trouble

    def look(self) -> bool:
        """Take in what was changed elsewhere; see `Desk.look`."""
        if not self._saving.acquire(blocking=False):
            return False  # what is being saved now is ours
        try:
            return self._files.is_changed and take_in(self._on_desk)
        finally:
            self._saving.release()

    def close(self) -> None:
        """Save, and leave the journal with what undo needs; see `Desk.close`."""
        journal = self._on_desk.journal
        if journal is None:
            return
        try:
            self.save()
            journal.cut(self._on_desk.lasting())
        finally:
            journal.close()
            if self._left is not None:
                self._left.leave()
