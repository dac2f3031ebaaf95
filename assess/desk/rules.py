"""What differs by what lies on a desk: its files, who writes them, what must fit."""

from abc import ABC, abstractmethod
from datetime import datetime
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from assess.desk.unsaved import Chains, unsaved
from assess.model.values import Value
from assess.model.versions.patch import Rebased
from assess.store.journal import Entry

Files = dict[str, Value]
"""What each file holds that may be written here, by its name in the folder."""

Renamed = list[tuple[tuple[str, ...], tuple[str, ...]]]
"""Where something stood, and where it stands now."""

Whole = TypeVar("Whole")
"""What the files of a folder are together, as one value."""


class Fitting(NamedTuple, Generic[Whole]):
    """A whole without what does not fit, and what is to be said of that."""

    whole: Whole
    said: tuple[str, ...]
    files: tuple[str, ...] = ()
    """The files whose saved state the journal has to say again."""


class Rules(ABC, Generic[Whole]):
    """What holds for one kind of whole."""

    called: str
    """What people call it, for example `the assessment`."""

    @abstractmethod
    def files_of(self, whole: Whole, person: str) -> Files:
        """Return the files that *person* may write, as they are in *whole*."""

    @abstractmethod
    def with_file(self, whole: Whole, value: Value) -> Whole:
        """Return *whole* with *value* in the place of that file."""

    @abstractmethod
    def file_of(self, value: Value, person: str) -> str:
        """Return the file that a value belongs into.

        Raises:
            RefusedError: this person does not write it.
        """

    @abstractmethod
    def must_write(
        self, whole: Whole, person: str, file: str, held: Value, value: Value
    ) -> None:
        """See that *person* may put a value into a file in place of what is held.

        Raises:
            RefusedError: somebody else writes it, or it may not change any more.
        """

    @abstractmethod
    def rejoined(
        self, folder: Path, files: tuple[Whole, Files], file: str, ours: Rebased
    ) -> tuple[Value, str]:
        """Return what was not saved, on top of a file, and what is to be said of it.

        Args:
            folder: Where the files are.
            files: What is on the desk, and what each file holds.
            file: The name inside the folder.
            ours: What was not saved, on top of what the file holds.
        """

    def fitting(
        self,
        whole: Whole,
        theirs: Files,  # noqa: ARG002 - for those that need it
        person: str,  # noqa: ARG002
        *,
        at: datetime,  # noqa: ARG002
    ) -> Fitting[Whole]:
        """Take back what rests on something that has changed since.

        Args:
            whole: What the files hold, with what was changed here on top of it.
            theirs: What the files hold; that stays as it is.
            person: Who changed it here.
            at: Now.
        """
        return Fitting(whole, ())

    def pending(self, entries: list[Entry], base: Files) -> dict[str, Chains]:
        """Return what was journalled and never saved, in the order of coming back."""
        found = unsaved(entries)
        return {file: found[file] for file in base if file in found}

    def brought_back(
        self,
        whole: Whole,  # noqa: ARG002 - for those that need it
        held: Value,  # noqa: ARG002
        value: Value,
        *,
        at: datetime,  # noqa: ARG002
    ) -> tuple[Value, Renamed]:
        """Return what undo makes of a file, and what stands under a new id in it."""
        return value, []
