"""The questions have the same answers on Apache Spark, in local mode."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess.exchange.tidy import parquet_files, sqlite_file
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.portfolio.use_cases.queries import queries
from assess.portfolio.views.tidy import tables
from tests.council import judged, two_councils
from tests.portfolio.test_export import digest

pytestmark = [
    pytest.mark.wide,
    # Spark starts a Java process, which takes some seconds alone.
    pytest.mark.timeout(300),
    # It leaves sockets to Java open.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Any, Any]]:
    """Yield a connection of SQLite and a session of Spark on the same tables."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java: apt-get install openjdk-17-jre-headless")
    pyspark = pytest.importorskip("pyspark.sql", reason="make test-wide installs it")
    work = tmp_path_factory.mktemp("spark")
    folder = two_councils(work / "councils")
    judged(folder, "quotes", "GGG", "2025-11-30", service="Fish, chips & 5' nets")
    found = portfolio_of([folder], date(2026, 2, 1))
    made = tables(found.portfolio, found.entries)
    (work / "all.sqlite").write_bytes(sqlite_file(made))
    for name, content in parquet_files(made):
        (work / f"{name}.parquet").write_bytes(content)
    spark = session(pyspark.SparkSession, work)
    for table in made:
        path = str(work / f"{table.name}.parquet")
        spark.read.parquet(path).createOrReplaceTempView(table.name)
    with closing(sqlite3.connect(work / "all.sqlite")) as db:
        yield db, spark
    spark.stop()


def session(kind: Any, work: Path) -> Any:
    """Start Spark on this machine alone, with all that it writes in a folder."""
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.warehouse.dir": str(work / "warehouse"),
        "spark.local.dir": str(work / "local"),
        "spark.sql.shuffle.partitions": "2",
        "spark.log.level": "ERROR",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = kind.builder.master("local[2]").appName("assess")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


@pytest.mark.parametrize("name", queries())
def test_spark_answers_what_sqlite_answers(engines: tuple[Any, Any], name: str) -> None:
    db, spark = engines
    query = queries()[name]
    ours = db.execute(query).fetchall()
    theirs = [tuple(row) for row in spark.sql(query).collect()]
    assert ours
    assert digest(theirs) == digest(ours)
