"""Take over an earlier assessment made elsewhere, or one that only a report holds."""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from assess.desk.clock import day_here
from assess.desk.days import read_due
from assess.desk.errors import RefusedError
from assess.desk.ids import mint_long
from assess.exchange.reports import read_report
from assess.exchange.tables import ENDINGS, read_table
from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.model.council import Council
from assess.model.due import Due
from assess.model.finding import CriterionRef
from assess.model.last_time import (
    LastTime,
    LastTimeAction,
    LastTimeOutcome,
    LastTimeStandard,
)
from assess.model.standard import Scales, Standard
from assess.model.unknown import nearest
from assess.model.values import Phase
from assess.setup.logic.earlier import (
    FoundThen,
    RowsError,
    found_then,
    rating_named,
    typed_rows,
)
from assess.setup.use_cases.first_brief import ID_LENGTH, Start, used_with
from assess.setup.use_cases.new import brief_of, editions_for, start_from
from assess.store import standards
from assess.store.errors import Fault, InvalidFileError
from assess.store.unpacking import unpack

PAGES: Final = frozenset({".html", ".htm"})

_KEY: Final = "earlier-{:04}"
"""By what an action that was asked for elsewhere is known here."""


class ElsewhereError(RefusedError):
    """What is said of an assessment made elsewhere can't be, or is missing."""

    def __init__(self, name: str, sentence: str) -> None:
        """Take the *name* of what was said, such as `result`, and the *sentence*."""
        self.name = name
        super().__init__(sentence)


@dataclass(frozen=True)
class Elsewhere:
    """What is said of an assessment that was not made here."""

    published: date | None = None
    """The day on which its report was published."""
    assessed: date | None = None
    phase: Phase | None = None
    """The phase that had ended then."""
    file: Path | None = None
    """A table: CSV or xlsx."""
    typed: str = ""
    """A line for each criterion or action, if there is no file."""
    result: str = ""
    """The result of the whole; what the rows say if it is empty."""


NO_START: Final = Start(service="", council="", phase="beta")
"""What is begun from where a report says all itself."""


def is_table(file: Path) -> bool:
    """Whether a file holds rows, and not a whole report of ours."""
    return file.suffix.lower() not in PAGES


@contextlib.contextmanager
def beginning(start: Start, folder: Path, said: Elsewhere) -> Iterator[Start]:
    """Yield what a new assessment begins with that follows one from elsewhere.

    A report of ours is taken as the folder that it holds: it says all itself.

    Args:
        start: What was asked beside it.
        folder: What is to be made.
        said: What is said of the earlier one.

    Raises:
        ElsewhereError: its day or its phase is missing, or what is said can't be.
        RefusedError: it is no kind of file that is taken.
        StoreError: the file can't be read, or its rows say what can't be.
    """
    if said.file is None or is_table(said.file):
        yield _following(start, folder, said)
        return
    with TemporaryDirectory(prefix="assess-") as inner:
        held = Path(inner) / "report"
        unpack(held, read_report(said.file), Council())
        yield start_from(held)


def preview(start: Start, folder: Path) -> Assessment:
    """Return what a start that follows another would make, and what it takes over.

    Raises:
        RefusedError: an answer is missing, or it follows nothing.
        StoreError: an edition can't be read.
    """
    if start.earlier is None:
        raise RefusedError("It follows no earlier assessment.")
    read, _ = editions_for(start, folder)
    return Assessment(
        brief=brief_of(start, folder),
        standards=read,
        scales=standards.read_scales(),
        earlier=start.earlier,
    )


def _following(start: Start, folder: Path, said: Elsewhere) -> Start:
    """Return the start with what was found, on the scales on which it was rated."""
    day, phase, (read, _) = _day(said), _phase(said), editions_for(start, folder)
    first = next((name for name, each in read.items() if each.gating), next(iter(read)))
    try:
        found = found_then(_rows(said), read, first, _due)
        known = _Known(found, first, read, standards.read_scales())
        asked = dict(start.standards or ())
        then = {
            name: known.scale(name, used_with(each, asked.get(name), start))
            for name, each in read.items()
        }
        known.must_be_on(then)
        earlier = known.last_time(said, then, phase, day)
    except RowsError as error:
        raise _refused(said, error) from error
    scales = tuple((name, asked.get(name) or scale) for name, scale in then.items())
    return replace(start, earlier=earlier, standards=scales)


def _refused(said: Elsewhere, error: RowsError) -> Exception:
    if said.file is None:
        lines = (f"Line {line}: {words}" for line, words in error.faults)
        return ElsewhereError("found", " ".join(lines))
    name = said.file.name
    faults = (Fault(name, line, None, "", words) for line, words in error.faults)
    return InvalidFileError(said.file, tuple(faults))


