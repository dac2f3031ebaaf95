import json
import os
from pathlib import Path

import pytest
from hypothesis import given

from assess.model.sheet import Sheet
from assess.store import assessments
from assess.store.errors import InvalidFileError, NewerFormatError, StoreError
from assess.store.reading import read
from assess.store.toml import decode, encode
from tests.builders import GOLDEN, a_folder, the_complete_folder
from tests.commands import Assess
from tests.strategies import sheets

SHEET = 'format = 1\nperson = "lead"\n'

INVALID = {
    "broken TOML": (b"format = \n", "line 1", "not a value"),
    "wrong type": (
        f"{SHEET}\n[finding.govuk-2019.1]\nreason = 3\n".encode(),
        "line 5",
        "must be text in quotation marks, not a number",
    ),
    "unknown rating": (
        f'{SHEET}\n[finding.govuk-2019.1]\nrating = "purple"\n'.encode(),
        "line 5",
        "purple is not a rating of this scale",
    ),
    "unknown criterion": (
        f'{SHEET}\n[finding.govuk-2019.11]\nrating = "green"\n'.encode(),
        "line 4",
        "govuk-2019 has no criterion 11. Did you mean 1?",
    ),
    "unknown standard": (
        f'{SHEET}\n[finding.govuk-2018.1]\nrating = "green"\n'.encode(),
        "line 4",
        "Did you mean govuk-2019?",
    ),
    "unknown key": (
        f'{SHEET}\n[finding.govuk-2019.1]\nreson = "x"\n'.encode(),
        "line 5",
        "is not a known key. Did you mean reason?",
    ),
    "unknown indicator": (
        f"{SHEET}\n[finding.govuk-2019.1.indicators]\n1z = true\n".encode(),
        "line 5",
        "no indicator 1z",
    ),
    "duplicate key": (f'{SHEET}person = "ux"\n'.encode(), "line 3", "given twice"),
    "binary": (b"\x7fELF\x00\x01", "people/lead.toml", "not a text file"),
    "empty": (b"", "people/lead.toml", "the file is empty"),
    "huge": (b"#" * 5_000_000, "people/lead.toml", "over 4 MiB are not read"),
    "deeply nested": (b"a = " + b"[" * 5_000, "people/lead.toml", "nested too deeply"),
    "many dots": (b"a" + b".a" * 32_000 + b" = 1", "people/lead.toml", "parts"),
    "not UTF-8": ("é = 1".encode("latin-1"), "line 1", "not UTF-8"),
    "control character": (
        f'{SHEET}\n[finding.govuk-2019.1]\nreason = "a\\u001bb"\n'.encode(),
        "line 5",
        "control character U+001B",
    ),
}


@pytest.mark.parametrize(("content", "place", "said"), INVALID.values(), ids=INVALID)
def test_an_invalid_sheet_is_set_aside_with_one_sentence_and_left_alone(
    tmp_path: Path, content: bytes, place: str, said: str
) -> None:
    folder = a_folder(tmp_path)
    path = folder / "people/lead.toml"
    path.parent.mkdir()
    path.write_bytes(content)
    loaded = assessments.load(folder)
    (error,) = loaded.set_aside
    assert place in str(error)
    assert said in str(error)
    assert "\n" not in str(error)
    assert path.read_bytes() == content
    assert loaded.assessment.brief.service == "Blue Badge renewal"


def test_a_folder_in_the_place_of_a_sheet_is_named(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "people/lead.toml").mkdir(parents=True)
    (error,) = assessments.load(folder).set_aside
    assert "it is a folder" in str(error)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads all")
