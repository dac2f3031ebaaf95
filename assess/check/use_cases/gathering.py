"""Read the assessments of several folders, one at a time, for what ranks or lists."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from assess.check.use_cases.again import assessed_again, said_again
from assess.desk.places import assessments_of, in_its_folder, whole
from assess.model.assessment import Assessment


class Gathered(NamedTuple):
    """One assessment, and whether it still counts."""

    folder: Path
    assessment: Assessment
    counts: bool
    """Whether it was not assessed again since."""


class Gathering:
    """The assessments of folders, of which none is kept, and what is to be said."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Find them; workspaces stand for all they hold.

        Raises:
            NotAnAssessmentError: a folder is neither.
        """
        found = (place for folder in folders for place in assessments_of(folder))
        self.places = tuple(dict.fromkeys(found))
        self.unread: list[str] = []
        """What could not be read of those that were passed, in sentences."""
        self.again: list[str] = []
        """Which of them were assessed again, in sentences."""

    def __iter__(self) -> Iterator[Gathered]:
        """Read one after the other."""
        again, many = assessed_again(self.places), len(self.places) > 1
        for folder in self.places:
            assessment, why_not = whole(folder)
            self.unread += [in_its_folder(folder, why, of_many=many) for why in why_not]
            if assessment is None:
                continue
            by = again.get(assessment.brief.id)
            if by is not None:
                self.again.append(said_again(folder, by))
            yield Gathered(folder, assessment, by is None)
