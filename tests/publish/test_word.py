"""The report as a Word document says what the web page says, and no document enters."""

import builtins
import io
import re
import zipfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from assess.document.links import may_follow
from assess.exchange import archive
from assess.exchange.office import NO_WORD
from assess.exchange.word.from_html import parts_of
from assess.exchange.word.look import OURS, Look, read_look
from assess.exchange.word.parts import About, Paragraph
from assess.exchange.word.writing import document_of
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.scanning import shown
from assess.publish.views.variants import VARIANTS, Variant
from assess.publish.views.words import letters
from assess.store.errors import StoreError
from tests.cases import RICHEST, STATES, shortened, with_words
from tests.commands import Assess
from tests.hostile import HOSTILE
from tests.spread import spread

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

ONLY_ON_SCREEN = re.compile(
    r'<!DOCTYPE html>|<a class="skip".*?</a>|<fieldset class="filter">.*?</fieldset>',
    re.DOTALL,
)
"""What leads about a page, and says nothing of the service."""


@cache
def drawn(state: str, variant: Variant, *, is_page: bool = False) -> str:
    view = build(STATES[state](), variant=variant, tool_version="0")
    return render(view._replace(is_page=is_page), "html")


@cache
def written(state: str, variant: Variant = "full") -> bytes:
    about = About("The title", "Anyshire", "The foot")
    return document_of(drawn(state, variant), about, OURS)


def opened(state: str, variant: Variant = "full") -> Any:
    return Document(io.BytesIO(written(state, variant)))


def words_of(document: Any) -> str:
    return "".join(t.text for t in document.element.body.iter(f"{W}t"))


@pytest.mark.parametrize(
    ("state", "variant"), spread(tuple(STATES), tuple(VARIANTS), RICHEST)
)
def test_no_text_of_the_web_page_is_missing_or_elsewhere(
    state: str, variant: Variant
) -> None:
    page = ONLY_ON_SCREEN.sub("", drawn(state, variant))
    said = "".join(
        part.text
        if isinstance(part, Paragraph)
        else part.caption + "".join(p.text for r in part.rows for c in r for p in c[0])
        for part in parts_of(drawn(state, variant))
    )
    assert letters(said) == letters(shown(page))


def test_the_file_holds_what_was_taken_from_the_page_in_its_order() -> None:
    page = ONLY_ON_SCREEN.sub("", drawn(*RICHEST, "full"))
    assert letters(words_of(opened(*RICHEST))) == letters(shown(page))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_page_for_word_says_the_same_but_what_holds_of_a_web_page_alone(
    variant: Variant,
) -> None:
    of_itself = re.compile(
        r'<section aria-labelledby="(?:check|access)">.*?</section>', re.DOTALL
    )
    pages = [drawn(*RICHEST, variant, is_page=flag) for flag in (True, False)]
    for_web, for_word = (shown(of_itself.sub("", page)) for page in pages)
    assert for_word == for_web
    assert "inside it, as JSON" not in pages[1]
    assert "proves nothing by itself" in " ".join(pages[1].split())


def test_it_states_its_language_and_title() -> None:
    document = opened(*RICHEST)
    assert document.core_properties.title == "The title"
    assert document.core_properties.language == "en-GB"
    [language] = document.styles.element.iter(f"{W}lang")
    assert language.get(f"{W}val") == "en-GB"