def _day(said: Elsewhere) -> date:
    if said.published is None:
        raise ElsewhereError(
            "published", "Say on which day the earlier report was published."
        )
    if said.published > day_here():
        raise ElsewhereError(
            "published", "The earlier report can't have been published in future."
        )
    if said.assessed and said.assessed > said.published:
        raise ElsewhereError(
            "assessed", "It was assessed after its report was published. Mend one."
        )
    return said.published


def _phase(said: Elsewhere) -> Phase:
    if said.phase is None:
        raise ElsewhereError(
            "earlier_phase", "Say which phase had ended at the earlier assessment."
        )
    return said.phase


def _rows(said: Elsewhere) -> list[tuple[int, tuple[str, ...]]]:
    if said.file is None:
        return [(line, tuple(cells)) for line, cells in typed_rows(said.typed)]
    ending = said.file.suffix.lower()
    if ending not in ENDINGS:
        raise RefusedError(
            f"{said.file.name} is no file that is taken over: save it as CSV UTF-8 or "
            ".xlsx, or name a report of assess that ends in .html."
        )
    return [(row.line, row.cells) for row in read_table(said.file).rows]


def _due(words: str) -> Due:
    try:
        return read_due(words)
    except RefusedError as error:
        raise ValueError(str(error)) from error


class _Known(NamedTuple):
    """What was found, and what it is read by."""

    found: FoundThen
    first: str
    """The standard that decides the result."""
    read: Mapping[str, Standard]
    scales: Scales

    def must_be_on(self, scales: Mapping[str, str]) -> None:
        """See that each rating is on its scale, that of the whole too.

        Raises:
            RowsError: some are not; all of them are named.
        """
        rated: dict[CriterionRef | None, str] = dict(self.found.ratings.items())
        if self.found.outcome and self.scales.scale[scales[self.first]].rating:
            rated[None] = self.found.outcome
        found = (
            (self.found.line[ref], self._not_on(scales[self._of(ref)], words))
            for ref, words in rated.items()
        )
        if faults := sorted((line, said) for line, said in found if said):
            raise RowsError(faults)

    def _of(self, ref: CriterionRef | None) -> str:
        return ref.standard if ref else self.first

    def _not_on(self, scale: str, words: str) -> str:
        """Say that words are no rating of a scale; nothing if they are one."""
        on = self.scales.scale[scale]
        if rating_named(on, words):
            return ""
        known = nearest(words, [each.word for each in on.rating.values()])
        return f"{quoted(words)} is not a rating of {on.title}. {known}"

    def last_time(
        self, said: Elsewhere, scales: Mapping[str, str], phase: Phase, published: date
    ) -> LastTime:
        """Return it as an assessment that follows holds it."""
        held = {name: self._standard(name, scale) for name, scale in scales.items()}
        return LastTime(
            id=mint_long(ID_LENGTH),
            phase=phase,
            assessed=said.assessed,
            version=1,
            published=datetime.combine(published, time(12), UTC),
            outcome=self._outcome(said.result, held[self.first].scale),
            standard={name: each for name, each in held.items() if each.rating},
            action={
                _KEY.format(number): LastTimeAction(
                    standard=each.ref.standard,
                    criterion=each.ref.criterion,
                    text=each.text,
                    due=each.due,
                    owner=each.owner,
                    state="open",
                    number=number,
                )
                for number, each in enumerate(self.found.actions, 1)
            },
            elsewhere=True,
        )

    def scale(self, name: str, used: str) -> str:
        """Return the scale that the ratings are of: that in use, if all are on it."""
        words = [each for ref, each in self._rated(name)]
        known = self.scales.scale
        possible = (used, *(each for each in self.read[name].scales if each in known))
        fitting = (
            scale
            for scale in possible
            if all(rating_named(known[scale], each) for each in words)
        )
        return next(fitting, used)

    def _rated(self, name: str) -> list[tuple[CriterionRef, str]]:
        return [each for each in self.found.ratings.items() if each[0].standard == name]

    def _standard(self, name: str, scale: str) -> LastTimeStandard:
        rated, reasons = self._rated(name), self.found.reasons
        return LastTimeStandard(
            scale=scale,
            rating={ref.criterion: self._rating(scale, words) for ref, words in rated},
            reason={ref.criterion: reasons[ref] for ref, _ in rated if ref in reasons},
        )

    def _rating(self, scale: str, words: str) -> str:
        found = rating_named(self.scales.scale[scale], words)
        if found is None:
            raise ElsewhereError("result", self._not_on(scale, words))
        return found

    def _outcome(self, said: str, scale: str) -> LastTimeOutcome | None:
        words = said or self.found.outcome
        if not words or not self.scales.scale[scale].rating:
            return None
        return LastTimeOutcome(scale=scale, rating=self._rating(scale, words))
