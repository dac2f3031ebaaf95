"""One person's place at one assessment."""

from collections.abc import Callable
from pathlib import Path

from assess.desk.any_desk import AnyDesk
from assess.desk.on_desk import Clock
from assess.desk.own_files import OwnFiles
from assess.desk.unread import Unread
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.model.sheet import Sheet
from assess.store.assessments import Loaded
from assess.store.errors import StoreError


class Desk(AnyDesk[Assessment]):
    """The assessment, the journal and the files of one person."""

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
        self.files = OwnFiles(folder, person, loaded)
        super().__init__(self.files, clock=clock, on_change=on_change)

    @property
    def assessment(self) -> Assessment:
        """The assessment as it is on the desk."""
        return self._on_desk.whole

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

    def effective(self, ref: CriterionRef) -> Finding:
        """Return what counts as the finding of the person who sits here."""
        return self.assessment.effective(self.person, ref)
