"""Pages of earlier versions: kept as they were made, and never called altered."""

import re
from pathlib import Path

import pytest
from markupsafe import escape

from assess.document.drawing import code_digest
from assess.publish.use_cases.proof import extract, verify
from assess.publish.views.proof import read_page
from assess.store import assessments

PAGES = sorted((Path(__file__).parents[1] / "pages").glob("*/*.html"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def test_pages_of_each_kind_of_digest_are_kept() -> None:
    kinds = {read_page(path.read_text(encoding="utf-8")).made.format for path in PAGES}
    assert kinds == {1, 2}


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_of_an_earlier_version_is_never_called_altered(path: Path) -> None:
    verdict = verify(path)
    assert verdict.state in {"unchanged", "not-compared"}, verdict.reasons
    if verdict.state == "not-compared":
        assert re.search(r"and \d+ sentences of theirs", verdict.reasons[0])
        assert "Here are assess" in verdict.reasons[2]


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_of_an_earlier_version_has_the_digest_that_it_shows(path: Path) -> None:
    shown = re.search(r'class="digest">([0-9a-f]{64})<', path.read_text("utf-8"))
    if shown is None:
        return
    verdict = verify(path, digest=shown[1])
    assert verdict.state in {"unchanged", "not-compared"}, verdict.reasons


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_of_an_earlier_version_gives_its_data_back(
    path: Path, tmp_path: Path
) -> None:
    found = extract(path, tmp_path / "out")
    assert found.verdict.state != "altered"
    assert not assessments.load(tmp_path / "out").set_aside


SAYS_ONE_THING_ONLY = "welsh"
"""Pages whose every field says the same, so that no words are missing from them."""


@pytest.mark.parametrize(
    "path", [p for p in PAGES if SAYS_ONE_THING_ONLY not in p.stem], ids=name
)
def test_words_taken_out_of_a_page_of_an_earlier_version_are_named(
    path: Path, tmp_path: Path
) -> None:
    text = path.read_text(encoding="utf-8")
    visible, data = text.split('<script type="application/json" id="made">')
    service = str(escape(read_page(text).seen.brief.service))
    assert service in visible
    forged = tmp_path / "forged.html"
    words = visible.replace(service, "Something else")
    forged.write_text(
        f'{words}<script type="application/json" id="made">{data}',
        encoding="utf-8",
        newline="\n",
    )
    verdict = verify(forged)
    assert verdict.state == "altered"
    if code_digest() not in text:
        assert any("brief: service" in reason for reason in verdict.reasons)
