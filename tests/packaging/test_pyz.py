"""The one file that `make pyz` builds runs away from the checkout, on this system."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIV = Path(sys.executable).with_name("shiv")
PYTHON = getattr(sys, "_base_executable", sys.executable)
"""One without the libraries that the tests have."""

pytestmark = [pytest.mark.wide, pytest.mark.timeout(900)]


@pytest.mark.skipif(not SHIV.exists(), reason="needs shiv, from the group dev")
def test_one_file_does_the_whole_job(tmp_path: Path) -> None:
    pyz = tmp_path / "assess.pyz"
    built = subprocess.run(
        [SHIV, "-c", "assess", "-o", pyz, "--compressed", "--quiet", str(ROOT)],
        check=False,
        capture_output=True,
        text=True,
    )
    if "No matching distribution" in built.stderr:
        pytest.skip("needs an index of packages")
    assert built.returncode == 0, built.stderr

    def assess(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PYTHON, str(pyz), *arguments],
            check=True,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**os.environ, "SHIV_ROOT": str(tmp_path / "unpacked")},
        )

    assert "govuk-2019" in assess("standards", "list").stdout
    bins = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
    assess("new", "bins", *bins)
    assess("rate", "bins", "1", "green")
    for path in assess("report", "bins").stdout.split():
        assert "Bins" in (tmp_path / path).read_text(encoding="utf-8")