def test_a_sheet_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    (folder / "people/ux.toml").chmod(0)
    (error,) = assessments.load(folder).set_aside
    assert "no permission to read" in str(error)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "lead.toml"
    path.write_text('format = "1"\nperson = "LEAD"\nbogus = 1\n', encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        read(path, Sheet, name="people/lead.toml")
    assert [fault.key for fault in caught.value.faults] == ["format", "person", "bogus"]
    assert "and 2 more problems" in str(caught.value)


def test_check_and_other_commands_name_each_fault_of_a_sheet(
    tmp_path: Path, assess: Assess
) -> None:
    folder = a_folder(tmp_path)
    path = folder / "people/lead.toml"
    path.parent.mkdir()
    path.write_text('format = "1"\nperson = "LEAD"\nbogus = 1\n', encoding="utf-8")
    done = assess("check", folder)
    assert done.code == 2
    lines = [line for line in done.out.splitlines() if "people/lead.toml, line" in line]
    assert [line.partition(", ")[2].partition(":")[0] for line in lines] == [
        "line 1, format",
        "line 2, person",
        "line 3, bogus",
    ]
    (entry,) = json.loads(assess("check", folder, "--format", "json").out)
    assert len(entry["set_aside"]) == 3
    assert assess("evidence", "list", folder).err.count("people/lead.toml, line") == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_file_in_utf_16_is_named_with_the_way_out(
    tmp_path: Path, assess: Assess, encoding: str
) -> None:
    folder = a_folder(tmp_path)
    path = folder / "people/lead.toml"
    path.parent.mkdir()
    path.write_text('format = 1\nperson = "lead"\n', encoding=encoding)
    (error,) = assessments.load(folder).set_aside
    assert str(error) == "people/lead.toml: is UTF-16; save it as UTF-8."
    page = tmp_path / "page.html"
    page.write_text("<!doctype html>\n", encoding=encoding)
    done = assess("verify", page)
    assert done.code == 2
    assert "is UTF-16; save it as UTF-8" in done.err


def test_a_broken_brief_can_not_be_opened(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief="format = 1\n")
    with pytest.raises(StoreError, match=r"assessment\.toml.*is missing"):
        assessments.load(folder)


def test_what_is_only_looked_at_reads_the_same_and_is_never_written(
    tmp_path: Path,
) -> None:
    folder = the_complete_folder(tmp_path)
    whole, seen = (assessments.load(folder, is_looked_at=a) for a in (False, True))
    assert seen.read_only
    assert not whole.read_only
    same = whole._replace(read_only=seen.read_only, signature=seen.signature)
    assert seen == same


def test_a_newer_format_opens_read_only(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    path = folder / "people/ux.toml"
    text = path.read_text(encoding="utf-8").replace("format = 1", "format = 2")
    path.write_text(text, encoding="utf-8")
    loaded = assessments.load(folder)
    assert "install a newer assess" in loaded.read_only
    assert "ux" in loaded.assessment.sheets


def test_a_newer_format_with_other_keys_is_set_aside(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    path = folder / "people/ux.toml"
    path.write_text('format = 2\nperson = "ux"\nnovelty = 1\n', encoding="utf-8")
    (error,) = assessments.load(folder).set_aside
    assert isinstance(error, NewerFormatError)


def test_windows_line_ends_load_to_the_same_value(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    for path in folder.rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert assessments.load(folder).assessment == assessments.load(GOLDEN).assessment


def test_a_second_sheet_of_one_person_is_a_copy_of_the_first(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    copy = folder / "people/ux (1).toml"
    copy.write_bytes((folder / "people/ux.toml").read_bytes())
    loaded = assessments.load(folder)
    assert not loaded.set_aside
    (found,) = loaded.copies
    assert (found.name, found.file) == ("people/ux (1).toml", "people/ux.toml")
    assert not found.adds


@given(sheets)
def test_whatever_was_typed_is_read_as_it_was_written(sheet: Sheet) -> None:
    assert Sheet.model_validate(decode(encode(sheet), "lead.toml")) == sheet


@given(sheets)
def test_what_was_read_is_written_in_the_same_bytes(sheet: Sheet) -> None:
    content = encode(sheet)
    assert encode(Sheet.model_validate(decode(content, "lead.toml"))) == content


def test_an_edition_is_checked_once_for_all_assessments_and_again_when_it_changes(
    tmp_path: Path,
) -> None:
    first, second = (a_folder(tmp_path, name) for name in ("first", "second"))
    one, other = (assessments.load(folder).assessment for folder in (first, second))
    assert one.standards["govuk-2019"] is other.standards["govuk-2019"]
    edition = second / "standards" / "govuk-2019.toml"
    text = edition.read_text(encoding="utf-8")
    edition.write_text(text.replace("title = ", 'title = "Ours" # ', 1), "utf-8")
    assert assessments.load(second).assessment.standards["govuk-2019"].title == "Ours"
    assert assessments.load(first).assessment == one
