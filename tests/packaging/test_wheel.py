"""The built wheel works away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and unpack it where nothing of the checkout is near."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def assess(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assess", *arguments],
        check=False,
        capture_output=True,
        text=True,
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": str(site)},
    )


def test_the_wheel_carries_its_data_and_no_python_in_it(installed: Path) -> None:
    data = installed / "assess" / "_data"
    folders = {"criteria", "templates", "examples"}
    assert {p.name for p in data.iterdir()} == {*folders, "CHANGELOG.md"}
    assert (data / "criteria" / "govuk-2019.toml").is_file()
    assert (data / "templates" / "report.html.j2").is_file()
    assert not list(data.rglob("*.py"))


def test_the_whole_job_works_from_the_wheel(installed: Path) -> None:
    assert "govuk-2019" in assess(installed, "standards", "list").stdout
    assert assess(installed, "standards", "check").returncode == 0
    started = assess(
        installed, "new", "bins", "--service", "Bins", "--council", "Anyshire",
        "--phase", "beta",
    )  # fmt: skip
    assert started.returncode == 0, started.stderr
    assert assess(installed, "rate", "bins", "1", "green").returncode == 0
    reported = assess(installed, "report", "bins")
    assert reported.returncode == 0, reported.stderr
    for path in reported.stdout.split():
        assert "Bins" in (installed.parent / path).read_text(encoding="utf-8")


def test_the_demo_works_from_the_wheel(installed: Path) -> None:
    done = assess(installed, "demo", "--to", "demo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(".html") == 5
