"""Templates that came with an assessment are used once somebody here has said yes."""

import io
from pathlib import Path

import pytest

from assess.document.drawing import Drawing
from tests.builders import a_folder
from tests.commands import Assess

ABOUT = "sections/about.html.j2"
WORDS = '<h2 id="about">Ours</h2>'


def bring(folder: Path, words: str = WORDS) -> str:
    """Put a template into a folder; return the first of its digest."""
    (folder / "assess.toml").write_text("format = 1\n", encoding="utf-8")
    path = folder / "templates" / ABOUT
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")
    return Drawing(own=((ABOUT, words),)).own_digest[:16]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "mailed")


def test_templates_of_the_assessment_s_own_folder_need_a_yes(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    digest = bring(folder)
    to = tmp_path / "page.html"
    refused = assess("report", folder, "-o", to)
    assert refused.code == 2
    assert f"{folder} brings templates of its own" in refused.err
    assert "--trust-templates" in refused.err
    assert not to.exists()
    made = assess("report", folder, "-o", to, "--trust-templates")
    assert made.code == 0
    assert made.err.endswith(
        f"Templates: the assessment's own, in {folder / 'templates'} ({digest}).\n"
    )
    assert WORDS in to.read_text(encoding="utf-8")
    assert assess("report", folder, "-o", to).code == 0


def test_templates_that_were_changed_need_another_yes(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    bring(folder)
    to = tmp_path / "page.html"
    assert assess("report", folder, "-o", to, "--trust-templates").code == 0
    bring(folder, "<p>Another.</p>")
    before = to.read_bytes()
    refused = assess("report", folder, "-o", to)
    assert refused.code == 2
    assert "brings templates of its own" in refused.err
    assert to.read_bytes() == before


def test_every_way_to_a_report_asks(folder: Path, assess: Assess) -> None:
    bring(folder)
    ways: tuple[tuple[object, ...], ...] = (
        (folder, "--all"),
        (folder, "--format", "md", "-o", "-"),
        (folder.parent,),
    )
    for way in ways:
        refused = assess("report", *way)
        assert (refused.code, WORDS in refused.out) == (2, False)
        assert "brings templates of its own" in refused.err
    assert not list(folder.parent.rglob("*.html"))
    made = assess("report", folder.parent, "--trust-templates")
    assert made.code == 0
    [page] = folder.parent.rglob("*.html")
    assert WORDS in page.read_text(encoding="utf-8")


def test_templates_of_the_workspace_need_no_yes(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    digest = bring(folder.parent)
    made = assess("report", folder, "-o", tmp_path / "page.html")
    assert made.code == 0
    where = folder.parent / "templates"
    own = f"Templates: the workspace's own, in {where} ({digest}).\n"
    assert made.err.endswith(own)


def test_status_says_whose_templates_draw_the_report(
    folder: Path, assess: Assess
) -> None:
    assert "Templates" not in assess("status", folder).out
    digest = bring(folder)
    assert f"({digest})." in assess("status", folder).out
    assert digest in assess("status", folder, "--format", "json").out


def test_verify_asks_before_it_draws_with_templates_that_came_along(
    folder: Path, assess: Assess, tmp_path: Path
) -> None:
    digest = bring(folder)
    to = tmp_path / "page.html"
    assess("report", folder, "-o", to, "--trust-templates")
    found = assess("verify", to, folder)
    assert found.code == 0
    assert f"({digest})." in found.err
    bring(folder, "<p>Another.</p>")
    refused = assess("verify", to, folder)
    assert refused.code == 2
    assert "brings templates of its own" in refused.err


@pytest.mark.parametrize("answer", ["y\n", "n\n", ""])
def test_at_a_terminal_somebody_is_asked_until_the_answer_is_yes(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    bring(folder)
    monkeypatch.setattr("assess.publish.commands.trusting.is_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    says_yes = answer.startswith("y")
    first = assess("report", folder, "-o", folder.parent / "page.html")
    assert first.code == (0 if says_yes else 2)
    assert "They came with it. Use them? [y/N]" in first.out
    assert (folder.parent / "page.html").exists() is says_yes
    second = assess("report", folder, "-o", folder.parent / "page.html")
    assert second.code == (0 if says_yes else 2)
    assert ("Use them?" in second.out) == (not says_yes)
