"""One person's place at one assessment: shows it, takes changes, keeps them safe.

Every change goes to the journal first, then into the value, and a moment later
into the file. The desk never asks a widget and never draws one.
"""

import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from assess.desk.copies import copy_problems
from assess.desk.errors import RefusedError
from assess.desk.fitting import only_what_fits
from assess.desk.history import History, Step
from assess.desk.joining import Files, changes_content, files_of, joined, with_file
from assess.desk.own_files import OwnFiles
from assess.desk.saver import Saver
from assess.desk.unread import unread_parts, unread_people
from assess.desk.unsaved import (
    Chains,
    not_overtaken,
    restored,
    saved_entry,
    unsaved,
)
from assess.desk.writers import must_write_agreed, must_write_brief
from assess.model.agreed import Agreed
from assess.model.brief import Brief
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.finding import CriterionRef, Finding
from assess.model.problem import Problem
from assess.model.sheet import Sheet
from assess.model.values import Value
from assess.model.versions.canonical import Plain, plain, plain_again
from assess.model.versions.patch import MISSING, Change, difference, held_at, patched
from assess.store import assessments, state
from assess.store.errors import (
    ChangedElsewhereError,
    SaveError,
    StateFolderError,
    StoreError,
)
from assess.store.journal import Journal, LeftBehind, Owner
from assess.store.locks import courtesy

Clock = Callable[[], datetime]

Draft = tuple[str, str]
"""A criterion and a question, of which a line is half written."""

DRAFTS = ""
"""Stands for a file in a step that left lines half written; no file is called so."""

NO_PROMISE = (
    "Saved, but the disk or share can't confirm that it also survives a power cut."
)

JOURNAL_LIMIT = 256 * 1024
"""Bytes after which a journal whose words are all saved is cut."""


@dataclass(frozen=True)
class SaveState:
    """Whether what is on screen is in the files."""

    saved_at: datetime | None = None
    waiting: bool = False
    trouble: str = ""
    """Why it can't be saved now, and where the words are meanwhile."""
    not_kept: str = ""
    """Why the journal does not hold all that the files do not."""
    notice: str = ""
    """What happened on the way, such as a change made elsewhere that came in."""


