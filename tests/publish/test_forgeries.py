"""Every forgery is found, or named as not compared; every honest page is unchanged."""

from collections import Counter
from pathlib import Path

import pytest

from assess.model.council import Council
from assess.publish.use_cases.proof import verify
from assess.publish.views.proof import read_page
from assess.publish.views.variants import VARIANTS, Variant
from assess.store.unpacking import unpack
from tests import forgeries
from tests.cases import RICHEST, STATES
from tests.forgeries import (
    ALONE,
    FORGERIES,
    PROGRAM,
    REASONS,
    TEMPLATES,
    Honest,
    Tried,
)
from tests.spread import spread

FOUND = {"altered", "differs", "refused"}

COLUMNS = 5


@pytest.fixture(scope="module")
def results() -> list[Tried]:
    """Return what the page on forgeries says; each line is tried by a test."""
    text = forgeries.PAGE.read_text(encoding="utf-8")
    rows = [line.strip("| ").split(" | ") for line in text.splitlines()]
    known = {(each.kind, each.what): each for each in FORGERIES}
    return [
        Tried(known[kind, what], *answers)
        for kind, what, *answers in (row for row in rows if len(row) == COLUMNS)
        if (kind, what) in known
    ]


def test_there_are_many_forgeries_and_no_two_are_called_the_same() -> None:
    names = Counter((each.kind, each.what) for each in FORGERIES)
    assert len(names) == len(FORGERIES) > 80
    assert {"words", "data", "words and data", "order", "editions", "scale"} <= {
        kind for kind, _ in names
    }


def test_each_forgery_is_found_or_named_as_not_compared(results: list[Tried]) -> None:
    for each in results:
        assert set(each.answers) <= FOUND | set(REASONS), each
        assert ALONE not in (each.folder, each.digest), each


def test_words_altered_with_the_same_program_are_altered(results: list[Tried]) -> None:
    kinds = {"words", "data", "cut short"}
    for each in results:
        if each.forgery.kind in kinds and each.alone != "refused":
            assert set(each.answers) == {"altered"}, each


def test_words_and_data_altered_together_are_found_by_folder_and_sha_256(
    results: list[Tried],
) -> None:
    kinds = {"words and data", "order", "editions", "scale", "name over the page"}
    for each in results:
        if each.forgery.kind in kinds:
            assert each.alone in {ALONE, PROGRAM}
            assert {each.folder, each.digest} <= {"altered", "differs"}, each


def test_only_a_page_that_names_another_program_or_template_stays_not_compared(
    results: list[Tried],
) -> None:
    for each in results:
        if each.folder in {PROGRAM, TEMPLATES}:
            said = f"{each.forgery.kind} {each.forgery.what}"
            assert any(word in said for word in ("program", "templates", "format"))


def test_the_page_on_forgeries_lists_every_one(results: list[Tried]) -> None:
    assert [each.forgery for each in results] == list(FORGERIES)
    assert forgeries.PAGE.read_text(encoding="utf-8") == forgeries.page(results)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Honest:
    """Return the page that is forged, with its folder, which is only read."""
    return forgeries.honest(tmp_path_factory.mktemp("honest"))


@pytest.mark.parametrize("number", range(len(FORGERIES)))
def test_the_page_on_forgeries_says_what_is_found(
    results: list[Tried], known: Honest, tmp_path: Path, number: int
) -> None:
    tried = forgeries.tried(FORGERIES[number], known, tmp_path / "page.html")
    assert tried == results[number]


@pytest.mark.parametrize(("state", "variant"), spread(STATES, VARIANTS, whole=RICHEST))
def test_a_page_that_nobody_touched_is_unchanged_and_one_with_other_words_is_altered(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    text = forgeries.drawn(STATES[state](), variant)
    path, folder = tmp_path / "page.html", tmp_path / "folder"
    path.write_text(text, encoding="utf-8", newline="\n")
    known = read_page(text)
    assert verify(path).state == "unchanged"
    assert verify(path, digest=known.made.data).state == "unchanged"
    unpack(folder, known.seen, Council())
    assert verify(path, folder).state == "unchanged"
    words = text.replace("<h1>", "<h1>Not ", 1)
    path.write_text(words, encoding="utf-8", newline="\n")
    for more in (None, folder):
        assert verify(path, more).state == "altered"


@pytest.mark.parametrize("before", ["\ufeff", ""])
def test_how_lines_end_and_a_mark_before_the_page_do_no_harm(
    tmp_path: Path, before: str
) -> None:
    text = forgeries.drawn(STATES["red"]())
    path = tmp_path / "page.html"
    path.write_text(before + text, encoding="utf-8", newline="\r\n")
    assert verify(path).state == "unchanged"
