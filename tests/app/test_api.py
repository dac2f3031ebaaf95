"""Another program reads a folder with one call."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from assess.api import StoreError, open_folder
from tests.commands import ROOT

CLEARANCE = ROOT / "examples/get-security-clearance-2022-alpha"


def test_a_folder_gives_its_values() -> None:
    opened = open_folder(str(CLEARANCE))
    assert opened.unread == ()
    assert opened.assessment.brief.service == "Get security clearance"
    assert len(opened.assessment.refs) == 14


def test_the_values_can_not_be_changed() -> None:
    brief = open_folder(CLEARANCE).assessment.brief
    with pytest.raises(ValidationError, match="frozen"):
        brief.service = "Another"  # type: ignore[misc]


def test_what_can_not_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"holds no assessment\.toml"):
        open_folder(tmp_path)


def test_a_sheet_that_is_spoilt_is_named(tmp_path: Path) -> None:
    one = Path(shutil.copytree(CLEARANCE, tmp_path / "one"))
    (one / "people/lead.toml").write_text("format = 1\nperson = ", encoding="utf-8")
    (sentence,) = open_folder(one).unread
    assert "people/lead.toml, line 2" in sentence


def test_the_package_itself_imports_nothing() -> None:
    code = "import sys, assess; print([m for m in sys.modules if m[:7] == 'assess.'])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
