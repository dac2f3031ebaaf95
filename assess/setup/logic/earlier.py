"""Read what an assessment found that was not made here, from the rows of a table."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from assess.model.characters import quoted
from assess.model.due import Due
from assess.model.finding import CriterionRef
from assess.model.rating import CHOSEN
from assess.model.standard import Scale, Standard
from assess.model.unknown import nearest

Rows = Iterable[tuple[int, Sequence[str]]]
"""Each row with its line."""

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "criterion": ("criterion", "no", "no.", "number", "point", "ref"),
    "rating": ("rating", "result", "met", "rag"),
    "action": ("action", "actions", "recommendation", "requirement"),
    "due": ("due", "by when", "by", "date"),
    "owner": ("owner", "who", "accountable"),
    "reason": ("reason", "comment", "comments", "why"),
}
"""The columns that are read, and what people call them."""

TYPED: Final = ("criterion", "rating", "action", "due", "owner", "reason")
"""What stands where in a line that somebody types, with a semicolon between."""

_LAST: Final = len(TYPED) - 1
"""After so many semicolons a line is one text: why, which may have some itself."""

WHOLE: Final = frozenset({"result", "outcome", "overall", "overall rating"})
"""What stands in place of a criterion where a row gives the result of the whole."""

NONE: Final = frozenset({"", "-", "none", "not rated"})

_NUMBER: Final = re.compile(
    r"(?:(?P<standard>[a-z][a-z0-9-]*):)?\s*(?:[a-z]+\s+)?(?P<number>[0-9]+[a-z]?)\b",
    re.IGNORECASE,
)


class AskedThen(NamedTuple):
    """An action of an earlier assessment."""

    ref: CriterionRef
    text: str
    due: Due | None
    owner: str


class FoundThen(NamedTuple):
    """What an earlier assessment found."""

    ratings: dict[CriterionRef, str]
    """Words of a rating as they stand there."""
    reasons: dict[CriterionRef, str]
    actions: tuple[AskedThen, ...]
    outcome: str
    """The word for the whole; nothing where no row gives it."""
    line: Mapping[CriterionRef | None, int]
    """Where each rating stands; that of the whole under nothing."""


class RowsError(Exception):
    """What is wrong with rows, each with its line."""

    def __init__(self, faults: Sequence[tuple[int, str]]) -> None:
        """Take all of it, so that it is mended at one go."""
        super().__init__("; ".join(f"row {line}: {said}" for line, said in faults))
        self.faults = tuple(faults)


def typed_rows(lines: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield what was typed as rows, under the headings that a table would have."""
    yield 0, TYPED
    for number, line in enumerate(lines.splitlines(), 1):
        if line.strip():
            yield number, tuple(map(str.strip, line.split(";", _LAST)))


def found_then(
    rows: Rows,
    standards: Mapping[str, Standard],
    first: str,
    day: Callable[[str], Due],
) -> FoundThen:
    """Return what rows say.

    A row without a criterion goes on with the one above it.

    Args:
        rows: The headings, then a row for each criterion or action.
        standards: The editions that it is against.
        first: The edition that is meant where none is named.
        day: Reads by when something is due.

    Raises:
        RowsError: a column is missing, or rows say what can't be.
    """
    reader = _Reader(standards, first, day)
    left = iter(rows)
    reader.headings(left)
    for line, cells in left:
        if any(cells):
            reader.row(line, cells)
    if not (reader.ratings or reader.faults):
        reader.faults.append((1, "No row gives a criterion and its rating."))
    if reader.faults:
        raise RowsError(reader.faults)
    return FoundThen(
        reader.ratings,
        reader.reasons,
        tuple(reader.actions),
        reader.outcome,
        reader.line,
    )


