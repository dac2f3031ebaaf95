"""A portfolio can be made of what councils exported, also beside folders."""

import csv
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from assess.portfolio.commands.export import export
from assess.portfolio.logic.columns import ASSESSMENTS
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.views.portfolio import view
from assess.portfolio.views.tables import as_json
from assess.portfolio.views.tidy import tables
from tests.commands import Assess
from tests.council import id_of, judged, two_councils

TODAY = date(2026, 2, 1)
FORMATS = ("csv", "parquet", "sqlite")
LESS = "An export holds no evidence"


@pytest.fixture(scope="module")
def councils(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = two_councils(tmp_path_factory.mktemp("councils"))
    judged(folder, "quotes", "GGG", "2025-11-30", service="Fish, chips & 5' nets")
    judged(folder, "formula", "GGR", "2025-11-30", service="=SUM(A1)", due="2026-03-01")
    return folder


@pytest.fixture(scope="module")
def kept(councils: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an export in each format, of everything."""
    to = tmp_path_factory.mktemp("it's [kept] *")
    for form in FORMATS:
        name = f"all.{form}" if form == "sqlite" else form
        export([str(councils), "--format", form, "-o", str(to / name)])
    return to


def place(kept: Path, form: str) -> Path:
    """Return what is named of an export."""
    return kept / (f"all.{form}" if form == "sqlite" else form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_shows_what_its_folders_show(
    councils: Path, kept: Path, form: str
) -> None:
    ours = as_json(portfolio_of([councils], TODAY).portfolio)
    theirs = as_json(portfolio_of([place(kept, form)], TODAY).portfolio)
    assert theirs["exports"] == 1
    for key in ("services", "not_met", "quarters", "conditions", "savings"):
        assert theirs[key] == ours[key], key
    listed = [row for row in ours["standings"] if row["state"] != "exempt"]
    assert theirs["standings"] == listed
    kinds = ("action", "condition", "reassessment")
    owed = [each for each in ours["due"] if each["what"] in kinds]
    assert any(each["what"] == "reassessment" for each in owed)
    assert theirs["due"] == owed


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_of_an_export_is_the_same(
    councils: Path, kept: Path, form: str
) -> None:
    first, again = (
        tables(found.portfolio, found.entries)
        for found in (
            portfolio_of([councils], made_on(kept)),
            portfolio_of([place(kept, form)], date(2040, 1, 1)),
        )
    )
    assert [each.rows for each in again] == [each.rows for each in first]


def made_on(kept: Path) -> date:
    """Return the day of which an export says that it was made on it."""
    with (kept / "csv" / "assessments.csv").open(encoding="utf-8-sig") as file:
        return date.fromisoformat(next(csv.DictReader(file))["made"])


def test_for_the_public_an_export_shows_only_what_was_published(
    councils: Path, kept: Path
) -> None:
    for is_public in (True, False):
        ours, theirs = (
            portfolio_of([folder], TODAY, is_public=is_public).portfolio
            for folder in (councils, place(kept, "csv"))
        )
        named = {each.service for each in theirs.standings}
        assert ("Moving" in named) is not is_public
        assert as_json(theirs)["services"] == as_json(ours)["services"]
        assert bool(theirs.owed) is not is_public


def test_what_is_not_as_it_was_published_is_not_for_the_public(
    kept: Path, tmp_path: Path
) -> None:
    to = shutil.copytree(place(kept, "csv"), tmp_path / "csv")
    changed(to / "assessments.csv", {"service": "Permits"}, {"is_changed": "1"})
    public, full = (
        {
            seen.entry.service
            for seen in portfolio_of([to], TODAY, is_public=is_public).portfolio.seen
        }
        for is_public in (True, False)
    )
    assert full - public == {"Permits"}


def test_what_is_open_for_correction_takes_no_result_away_from_the_public(
    tmp_path: Path,
) -> None:
    here = tmp_path / "ours"
    named = {"service": "Permits"}
    judged(here, "first", "RGG", "2025-02-03", **named)
    judged(here, "second", "AGG", "2025-06-03", follows="first", **named)
    third = judged(here, "third", "GGG", "2025-11-03", follows="second", **named)
    with (third / "agreed.toml").open("a", encoding="utf-8") as file:
        file.write(REOPENED)
    export([str(here), "--format", "csv", "-o", str(tmp_path / "out")])
    ours, told = (
        portfolio_of([place], TODAY, is_public=True)
        for place in (here, tmp_path / "out")
    )
    assert [seen.entry.id for seen in told.portfolio.seen] == [id_of("second")]
    at = list(ASSESSMENTS).index("made")
    shown, again = (
        [
            (*row[:at], *row[at + 1 :])
            for row in tables(each.portfolio, each.entries)[0].rows
        ]
        for each in (ours, told)
    )
    assert shown == again


REOPENED = """
[reopened.1]
at = 2025-12-01T10:00:00Z
by = "lead"
reason = "A mistake."
"""


def test_exports_and_folders_stand_beside_each_other(
    kept: Path, tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path, "parking", "GRG", "2025-05-01", council="Thirdham")
    names = [place(kept, "csv") / f"{n}.csv" for n in ("assessments", "ratings")]
    done = assess("portfolio", tmp_path, *names, kept / "all.sqlite")
    assert (done.code, done.err) == (0, "")
    for words in ("Thirdham", "Otherham", "comes from 2 exports", LESS):
        assert words in " ".join(done.out.split())
    assert done.out.count("Tell us of a missed bin") == assess(
        "portfolio", kept / "all.sqlite"
    ).out.count("Tell us of a missed bin")


def test_a_folder_says_more_than_an_export_of_it(councils: Path, kept: Path) -> None:
    ours = as_json(portfolio_of([councils], TODAY).portfolio)
    both = as_json(portfolio_of([place(kept, "csv"), councils], TODAY).portfolio)
    assert {**both, "exports": 0} == {**ours, "exports": 0}


def test_of_two_exports_the_later_version_counts(kept: Path, tmp_path: Path) -> None:
    to = shutil.copytree(place(kept, "csv"), tmp_path / "csv")
    new = {"outcome": "Later", "version": "9"}
    changed(to / "assessments.csv", {"service": "Permits"}, new)
    for both in ([to, kept / "all.sqlite"], [kept / "all.sqlite", to]):
        services = as_json(portfolio_of(both, TODAY).portfolio)["services"]
        found = [each["outcome"] for each in services if each["service"] == "Permits"]
        assert found == ["Later"]


def test_of_one_version_what_was_exported_later_counts(
    kept: Path, tmp_path: Path
) -> None:
    to = shutil.copytree(place(kept, "csv"), tmp_path / "csv")
    new = {"outcome": "Later", "made": "2040-01-01"}
    changed(to / "assessments.csv", {"service": "Permits"}, new)
    for both in ([to, kept / "all.sqlite"], [kept / "all.sqlite", to]):
        found = portfolio_of(both, TODAY).portfolio
        outcome = {each.entry.service: each.entry.outcome for each in found.seen}
        assert outcome["Permits"] == "Later"
        assert "and 1 January 2040." in " ".join(view(found, "1").closing)


def test_a_public_export_says_that_it_knows_no_reassessments(
    councils: Path, kept: Path, tmp_path: Path
) -> None:
    export([str(councils), "--public", "--format", "csv", "-o", str(tmp_path)])
    said = {
        name: " ".join(view(portfolio_of(places, TODAY).portfolio, "1").closing)
        for name, places in {
            "public": [tmp_path],
            "full": [place(kept, "csv")],
            "both": [tmp_path, place(kept, "csv")],
        }.items()
    }
    names = "Of what is due it names only actions"
    assert (
        f"{names} and conditions, because it was made for the public." in said["public"]
    )
    for each in ("full", "both"):  # of one day the full export counts
        assert f"{names}, conditions and reassessments." in said[each]
    again = portfolio_of([tmp_path], TODAY)
    made = tables(again.portfolio, again.entries)[0]
    at = list(made.columns).index("is_public")
    marks = {row[at] for row in made.rows}
    assert marks == {1}


def test_a_workspace_with_tables_in_it_stays_one(
    tmp_path: Path, kept: Path, assess: Assess
) -> None:
    judged(tmp_path, "parking", "GRG", "2025-05-01", council="Thirdham")
    shutil.copytree(place(kept, "csv"), tmp_path, dirs_exist_ok=True)
    out = assess("portfolio", tmp_path).out
    assert ("Parking" in out, LESS in out, "Permits" in out) == (True, False, False)


def test_what_is_read_without_duckdb_needs_none(
    kept: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for form in ("csv", "sqlite"):
        assert assess("portfolio", place(kept, form)).code == 0
    done = assess("portfolio", place(kept, "parquet"))
    assert (done.code, "pip install 'assess[analysis]'" in done.err) == (2, True)


def test_reading_an_export_writes_nothing(kept: Path, assess: Assess) -> None:
    before = {path: path.stat().st_mtime_ns for path in kept.rglob("*")}
    for form in FORMATS:
        assert assess("portfolio", place(kept, form)).code == 0
    assert {path: path.stat().st_mtime_ns for path in kept.rglob("*")} == before


def changed(path: Path, where: dict[str, str], to: dict[str, str]) -> None:
    """Write other cells into the rows of a table in which some stand."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if where.items() <= row.items():
            row.update(to)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _cells(table: str, **to: str) -> Callable[[Path], Path]:
    def spoil(kept: Path) -> Path:
        changed(kept / "csv" / f"{table}.csv", {}, to)
        return kept / "csv"

    return spoil


def _no_ratings(kept: Path) -> Path:
    (kept / "csv" / "ratings.csv").unlink()
    return kept / "csv"


def _no_column(kept: Path) -> Path:
    path = kept / "csv" / "actions.csv"
    path.write_text(path.read_text("utf-8").replace("owner,", "whose,", 1), "utf-8")
    return kept / "csv"


def _torn(name: str) -> Callable[[Path], Path]:
    def spoil(kept: Path) -> Path:
        path = kept / name
        content = path.read_bytes()
        path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
        return path

    return spoil


def _twice(kept: Path) -> Path:
    path = kept / "csv" / "ratings.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[1]]), "utf-8")
    return kept / "csv"


def _other(name: str) -> Callable[[Path], Path]:
    def spoil(kept: Path) -> Path:
        (kept / name).write_bytes(b"This is something else. " * 99)
        return kept / name

    return spoil


def _a_view(kept: Path) -> Path:
    with closing(sqlite3.connect(kept / "all.sqlite")) as db:
        db.execute("ALTER TABLE ratings RENAME TO hidden")
        db.execute("CREATE VIEW ratings AS SELECT * FROM hidden")
        db.commit()
    return kept / "all.sqlite"


def _two_formats(kept: Path) -> Path:
    return Path(shutil.copytree(kept / "csv", kept / "parquet", dirs_exist_ok=True))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_cells("assessments", published="soon"), "line 2: published is soon, which"),
        (
            _cells("assessments", version="x"),
            "line 2: version is 'x', which is no whole",
        ),
        (_cells("assessments", id="same"), "line 3: has the id same, which another"),
        (
            _cells("ratings", state="fine"),
            "line 2: state is fine, and may be met, short",
        ),
        (_cells("ratings", gap_count="-1"), "line 2: gap_count is -1, and nothing is"),
        (_cells("ratings", assessment_id="z"), "line 2: is of the assessment z, which"),
        (_cells("actions", state=""), "line 2: state is empty, and may be open"),
        (_twice, ", which another row does."),
        (_no_ratings, "ratings.csv"),
        (_no_column, "has no column owner. It was not written by assess"),
        (_torn("all.sqlite"), "all.sqlite: is damaged, or is no SQLite"),
        (_torn("csv/ratings.csv"), "ratings.csv: is damaged, or is no CSV"),
        (
            _torn("parquet/ratings.parquet"),
            "ratings.parquet: is damaged, or is no Parq",
        ),
        (_other("all.sqlite"), "all.sqlite: is damaged, or is no SQLite"),
        (
            _other("parquet/ratings.parquet"),
            "ratings.parquet: is damaged, or is no Parq",
        ),
        (_other("csv/services.csv"), "is no table of an export; these are called"),
        (_other("gone.sqlite"), "is damaged, or is no SQLite"),
        (_a_view, "has no table ratings"),
        (_two_formats, "holds tables as csv and as parquet; name one of the files"),
    ],
)
def test_a_damaged_or_foreign_file_is_one_sentence(
    kept: Path,
    tmp_path: Path,
    assess: Assess,
    spoil: Callable[[Path], Path],
    said: str,
) -> None:
    here = Path(shutil.copytree(kept, tmp_path / "kept"))
    done = assess("portfolio", spoil(here))
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1
    assert said in done.err


def test_a_file_that_is_gone_is_named(tmp_path: Path, assess: Assess) -> None:
    for name in ("gone.sqlite", "gone/ratings.parquet"):
        done = assess("portfolio", tmp_path / name)
        assert (done.code, "gone" in done.err, done.err.count("\n")) == (2, True, 1)


def test_no_service_of_an_export_is_put_side_by_side(
    kept: Path, assess: Assess
) -> None:
    done = assess("portfolio", "side", "Permits", kept / "all.sqlite")
    assert done.code == 2
    assert done.err.count("\n") == 1
    assert "export" in done.err
