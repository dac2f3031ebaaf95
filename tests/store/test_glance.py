import subprocess
import sys
from pathlib import Path

from assess.store.glance import NOT_RATED, glance
from assess.store.state import recall, remember
from assess.store.workspace import assessments_in, workspace_of
from tests.builders import a_folder, the_complete_folder


def test_a_glance_shows_titles_and_ratings(tmp_path: Path) -> None:
    seen = glance(the_complete_folder(tmp_path))
    assert (seen.service, seen.phase) == ("Blue Badge renewal", "beta")
    first = seen.standards[0].criteria[0]
    assert first.title == "Understand users and their needs"
    assert (first.theme, first.rating.word) == ("Meeting users' needs", "Amber")
    assert (seen.rated, seen.total, seen.version) == (3, 4, 2)
    assert seen.outcome == "Green with conditions"
    assert seen.is_published


def test_a_glance_at_one_persons_sheet_shows_that_persons_ratings(
    tmp_path: Path,
) -> None:
    seen = glance(the_complete_folder(tmp_path), "ux")
    words = [c.rating.word for c in seen.standards[0].criteria]
    assert words == ["Red", "Abstained", "Not applicable"]


def test_a_glance_at_the_only_rater_needs_no_name(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    (folder / "people").mkdir()
    sheet = 'format = 1\nperson = "lead"\n[finding.govuk-2019.1]\nrating = "green"\n'
    (folder / "people/lead.toml").write_text(sheet, encoding="utf-8")
    assert glance(folder).rated == 1
    (folder / "people/lead.toml").write_text("format = ", encoding="utf-8")
    assert glance(folder).standards[0].criteria[0].rating == NOT_RATED


def test_what_can_not_be_read_is_told_and_not_raised(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief="format = ")
    assert "line 1" in glance(folder).trouble
    odd = a_folder(tmp_path, "odd", brief='format = 1\nservice = "x"\nstandard = 3\n')
    assert "something unexpected" in glance(odd).trouble
    assert glance(tmp_path / "nowhere").trouble


def test_a_glance_does_not_wait_for_pydantic(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    code = (
        "import sys; from pathlib import Path; from assess.store.glance import glance;"
        f"glance(Path({str(folder)!r})); sys.exit('pydantic' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=root)
    assert done.returncode == 0


def test_a_workspace_is_the_nearest_marked_folder_or_the_parent(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "2026", "bluebadge")
    assert workspace_of(folder) == tmp_path / "2026"
    (tmp_path / "assess.toml").touch()
    assert workspace_of(folder) == tmp_path
    assert assessments_in(tmp_path) == [folder]
    assert assessments_in(tmp_path / "nowhere") == []


def test_settings_are_remembered_and_a_spoilt_file_is_no_trouble(state: Path) -> None:
    assert recall("theme") is None
    remember("theme", "assess-light")
    remember("theme", "assess-light")
    assert recall("theme") == "assess-light"
    (state / "settings.toml").write_text("theme = ", encoding="utf-8")
    assert recall("theme") is None
    remember("theme", "assess-dark")
    assert recall("theme") == "assess-dark"
