"""Files made to hang, crash or fool the reader."""

import os
import time
import zlib
from pathlib import Path

import pytest

from assess.store import assessments, files
from assess.store.errors import (
    InvalidFileError,
    OutsideFolderError,
    SaveError,
    StoreError,
)
from assess.store.journal import read
from assess.store.saving import save
from assess.store.toml import decode
from assess.store.workspace import assessments_in, workspace_of
from tests.builders import a_folder, the_complete_folder
from tests.commands import Assess

SHEET = b'format = 1\nperson = "lead"\n'
MANY_DOTS = b"a" + b".a" * 40 + b" = 1\n"
LINKS = pytest.mark.skipif(os.name == "nt", reason="links need rights there")

LONGEST = 10.0
"""Seconds; each of these took minutes, or would have, without its guard."""


def set_aside(folder: Path, content: bytes, name: str = "lead.toml") -> str:
    (folder / "people").mkdir(exist_ok=True)
    (folder / "people" / name).write_bytes(content)
    (error,) = assessments.load(folder).set_aside
    return str(error)


@pytest.mark.parametrize(
    "content",
    [
        b"a" + b".a" * 500_000 + b" = 1",
        b"[a" + b".a" * 500_000 + b"]",
        b"a = {b" + b".a" * 500_000 + b" = 1}",
        b"a = " + b"[" * 1_000_000,
        b"a = " + b"{a=" * 100_000,
        b'b = ["' + b'\\"' * 500_000 + b"\n" + MANY_DOTS,
        b"b = [\n" + b'"""\\"""\n' * 200_000 + MANY_DOTS,
        b"b = [" + b"'" * 1_000_001 + b"\n" + MANY_DOTS,
        b"a = " + b"9" * 1_000_000,
    ],
    ids=[
        "dotted key",
        "dotted table",
        "dotted key in braces",
        "brackets",
        "braces",
        "text not closed",
        "long text not closed",
        "quotation marks",
        "number",
    ],
)
def test_a_file_made_to_take_for_ever_is_refused_soon(content: bytes) -> None:
    start = time.process_time()
    with pytest.raises(InvalidFileError):
        decode(content, "lead.toml")
    assert time.process_time() - start < LONGEST


@pytest.mark.skipif(os.name == "nt", reason="files have no such names there")
@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SHEET + b'"a\\u001b[31m\\nb\\u202e" = 1\n', "lead.toml"),
        (b"format = ", "\x1b[31mred\n\u202e.toml"),
        (b"format = ", b"\xff.toml".decode(errors="surrogateescape")),
    ],
    ids=["key", "file name", "file name that is no text"],
)
def test_a_sentence_about_a_file_can_be_shown_in_any_terminal(
    tmp_path: Path, content: bytes, name: str
) -> None:
    said = set_aside(a_folder(tmp_path), content, name)
    assert said.isprintable()
    assert "<U+" in said
    said.encode()


@pytest.mark.parametrize(
    ("key", "said"),
    [
        (b"format = true", "format: must be 1"),
        (b"format = 1.0", "format: must be 1"),
        (b"format = nan", "format: must be 1"),
    ],
)
def test_only_a_number_is_a_format(tmp_path: Path, key: bytes, said: str) -> None:
    assert said in set_aside(a_folder(tmp_path), key + b'\nperson = "lead"\n')


def test_a_time_before_all_times_is_named(tmp_path: Path) -> None:
    line = b'[inbox.h2t6]\nat = 0001-01-01T00:00:00+23:00\ntext = "x"\n'
    assert "mend it" in set_aside(a_folder(tmp_path), SHEET + line)


def test_a_number_where_a_sentence_belongs_asks_for_text(tmp_path: Path) -> None:
    said = set_aside(
        a_folder(tmp_path), SHEET + b"[finding.govuk-2019.1.well]\nx4q7 = 3\n"
    )
    assert "must be text in quotation marks, not a number" in said


@pytest.mark.parametrize(
    "body",
    [b'{"$date":3}', b'{"a":{"$date":{}}}', b'{"$date":"T"}', b"[" * 100_000, b"\xff"],
)
def test_a_line_of_a_journal_with_a_right_checksum_may_still_be_nonsense(
    tmp_path: Path, body: bytes
) -> None:
    path = tmp_path / "x.journal"
    path.write_bytes(b"%08x " % zlib.crc32(body) + body + b"\n")
    assert read(path).entries == []


@LINKS
def test_a_report_is_never_written_over_a_device_or_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="no plain file"):
        files.replace(tmp_path, b"x", root=tmp_path.parent)
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(SaveError, match="a file where a folder must be"):
        files.replace(tmp_path / "file" / "report.md", b"x", root=tmp_path)
    with pytest.raises(StoreError):
        files.replace(Path("/dev/null"), b"x", root=Path("/dev"))
    assert not Path("/dev/null").is_file()


@LINKS
def test_an_assessment_linked_in_from_elsewhere_is_read_only(tmp_path: Path) -> None:
    elsewhere = the_complete_folder(tmp_path / "elsewhere")
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    link = workspace / "linked"
    link.symlink_to(elsewhere)
    assert "leads out of workspace" in assessments.load(link).read_only
    with pytest.raises(OutsideFolderError):
        save(link / "new.toml", b"a = 1\n", expected=None, root=workspace_of(link))
    assert not (elsewhere / "new.toml").exists()
    assert assessments.load(elsewhere).read_only == ""


@LINKS
def test_a_link_to_the_sheet_of_another_assessment_is_only_read(
    tmp_path: Path, assess: Assess
) -> None:
    other = a_folder(tmp_path, "other")
    assert assess("rate", other, "1", "green").code == 0
    before = (other / "people" / "lead.toml").read_bytes()
    folder = a_folder(tmp_path, "stranger")
    (folder / "people").mkdir()
    (folder / "people" / "lead.toml").symlink_to("../../other/people/lead.toml")
    done = assess("rate", folder, "1", "red")
    assert (done.code, done.out) == (2, "")
    assert "people/lead.toml is a link that leads out of stranger" in done.err
    assert (other / "people" / "lead.toml").read_bytes() == before


@LINKS
def test_reports_are_not_written_into_another_assessment(
    tmp_path: Path, assess: Assess
) -> None:
    other = a_folder(tmp_path, "other")
    (other / "reports").mkdir()
    folder = a_folder(tmp_path, "stranger")
    (folder / "reports").symlink_to("../other/reports")
    done = assess("report", folder)
    assert done.code == 2
    assert "leads out of stranger" in done.err
    assert list((other / "reports").iterdir()) == []


@LINKS
def test_a_link_that_leads_in_a_circle_hides_nothing_else(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    assert assessments_in(tmp_path) == [folder]


def test_the_workspace_of_a_path_with_dots_is_above_where_it_leads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    (here / "assess.toml").touch()
    folder = a_folder(tmp_path / "there")
    monkeypatch.chdir(here)
    assert workspace_of(Path("../there/bluebadge")) == folder.parent
    monkeypatch.chdir(folder)
    assert workspace_of(Path()) == folder.parent
