"""Compiled templates are kept where only their user writes, and never trusted else."""

import io
import marshal
import os
import pickle
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from jinja2.bccache import bc_magic

from assess.document import environment
from assess.document.compiled import compiled
from assess.document.drawing import SHIPPED, Drawing
from assess.document.sandbox import OwnEnvironment
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.store.state import cache_folder
from tests.cases import blank

OWN = Drawing(own=(("sections/access.html.j2", "<p>Call us.</p>\n"),))


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """Begin and end as a new process does."""
    environment._environment.cache_clear()
    yield
    environment._environment.cache_clear()


@pytest.fixture
def compiles(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each template that is compiled."""
    found: list[str] = []
    compile_ = jinja2.Environment.compile

    def noted(self: jinja2.Environment, source: str, name: str, file: str) -> object:
        found.append(name)
        return compile_(self, source, name, file)

    for kind in (jinja2.Environment, OwnEnvironment):
        monkeypatch.setattr(kind, "compile", noted)
    return found


def drawn(drawing: Drawing = SHIPPED) -> str:
    """Draw a page as a new process does."""
    environment._environment.cache_clear()
    return render(build(blank(), tool_version="0", drawing=drawing), "html", drawing)


def folder() -> Path:
    found = compiled()
    assert found is not None
    return Path(found.directory)


def kept() -> list[Path]:
    return sorted(folder().iterdir())


def poison() -> None:
    """Leave code that stops the program in the place of each compiled template."""
    code = marshal.dumps(compile("raise SystemExit('poison')", "poison", "exec"))
    for path in kept():
        content = path.read_bytes()
        rest = io.BytesIO(content)
        rest.seek(len(bc_magic))
        pickle.load(rest)  # noqa: S301 - we wrote it
        path.write_bytes(content[: rest.tell()] + code)


def test_a_template_is_compiled_once_for_all_processes(compiles: list[str]) -> None:
    page = drawn()
    assert "report.html.j2" in compiles
    compiles.clear()
    assert drawn() == page
    assert compiles == []


def test_what_is_kept_is_private() -> None:
    drawn()
    if os.name != "nt":
        assert folder().stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o077 for path in kept()} == {0}


def test_what_is_kept_runs_so_it_matters_who_wrote_it() -> None:
    drawn()
    poison()
    with pytest.raises(SystemExit, match="poison"):
        drawn()


@pytest.mark.skipif(os.name == "nt", reason="folders of a user are private there")
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_nothing_is_loaded_from_a_folder_that_others_can_write(
    compiles: list[str], mode: int
) -> None:
    page = drawn()
    poison()
    folder().chmod(mode)
    compiles.clear()
    assert compiled() is None
    assert drawn() == page
    assert "report.html.j2" in compiles


@pytest.mark.skipif(os.name == "nt", reason="files of a user are private there")
def test_nothing_is_loaded_from_a_file_that_others_can_write_or_a_link(
    compiles: list[str], tmp_path: Path
) -> None:
    page = drawn()
    first, second, *others = kept()
    intact = {path: path.read_bytes() for path in others}
    poison()
    for path, content in intact.items():
        path.write_bytes(content)
    first.chmod(0o666)
    second.rename(tmp_path / "elsewhere")
    second.symlink_to(tmp_path / "elsewhere")
    compiles.clear()
    assert drawn() == page
    assert len(compiles) == 2


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no user has a number there")
def test_nothing_is_loaded_of_somebody_elses(monkeypatch: pytest.MonkeyPatch) -> None:
    page = drawn()
    poison()
    nobody = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: nobody)
    assert compiled() is None
    assert drawn() == page


@pytest.mark.parametrize("content", [b"", b"j2", b"nonsense", None])
def test_what_is_spoilt_is_compiled_again(
    compiles: list[str], content: bytes | None
) -> None:
    page = drawn()
    for path in kept():
        half = path.read_bytes()[: path.stat().st_size // 2]
        path.write_bytes(half if content is None else content)
    compiles.clear()
    assert drawn() == page
    assert "report.html.j2" in compiles
    compiles.clear()
    assert drawn() == page
    assert compiles == []


def test_a_page_is_drawn_where_nothing_can_be_kept() -> None:
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("a file", encoding="utf-8")
    assert compiled() is None
    assert "</html>" in drawn()


def test_a_page_is_drawn_where_the_disk_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("jinja2.bccache.tempfile.NamedTemporaryFile", full)
    assert "</html>" in drawn()
    assert kept() == []


def test_a_councils_own_templates_are_not_kept(compiles: list[str]) -> None:
    assert "Call us." in drawn(OWN)
    kept = [
        path for path in (cache_folder() / "templates").rglob("*") if path.is_file()
    ]
    assert not any(b"Call us." in path.read_bytes() for path in kept)
    assert "sections/access.html.j2" in compiles


def test_what_another_version_kept_is_removed() -> None:
    old = cache_folder() / "templates" / "0123456789abcdef-cpython-311"
    old.mkdir(parents=True)
    (old / "x.compiled").write_bytes(b"x")
    drawn()
    assert not old.exists()
    assert kept()
