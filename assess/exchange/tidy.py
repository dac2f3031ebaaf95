"""Tidy tables for other programs: one fact a row, as SQLite or Parquet.

The only place that knows DuckDB, an extra.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Literal, NamedTuple

from assess.desk.errors import RefusedError

NO_PARQUET: Final = (
    "Parquet needs DuckDB, which is not installed. Install it with "
    "pip install 'assess[analysis]'."
)

MOST_ROWS: Final = 10_000_000
"""Of a larger table nothing is read."""

Cell = str | int | None
Type = Literal["TEXT", "INTEGER"]


class Tidy(NamedTuple):
    """A table: its name, each column with its type, and rows in an order that stays."""

    name: str
    columns: dict[str, Type]
    rows: tuple[tuple[Cell, ...], ...]
    sought_by: tuple[tuple[str, ...], ...] = ()
    """By which columns rows are looked for, so that a database does so quickly."""

    @property
    def declared(self) -> str:
        """Its columns with their types, as SQL."""
        return ", ".join(f"{name} {type_}" for name, type_ in self.columns.items())


def sqlite_file(tables: Iterable[Tidy]) -> bytes:
    """Return a database that holds the tables, as the bytes of one file."""
    with closing(sqlite3.connect(":memory:")) as db:
        for table in tables:
            fill(db, table, table.rows)
        return bytes(db.serialize())


def fill(db: sqlite3.Connection, table: Tidy, rows: Iterable[tuple[Cell, ...]]) -> None:
    """Make a table of a database, which may hold more rows than memory does."""
    db.execute(f"CREATE TABLE {table.name} ({table.declared})")
    marks = ", ".join("?" * len(table.columns))
    into = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - our names
    db.executemany(into, rows)
    for columns in table.sought_by:
        name = "_".join((table.name, "by", *columns))
        db.execute(f"CREATE INDEX {name} ON {table.name} ({', '.join(columns)})")
    db.commit()


def _duckdb() -> Any:
    """Return the module, which is an extra.

    Raises:
        RefusedError: it is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415 - extra: analysis
    except ImportError as error:
        raise RefusedError(NO_PARQUET) from error
    return duckdb


def parquet_rows(
    path: Path, columns: Mapping[str, Type]
) -> tuple[list[str], Iterator[tuple[Cell, ...]]]:
    """Return the columns that a file has, and the rows of those that are wanted.

    Raises:
        RefusedError: DuckDB is not installed.
        ValueError: the file is none, is damaged, or is too large.
        OSError: it can't be read.
    """
    duckdb = _duckdb()
    with TemporaryDirectory() as name, closing(duckdb.connect(":memory:")) as db:
        # DuckDB takes the name of a file for a pattern.
        copied = shutil.copyfile(path, Path(name) / "table.parquet")
        here = f"read_parquet({_quoted(str(copied))})"
        try:
            db.execute("SET autoinstall_known_extensions = false")
            db.execute("SET autoload_known_extensions = false")
            known = db.execute(f"DESCRIBE SELECT * FROM {here}").fetchall()  # noqa: S608
            names = [row[0] for row in known]
            if not set(columns) <= set(names):
                return names, iter(())
            (count,) = db.execute(f"SELECT count(*) FROM {here}").fetchone()  # noqa: S608
            if count > MOST_ROWS:
                raise ValueError(f"{count} rows")
            wanted = ", ".join(columns)
            query = f"SELECT {wanted} FROM {here}"  # noqa: S608 - our columns
            return names, iter(db.execute(query).fetchall())
        except duckdb.Error as error:
            raise ValueError(str(error)) from error


def parquet_files(tables: Iterable[Tidy]) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each table, and the bytes of a file that holds it.

    Raises:
        RefusedError: DuckDB is not installed.
    """
    duckdb = _duckdb()
    with TemporaryDirectory() as name, closing(duckdb.connect(":memory:")) as db:
        for table in tables:
            rows, to = Path(name) / "rows.json", Path(name) / "table.parquet"
            lines = (
                json.dumps(dict(zip(table.columns, r, strict=True))) for r in table.rows
            )
            rows.write_text("\n".join(lines), encoding="utf-8")
            # Row by row would take a hundred times as long.
            db.execute(f"CREATE TABLE {table.name} ({table.declared})")
            if table.rows:
                db.execute(f"INSERT INTO {table.name} {_read(rows, table)}")
            db.execute(f"COPY {table.name} TO {_quoted(str(to))} (FORMAT parquet)")
            yield table.name, to.read_bytes()


def _read(rows: Path, table: Tidy) -> str:
    """Return what reads rows of JSON as the columns of a table, without guessing."""
    types = (f"{name}: {_quoted(type_)}" for name, type_ in table.columns.items())
    given = f"format = 'newline_delimited', columns = {{{', '.join(types)}}}"
    return f"SELECT * FROM read_json({_quoted(str(rows))}, {given})"  # noqa: S608 - ours


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
