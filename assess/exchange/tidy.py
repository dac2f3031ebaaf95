"""Tidy tables for other programs: one fact a row, as SQLite or Parquet.

The only place that knows DuckDB, an extra.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, NamedTuple

from assess.desk.errors import RefusedError

NO_PARQUET: Final = (
    "Parquet needs DuckDB, which is not installed. Install it with "
    "pip install 'assess[analysis]'."
)

Cell = str | int | None
Type = Literal["TEXT", "INTEGER"]


class Tidy(NamedTuple):
    """A table: its name, each column with its type, and rows in an order that stays."""

    name: str
    columns: dict[str, Type]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def declared(self) -> str:
        """Its columns with their types, as SQL."""
        return ", ".join(f"{name} {type_}" for name, type_ in self.columns.items())


def sqlite_file(tables: Iterable[Tidy]) -> bytes:
    """Return a database that holds the tables, as the bytes of one file."""
    with closing(sqlite3.connect(":memory:")) as db:
        for table in tables:
            db.execute(f"CREATE TABLE {table.name} ({table.declared})")
            marks = ", ".join("?" * len(table.columns))
            into = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608 - our names
            db.executemany(into, table.rows)
        db.commit()
        return bytes(db.serialize())


def parquet_files(tables: Iterable[Tidy]) -> Iterator[tuple[str, bytes]]:
    """Yield the name of each table, and the bytes of a file that holds it.

    Raises:
        RefusedError: DuckDB is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise RefusedError(NO_PARQUET) from error
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
