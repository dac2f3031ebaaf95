import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assess import __version__
from assess.desk.errors import RefusedError
from assess.document.drawing import SHIPPED, Drawing, code_digest
from assess.model.council import Council
from assess.publish.use_cases.proof import extract, verify
from assess.publish.use_cases.report import Variant, write_report
from assess.publish.views.build import build
from assess.publish.views.data import as_json, digest_of, from_json, seen_by
from assess.publish.views.proof import made, made_json
from assess.publish.views.render import render
from assess.store import assessments
from tests.builders import a_folder, published_again

SAID_OF_ITSELF = {
    "tool": (f'"tool":"{__version__}"', '"tool":"99.0"'),
    "code": (f'"code":"{code_digest()}"', '"code":"0123456789abcdef"'),
    "templates": (SHIPPED.templates_digest, "0" * 64),
    "own": (
        f'"templates":"{SHIPPED.templates_digest}"',
        f'"templates":"{"0" * 64}","own-templates":true',
    ),
    "council": (
        f'"templates":"{SHIPPED.templates_digest}"',
        f'"templates":"{"0" * 64}","council":{{"name":"Another"}}',
    ),
}
"""What is altered in the block in which a page says how it was made."""

Written = Callable[..., tuple[Path, Path]]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write the report of the complete assessment; return the folder and the page."""

    def write(variant: Variant = "full") -> tuple[Path, Path]:
        folder = published_again(tmp_path)
        path = tmp_path / "page.html"
        loaded = assessments.load(folder)
        write_report(folder, loaded.assessment, "html", to=path, variant=variant)
        return folder, path

    return write


def swap(path: Path, before: str, after: str) -> None:
    text = path.read_bytes().decode()
    assert before in text
    path.write_bytes(text.replace(before, after).encode())


@pytest.mark.parametrize("variant", ["full", "public", "actions", "summary"])
def test_a_page_as_it_was_written_is_unchanged(
    written: Written, variant: Variant
) -> None:
    folder, path = written(variant)
    alone = verify(path)
    assert alone.state == "unchanged"
    assert "Drawn again, it is the same to the byte." in alone.reasons
    beside = verify(path, folder)
    assert beside.state == "unchanged"
    assert "Drawn from the folder, it is the same to the byte." in beside.reasons
    published = "The folder holds what was published as version 2."
    assert published in beside.reasons


def test_it_is_said_without_a_folder_whose_templates_drew_a_page(
    written: Written,
) -> None:
    _, path = written()
    assert "The templates of assess drew it." in verify(path).reasons
    swap(path, "<h2", "<h3")
    altered = verify(path)
    assert altered.state == "altered"
    assert "The page says that the templates of assess drew it." in altered.reasons


def test_a_word_changed_in_the_page_alone_is_found_with_its_line(
    written: Written,
) -> None:
    _, path = written()
    swap(path, '<p class="big">Result: Green', '<p class="big">Result: Amber')
    verdict = verify(path)
    assert verdict.state == "altered"
    assert re.search(
        r"Line \d+ is not the same: on the page \u201c.*Result: Amber.*\u201d, drawn "
        r"again \u201c.*Result: Green",
        verdict.reasons[0],
    )


def test_a_rating_changed_in_the_data_alone_is_found(written: Written) -> None:
    _, path = written()
    swap(path, '{"ux":{"rating":"red"', '{"ux":{"rating":"green"')
    assert verify(path).state == "altered"


def test_words_after_the_end_of_the_page_are_found(written: Written) -> None:
    _, path = written()
    with path.open("a", encoding="utf-8") as file:
        file.write("<p>More.</p>\n")
    assert verify(path).state == "altered"


def test_line_ends_that_a_mail_program_changed_do_no_harm(written: Written) -> None:
    _, path = written()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    verdict = verify(path)
    assert verdict.state == "unchanged"
    assert any("how its lines end" in reason for reason in verdict.reasons)


def test_page_and_data_forged_together_are_found_beside_the_folder(
    written: Written, tmp_path: Path
) -> None:
    folder, path = written()
    forged = Path(shutil.copytree(folder, tmp_path / "forged"))
    swap(forged / "agreed.toml", "Known for applicants", "Known for everybody")
    view = build(assessments.load(forged).assessment, tool_version=__version__)
    path.write_text(render(view, "html"), encoding="utf-8", newline="\n")
    alone = verify(path)
    assert alone.state == "unchanged"
    assert alone.reasons[-1].startswith("Not compared: with the folder")
    verdict = verify(path, folder)
    assert verdict.state == "altered"
    assert "This page is not what version 2 held." in verdict.reasons
    assert [d.what for d in verdict.differences] == ["govuk-2019:1"]


def test_where_page_and_folder_differ_nobody_is_named_as_who_changed_it(
    written: Written,
) -> None:
    folder, path = written()
    swap(folder / "agreed.toml", "Known for applicants", "Known for most applicants")
    verdict = verify(path, folder)
    assert verdict.state == "differs"
    (found,) = verdict.differences
    assert (found.what, found.signed_by, found.why) == (
        "govuk-2019:1",
        "scribe",
        "\u201cA figure was wrong.\u201d",
    )
    said = " ".join(verdict.reasons)
    assert "Page and folder do not hold the same." in said
    assert "Not as they were in version 2" in said
    assert "the finding on govuk-2019:1" in said
    assert "was changed" not in said
    assert "Nothing was changed" not in said


def test_a_change_of_what_the_public_may_not_see_leaves_its_page_unchanged(
    written: Written,
) -> None:
    folder, path = written("public")
    swap(folder / "people" / "lead.toml", "Private to the panel.", "Quite another.")
    assert verify(path, folder).state == "unchanged"


def test_a_page_that_another_program_drew_is_not_called_altered(
    written: Written,
) -> None:
    folder, path = written()
    swap(path, code_digest(), "0123456789abcdef")
    swap(path, "Result: Green", "Result: green")
    for verdict in (verify(path), verify(path, folder)):
        assert verdict.state == "not-compared"
        assert verdict.reasons[0].startswith("Looked at: the data in it,")
        assert verdict.reasons[1].startswith("Not looked at: the words")
        assert "code 0123456789abcdef" in verdict.reasons[2]
        assert re.search(r"Line \d+ is not the same", verdict.reasons[2])
    assert "The folder holds the same data." in verify(path, folder).reasons
    swap(folder / "agreed.toml", "Known for applicants", "Known for everybody")
    both = verify(path, folder)
    assert both.state == "differs"
    assert [d.what for d in both.differences] == ["govuk-2019:1"]


@pytest.mark.parametrize("what", ["tool", "code", "templates", "own", "council"])
@pytest.mark.parametrize("beside", [False, True])
def test_nothing_that_a_page_says_of_itself_makes_altered_words_unchanged(
    written: Written,
    what: str,
    *,
    beside: bool,
) -> None:
    folder, path = written()
    swap(path, '<p class="big">Result: Green', '<p class="big">Result: GREAT')
    swap(path, *SAID_OF_ITSELF[what])
    verdict = verify(path, folder if beside else None)
    assert verdict.state in {"not-compared", "altered"}


def test_a_page_that_differs_only_in_the_program_that_it_names_is_unchanged(
    written: Written,
) -> None:
    folder, path = written()
    every = path.read_text(encoding="utf-8").replace(code_digest(), "0123456789abcdef")
    path.write_text(every, encoding="utf-8", newline="\n")
    for verdict in (verify(path), verify(path, folder)):
        assert verdict.state == "unchanged"
        assert "Drawn again, it is the same to the byte." in verdict.reasons
        assert any("code 0123456789abcdef" in reason for reason in verdict.reasons)


@pytest.mark.parametrize(
    "tool",
    ["0.1.0. Drawn again, it is the same.", "0.1.0\\n  All is well.", "", "9" * 40],
)
def test_a_page_can_not_put_words_in_place_of_a_version(
    written: Written, tool: str
) -> None:
    _, path = written()
    swap(path, f'"tool":"{__version__}"', f'"tool":"{tool}"')
    verdict = verify(path)
    assert verdict.state == "altered"
    assert "All is well" not in "".join(verdict.reasons)


def test_another_council_s_name_over_a_page_is_found_beside_the_folder(
    written: Written,
) -> None:
    folder, path = written()
    held = assessments.load(folder).assessment
    look = Drawing(Council(name="Another council"))
    view = build(held, tool_version=__version__, drawing=look)
    path.write_text(render(view, "html", look), encoding="utf-8", newline="\n")
    verdict = verify(path, folder)
    assert verdict.state == "differs"
    assert any(
        "name or colours" in reason
        and "the page says \u201cAnother council\u201d" in reason
        for reason in verdict.reasons
    )
    honest = digest_of(seen_by(held, "full"))
    assert verify(path, digest=honest).state == "differs"


def test_data_whose_parts_do_not_fit_each_other_are_altered(
    written: Written,
) -> None:
    folder, path = written()
    held = assessments.load(folder).assessment
    table = as_json(seen_by(held, "full"))
    for before, after in (
        ('"standards":{"govuk-2019":', '"standards":{"other":'),
        ('"outcome":{"rating":"green"', '"outcome":{"rating":"great"'),
    ):
        assert before in table
        wrong = table.replace(before, after)
        digest = digest_of(from_json(wrong))
        how = made(digest, "full", SHIPPED, __version__)
        path.write_text(
            f'<script type="application/json" id="made">{made_json(how)}</script>'
            f'<script type="application/json" id="data">{wrong}</script>',
            encoding="utf-8",
        )
        verdict = verify(path)
        assert verdict.state == "altered"
        assert "do not fit each other" in verdict.reasons[0]


def test_what_comes_after_the_report_is_no_change_of_what_was_published(
    written: Written,
) -> None:
    folder, path = written()
    swap(folder / "assessment.toml", "answers = true", "answers = false")
    swap(folder / "agreed.toml", "Five is a start.", "Five is enough to begin with.")
    verdict = verify(path, folder)
    assert verdict.state == "differs"
    published = "The folder holds what was published as version 2."
    assert published in verdict.reasons
    assert {d.what for d in verdict.differences} == {"decided in agreed.toml"}


def test_a_folder_of_another_assessment_is_refused(
    written: Written, tmp_path: Path
) -> None:
    _, path = written()
    other = a_folder(tmp_path, "other")
    swap(other / "assessment.toml", "k7m2p9x4", "b3n8w5c9")
    with pytest.raises(RefusedError, match="another assessment"):
        verify(path, other)


def test_what_is_extracted_is_a_folder_that_gives_the_same_page(
    written: Written, tmp_path: Path
) -> None:
    _, path = written("public")
    found = extract(path, tmp_path / "out")
    assert found.verdict.state == "unchanged"
    assert found.names[-1] == "assessment.toml"
    loaded = assessments.load(tmp_path / "out")
    again = write_report(
        tmp_path / "out",
        loaded.assessment,
        "html",
        to=tmp_path / "again.html",
        variant="public",
    )
    assert again.read_bytes() == path.read_bytes()


def test_the_look_of_a_council_is_extracted_too(
    written: Written, tmp_path: Path
) -> None:
    (tmp_path / "assess.toml").write_text(
        'format = 1\n[council]\nname = "Anyshire"\nink = "#ffffff"\n'
        'ground = "#00437b"\n',
        encoding="utf-8",
    )
    _, path = written()
    assert "--band:#00437b" in path.read_text(encoding="utf-8")
    assert verify(path).state == "unchanged"
    elsewhere = tmp_path / "elsewhere"
    extract(path, elsewhere / "out")
    held = assessments.load(elsewhere / "out").assessment
    again = write_report(elsewhere / "out", held, "html", to=tmp_path / "again.html")
    assert again.read_bytes() == path.read_bytes()


def test_an_altered_page_is_not_extracted(written: Written, tmp_path: Path) -> None:
    _, path = written()
    swap(path, '{"ux":{"rating":"red"', '{"ux":{"rating":"green"')
    with pytest.raises(RefusedError, match="was altered"):
        extract(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_page_of_the_council_s_own_templates_is_drawn_again_beside_its_folder(
    written: Written, tmp_path: Path
) -> None:
    own = tmp_path / "templates" / "sections" / "access.html.j2"
    own.parent.mkdir(parents=True)
    own.write_text("<h2 id='access'>Ask us</h2>\n", encoding="utf-8")
    folder, path = written()
    assert "Ask us" in path.read_text(encoding="utf-8")
    alone = verify(path)
    assert alone.state == "not-compared"
    assert any("with the council's own templates" in said for said in alone.reasons)
    beside = verify(path, folder)
    whose = "The council's own templates, which are in the folder, drew it."
    assert whose in beside.reasons
    assert "Drawn again, it is the same to the byte." in beside.reasons
    swap(path, "Ask us", "Ask them")
    assert verify(path, folder).state == "altered"
