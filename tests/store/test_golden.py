"""`tests/golden/` defines the format: written by the store, read to one value."""

import pytest

from assess.model.file_names import AGREED_FILE, BRIEF_FILE, sheet_file
from assess.store import assessments
from assess.store.toml import encode
from tests import complete
from tests.make_golden import GOLDEN, golden_files

FILES = golden_files()


@pytest.mark.parametrize("name", FILES)
def test_the_builder_writes_the_golden_bytes(name: str) -> None:
    assert encode(FILES[name]) == (GOLDEN / name).read_bytes()


def test_the_golden_files_load_to_the_builders_value() -> None:
    loaded = assessments.load(GOLDEN)
    value = loaded.assessment
    assert loaded.set_aside == ()
    assert value == complete.complete_assessment(value.standards, value.scales)
    assert set(loaded.digests) >= {BRIEF_FILE, AGREED_FILE, sheet_file("lead")}


def test_what_was_loaded_writes_the_same_bytes_again() -> None:
    value = assessments.load(GOLDEN).assessment
    again = {
        BRIEF_FILE: value.brief,
        AGREED_FILE: value.agreed,
        **{sheet_file(person): sheet for person, sheet in value.sheets.items()},
    }
    for name, each in again.items():
        assert encode(each) == (GOLDEN / name).read_bytes()


def test_no_golden_file_is_left_over() -> None:
    found = {
        path.relative_to(GOLDEN).as_posix()
        for path in GOLDEN.rglob("*.toml")
        if path.parent.name != "standards"
    }
    assert found == set(FILES)
