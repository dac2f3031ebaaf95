"""The place at one workshop: one laptop, whoever types, no name asked."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from assess.desk.any_desk import AnyDesk
from assess.desk.errors import RefusedError
from assess.desk.files_on_desk import FilesOnDesk, TakenIn
from assess.desk.joining import joined
from assess.desk.on_desk import Clock
from assess.desk.rules import Files, Rules
from assess.model.file_names import WORKSHOP_FILE
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.model.versions.patch import Rebased, rebased
from assess.model.workshop import Room, Workshop
from assess.store import files, workshops
from assess.store.assessments import signature, signature_with
from assess.store.errors import SaveError
from assess.store.saving import Saved

ROOM: Final = "room"
"""Who sits at a workshop: the room, and nobody by name."""


class WorkshopRules(Rules[Room]):
    """One file, written by whoever types."""

    called = "the workshop"

    def files_of(self, whole: Room, _person: str) -> Files:
        """Return the one file."""
        return {WORKSHOP_FILE: whole.workshop}

    def with_file(self, whole: Room, value: Value) -> Room:
        """Return the room with another workshop in it."""
        return whole._replace(workshop=_workshop(value))

    def file_of(self, value: Value, _person: str) -> str:
        """Return its name."""
        _workshop(value)
        return WORKSHOP_FILE

    def must_write(
        self, whole: Room, person: str, file: str, held: Value, value: Value
    ) -> None:
        """Let the room write whatever its use cases allow."""

    def rejoined(
        self, folder: Path, files: tuple[Room, Files], file: str, ours: Rebased
    ) -> tuple[Value, str]:
        """Join it; where both changed the same, the other version is kept beside."""
        held = files[0].workshop
        return joined(folder, file, held, ours, published=False)


def _workshop(value: Value) -> Workshop:
    if not isinstance(value, Workshop):
        raise RefusedError("Only a workshop can be put here.")
    return value


class WorkshopFiles(FilesOnDesk[Room]):
    """What the folder of a workshop holds."""

    rules = WorkshopRules()

    def __init__(self, folder: Path) -> None:
        """Read the folder.

        Raises:
            StoreError: it can't be used.
        """
        self._loaded = workshops.load(folder)
        self._digest = self._loaded.digest
        self._signature = self._loaded.signature
        super().__init__(folder, ROOM, {WORKSHOP_FILE: self.whole.workshop})

    @property
    def whole(self) -> Room:
        """The workshop and its edition, as they were read."""
        return self._loaded.room

    @property
    def id(self) -> str:
        """The id in the file."""
        return self.whole.workshop.id

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self._loaded.read_only

    @property
    def broken(self) -> frozenset[str]:
        """Nothing: what can't be read can't be opened."""
        return frozenset()

    @property
    def is_changed(self) -> bool:
        """Whether the file looks as if somebody else had written it."""
        return signature(self.folder) != self._signature

    def write(self, file: str, value: Value) -> Saved:
        """Write the file; `wrote` must then be told.

        Raises:
            ChangedElsewhereError: the file is not the one that was read.
            SaveError: it can't be written, or must not be.
        """
        if self.read_only:
            raise SaveError(self.folder / file, self.read_only, in_place=False)
        return files.save_value(self.folder, file, value, expected=self._digest)

    def wrote(self, file: str, value: Value, saved: Saved) -> None:
        """Remember what the file holds now."""
        self.base[file] = value
        self._digest = saved.digest
        self._signature = signature_with(self._signature, self.folder, file)

    def take_in(self, ours: Room) -> TakenIn[Room] | None:
        """Read the file again, and put what was changed here on top.

        Raises:
            StoreError: it can't be read, or kept; all is then as before.
        """
        loaded = workshops.load(self.folder)
        self._signature = loaded.signature
        if loaded.digest == self._digest:
            return None
        base, theirs = self.base[WORKSHOP_FILE], loaded.room.workshop
        whole, kept = loaded.room, ""
        if ours.workshop != base:
            on_top = rebased(plain(base), plain(ours.workshop), plain(theirs))
            value, kept = joined(
                self.folder, WORKSHOP_FILE, theirs, on_top, published=False
            )
            whole = whole._replace(workshop=_workshop(value))
        self._loaded, self._digest = loaded, loaded.digest
        self.base[WORKSHOP_FILE] = theirs
        return TakenIn(whole, (), (kept,) if kept else ())


class WorkshopDesk(AnyDesk[Room]):
    """The workshop, its journal and its file."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock,
        on_change: Callable[[], None] = lambda: None,
    ) -> None:
        """Open the workshop in *folder*, and what a crash left over.

        Args:
            folder: The workshop's folder.
            clock: Gives the time now.
            on_change: Called, from any thread, when something changed by itself:
                a save ended, or a change made elsewhere came in.

        Raises:
            StoreError: it can't be used.
        """
        super().__init__(WorkshopFiles(folder), clock=clock, on_change=on_change)

    @property
    def room(self) -> Room:
        """The workshop as it is on the desk, with its edition."""
        return self._on_desk.whole

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is on the desk."""
        return self.room.workshop
