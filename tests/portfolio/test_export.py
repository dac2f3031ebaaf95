"""The tables for other programs, and the questions that are asked of them."""

import csv
import hashlib
import json
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from assess.exchange.tidy import Tidy, parquet_files, sqlite_file
from assess.portfolio.logic.columns import TABLES
from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.logic.for_public import for_public
from assess.portfolio.logic.portfolio import STAYS
from assess.portfolio.use_cases.portfolio import FoundPortfolio, portfolio_of
from assess.portfolio.use_cases.queries import queries
from assess.portfolio.views.tidy import tables
from tests.commands import Assess
from tests.council import id_of, judged, two_councils

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCS = Path(__file__).parents[2] / "docs" / "tables.md"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> FoundPortfolio:
    folder = two_councils(tmp_path_factory.mktemp("councils"))
    judged(folder, "quotes", "GGG", "2025-11-30", service="Fish, chips & 5' nets")
    return portfolio_of([folder], date(2026, 2, 1))


@pytest.fixture(scope="module")
def made(found: FoundPortfolio) -> tuple[Tidy, ...]:
    return tables(found.portfolio, found.entries)


@pytest.fixture(scope="module")
def database(
    made: tuple[Tidy, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("sqlite") / "all.sqlite"
    path.write_bytes(sqlite_file(made))
    with closing(sqlite3.connect(path)) as db:
        yield db


@pytest.fixture(scope="module")
def duck(
    made: tuple[Tidy, ...], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("it's parquet")
    with closing(duckdb.connect(":memory:")) as db:
        for name, content in parquet_files(made):
            path = folder / f"{name}.parquet"
            path.write_bytes(content)
            where = str(path).replace("'", "''")
            query = f"CREATE VIEW {name} AS SELECT * FROM '{where}'"
            db.execute(query)
        yield db


def digest(rows: list[tuple[Any, ...]]) -> str:
    """Return a digest of an answer, in the order of its rows."""
    plain = [[int(v) if isinstance(v, int) else v for v in row] for row in rows]
    return hashlib.sha256(json.dumps(plain).encode()).hexdigest()


@pytest.mark.parametrize("name", queries())
def test_sqlite_and_duckdb_answer_the_same(
    database: sqlite3.Connection, duck: duckdb.DuckDBPyConnection, name: str
) -> None:
    query = queries()[name]
    ours = database.execute(query).fetchall()
    assert ours
    assert digest(duck.execute(query).fetchall()) == digest(ours)


@pytest.mark.parametrize("name", TABLES)
def test_parquet_holds_what_sqlite_holds(
    database: sqlite3.Connection, duck: duckdb.DuckDBPyConnection, name: str
) -> None:
    query = f"SELECT * FROM {name}"
    ours = database.execute(query).fetchall()
    assert Counter(duck.execute(query).fetchall()) == Counter(ours)


def test_what_is_not_met_is_counted_as_the_portfolio_counts_it(
    database: sqlite3.Connection, found: FoundPortfolio
) -> None:
    rows = database.execute(queries()["not-met"]).fetchall()
    ours = {(f.standard, f.number): (len(f.short), f.of) for f in found.portfolio.fails}
    assert {row[:2]: row[2:] for row in rows if row[2]} == ours


def test_what_is_counted_by_council_is_what_the_other_tables_hold(
    database: sqlite3.Connection, duck: duckdb.DuckDBPyConnection
) -> None:
    of = "a.council, r.standard, r.criterion, r.state, r.word"
    query = f"""SELECT {of}, COUNT(*) FROM ratings r
        JOIN assessments a ON a.id = r.assessment_id WHERE a.counts = 1
        GROUP BY {of} ORDER BY {of}"""
    held = "SELECT * FROM by_council ORDER BY 1, 2, 3, 4, 5"
    ours = database.execute(query).fetchall()
    assert len(ours) > len({row[:3] for row in ours}) > 1
    for engine in (database, duck):
        assert digest(engine.execute(held).fetchall()) == digest(ours)


def _many(made: tuple[Tidy, ...], copies: int) -> Iterator[Tidy]:
    """Return tables of so many times as many services, of as many councils."""
    for table in made:
        keys = [at for at, name in enumerate(table.columns) if name in KEYS]
        yield table._replace(
            rows=tuple(
                tuple(f"{c}-{copy}" if at in keys else c for at, c in enumerate(row))
                for copy in range(copies)
                for row in table.rows
            )
        )


KEYS = ("id", "service_id", "assessment_id", "council")


@pytest.mark.parametrize("name", queries())
def test_twice_as_many_services_take_sqlite_about_twice_the_steps(
    made: tuple[Tidy, ...], name: str
) -> None:
    taken: list[int] = []
    for copies in (40, 80):
        steps: list[None] = []
        with closing(sqlite3.connect(":memory:")) as db:
            db.deserialize(sqlite_file(_many(made, copies)))
            db.set_progress_handler(lambda: steps.append(None), 100)  # noqa: B023
            assert db.execute(queries()[name]).fetchall()
        taken.append(len(steps))
    assert taken[1] < 3 * taken[0]


def test_since_when_it_is_not_met_is_what_the_portfolio_says(
    database: sqlite3.Connection, found: FoundPortfolio
) -> None:
    rows = database.execute(queries()["not-met-since"]).fetchall()
    ours = {
        (f.standard, f.number): (len(f.short), f.since.isoformat() if f.since else "")
        for f in found.portfolio.fails
    }
    assert {row[:2]: row[2:] for row in rows} == ours
    assert ours["govuk-2019", "1"][1] < "2025"


def test_what_is_due_first_stands_first(
    database: sqlite3.Connection, found: FoundPortfolio
) -> None:
    rows = database.execute(queries()["due-first"]).fetchall()
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert sorted(_asked(rows)) == sorted(_owed(found))


def _asked(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[str, ...]]:
    """Yield day, council, service, kind, who and words of what a question found."""
    for due, council, service, kind, _called, who, text in rows:
        yield due, council, service, kind, who, text


def _owed(found: FoundPortfolio) -> Iterator[tuple[str, ...]]:
    """Yield the same of what the page says is due, but for drafts, which no one did."""
    for each in found.portfolio.owed:
        due, what, words, who = each.deadline
        entry = each.entry
        if what in STAYS:
            words = words.removeprefix("Condition to be confirmed: ")
            yield due.isoformat(), entry.council, entry.service, what, who, words


def test_of_the_examples_too_the_question_of_what_is_due_says_what_the_page_says() -> (
    None
):
    found = portfolio_of([EXAMPLES / "exampleford"], date(2026, 11, 26))
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(sqlite_file(tables(found.portfolio, found.entries)))
        rows = db.execute(queries()["due-first"]).fetchall()
        waits = db.execute(queries()["open-actions"]).fetchall()
    assert sorted(_asked(rows)) == sorted(_owed(found))
    assert {row[3] for row in rows} == {"action", "condition", "reassessment"}
    with_a_day = [row for row in rows if row[3] != "reassessment"]
    assert sum(row[4] for row in waits) == len(with_a_day)


def test_what_an_earlier_assessment_asked_for_is_due_until_it_is_assessed_again(
    tmp_path: Path,
) -> None:
    named = {"service": "Permits", "due": "2025-05-01"}
    judged(tmp_path, "first", "RGG", "2025-02-03", **named)
    judged(tmp_path, "other", "RGG", "2025-08-03", **named)
    judged(tmp_path, "again", "AGG", "2025-11-03", service="Permits", follows="other")
    found = portfolio_of([tmp_path], date(2026, 2, 1))
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(sqlite_file(tables(found.portfolio, found.entries)))
        rows = db.execute(queries()["due-first"]).fetchall()
        superseded = db.execute("SELECT id, is_superseded FROM assessments").fetchall()
    assert sorted(_asked(rows)) == sorted(_owed(found))
    assert dict(superseded) == {
        id_of("first"): 0, id_of("other"): 1, id_of("again"): 0,
    }  # fmt: skip


def test_what_is_to_be_assessed_again_is_called_by_its_whole_result(
    tmp_path: Path,
) -> None:
    folder = judged(tmp_path, "permits", "RGG", "2025-02-03")
    with (folder / "agreed.toml").open("a", encoding="utf-8") as file:
        file.write('[whole.condition.lead-m6r7]\ntext = "Say who pays."\n')
    found = portfolio_of([tmp_path], date(2026, 2, 1))
    with closing(sqlite3.connect(":memory:")) as db:
        db.deserialize(sqlite_file(tables(found.portfolio, found.entries)))
        (row,) = db.execute(queries()["due-first"]).fetchall()
    (owed,) = found.portfolio.owed
    assert row[-1] == owed.deadline.words == "Assess again what is Red with conditions"


def test_what_got_better_is_told_from_what_got_worse(
    database: sqlite3.Connection,
) -> None:
    rows = database.execute(queries()["better-or-worse"]).fetchall()
    assert {row[1]: row[2:] for row in rows} == {
        "1": (0, 0, 1),
        "2": (1, 0, 1),
        "10": (0, 0, 1),
    }


def test_a_quarter_is_that_of_the_day_of_assessment(
    database: sqlite3.Connection,
) -> None:
    rows = database.execute(queries()["by-quarter"]).fetchall()
    assert [row[:2] for row in rows] == [
        ("2024", 1), ("2025", 1), ("2025", 2), ("2025", 4),
    ]  # fmt: skip
    assert sum(row[5] for row in rows) == 5


def test_the_trend_of_the_portfolio_is_that_of_the_query(
    database: sqlite3.Connection, found: FoundPortfolio
) -> None:
    rows = database.execute(queries()["by-quarter"]).fetchall()
    ours = [
        (str(e.year), e.quarter, e.standard, e.met, e.rated, e.assessments)
        for e in found.portfolio.quarters
    ]
    assert rows == ours


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE assessments SET is_changed = 1",
        "UPDATE assessments SET kind = 'self-review'",
    ],
)
def test_no_quarter_counts_what_was_altered_or_what_a_team_said_of_itself(
    database: sqlite3.Connection, change: str
) -> None:
    query = queries()["by-quarter"]
    before = sum(row[5] for row in database.execute(query))
    database.execute(change)
    try:
        assert before > 0
        assert database.execute(query).fetchall() == []
    finally:
        database.rollback()


def test_one_of_each_service_counts(database: sqlite3.Connection) -> None:
    rows = database.execute("SELECT service_id, counts FROM assessments").fetchall()
    counted = Counter(service for service, counts in rows if counts)
    assert set(counted.values()) == {1}
    assert dict(rows)["m0v1ngxx"] == 0


def test_no_query_divides_or_averages() -> None:
    for query in queries().values():
        sql = re.sub("^--.*$", "", query, flags=re.MULTILINE)
        assert not re.search(r"/|\bavg\b|\bfloat\b|\bround\b", sql, re.IGNORECASE)


def test_the_page_of_docs_names_every_column(made: tuple[Tidy, ...]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    for table in made:
        part = text.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE)
        named = re.findall(r"`(\w+)`", " ".join(rows))
        assert named == list(table.columns)


def test_a_public_export_holds_only_what_was_published(
    tmp_path: Path, assess: Assess
) -> None:
    folder = two_councils(tmp_path / "councils")
    to = tmp_path / "tables"
    done = assess(
        "portfolio", "export", folder, "--public", "--format", "csv", "-o", to
    )
    assert done.code == 0, done.err
    with (to / "assessments.csv").open(encoding="utf-8-sig") as file:
        services = {row["service"] for row in csv.DictReader(file)}
    assert services == {"Tell us of a missed bin", "Permits", "Badges"}


def _led_by(folder: Path, person: str) -> None:
    """Let somebody else have led it and written all of it."""
    (folder / "people" / "lead.toml").rename(folder / "people" / f"{person}.toml")
    for path in folder.rglob("*.toml"):
        said = path.read_text("utf-8").replace('"lead"', f'"{person}"')
        said = said.replace("[panel.lead]", f"[panel.{person}]")
        said = said.replace(f'role = "{person}"', 'role = "lead"')
        path.write_text(said, encoding="utf-8")


def test_no_cell_of_a_public_export_names_a_person(
    tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path, "permits", "RGG", "2024-02-03", due="2025-05-01")
    judged(tmp_path, "again", "RGG", "2025-02-03", service="Permits", due="2025-09-01")
    _led_by(tmp_path / "permits", "jsmith")
    _led_by(tmp_path / "again", "other-jsmith")
    made = assess("portfolio", "export", tmp_path, "--format", "sqlite", "-o",
                  tmp_path / "full.sqlite")  # fmt: skip
    assert made.code == 0, made.err
    for source in (tmp_path, tmp_path / "full.sqlite"):
        to = tmp_path / "out" / source.name
        assess("portfolio", "export", source, "--public", "--format", "csv", "-o", to)
        texts = [path.read_text("utf-8-sig") for path in sorted(to.iterdir())]
        assert len(texts) == 4
        assert not [text for text in texts if "jsmith" in text]
        with (to / "actions.csv").open(encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        ids = [(row["assessment_id"], row["id"]) for row in rows]
        assert len(set(ids)) == len(ids)
        assert {row["id"] for row in rows} == {
            f"{id_of('permits')}-A1", f"{id_of('again')}-A1",
        }  # fmt: skip


def test_an_action_keeps_its_public_id_from_one_report_to_the_next() -> None:
    asked = Asked("jsmith-aaaaa", "A1", is_condition=False, criteria=(), text="Do it.",
                  owner="", due=None, state="open")  # fmt: skip
    late, other = (
        asked._replace(called="last:A1"),
        asked._replace(id="jsmith-bbbbb", called="jsmith-bbbbb"),
    )
    bins = Entry(service="Bins", council="Anyshire")
    first, then = (
        bins._replace(folder=name, id=name, assessed=date(year, 1, 1))
        for name, year in (("a", 2024), ("b", 2025))
    )
    first = first._replace(asked=(asked,))
    then = then._replace(before=(late, other), asked=(other, asked))
    last = for_public([then, first])[0]
    assert [(each.id, each.called) for each in (*last.before, *last.asked)] == [
        ("a-A1", "last:A1"), ("b-earlier-0001", ""), ("b-earlier-0001", ""),
        ("a-A1", "A1"),
    ]  # fmt: skip


def test_a_database_and_a_question_come_from_the_command_line(
    tmp_path: Path, assess: Assess
) -> None:
    folder, to = two_councils(tmp_path / "councils"), tmp_path / "all.sqlite"
    done = assess("portfolio", "export", folder, "--format", "sqlite", "-o", to)
    assert (done.code, done.out) == (0, f"{to}\n")
    assert "not-met\n    Which criteria" in assess("portfolio", "queries").out
    query = assess("portfolio", "queries", "not-met").out
    with closing(sqlite3.connect(to)) as db:
        assert db.execute(query).fetchall()[0] == ("govuk-2019", "1", 3, 3)
    refused = assess("portfolio", "queries", "not-mt")
    assert (refused.code, "Did you mean not-met?" in refused.err) == (2, True)


def test_without_duckdb_parquet_says_how_to_install_it(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    folder = two_councils(tmp_path / "councils")
    to = tmp_path / "tables"
    done = assess("portfolio", "export", folder, "--format", "parquet", "-o", to)
    assert done.code == 2
    assert "pip install 'assess[analysis]'" in done.err