@pytest.mark.parametrize("variant", VARIANTS)
def test_headings_begin_with_one_and_skip_no_level(variant: Variant) -> None:
    levels = [
        int(p.style.name.removeprefix("Heading "))
        for p in opened(*RICHEST, variant).paragraphs
        if p.style.name.startswith("Heading")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_table_has_a_head_that_is_repeated_and_words_for_who_hears_it() -> None:
    tables = opened(*RICHEST).tables
    assert tables
    for table in tables:
        heads = [row._tr.find(f".//{W}tblHeader") is not None for row in table.rows]
        assert heads == [True, *[False] * (len(heads) - 1)]
        about = table._tbl.tblPr
        assert about.find(f"{W}tblCaption").get(f"{W}val")
        assert "columns and" in about.find(f"{W}tblDescription").get(f"{W}val")


def test_it_has_no_picture_that_would_need_words() -> None:
    names = zipfile.ZipFile(io.BytesIO(written(*RICHEST))).namelist()
    assert not [name for name in names if "media" in name or "thumbnail" in name]


def test_lists_are_lists_and_each_is_counted_from_its_own_beginning() -> None:
    page = (
        "<ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol>"
        '<p>between</p><ol start="4"><li>four<p>more</p></li></ol>'
    )
    document = Document(io.BytesIO(document_of(page, About("t", "a", "f"), OURS)))
    where = {}
    for paragraph in document.paragraphs:
        numbered = paragraph._p.find(f".//{W}numPr")
        if numbered is not None:
            where[paragraph.text] = tuple(each.get(f"{W}val") for each in numbered)
    assert set(where) == {"one", "two", "deep", "four"}
    assert where["one"] == where["two"] != where["four"]
    assert where["deep"][0] == "1"
    kinds = document.part.numbering_part.element
    begins = {
        each.get(f"{W}numId"): [
            s.get(f"{W}val") for s in each.iter(f"{W}startOverride")
        ]
        for each in kinds.iter(f"{W}num")
    }
    assert begins[where["one"][1]] == ["1"]
    assert begins[where["four"][1]] == ["4"]


def test_links_lead_to_places_that_are_there_or_may_be_followed() -> None:
    document = opened(*RICHEST)
    body = document.element.body
    places = {each.get(f"{W}name") for each in body.iter(f"{W}bookmarkStart")}
    inner = [e.get(f"{W}anchor") for e in body.iter(f"{W}hyperlink")]
    assert {each for each in inner if each} <= places
    assert all(len(each) <= 40 for each in places)
    outer = [r for r in document.part.rels.values() if r.is_external]
    assert outer
    assert all(r.reltype == RELATIONSHIP_TYPE.HYPERLINK for r in outer)
    assert all(may_follow(r.target_ref) for r in outer)


def test_words_from_right_to_left_are_marked_as_such() -> None:
    document = opened("Welsh and Arabic")
    arabic = [p for p in document.paragraphs if p.text.startswith("يجب")]
    assert arabic
    assert all(p._p.find(f".//{W}bidi") is not None for p in arabic)


def test_equal_words_make_equal_bytes() -> None:
    again = document_of(
        drawn(*RICHEST, "full"), About("The title", "Anyshire", "The foot"), OURS
    )
    assert again == written(*RICHEST)


def test_hostile_words_stay_words() -> None:
    words = "\n\n".join(HOSTILE.values())
    worded = with_words(shortened(STATES["red"](), 1), words)
    view = build(worded, tool_version="0")._replace(is_page=False)
    page = render(view, "html")
    document = Document(
        io.BytesIO(document_of(page, About(words[:300], words[:300], "f"), OURS))
    )
    assert letters(words_of(document)) == letters(shown(ONLY_ON_SCREEN.sub("", page)))
    outer = [r for r in document.part.rels.values() if r.is_external]
    assert all(may_follow(r.target_ref) for r in outer)


# A council's own document


def council(path: Path) -> Any:
    """Return a document with a look of its own, and words, fields and a header."""
    document = Document()
    normal, heading = document.styles["Normal"], document.styles["Heading 1"]
    normal.font.name, normal.font.size = "Verdana", Pt(12)
    heading.font.color.rgb, heading.font.size = RGBColor(0, 0x43, 0x7B), Pt(30)
    document.styles["Heading 2"].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    section = document.sections[0]
    section.page_width, section.page_height = Pt(842), Pt(595)
    section.left_margin = Pt(100)
    document.add_paragraph("CONFIDENTIAL TO THE CABINET")
    section.header.paragraphs[0].text = "Crest of the council"
    document.save(str(path))
    return document


def field(document: Any, instruction: str) -> None:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    document.add_paragraph()._p.append(element)


def test_of_a_councils_document_only_styles_and_page_set_up_are_taken(
    folder: Path, assess: Assess
) -> None:
    (folder / "assess.toml").touch()
    (folder / "templates").mkdir()
    council(folder / "templates" / "report.docx")
    done = assess("report", folder, "--format", "docx")
    assert done.code == 0
    made = Path(done.out.strip())
    document = Document(str(made))
    styles = document.styles
    assert styles["Normal"].font.name == styles["Heading 1"].font.name == "Verdana"
    assert styles["Normal"].font.size == Pt(12)
    assert str(styles["Heading 1"].font.color.rgb) == "00437B"
    assert str(styles["Heading 2"].font.color.rgb) != "FFFFFF"
    assert document.sections[0].page_width == Pt(842)
    assert document.sections[0].left_margin == Pt(100)
    whole = b"".join(map(zipfile.ZipFile(made).read, zipfile.ZipFile(made).namelist()))
    assert b"CABINET" not in whole
    assert b"Crest" not in whole


def with_part(path: Path, name: str, content: bytes) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr(name, content)


def linked(path: Path) -> None:
    document = council(path)
    document.part.relate_to("https://a.example", "x/attachedTemplate", is_external=True)
    document.save(str(path))


def fielded(path: Path, instruction: str) -> None:
    document = council(path)
    field(document, instruction)
    document.save(str(path))


def with_macros(path: Path) -> None:
    council(path)
    with_part(path, "word/vbaProject.bin", b"x")


def bomb(path: Path) -> None:
    council(path)
    with_part(path, "word/media/image1.png", b"0" * archive.LARGEST)


def misnamed(path: Path) -> None:
    council(path)
    with_part(path, "é.xml", b"<a/>")
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xff"))


REFUSED: dict[str, tuple[Any, str]] = {
    "a link": (linked, "brings something from elsewhere (attachedTemplate)"),
    "macros": (with_macros, "holds macros or embedded files"),
    "a field": (lambda p: fielded(p, 'INCLUDETEXT "c:\\a"'), "has a field INCLUDETEXT"),
    "DDE": (lambda p: fielded(p, " dde cmd"), "has a field DDE"),
    "a bomb": (bomb, "unpacks to more than a Word document has"),
    "a name that is no text": (misnamed, "is not a Word document that can be read"),
    "no document": (lambda p: p.write_bytes(b"PK"), "is not a Word document that can"),
    "no styles": (
        lambda p: zipfile.ZipFile(p, "w").close(),
        "is not a Word document that can be read",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_document_that_brings_more_is_refused_in_one_sentence(
    kind: str, tmp_path: Path
) -> None:
    make, said = REFUSED[kind]
    make(tmp_path / "report.docx")
    with pytest.raises(StoreError, match=re.escape(said)) as refused:
        read_look(tmp_path / "report.docx")
    assert str(refused.value).startswith("report.docx")
    assert "\n" not in str(refused.value)


def test_a_comment_among_its_relationships_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    council(path)
    with_part(path, "word/_rels/more.rels", b"<A><!-- ours --><B/></A>")
    assert isinstance(read_look(path), Look)
    outside = b"<A><!-- ours --><B TargetMode='External' Type='x/image'/></A>"
    with_part(path, "word/_rels/most.rels", outside)
    with pytest.raises(StoreError, match=r"from elsewhere \(image\)"):
        read_look(path)


def test_page_numbers_may_stand_in_it(tmp_path: Path) -> None:
    fielded(tmp_path / "report.docx", " PAGE ")
    assert isinstance(read_look(tmp_path / "report.docx"), Look)


# The command


def test_the_document_goes_where_the_other_reports_go(
    folder: Path, assess: Assess
) -> None:
    done = assess("report", folder, "--format", "docx", "--variant", "public")
    assert done.out.endswith("-public.docx\n")
    title = Document(done.out.strip()).core_properties.title
    assert title.endswith("report")
    named = assess("report", folder, "-o", folder / "mine.docx")
    assert (named.code, (folder / "mine.docx").read_bytes()[:2]) == (0, b"PK")


def test_a_document_is_not_printed(folder: Path, assess: Assess) -> None:
    refused = assess("report", folder, "--format", "docx", "-o", "-")
    assert refused.code == 2
    assert "can't be printed. Name a file with -o." in refused.err


def test_without_python_docx_it_says_what_to_install(
    folder: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("assess.exchange.word"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    refused = assess("report", folder, "--format", "docx")
    assert (refused.code, refused.err) == (2, f"assess: {NO_WORD}\n")
    assert not (folder / "reports").exists()


def test_each_finding_has_its_criterion_as_a_heading_that_leads_nowhere() -> None:
    view = build(STATES[RICHEST[0]](), variant="full", tool_version="0")
    document = opened(*RICHEST)
    headings = [p for p in document.paragraphs if p.style.name == "Heading 4"]
    said = [each.text for each in headings]
    for found in view.found[0].findings:
        cell = found.criterion
        assert any(s.startswith(f"{cell.number}. {cell.title}") for s in said), cell
    assert not any(list(each._p.iter(f"{W}hyperlink")) for each in headings)
