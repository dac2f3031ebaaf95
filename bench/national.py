"""What one question costs of the export of a whole country: SQLite against DuckDB."""

import random
import sqlite3
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import duckdb

from assess.exchange.tidy import Tidy, fill
from assess.portfolio.logic.columns import SOUGHT_BY, TABLES
from assess.portfolio.use_cases.queries import query_named
from bench.measures import command, ratio

CRITERIA = 15
COUNCILS = 400
STATES = (("met", "green", "Green"), ("met", "amber", "Amber"), ("short", "red", "Red"))
ROUNDS = 3

Cells = tuple[str | int | None, ...]

SQLITE = """
import sqlite3, sys
with open(sys.argv[2], encoding="utf-8") as file:
    print(len(sqlite3.connect(sys.argv[1]).execute(file.read()).fetchall()))
"""

DUCKDB = """
import duckdb, sys
db = duckdb.connect()
for name in ("assessments", "ratings", "by_council"):
    db.execute(f"CREATE VIEW {name} AS SELECT * FROM '{sys.argv[1]}/{name}.parquet'")
with open(sys.argv[2], encoding="utf-8") as file:
    print(len(db.execute(file.read()).fetchall()))
"""


def cross_table(work: Path, count: int) -> Iterator[tuple[str, float, float]]:
    """Measure how each criterion is rated in each council, as a whole process."""
    work.mkdir()
    chance = random.Random(20_261_126)
    with closing(sqlite3.connect(work / "all.sqlite")) as db, duckdb.connect() as duck:
        _fill(db, "assessments", _assessments(count))
        _fill(db, "ratings", _ratings(count, chance))
        _fill(db, "by_council", db.execute(COUNTED))
        for name in ("assessments", "ratings", "by_council"):
            _parquet(db, duck, name, work)
    for what, (sql, most) in QUESTIONS.items():
        query = work / "query.sql"
        query.write_text(sql, encoding="utf-8")
        here = str(work / "all.sqlite")
        ours = command(sys.executable, "-c", SQLITE, here, str(query))
        theirs = command(sys.executable, "-c", DUCKDB, str(work), str(query))
        said = f"{what} of {count * CRITERIA} ratings, SQLite; DuckDB"
        yield said, ratio(ours, theirs, ROUNDS), most


COUNTED = """
SELECT a.council, r.standard, r.criterion, r.state, r.word, COUNT(*)
FROM ratings r JOIN assessments a ON a.id = r.assessment_id
WHERE a.counts = 1 GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
"""
"""What the export counts, of the same rows."""

QUESTIONS = {
    "cross-table": (query_named("by-council"), 1.0),
    "what is not met": (query_named("not-met"), 1.0),
    "cross-table, each counted again,": (COUNTED, 8.0),
}


def _fill(db: sqlite3.Connection, name: str, rows: Iterable[Cells]) -> None:
    """Make a table as the export does."""
    fill(db, Tidy(name, dict(TABLES[name]), (), SOUGHT_BY.get(name, ())), rows)


def _assessments(count: int) -> Iterator[Cells]:
    for at in range(count):
        key, council = f"{at:08}", f"Council {at % COUNCILS}"
        yield (
            key, key, f"Service {at}", council, "beta", "assessment", "built",
            "2025-04-15", "2025-04-15", "Amber", "unknown", "unknown", 1, 1, None,
            "middling", "▲", 0, "2026-11-26", 0, 0,
        )  # fmt: skip


def _ratings(count: int, chance: random.Random) -> Iterator[Cells]:
    for at in range(count):
        for number in range(1, CRITERIA + 1):
            state, rating, word = chance.choice(STATES)
            yield (
                f"{at:08}", "govuk-2019", str(number), "Understand users", "Users",
                rating, word, state, 1, "GOV.UK Service Standard", "point", word[0],
                "▲", "neutral", 2, 1, 1, 0, 0,
            )  # fmt: skip


def _parquet(
    db: sqlite3.Connection, duck: duckdb.DuckDBPyConnection, name: str, to: Path
) -> None:
    """Write a table as Parquet too; row by row that would take minutes."""
    rows = to / f"{name}.tsv"
    with rows.open("w", encoding="utf-8") as file:
        for row in db.execute(f"SELECT * FROM {name}"):
            file.write("\t".join("" if cell is None else str(cell) for cell in row))
            file.write("\n")
    types = ", ".join(f"'{each}': '{type_}'" for each, type_ in TABLES[name].items())
    held = f"read_csv('{rows}', delim='\t', header=false, columns={{{types}}})"
    target = to / f"{name}.parquet"
    duck.execute(f"COPY (SELECT * FROM {held}) TO '{target}' (FORMAT parquet)")
    rows.unlink()
