"""Read tidy tables back, as CSV, SQLite or Parquet, that somebody else may have made.

They are measured before they are read, and nothing in them is run: of a database only
plain tables are looked at, and it is opened as one that can't be written.
"""

import csv
import re
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, Literal, NamedTuple

from assess.exchange.csv_files import FORMULA
from assess.exchange.tidy import MOST_ROWS, Cell, Type, parquet_rows
from assess.store.disk import refuse_large
from assess.store.errors import (
    Fault,
    InvalidFileError,
    MissingFileError,
    UnreadableFileError,
    why_unreadable,
)

MOST_BYTES: Final = 1024 * 1024 * 1024

Form = Literal["csv", "parquet", "sqlite"]
Columns = Mapping[str, Type]

_FORMS: Final[dict[str, Form]] = {
    ".csv": "csv",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
}


class Export(NamedTuple):
    """Where tables are: a folder with a file for each, or one database."""

    place: Path
    form: Form

    def file(self, table: str) -> Path:
        """Return the file that holds a table."""
        if self.form == "sqlite":
            return self.place
        return self.place / f"{table}.{self.form}"


class Row(NamedTuple):
    """A row, and where it stands."""

    file: Path
    line: int | None
    cells: tuple[Cell, ...]

    def wrong(self, sentence: str) -> InvalidFileError:
        """Return the error that says what is wrong with it."""
        return _wrong(self.file, sentence, self.line)


def export_at(path: Path, tables: Collection[str]) -> Export | None:
    """Return the export that a folder is, or that a file is a part of; else nothing.

    Raises:
        InvalidFileError: a folder holds tables in two formats, or a file is called
            otherwise than a table.
    """
    form = _FORMS.get(path.suffix.lower())
    if form is not None and not path.is_dir():
        if form != "sqlite" and path.stem not in tables:
            raise _wrong(path, _called(tables, form))
        return Export(path if form == "sqlite" else path.parent, form)
    first = next(iter(tables))
    files: tuple[Form, ...] = ("csv", "parquet")
    here = [each for each in files if (path / f"{first}.{each}").is_file()]
    if here[1:]:
        said = "holds tables as csv and as parquet; name one of the files."
        raise _wrong(path, said)
    return Export(path, here[0]) if here else None


def _called(tables: Collection[str], form: Form) -> str:
    names = [f"{each}.{form}" for each in tables]
    listed = f"{', '.join(names[:-1])} or {names[-1]}"
    return f"is no table of an export; these are called {listed}."


def rows(export: Export, table: str, columns: Columns) -> Iterator[Row]:
    """Yield the rows of a table, with a cell for each of *columns*.

    Raises:
        StoreError: the file is missing, too large, damaged, or has not these columns,
            or not these types in them.
        RefusedError: it is Parquet, and DuckDB is not installed.
    """
    path = export.file(table)
    try:
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise MissingFileError(path, str(path)) from error
    except OSError as error:
        raise UnreadableFileError(path, str(path), why_unreadable(error)) from error
    refuse_large(path, str(path), size, MOST_BYTES)
    found = _READERS[export.form](path, table, columns)
    types = tuple(columns.items())
    for number, (line, cells) in enumerate(found):
        row = Row(path, line, tuple(cells))
        if number >= MOST_ROWS:
            raise row.wrong(f"has more than {MOST_ROWS} rows; export less at a time.")
        for cell, (name, type_) in zip(cells, types, strict=True):
            if cell is not None and type(cell) is not _PYTHON[type_]:
                raise row.wrong(f"{name} is {_shown(cell)}, which is {_NOT[type_]}.")
        yield row


_PYTHON: Final[Mapping[Type, type]] = {"TEXT": str, "INTEGER": int}
_NOT: Final[Mapping[Type, str]] = {"TEXT": "no text", "INTEGER": "no whole number"}

Lines = Iterator[tuple[int | None, Sequence[Cell]]]


def _csv(path: Path, _table: str, columns: Columns) -> Lines:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            head = next(reader, [])
            _must_have(path, head, columns)
            places = [(head.index(name), type_) for name, type_ in columns.items()]
            for cells in reader:
                if len(cells) != len(head):
                    said = f"has {len(cells)} cells below {len(head)} heads."
                    raise _wrong(path, said, reader.line_num)
                yield reader.line_num, [_cell(cells[at], to) for at, to in places]
    except (csv.Error, UnicodeDecodeError) as error:
        raise _wrong(path, _DAMAGED.format("CSV")) from error
    except OSError as error:
        raise UnreadableFileError(path, str(path), why_unreadable(error)) from error


def _cell(words: str, type_: Type) -> Cell:
    """Return what a cell says, as `csv_text` wrote it."""
    if not words:
        return None
    if type_ == "INTEGER":
        return int(words) if _WHOLE.fullmatch(words) else words
    is_escaped = words[0] == "'" and words[1:].startswith(FORMULA)
    return words[1:] if is_escaped else words


_WHOLE: Final = re.compile(r"-?[0-9]{1,9}")


def _sqlite(path: Path, table: str, columns: Columns) -> Lines:
    try:
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as db:
            db.execute("PRAGMA trusted_schema = OFF")
            known = "SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'"
            if db.execute(f"{known} AND rootpage > 0", (table,)).fetchone() is None:
                raise _wrong(path, f"has no table {table}. {_FOREIGN}")
            about = db.execute(f"PRAGMA table_xinfo({table})").fetchall()
            _must_have(path, [row[1] for row in about if not row[6]], columns)
            names = ", ".join(columns)
            query = f"SELECT {names} FROM {table} ORDER BY rowid"  # noqa: S608 - ours
            yield from ((None, cells) for cells in db.execute(query))
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        raise _wrong(path, _DAMAGED.format("SQLite")) from error


def _parquet(path: Path, _table: str, columns: Columns) -> Lines:
    try:
        names, found = parquet_rows(path, columns)
        _must_have(path, names, columns)
        yield from ((None, cells) for cells in found)
    except ValueError as error:
        raise _wrong(path, _DAMAGED.format("Parquet")) from error
    except OSError as error:
        raise UnreadableFileError(path, str(path), why_unreadable(error)) from error


_READERS: Final[Mapping[Form, Callable[[Path, str, Columns], Lines]]] = {
    "csv": _csv,
    "parquet": _parquet,
    "sqlite": _sqlite,
}

_FOREIGN: Final = "It was not written by assess portfolio export, or by an older one."
_DAMAGED: Final = "is damaged, or is no {}; export it again."


def _must_have(path: Path, names: Collection[str], columns: Columns) -> None:
    missing = [name for name in columns if name not in names]
    if missing:
        raise _wrong(path, f"has no column {missing[0]}. {_FOREIGN}")


def _shown(cell: object) -> str:
    words = repr(cell)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."


_SHOWN: Final = 40


def _wrong(path: Path, sentence: str, line: int | None = None) -> InvalidFileError:
    """Return an error with the whole path: each council's file is called the same."""
    return InvalidFileError(path, (Fault(str(path), line, None, "", sentence),))
