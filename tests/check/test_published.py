"""What stands in a published folder and is not what was published."""

import json
from pathlib import Path

import pytest

from tests.builders import published_again, the_complete_folder
from tests.commands import Assess

SINCE = "not those of version 2."


@pytest.fixture
def forged(tmp_path: Path) -> Path:
    """Return a published folder in which the panel's reason was edited by hand."""
    folder = the_complete_folder(tmp_path)
    swap(folder / "agreed.toml", "Known for applicants", "Known for everybody")
    return folder


def swap(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8", newline="\n")


def test_check_says_that_what_stands_is_not_what_was_published(
    forged: Path, assess: Assess
) -> None:
    done = assess("check", forged, "--format", "json")
    assert done.code == 1
    (found,) = (
        p
        for p in json.loads(done.out)[0]["problems"]
        if p["rule"] == "changed-since-published"
    )
    assert (found["level"], found["file"]) == ("error", "agreed.toml")
    assert SINCE in found["sentence"]


def test_status_warns_of_it_and_says_what_to_do(forged: Path, assess: Assess) -> None:
    out = assess("status", forged).out
    assert "Warning: version 2 is published, and what stands here is not" in out
    assert "Next: Put back what was changed, or reopen it and say why" in out
    (entry,) = json.loads(assess("status", forged, "--format", "json").out)
    assert (entry["published"], entry["as_published"]) == (True, False)


def test_status_says_of_what_is_intact_that_it_is_as_published(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    assert "  Version 2 is published.\n" in assess("status", folder).out
    (entry,) = json.loads(assess("status", folder, "--format", "json").out)
    assert entry["as_published"] is True


@pytest.mark.parametrize(
    "how",
    [
        (),
        ("--all",),
        ("--variant", "public", "--format", "html"),
        ("--format", "json", "-o", "-"),
        ("--format", "md", "-o", "-"),
    ],
)
def test_no_report_of_it_is_made(
    forged: Path, assess: Assess, how: tuple[str, ...]
) -> None:
    done = assess("report", forged, *how)
    assert (done.code, done.out) == (2, "")
    assert SINCE in done.err
    assert "assess reopen" in done.err
    assert not list(forged.glob("reports/*"))


def test_nothing_follows_it(forged: Path, assess: Assess) -> None:
    again = forged.parent / "again"
    done = assess("new", again, "--reassesses", forged)
    assert done.code == 2
    assert SINCE in done.err
    assert not again.exists()


def test_reopening_it_keeps_that_it_was_changed_before(
    forged: Path, assess: Assess
) -> None:
    done = assess("reopen", forged, "--reason", "A typo.", "--as", "scribe")
    assert done.code == 0, done.err
    kept = (forged / "agreed.toml").read_text(encoding="utf-8")
    assert "A typo." in kept
    assert "Before it was opened again: The brief, the findings or the outcome" in kept
    done = assess("report", forged, "--format", "md", "-o", "-")
    assert done.code == 0, done.err
    assert SINCE in done.out.replace("\\", "")


def test_reopening_what_is_intact_keeps_the_reason_alone(
    tmp_path: Path, assess: Assess
) -> None:
    folder = the_complete_folder(tmp_path)
    assert assess("reopen", folder, "--reason", "A typo.", "--as", "scribe").code == 0
    kept = (folder / "agreed.toml").read_text(encoding="utf-8")
    assert 'reason = "A typo."' in kept
    assert "Before it was opened again" not in kept


EDITION = "standards/govuk-2019.toml"
SCALES = "standards/scales.toml"


@pytest.mark.parametrize(
    ("swapped", "named"),
    [
        ((EDITION, 'title = "Understand', 'title = "Guess'), "the edition govuk-2019"),
        ((SCALES, 'word = "Red"', 'word = "Nearly green"'), "the scales"),
        (("assessment.toml", "Blue Badge renewal", "Badges"), "the brief"),
    ],
)
def test_a_changed_edition_scale_or_brief_is_named(
    tmp_path: Path, assess: Assess, swapped: tuple[str, str, str], named: str
) -> None:
    folder = published_again(tmp_path)
    file, before, after = swapped
    swap(folder / file, before, after)
    told = f"Not as they were in version 2: {named}."
    assert told in " ".join(assess("check", folder).out.split())
    assert told in assess("status", folder).out
    assert told in assess("report", folder).err
