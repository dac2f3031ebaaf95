"""The styles of a document: ours, or what a council's own document says of them."""

from typing import Any, Final, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor

from assess.exchange.word.look import Look, Set
from assess.exchange.word.xml import BULLETS, DEEPEST, NUMBERED, STEP, inside

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"


class _Style(NamedTuple):
    """How a paragraph of ours looks; sizes and spaces in points."""

    size: float
    bold: bool = False
    before: float = 0
    after: float = 6
    level: int | None = None
    """Of the heading in the outline; nothing for words."""
    left: float = 0
    hanging: float = 0
    keeps: bool = False
    """Whether what follows stays on its page."""
    borders: str = ""
    based: str = "Normal"


OURS: Final[dict[str, _Style]] = {
    "Normal": _Style(11),
    "Heading 1": _Style(24, bold=True, before=6, after=9, level=0, keeps=True),
    "Heading 2": _Style(17, bold=True, before=21, level=1, keeps=True, borders="top"),
    "Heading 3": _Style(13, bold=True, before=15, level=2, keeps=True),
    "Heading 4": _Style(11.5, bold=True, before=12, after=3, level=3, keeps=True),
    "Heading 5": _Style(11, bold=True, before=9, after=3, level=4, keeps=True),
    "Heading 6": _Style(11, bold=True, before=9, after=3, level=5, keeps=True),
    "Band": _Style(11, bold=True, after=12, borders="bottom"),
    "Draft": _Style(11, bold=True, before=6, after=12, borders="all"),
    "Subtitle": _Style(11, after=3, keeps=True),
    "Result": _Style(16, bold=True, keeps=True),
    "Fact": _Style(11, after=4, left=170, hanging=170),
    "Quote": _Style(11, left=18),
    "Typed": _Style(11, left=12, borders="left"),
    "List Paragraph": _Style(11, after=3),
    "Caption": _Style(11, bold=True, before=12, after=4, keeps=True),
    "Table Head": _Style(10, bold=True, after=2, before=2),
    "Table Text": _Style(10, after=2, before=2),
    "After Table": _Style(6),
    "Footer": _Style(9, after=0),
}

_KEPT: Final = {"DefaultParagraphFont", "TableNormal", "NoList"}


def dress(document: Any, look: Look) -> None:
    """Give a new document our styles, under what a council's own says of them."""
    styles = document.styles
    for style in list(styles.element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _KEPT:
            styles.element.remove(style)
    _defaults(styles.element)
    for name, ours in OURS.items():
        _add(styles, name, ours, look)
    _link_style(styles)
    _lists(document)
    _page(document.sections[0], look)


def _defaults(styles: Any) -> None:
    """Say the language of the words, and leave all else to the styles."""
    for held in styles.findall(qn("w:docDefaults")):
        styles.remove(held)
    styles.insert(
        0,
        parse_xml(
            f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
            f'<w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'
            "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        ),
    )


def _add(styles: Any, name: str, ours: _Style, look: Look) -> None:
    theirs = look.styles.get(name, Set())
    normal = look.styles.get("Normal", Set())
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name in _BUILT_IN)
    style.quick_style = True
    if name != "Normal":
        style.base_style = styles["Normal"]
        style.next_paragraph_style = styles["Normal"]
    font = style.font
    face = theirs.font or normal.font or FONT
    font.name = face
    style.element.rPr.rFonts.set(qn("w:cs"), face)
    font.size = Pt(theirs.size or ours.size)
    bold = ours.bold if theirs.bold is None else theirs.bold
    font.bold = font.cs_bold = bold
    font.italic = bool(theirs.italic)
    font.color.rgb = RGBColor.from_string(theirs.colour or normal.colour or "0B0C0C")
    facts = style.paragraph_format
    facts.space_before = Pt(ours.before if theirs.before is None else theirs.before)
    facts.space_after = Pt(ours.after if theirs.after is None else theirs.after)
    facts.keep_with_next = ours.keeps
    facts.widow_control = True
    if ours.left:
        facts.left_indent, facts.first_line_indent = Pt(ours.left), Pt(-ours.hanging)
    if ours.hanging:
        facts.tab_stops.add_tab_stop(Pt(ours.left))
    _finish(style.element, ours)


_BUILT_IN: Final = {
    "Normal", "Subtitle", "Quote", "List Paragraph", "Caption", "Footer",
    *(f"Heading {level}" for level in range(1, 7)),
}  # fmt: skip


def _finish(element: Any, ours: _Style) -> None:
    """Add what python-docx has no name for, where Word wants it to stand."""
    facts = element.get_or_add_pPr()
    sides = {"all": ("top", "left", "bottom", "right"), "": ()}.get(
        ours.borders, (ours.borders,)
    )
    if sides:
        border = parse_xml(f"<w:pBdr {nsdecls('w')}/>")
        for side in sides:
            inside(border, f"w:{side}", val="single", sz="12", space="6", color="auto")
        later = (qn(f"w:{n}") for n in ("shd", "tabs", "spacing", "ind", "outlineLvl"))
        place = next((e for tag in later if (e := facts.find(tag)) is not None), None)
        if place is None:
            facts.append(border)
        else:
            place.addprevious(border)
    if ours.level is not None:
        inside(facts, "w:outlineLvl", val=str(ours.level))


def _link_style(styles: Any) -> None:
    style = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    style.font.color.rgb = RGBColor.from_string("1A65A6")
    style.font.underline = True


def _lists(document: Any) -> None:
    """Make the two kinds of list, each nine deep."""
    held = document.part.numbering_part.element
    for old in list(held):
        held.remove(old)
    for key, ordered in ((BULLETS, False), (NUMBERED, True)):
        levels = "".join(_level(level, ordered=ordered) for level in range(DEEPEST + 1))
        held.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">'
                f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
            )
        )


def _level(level: int, *, ordered: bool) -> str:
    text = f"%{level + 1}." if ordered else "•"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr>'
        "</w:lvl>"
    )


def _page(section: Any, look: Look) -> None:
    page = look.page
    section.page_width, section.page_height = Pt(page.width), Pt(page.height)
    section.left_margin, section.right_margin = Pt(page.left), Pt(page.right)
    section.top_margin, section.bottom_margin = Pt(page.top), Pt(page.bottom)
    if page.width > page.height:
        section.orientation = 1
