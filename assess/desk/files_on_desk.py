"""The files of one folder that one person may write, as a desk needs them."""

from abc import ABC, abstractmethod
from pathlib import Path
from typing import Generic, NamedTuple

from assess.desk.rules import Files, Rules, Whole
from assess.model.values import Value
from assess.store.saving import Saved


class TakenIn(NamedTuple, Generic[Whole]):
    """What the folder holds now, with what was changed here on top of it."""

    whole: Whole
    said: tuple[str, ...]
    """What the person has to know about it."""
    kept_beside: tuple[str, ...]
    """What was changed here and is not in its file, and where it is."""


class FilesOnDesk(ABC, Generic[Whole]):
    """What one folder holds, and what may be done with its files."""

    rules: Rules[Whole]

    def __init__(self, folder: Path, person: str, base: Files) -> None:
        """Take whose files they are, and what each holds."""
        self.folder = folder
        self.person = person
        self.base = base
        """What each file holds, by its name."""

    @property
    @abstractmethod
    def whole(self) -> Whole:
        """What the files hold together."""

    @property
    @abstractmethod
    def id(self) -> str:
        """The id of the whole, which stays when its folder moves."""

    @property
    @abstractmethod
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""

    @property
    @abstractmethod
    def broken(self) -> frozenset[str]:
        """The files that can't be read."""

    @property
    @abstractmethod
    def is_changed(self) -> bool:
        """Whether the files look as if somebody else had written them."""

    @property
    def joined_in(self) -> str:
        """Say which copies of this person's files came in; empty if none did."""
        return ""

    def order(self, held: Files) -> tuple[str, ...]:
        """Return the files in the order in which *held* is to be saved."""
        return tuple(held)

    def unsaved(self, held: Files) -> list[str]:
        """Return the files that do not hold what is *held*."""
        return [file for file, base in self.base.items() if held[file] != base]

    @abstractmethod
    def write(self, file: str, value: Value) -> Saved:
        """Write a file; `wrote` must then be told.

        Raises:
            ChangedElsewhereError: the file is not the one that was read.
            SaveError: it can't be written, or must not be.
        """

    @abstractmethod
    def wrote(self, file: str, value: Value, saved: Saved) -> None:
        """Remember what a file holds now."""

    @abstractmethod
    def take_in(self, ours: Whole) -> TakenIn[Whole] | None:
        """Read the folder again, and put what was changed here on top.

        Returns:
            Nothing if the files are the same as before.

        Raises:
            StoreError: something can't be read, or kept; all is then as before.
        """