class _Reader:
    """What was read of the rows so far."""

    def __init__(
        self, standards: Mapping[str, Standard], first: str, day: Callable[[str], Due]
    ) -> None:
        self._standards, self._first, self._day = standards, first, day
        self._columns: dict[str, int] = {}
        self._here: CriterionRef | None = None
        self.ratings: dict[CriterionRef, str] = {}
        self.reasons: dict[CriterionRef, str] = {}
        self.actions: list[AskedThen] = []
        self.outcome = ""
        self.line: dict[CriterionRef | None, int] = {}
        self.faults: list[tuple[int, str]] = []

    def headings(self, rows: Iterator[tuple[int, Sequence[str]]]) -> None:
        """Find the row of headings; a title may stand above it.

        Raises:
            RowsError: there is none.
        """
        for _, cells in rows:
            names = [" ".join(cell.casefold().split()) for cell in cells]
            columns = {
                column: names.index(next(name for name in known if name in names))
                for column, known in HEADINGS.items()
                if set(known) & set(names)
            }
            if {"criterion", "rating"} <= columns.keys():
                self._columns = columns
                return
        raise RowsError(
            [(1, "No row has the headings criterion and rating. Name the columns so.")]
        )

    def row(self, line: int, cells: Sequence[str]) -> None:
        """Take what a row says, or keep what is wrong with it."""
        row = {
            name: cells[at].strip() if at < len(cells) else ""
            for name, at in self._columns.items()
        }
        try:
            if row["criterion"].casefold() in WHOLE:
                self.outcome, self.line[None] = row["rating"], line
                return
            ref = self._criterion(row["criterion"])
            self._rate(ref, row["rating"], line)
            self._say(ref, row)
        except ValueError as error:
            self.faults.append((line, str(error)))

    def _criterion(self, words: str) -> CriterionRef:
        if not words:
            if self._here is None:
                raise ValueError("No criterion is named. Write its number.")
            return self._here
        found = _NUMBER.match(words)
        name = (found and found["standard"]) or self._first
        if name not in self._standards:
            raise ValueError(
                f"The assessment does not use the standard {quoted(name)}. "
                f"{nearest(name, self._standards)}"
            )
        known = self._standards[name].criterion
        number = found["number"].lower() if found else words.casefold()
        if number not in known:
            here = self._standards[name]
            raise ValueError(
                f"{here.title} has no {here.noun} {quoted(words)}. "
                f"{nearest(number, known)}"
            )
        self._here = CriterionRef(name, number)
        return self._here

    def _rate(self, ref: CriterionRef, words: str, line: int) -> None:
        if words.casefold() in NONE:
            return
        before = self.ratings.setdefault(ref, words)
        if before.casefold() != words.casefold():
            raise ValueError(
                f"{ref.criterion} is {quoted(before)} in row {self.line[ref]} and "
                f"{quoted(words)} here. Keep one."
            )
        self.line.setdefault(ref, line)

    def _say(self, ref: CriterionRef, row: Mapping[str, str]) -> None:
        if reason := row.get("reason"):
            held = self.reasons.get(ref)
            self.reasons[ref] = f"{held}\n\n{reason}" if held else reason
        if text := row.get("action"):
            due = self._day(row["due"]) if row.get("due") else None
            self.actions.append(AskedThen(ref, text, due, row.get("owner", "")))


def rating_named(scale: Scale, words: str) -> str | None:
    """Return the rating of a scale that people call so; nothing if none is."""
    plain = " ".join(words.casefold().replace("-", " ").split())
    known = {name: each.word for name, each in (*scale.rating.items(), *CHOSEN.items())}
    for name, word in known.items():
        if plain in (name.replace("-", " "), word.casefold()):
            return name
    meant = _MEANT.get(plain)
    return meant if meant in known else None


_MEANT: Final = {
    "yes": "met",
    "y": "met",
    "pass": "met",
    "passed": "met",
    "no": "not-met",
    "n": "not-met",
    "not passed": "not-met",
    "n/a": "not-applicable",
    "g": "green",
    "a": "amber",
    "r": "red",
}
"""What older reports and spreadsheets say."""
