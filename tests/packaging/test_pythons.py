"""What is released does the README's job on each Python that it is for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHONS = ("python3.11", "python3.12", "python3.13")

pytestmark = [pytest.mark.wide, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(ROOT)], check=True, capture_output=True
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.parametrize("python", PYTHONS)
def test_a_wheel_in_a_clean_environment_does_the_job(
    python: str, wheel: Path, tmp_path: Path
) -> None:
    found = shutil.which(python)
    if found is None:
        pytest.skip(f"needs {python}")
    subprocess.run([found, "-m", "venv", tmp_path / "venv"], check=True)
    where = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    installed = subprocess.run(
        [where / "python", "-m", "pip", "install", "--quiet", wheel],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if "No matching distribution" in installed.stderr:
        pytest.skip("needs an index of packages")
    assert installed.returncode == 0, installed.stderr
    _does_the_job([str(where / "assess")], tmp_path)


@pytest.mark.parametrize("python", PYTHONS)
def test_one_file_does_the_job(python: str, wheel: Path, tmp_path: Path) -> None:
    found = shutil.which(python)
    if found is None:
        pytest.skip(f"needs {python}")
    subprocess.run([found, "-m", "venv", tmp_path / "venv"], check=True)
    where = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pyz = tmp_path / "assess.pyz"
    tool = [where / "python", "-m", "pip", "install", "--quiet", "shiv"]
    made = [where / "shiv", "-c", "assess", "-o", pyz, "--compressed", "--quiet", wheel]
    for command in (list(map(str, tool)), list(map(str, made))):
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if "No matching distribution" in done.stderr:
            pytest.skip("needs an index of packages")
        assert done.returncode == 0, done.stderr
    _does_the_job([found, str(pyz)], tmp_path)


def _does_the_job(assess: list[str], folder: Path) -> None:
    """Start, rate, decide, look and hand over, as the README says."""

    def run(*arguments: str, code: int = 0) -> str:
        done = subprocess.run(
            [*assess, *arguments], check=False, capture_output=True, text=True,
            cwd=folder, env={**os.environ, "SHIV_ROOT": str(folder / "unpacked"),
                             "ASSESS_STATE": str(folder / "state")},
        )  # fmt: skip
        assert done.returncode == code, done.stderr
        return done.stdout

    bins = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
    run("new", "bins", *bins, "--standard", "govuk-2019")
    for point in range(1, 15):
        run("rate", "bins", str(point), "green", "--reason", "It was shown.")
    run("outcome", "bins", "green")
    assert "Ready to publish" in run("status", "bins")
    assert "Version 1 is published" in run("publish", "bins")
    run("report", "bins", "--variant", "public", "-o", "public.html")
    assert "unchanged" in run("verify", "public.html")
    run("demo", "--to", "demo")
