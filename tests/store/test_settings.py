import os
from pathlib import Path

import pytest

from assess.document.drawing import shipped_names
from assess.model.council import Council
from assess.store.errors import InvalidFileError, OutsideFolderError
from assess.store.settings import own_templates, read_settings
from tests.builders import a_folder

LOOK = 'format = 1\n[council]\nname = "Anyshire"\nink = "{}"\nground = "{}"\n'


def settings(folder: Path, text: str) -> None:
    (folder / "assess.toml").write_text(text, encoding="utf-8")


def test_a_workspace_that_sets_nothing_has_no_look(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    assert read_settings(folder).council == Council()
    settings(tmp_path, "")
    assert read_settings(folder).council == Council()


def test_a_workspace_gives_its_name_and_colours(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "inner")
    settings(tmp_path, LOOK.format("#ffffff", "#00437b"))
    assert read_settings(folder).council == Council(
        name="Anyshire", ink="#ffffff", ground="#00437b"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (LOOK.format("#ffffff", "#ffee80"), "a contrast of 1.18; text needs at least"),
        (LOOK.format("white", "#00437b"), "must be a colour such as #00437b"),
        ('format = 1\n[council]\nink = "#000000"\n', "needs both ink and ground"),
        ('format = 1\n[council]\ncolor = "#000000"\n', "is not a known key"),
        ("[council]\n", "write format = 1 at the top"),
        ('format = 1\nname = "x"\n', "is not a known key"),
    ],
)
def test_what_is_wrong_in_the_settings_is_told(
    tmp_path: Path, text: str, told: str
) -> None:
    folder = a_folder(tmp_path)
    settings(tmp_path, text)
    with pytest.raises(InvalidFileError, match=told) as caught:
        read_settings(folder)
    assert "assess.toml" in str(caught.value)


def templates(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / "templates" / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_own_templates_are_those_that_stand_in_the_workspace(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    templates(tmp_path, sections__about_html_j2="a\r\nb", band_html_j2="c", x_txt="d")
    assert own_templates(folder, shipped_names()) == (
        ("band.html.j2", "c"),
        ("sections/about.html.j2", "a\nb"),
    )


def test_a_folder_of_other_templates_is_passed_over(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    templates(tmp_path, letter_html_j2="Dear all")
    assert own_templates(folder, shipped_names()) == ()


def test_a_template_that_is_not_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    templates(tmp_path, report_css="")
    (tmp_path / "templates" / "report.css").write_bytes(b"a\n\xff")
    with pytest.raises(InvalidFileError, match=r"report\.css, line 2: is not"):
        own_templates(folder, shipped_names())


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_out_of_the_workspace_is_not_followed(tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "work")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "work" / "templates").mkdir()
    (tmp_path / "work" / "templates" / "report.css").symlink_to(tmp_path / "secret")
    with pytest.raises(OutsideFolderError):
        own_templates(folder, shipped_names())
