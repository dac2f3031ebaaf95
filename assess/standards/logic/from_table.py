"""Make an edition of a plain table: criterion, title, question."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, get_args

from assess.model.characters import quoted
from assess.model.standard import Criterion, Guidance, PhaseGuidance
from assess.model.values import Phase
from assess.standards.logic.taken import (
    NotTakenError,
    Taken,
    id_of,
    line_of,
    must_be_of_a_size,
)

Rows = Sequence[tuple[int, Sequence[str]]]
"""Each row with its line; the headings are among them."""

HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "criterion": ("criterion", "id", "no", "no.", "number", "point", "ref", "standard"),
    "title": ("title", "criterion title", "name", "requirement"),
    "question": ("question", "questions", "prompt", "prompts", "ask"),
    "evidence": ("evidence", "look for", "look-for"),
    "phase": ("phase", "stage"),
    "theme": ("theme", "category", "group", "section"),
}
"""The columns that are read, and what people call them."""

_HEADINGS_WITHIN: Final = 10
"""Rows in which the headings are looked for: a title may stand above them."""

_ALWAYS: Final = ("", "all", "any", "every")


class _One(NamedTuple):
    """What the rows of one criterion say."""

    raw: str
    title: str
    theme: str
    said: list[tuple[str, str, str]]
    """Phase or nothing, the column, and the sentence."""


def from_table(rows: Rows) -> Taken:
    """Return the edition that a table's rows say.

    A row without a criterion goes on with the one above it.

    Raises:
        NotTakenError: a column is missing, or rows contradict each other.
    """
    place, columns = _columns(rows)
    headings = rows[place][1]
    found: dict[str, _One] = {}
    themes: dict[str, str] = {}
    here = ""
    for line, cells in rows[place + 1 :]:
        if not any(cells):
            continue
        row = {
            name: cells[at] if at < len(cells) else "" for name, at in columns.items()
        }
        try:
            here = _criterion(row, here, found, themes)
            found[here].said.extend(_said(row))
        except NotTakenError as error:
            raise NotTakenError(str(error), line) from error
    untitled = [one.raw for one in found.values() if not one.title]
    if untitled:
        said = f"gives the criterion {quoted(untitled[0])} no title. Write one."
        raise NotTakenError(said)
    others = [h for at, h in enumerate(headings) if h and at not in columns.values()]
    return must_be_of_a_size(
        Taken(
            criteria={name: _made(one) for name, one in found.items()},
            themes=themes,
            title=_title_above(rows[:place]),
            dropped=tuple(f"the column {quoted(heading)}" for heading in others),
        )
    )


def _title_above(rows: Rows) -> str:
    """Return what stands above the headings first; people put the title there."""
    cells = (cell for _, row in rows for cell in row if cell)
    return line_of(next(cells, ""), "the title above the table")


def _columns(rows: Rows) -> tuple[int, dict[str, int]]:
    """Return which row has the headings, and which column holds what."""
    for place, (_, cells) in enumerate(rows[:_HEADINGS_WITHIN]):
        columns = dict(_read_here(cells))
        if {"criterion", "title"} <= columns.keys():
            return place, columns
    raise NotTakenError(
        "has no headings that are known. Call two columns criterion and title; a third "
        "may be called question, others evidence, phase and theme."
    )


def _read_here(cells: Iterable[str]) -> Iterable[tuple[str, int]]:
    names = [cell.strip().lower().rstrip("?:") for cell in cells]
    for column, called in HEADINGS.items():
        for name in called:
            if name in names:
                yield column, names.index(name)
                break


def _criterion(
    row: Mapping[str, str], here: str, found: dict[str, _One], themes: dict[str, str]
) -> str:
    """Return the id of the criterion that a row speaks of; begin it if it is new."""
    raw = row["criterion"]
    title = line_of(row["title"], "the title")
    if not raw:
        if not here:
            raise NotTakenError("the first row names no criterion. Write its number.")
        raw = found[here].raw
    name = id_of(raw, "the criterion")
    if name not in found:
        found[name] = _One(raw, title, _theme(row.get("theme", ""), themes), [])
    known = found[name]
    if known.raw != raw:
        both = f"{quoted(known.raw)} and {quoted(raw)}"
        raise NotTakenError(f"{both} would both be called {name}. Rename one.")
    if title and known.title and title != known.title:
        both = f"{quoted(known.title)} and {quoted(title)}"
        raise NotTakenError(f"criterion {raw} has two titles, {both}. Keep one.")
    if title and not known.title:
        found[name] = known._replace(title=title)
    return name


def _theme(words: str, themes: dict[str, str]) -> str:
    if not words:
        return ""
    name = id_of(words, "the theme")
    themes.setdefault(name, line_of(words, "the theme"))
    return name


def _said(row: Mapping[str, str]) -> Iterable[tuple[str, str, str]]:
    phase = row.get("phase", "").strip().lower()
    if phase not in (*_ALWAYS, *get_args(Phase)):
        known = ", ".join(get_args(Phase))
        raise NotTakenError(f"{quoted(phase)} is not a phase. Known: {known}.")
    for column in ("question", "evidence"):
        for words in row.get(column, "").splitlines():
            if line := line_of(words, f"the {column}"):
                yield "" if phase in _ALWAYS else phase, column, line


def _made(one: _One) -> Criterion:
    here: dict[Phase, PhaseGuidance] = {
        phase: PhaseGuidance(ask=_of(one, phase, "question"), look_for=seen)
        for phase in get_args(Phase)
        for seen in [_of(one, phase, "evidence")]
        if any(named == phase for named, _, _ in one.said)
    }
    return Criterion(
        title=one.title,
        theme=one.theme or None,
        always=Guidance(
            ask=_of(one, "", "question"), look_for=_of(one, "", "evidence")
        ),
        phase=here,
    )


def _of(one: _One, phase: str, column: str) -> tuple[str, ...]:
    found = (words for p, c, words in one.said if (p, c) == (phase, column))
    return tuple(dict.fromkeys(found))