class Desk:
    """The value, the journal and the files of one person at one assessment."""

    def __init__(
        self,
        folder: Path,
        person: str | None,
        *,
        clock: Clock,
        loaded: assessments.Loaded | None = None,
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
        self.history = History()
        self.save_state = SaveState()
        self.drafts: dict[Draft, str] = {}
        self.began_from: dict[Draft, str] = {}
        """What was held when a draft was begun, where that is known."""
        self.notices: list[str] = []
        """All that was said of saving since it was opened, each once."""
        self.refused: tuple[str, ...] = ()
        """Why something that was put could not go into its file, and where it is."""
        self._clock = clock
        self._lock = threading.RLock()
        self._saving = threading.Lock()
        self._plain: dict[str, tuple[Value, Plain]] = {}
        self._files = OwnFiles(folder, person, loaded)
        self.assessment = self._files.loaded.assessment
        self.person = self._files.person
        self._left: LeftBehind | None = None
        self._owner = Owner(folder, self.assessment.brief.id, self.person)
        self._journal: Journal | None = None
        self._is_closed = ""
        try:
            self._journal = Journal.open(state.state_folder(), self._owner)
        except StateFolderError as error:
            self._is_closed = f"{error} Until then the assessment is only read."
            self._notice(self._is_closed)
        self._saver = Saver(self._save_quietly)
        self._recover()

    # What is on the desk

    @property
    def now(self) -> datetime:
        """The time now."""
        return self._clock()

    @property
    def sheet(self) -> Sheet:
        """The sheet of the person who sits here."""
        return self.assessment.sheet(self.person)

    @property
    def set_aside(self) -> tuple[StoreError, ...]:
        """What can't be read; it is named and never written."""
        return self._files.loaded.set_aside

    @property
    def unread_parts(self) -> tuple[StoreError, ...]:
        """Why a person's sheet, or what was agreed, can't be read."""
        return unread_parts(self.folder, self.assessment.brief, self.set_aside)

    @property
    def unread_people(self) -> frozenset[str]:
        """Who has a sheet that can't be read."""
        return unread_people(self.folder, self.assessment.brief, self.set_aside)

    def must_see_all(self) -> None:
        """See that nothing is decided on a panel without what one of them holds.

        Raises:
            StoreError: a sheet, or what was agreed, can't be read.
        """
        for error in self.unread_parts:
            raise error

    @property
    def copy_problems(self) -> tuple[Problem, ...]:
        """What there is to say of copies beside the files that are not joined yet."""
        return copy_problems(self._files.loaded, joined=self._files.own)

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self._is_closed or self._files.loaded.read_only

    def effective(self, ref: CriterionRef) -> Finding:
        """Return what counts as the finding of the person who sits here."""
        return self.assessment.effective(self.person, ref)

    def must_be_in_files(self, since: int = 0) -> None:
        """See that what was put went into its file, and not only beside it.

        Args:
            since: How much was refused before.

        Raises:
            RefusedError: something could not, and is kept where this says.
        """
        if refused := self.refused[since:]:
            raise RefusedError(" ".join(refused))

    @property
    def agreed_saved(self) -> Agreed | None:
        """What this desk wrote last of what is agreed; nothing if others wrote it."""
        written = self._files.written.get(AGREED_FILE)
        return written if isinstance(written, Agreed) else None

    @property
    def at_once(self) -> AbstractContextManager[object]:
        """While it is entered nothing comes in from elsewhere."""
        return self._lock

    def _values(self) -> Files:
        return files_of(self.assessment, self.person)

    def _show(self, value: Value) -> None:
        self.assessment = with_file(self.assessment, value)

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
        file = self._file_of(value)
        with self._lock:
            held = self._values()[file]
            before = self._plain_of(file, held)
            table = plain_again(value, held, before)
            changes = difference(before, table)
            if not changes:
                return False
            self._must_be_allowed(file, held, value)
            step = Step(file, what, changes, self._clock(), place, typing)
            self._take(step, value, "do")
            self._plain[file] = value, table
            self.history.did(step)
        return True

    def _plain_of(self, file: str, held: Value) -> Plain:
        """Return the plain form of what is held, made once for each value."""
        known = self._plain.get(file)
        return known[1] if known is not None and known[0] is held else plain(held)

    def undo(self) -> Step | None:
        """Take back the last step; return it, or nothing if there is none.

        Raises:
            RefusedError: what it changed was changed again since, or it may not be
                taken back now.
        """
        with self._lock:
            self._drop_answered()
            if not self.history.done:
                return None
            step = self.history.done[-1]
            if (how := self._turned(step.reverse, "undo")) is None:
                self._drop("undo", step)
            self.history.took_back(how)
        return step

    def redo(self) -> Step | None:
        """Do again the last step taken back; return it, or nothing if there is none.

        Raises:
            RefusedError: what it changed was changed since, or it may not be done.
        """
        with self._lock:
            if not self.history.undone:
                return None
            step = self.history.undone[-1]
            if (how := self._turned(step, "redo")) is None:
                self._drop("redo", step)
            self.history.did_again(how)
        return step

    def _drop(self, kind: str, step: Step) -> NoReturn:
        """Forget a step that nothing fits any more, also after a restart."""
        self.history.drop(kind)
        self._journalled({"kind": "drop", "of": kind})
        raise RefusedError(
            f"This was changed since, so it stays as it is: {step.what}."
        )

    def _turned(self, step: Step, kind: str) -> Step | None:
        """Make those changes of *step* that still fit; return what was done."""
        if step.file == DRAFTS:
            return self._turned_drafts(step, kind)
        held = self._values()[step.file]
        table = plain(held)
        fitting = [c for c in step.changes if held_at(table, c.path) == c.before]
        if not fitting:
            return None
        try:
            value = type(held).model_validate(patched(table, fitting))
        except ValidationError:
            return None
        if isinstance(held, Sheet) and isinstance(value, Sheet):
            from assess.desk.undelete import undeleted  # noqa: PLC0415 - the same

            value, renamed = undeleted(held, value)
            for old, new in renamed:
                self.history.rename(old, new)
            value = self._as_records(held, value)
        self._must_be_allowed(step.file, held, value)
        changes = difference(table, plain(value))
        how = replace(step, changes=changes, at=self._clock(), typing=False)
        self._take(how, value, kind)
        return how

    def _turned_drafts(self, step: Step, kind: str) -> Step | None:
        """Take half-written lines away, or bring them back."""
        changes = []
        for change in step.changes:
            place, question = change.path
            held = self.drafts.get((place, question), MISSING)
            if (held is MISSING) == (change.before is MISSING):
                changes.append(Change(change.path, held, change.after))
                text = "" if change.after is MISSING else change.after
                self.keep_draft((place, question), text)
        if not changes:
            return None
        how = replace(step, changes=tuple(changes), at=self._clock())
        self._journalled(how.to_entry(kind))
        return how

    def _drop_answered(self) -> None:
        """Forget that lines were left which have been answered since."""
        while self.history.done:
            step = self.history.done[-1]
            left = [c for c in step.changes if c.path in self.drafts]
            if step.file != DRAFTS or left:
                return
            self.history.drop("undo")
            self._journalled({"kind": "drop", "of": "undo"})

    def _as_records(self, held: Sheet, value: Sheet) -> Sheet:
        """After submission taking something back writes a new record."""
        if held.submission is None:
            return value
        signed = self.assessment
        for ref in signed.refs:
            if held.at(ref) != value.at(ref):
                sheet = signed.changed(self.person, ref, value.at(ref), at=self.now)
                signed = signed.with_sheet(sheet)
        return signed.sheet(self.person)

    def _take(self, step: Step, value: Value, kind: str) -> None:
        self._journalled(step.to_entry(kind))
        self._show(value)
        self.save_state = replace(self.save_state, waiting=True, notice="")
        self._saver.soon()

    def _file_of(self, value: Value) -> str:
        if isinstance(value, Brief):
            return BRIEF_FILE
        if isinstance(value, Agreed):
            return AGREED_FILE
        if isinstance(value, Sheet) and value.person == self.person:
            return sheet_file(self.person)
        raise RefusedError("Only the person who sits here writes this sheet.")

    def _must_be_allowed(self, file: str, held: Value, value: Value) -> None:
        brief = self.assessment.brief
        if self.read_only:
            raise RefusedError(self.read_only)
        if file == AGREED_FILE:
            self.must_write_agreed()
        if file == BRIEF_FILE:
            must_write_brief(brief, self.person, value)
        if self.assessment.agreed.is_published and changes_content(held, value):
            version = self.assessment.agreed.version
            raise RefusedError(
                f"Version {version} is published, so its findings can't change. "
                "Reopen the assessment first, and say why."
            )

    def must_write_agreed(self) -> None:
        """See that this person writes what the panel agreed.

        Raises:
            RefusedError: somebody else does, or nobody is named who does.
        """
        must_write_agreed(self.assessment.brief, self.person)

    def _journalled(self, entry: dict[str, Any]) -> bool:
        """Write a line into the journal; say whether it is there.

        Where it can't be written the files are saved at once.
        """
        if self._journal is None:
            return False
        try:
            if self.save_state.not_kept and self._journal.cut(self._all_kept()):
                self.save_state = replace(self.save_state, not_kept="")
            self._journal.append(entry)
        except StateFolderError as error:
            self.save_state = replace(self.save_state, not_kept=str(error))
            self._trouble(str(error))
            self._saver.at_once()
            self.on_change()
            return False
        return True

    def _all_kept(self) -> list[dict[str, Any]]:
        """What the journal must hold now."""
        steps = (self._unsaved_step(f) for f in self._files.unsaved(self._values()))
        return [*self._lasting(), *(step.to_entry("recovered") for step in steps)]

    def _unsaved_step(self, file: str) -> Step:
        """Return what was changed in a file since it was read or written."""
        values = plain(self._files.base[file]), plain(self._values()[file])
        return Step(file, "", difference(*values), self._clock())

    def _trouble(self, sentence: str) -> None:
        not_kept = self.save_state.not_kept
        said = sentence if not_kept in sentence else f"{sentence} {not_kept}"
        self.save_state = replace(self.save_state, waiting=True, trouble=said)

    def forget_history(self) -> None:
        """Let nothing that was done so far be taken back; publishing does this."""
        with self._lock:
            self.history = History()
            self._journalled({"kind": "forget"})

    def keep_draft(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line that is half written; an empty one is done with.

        Args:
            draft: Where it is written.
            text: What stands there now.
            began: What was held when it was begun, if it can be changed elsewhere.
        """
        if self.drafts.get(draft, "") == text:
            return
        with self._lock:
            if began is not None:
                self.began_from[draft] = began
            self._journalled(self._draft_entry(draft, text))
            self.drafts[draft] = text
            if not text:
                del self.drafts[draft]

    def leave_drafts(self, drafts: Iterable[Draft], place: str = "") -> bool:
        """Let undo take away lines that were left half written.

        Args:
            drafts: The lines, those of one chain of questions together.
            place: The criterion that undo goes back to.

        Returns:
            Whether anything stands in them.
        """
        with self._lock:
            changes = tuple(
                Change(draft, MISSING, self.drafts[draft])
                for draft in drafts
                if draft in self.drafts
            )
            if changes:
                what = "What you had begun to write"
                step = Step(DRAFTS, what, changes, self._clock(), place)
                self._journalled(step.to_entry("do"))
                self.history.did(step)
        return bool(changes)

    def _take_drafts(self, entries: Iterable[dict[str, Any]]) -> None:
        for entry in entries:
            if entry.get("kind") == "draft":
                draft = entry["place"], entry["question"]
                self.drafts[draft] = entry["text"]
                if "began" in entry:
                    self.began_from[draft] = entry["began"]
        self.drafts = {draft: text for draft, text in self.drafts.items() if text}

    def _lasting(self) -> list[dict[str, Any]]:
        """What the journal holds when all is saved: undo, and half-written lines."""
        drafts = [self._draft_entry(*draft) for draft in self.drafts.items()]
        return [*self.history.entries(), *drafts]

    def _draft_entry(self, draft: Draft, text: str) -> dict[str, Any]:
        place, question = draft
        entry = {"kind": "draft", "place": place, "question": question, "text": text}
        if draft in self.began_from:
            entry["began"] = self.began_from[draft]
        return entry

    # Saving

    def save(self) -> None:
        """Save every file that changed, now.

        Raises:
            StoreError: it can't be saved; the words are in the journal and here.
        """
        if self._journal is None:
            return  # nothing could be changed here
        with self._saving:
            if self._files.broken:
                self._take_in()
            if self._files.unsaved(self._values()):
                with courtesy(self.folder):
                    self._save_files()
            with self._lock:
                if not self._files.unsaved(self._values()):
                    self._all_is_saved(self._journal)

    def _save_files(self) -> None:
        """Save file by file, while no other window of ours is between two of them."""
        for file in self._files.order(self._values()):
            if self._files.is_changed:
                self._take_in()
            self._save_file(file)

    def _all_is_saved(self, journal: Journal) -> None:
        if self._left is not None:
            self._left.discard()
            self._left = None
        held = self.save_state
        if held.not_kept or journal.size > JOURNAL_LIMIT:
            is_kept = journal.cut(self._lasting())
            held = replace(held, not_kept="" if is_kept else held.not_kept)
        if self.drafts and held.not_kept:
            return  # half-written lines stand in no file
        if held.waiting or held.trouble:
            now = self._clock()
            held = SaveState(now, not_kept=held.not_kept, notice=held.notice)
        self.save_state = held

    def _save_file(self, file: str) -> None:
        while True:
            with self._lock:
                value = self._values()[file]
                if value == self._files.base[file]:
                    return
            try:
                saved = self._files.write(file, value)
            except ChangedElsewhereError as error:
                if not self._take_in():
                    reason = "it changes while it is read; try again"
                    raise SaveError(error.path, reason, in_place=False) from error
                continue
            with self._lock:
                self._files.wrote(file, value, saved)
                self._journalled(saved_entry(file, value, self._values()[file]))
                if not saved.durable and NO_PROMISE not in self.notices:
                    self._notice(NO_PROMISE)

    def _save_quietly(self) -> bool:
        """Save in the thread; say whether all is saved now."""
        try:
            self.save()
        except StoreError as error:
            self._trouble(str(error))
        except Exception as error:  # noqa: BLE001 - a saver that ends saves nothing more
            self._trouble(f"Something unexpected stands against saving: {error!r}.")
        self.on_change()
        return not self.save_state.trouble

    def look(self) -> bool:
        """Take in what was changed elsewhere; return whether anything was.

        What we changed since stays on top of it. Where both changed the same
        thing, both are kept: under `fork` in a sheet, beside the file otherwise.
        """
        if not self._saving.acquire(blocking=False):
            return False  # what is being saved now is ours
        try:
            return self._files.is_changed and self._take_in()
        finally:
            self._saving.release()

    def _take_in(self) -> bool:
        with self._lock:
            taken = self._files.take_in(self.assessment)
            if taken is None:
                return False
            self.assessment = taken.assessment
            self.refused += taken.kept_beside
            withdrawn = self._withdraw_what_does_not_fit()
            self.refused += withdrawn
            said = (*taken.said, *taken.kept_beside, *withdrawn)
            for sentence in said or ("Changes made elsewhere came in.",):
                self._notice(sentence)
        return True

    def _withdraw_what_does_not_fit(self) -> tuple[str, ...]:
        """Take back what was submitted or published here of something that changed.

        Returns:
            What is to be said about it.
        """
        theirs = files_of(self._files.loaded.assessment, self.person)
        fitting = only_what_fits(self.assessment, theirs, self.person, at=self._clock())
        if fitting.said:
            self.assessment = fitting.assessment
            saved, agreed = self._files.base[AGREED_FILE], self.assessment.agreed
            self._journalled(saved_entry(AGREED_FILE, saved, agreed))
        return fitting.said

    def _notice(self, sentence: str) -> None:
        """Add a sentence to what is to be said, unless it was said already."""
        said = self.save_state.notice
        if sentence not in self.notices:
            self.notices.append(sentence)
        if sentence not in said:
            notice = f"{said} {sentence}".strip()
            self.save_state = replace(self.save_state, notice=notice)

    # From start to end

    def _recover(self) -> None:
        """Take over what earlier processes journalled: unsaved words, and undo."""
        if self.read_only or self._journal is None:
            return
        assessments.sweep_folder(self.folder)
        left = LeftBehind.take(state.state_folder(), self._owner)
        for kept in left:
            if not kept.is_damaged:  # a step may be missing between two others
                self.history.replay(kept.entries)
            self._take_drafts(kept.entries)
            published = plain(self._files.base[AGREED_FILE]).get("publication", {})
            pending = not_overtaken(unsaved(kept.entries), published)
            for file in (AGREED_FILE, BRIEF_FILE, sheet_file(self.person)):
                if file in pending:
                    self._bring_back(file, pending[file])
        for sentence in (*left.said, *self._withdraw_what_does_not_fit()):
            self._notice(sentence)
        is_kept = self._journal.cut(self._lasting())
        for file in self._files.unsaved(self._values()):
            step = self._unsaved_step(file)
            is_kept &= self._journalled(step.to_entry("recovered"))
            brought = "Words that were not saved last time were brought back."
            self._notice(self._files.joined_in or brought)
            self.save_state = replace(self.save_state, waiting=True)
            self._saver.soon()
        if is_kept:
            left.discard()
        else:
            self._left = left

    def _bring_back(self, file: str, chains: Chains) -> None:
        """Put what was journalled and never saved on top of a file."""
        held = self._values()[file]
        in_file = self._files.base[AGREED_FILE]
        stands = self.assessment.agreed.is_published and _is_published(in_file)
        ours = restored(chains, plain(held))
        value, said = joined(self.folder, file, held, ours, published=stands)
        self._show(value)
        if said:
            self._notice(said)

    def close(self) -> None:
        """Save, and leave the journal with what undo needs.

        Raises:
            StoreError: it can't be saved; the journal keeps the words.
        """
        self._saver.stop()
        if self._journal is None:
            return
        try:
            self.save()
            self._journal.cut(self._lasting())
        finally:
            self._journal.close()
            if self._left is not None:
                self._left.leave()


def _is_published(agreed: Value) -> bool:
    return isinstance(agreed, Agreed) and agreed.is_published
