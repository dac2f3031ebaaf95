"""What can go wrong with files, each said in one sentence.

Nothing here needs pydantic, because the first paint of the screen comes before it.
"""

import errno
import re
from pathlib import Path
from typing import Final, NamedTuple

from assess.model.characters import visible
from assess.store.system_words import in_words


class Fault(NamedTuple):
    """One thing wrong in a file, and where."""

    file: str
    line: int | None
    column: int | None
    key: str
    """Spelt as in the file, for example `finding.govuk-2019.1.rating`."""
    sentence: str

    def __str__(self) -> str:
        """Return the place and the sentence, for example `x.toml, line 7: is empty`."""
        line = f"line {self.line}" if self.line else ""
        place = ", ".join(part for part in (self.file, line, self.key) if part)
        return safe(f"{place}: {self.sentence}")


class StoreError(Exception):
    """A file or folder can't be used; the text is one sentence for the user."""

    def __init__(self, sentence: str) -> None:
        super().__init__(safe(sentence))

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is to be said, where there is room for it."""
        return (str(self),)


class InvalidFileError(StoreError):
    """A file does not hold what it must; it is named and never written."""

    def __init__(self, path: Path, faults: tuple[Fault, ...]) -> None:
        self.path = path
        self.faults = faults
        more = len(faults) - 1
        rest = f" (and {more} more {'problem' if more == 1 else 'problems'})"
        super().__init__(f"{faults[0]}{rest if more else ''}")

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything that is wrong, each with its line."""
        return tuple(map(str, self.faults))


class MissingFileError(StoreError):
    """A file that must be there is not."""

    def __init__(self, path: Path, name: str) -> None:
        self.path = path
        super().__init__(f"{name} does not exist; check the name.")


class UnreadableFileError(StoreError):
    """A file is there and can't be read: a folder, no permission, a broken disk."""

    def __init__(self, path: Path, name: str, reason: str) -> None:
        self.path = path
        super().__init__(f"{name} can't be read: {reason}.")


class NotAnAssessmentError(StoreError):
    """A folder without `assessment.toml`; it may be one of a workshop."""

    def __init__(self, folder: Path, *, is_workshop: bool = False) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} is a workshop, which is no assessment. Open it with: assess "
            f"workshop {folder}"
            if is_workshop
            else f"{folder} is not an assessment, because it holds no assessment.toml; "
            "name another folder, or make one with assess new."
        )


class NotAWorkshopError(StoreError):
    """A folder without `workshop.toml`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} is not a workshop, because it holds no workshop.toml; name "
            "another folder, or make one with assess workshop."
        )


class FolderInUseError(StoreError):
    """A new assessment was to be made where something already is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        super().__init__(
            f"{folder} already holds something; choose a folder that does not exist."
        )


class ChangedElsewhereError(StoreError):
    """The file on disk is not the one that was read, so it was not written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{shown(path)} was changed by someone else since it was read; "
            "open it again to see both versions."
        )


class NewerFormatError(StoreError):
    """A file from a later version of assess."""

    def __init__(self, path: Path, name: str, number: int) -> None:
        self.path = path
        super().__init__(
            f"{name} has format {number}, which this version of assess does not know; "
            "install a newer assess to change it."
        )


class OutsideFolderError(StoreError):
    """A symbolic link leads out of its folder; what it leads to is only read."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        super().__init__(
            f"{shown(path)} is a link that leads out of {folder.resolve().name}, so it "
            "is only read; put the file or folder itself there to change it."
        )


class SaveError(StoreError):
    """Something could not be written.

    Attributes:
        path: What was to be written.
        reason: Why, in words.
        in_place: Whether the new content stands all the same.
    """

    def __init__(self, path: Path, reason: str, *, in_place: bool) -> None:
        self.path = path
        self.reason = reason
        self.in_place = in_place
        outcome = "was saved, but not for certain" if in_place else "was not saved"
        super().__init__(f"{shown(path)} {outcome}: {reason}.")


class StateFolderError(SaveError):
    """What is typed can't be kept in the state folder."""

    def __init__(self, folder: Path, error: OSError) -> None:
        self.path = folder
        self.reason = in_words(error)
        self.in_place = False
        cause, _, _ = self.reason.partition(";")
        if error.errno == errno.ENOTDIR:
            cause = "there is a file where a folder must be"
        StoreError.__init__(
            self,
            f"What is typed can't be kept in {folder}: {cause}. Mend that, or set "
            "ASSESS_STATE to a folder that can be written.",
        )


def why_unreadable(error: OSError) -> str:
    """Return why something can't be read, and what to do about it."""
    if isinstance(error, PermissionError):
        return "you have no permission to read it; ask who owns it"
    return in_words(error)


def safe(sentence: str) -> str:
    """Return a sentence that a terminal can show; names are other people's words."""
    return visible(sentence).replace("\n", "<U+000A>")


def shown(path: Path) -> str:
    """Return the end of a path, enough to know which file it is."""
    return f"{path.parent.name}/{path.name}" if path.parent.name else path.name


def spelt(key: tuple[str, ...]) -> str:
    """Return a key path as the file spells it, quoted where it must be."""
    return ".".join(part if _BARE.fullmatch(part) else f'"{part}"' for part in key)


_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
