"""The files that one person may write, as they were last read or written."""

from pathlib import Path

from assess.desk.assessment_rules import AssessmentRules
from assess.desk.copies import copy_problems
from assess.desk.files_on_desk import FilesOnDesk, TakenIn
from assess.desk.fitting import new_publications, not_overtaken
from assess.desk.joining import files_of, joined, with_file
from assess.desk.person import who_sits_here
from assess.desk.rules import Files
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.model.problem import Problem
from assess.model.values import Value
from assess.model.versions.canonical import plain
from assess.model.versions.patch import rebased
from assess.store import assessments, files
from assess.store.errors import ChangedElsewhereError, SaveError
from assess.store.saving import Saved, digest_of


class OwnFiles(FilesOnDesk[Assessment]):
    """What the folder of an assessment holds, and what may be done with its files."""

    rules = AssessmentRules()

    def __init__(
        self, folder: Path, person: str | None, loaded: assessments.Loaded | None = None
    ) -> None:
        """Read the folder, unless it was read just now.

        Args:
            folder: The assessment's folder.
            person: Whose files they are; of whoever sits here if nobody said.
            loaded: What the folder holds, if it was read already.

        Raises:
            StoreError: the brief or a standard can't be read.
            RefusedError: nobody on the panel has this id, or nobody said who it is.
        """
        self.loaded = loaded or assessments.load(folder)
        self._signature = self.loaded.signature
        who = who_sits_here(folder, self.loaded.assessment.brief, person)
        super().__init__(folder, who, _in_files(self.loaded, who))
        self.written: dict[str, Value] = {}
        """What was written last from here into each file."""

    @property
    def whole(self) -> Assessment:
        """The assessment."""
        return self.loaded.assessment

    @property
    def id(self) -> str:
        """The id in its brief."""
        return self.whole.brief.id

    @property
    def read_only(self) -> str:
        """Why nothing here may be changed; empty if it may."""
        return self.loaded.read_only

    def order(self, held: Files) -> tuple[str, ...]:
        """Return the files in the order in which *held* is to be saved.

        A version is published once all that it says is saved; what says that it is
        open again comes before what may then change.
        """
        content = (BRIEF_FILE, sheet_file(self.person))
        if new_publications(held, self.base):
            return (*content, AGREED_FILE)
        return (AGREED_FILE, *content)

    @property
    def broken(self) -> frozenset[str]:
        """The files that can't be read; all sheets if their folder can't be."""
        return _broken(self.folder, self.loaded, self.base)

    @property
    def is_changed(self) -> bool:
        """Whether the files look as if somebody else had written them."""
        return assessments.signature(self.folder) != self._signature

    @property
    def own(self) -> frozenset[str]:
        """The files that this person writes and that may have copies."""
        return _own(self.loaded, self.person)

    @property
    def joined_in(self) -> str:
        """Say which copies of this person's files came in; empty if none did."""
        if self.loaded.assessment.agreed.is_published:
            return ""
        mine = [c.name for c in self.loaded.copies if c.adds and c.file in self.own]
        return f"Joined in: {', '.join(mine)}." if mine else ""

    @property
    def copy_problems(self) -> tuple[Problem, ...]:
        """What there is to say of copies beside the files that are not joined yet."""
        return copy_problems(self.loaded, joined=self.own)

    def write(self, file: str, value: Value) -> Saved:
        """Write a file; `wrote` must then be told.

        Raises:
            ChangedElsewhereError: the file is not the one that was read, or what it
                publishes is not.
            SaveError: it can't be written, or must not be.
        """
        reason = self.loaded.read_only
        if file in self.broken:
            reason = "it can't be read, so it is not written over; mend it"
        if reason:
            raise SaveError(self.folder / file, reason, in_place=False)
        if file == AGREED_FILE and new_publications({file: value}, self.base):
            self._check_content()
        expected = self.loaded.digests.get(file)
        return files.save_value(self.folder, file, value, expected=expected)

    def _check_content(self) -> None:
        """See that the files still hold what is about to be published.

        Raises:
            ChangedElsewhereError: one of them is not the one that was read.
        """
        for name in self.base.keys() - {AGREED_FILE}:
            path = self.folder / name
            if digest_of(path) != self.loaded.digests.get(name):
                raise ChangedElsewhereError(path)

    def wrote(self, file: str, value: Value, saved: Saved) -> None:
        """Remember what a file holds now."""
        self.base[file] = self.written[file] = value
        self.loaded.digests[file] = saved.digest
        self._signature = assessments.signature_with(self._signature, self.folder, file)

    @property
    def agreed_saved(self) -> Agreed | None:
        """What was written last from here of what is agreed; nothing if not."""
        written = self.written.get(AGREED_FILE)
        return written if isinstance(written, Agreed) else None

    def take_in(self, ours: Assessment) -> TakenIn[Assessment] | None:
        """Read the folder again, and put what was changed here on top.

        Returns:
            Nothing if the files are the same as before.

        Raises:
            StoreError: something can't be read, or kept; all is then as before.
        """
        loaded = assessments.load(self.folder)
        if loaded.digests == self.loaded.digests:
            self.loaded, self._signature = loaded, loaded.signature
            return None
        theirs = files_of(loaded.assessment, self.person)
        held = not_overtaken(files_of(ours, self.person), self.base, theirs)
        taken, base = self._joined(loaded, held)
        self.loaded, self._signature, self.base = loaded, loaded.signature, base
        return taken

    def _joined(
        self, loaded: assessments.Loaded, ours: Files
    ) -> tuple[TakenIn[Assessment], Files]:
        whole = loaded.assessment
        theirs = files_of(whole, self.person)
        held = _in_files(loaded, self.person)
        broken = _broken(self.folder, loaded, theirs)
        said = tuple(f"It is not used: {error}" for error in loaded.set_aside)
        kept_beside: list[str] = []
        for file in self.base:
            base = self.base[file]
            if file in broken:
                held[file] = base
                whole = with_file(whole, ours[file])
            elif ours[file] != base:
                value, sentence = joined(
                    self.folder,
                    file,
                    theirs[file],
                    rebased(plain(base), plain(ours[file]), plain(theirs[file])),
                    published=_is_published(loaded.assessment, whole),
                )
                whole = with_file(whole, value)
                kept_beside += [sentence] if sentence else []
        return TakenIn(whole, said, tuple(kept_beside)), held


def _own(loaded: assessments.Loaded, person: str) -> frozenset[str]:
    """Return the files that a person writes and that may have copies."""
    writes = loaded.assessment.brief.writes_agreed == person
    return frozenset({sheet_file(person), *([AGREED_FILE] if writes else [])})


def _in_files(loaded: assessments.Loaded, person: str) -> Files:
    """Return what the files hold by themselves, where *person* may write them.

    What their copies add is then not saved yet; it is for the writer to save.
    """
    own = _own(loaded, person)
    return {
        file: loaded.apart.get(file, value) if file in own else value
        for file, value in files_of(loaded.assessment, person).items()
    }


def _is_published(theirs: Assessment, ours: Assessment) -> bool:
    """Whether a version stands, in the files and here."""
    return theirs.agreed.is_published and ours.agreed.is_published


def _broken(folder: Path, loaded: assessments.Loaded, files: Files) -> frozenset[str]:
    paths = {getattr(error, "path", None) for error in loaded.set_aside}
    return frozenset(
        file
        for file in files
        if folder / file in paths or (folder / file).parent in paths
    )
