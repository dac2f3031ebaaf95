"""Paragraphs, lists and tables as the XML of Word."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from assess.exchange.word.parts import Cell, Item, Paragraph, Run, Table

GROUND: Final = {
    "good": "CFE4DC", "middling": "FFEE80", "bad": "F4D7D7", "neutral": "DEDEDE",
}  # fmt: skip
INK: Final = {
    "good": "083D29", "middling": "5E3A00", "bad": "651B1B", "neutral": "0B0C0C",
}  # fmt: skip
"""The colours of a rating on a page, light; the word always stands there too."""

STYLES: Final = {
    "p": "Normal", "band": "Band", "draft": "Draft", "caption": "Subtitle",
    "big": "Result", "fact": "Fact", "quote": "Quote", "typed": "Typed",
    **{f"h{level}": f"Heading{level}" for level in range(1, 7)},
}  # fmt: skip
"""The style of each kind of paragraph, by its id."""

LINE: Final = "B1B4B6"

DEEPEST: Final = 8
STEP: Final = 360
"""How far a list inside a list is set in, in twentieths of a point."""

_RIGHT: Final = frozenset({"R", "AL"})


class Body:
    """The body of a document, while it is written."""

    def __init__(self, part: Any, ids: Iterable[str]) -> None:
        """Write into a part of a document.

        Args:
            part: The part, which knows the addresses that links lead to.
            ids: The ids of the page that links may lead to.
        """
        self._part = part
        self._marks = {name: bookmark(name) for name in ids}
        self._lists: dict[int, int] = {}
        self._count = 0

    def paragraph(self, said: Paragraph, style: str = "") -> Any:
        """Return a paragraph."""
        element = OxmlElement("w:p")
        facts = inside(element, "w:pPr")
        inside(facts, "w:pStyle", val=style or _style(said))
        if said.item is not None and said.item.begins:
            self._number(facts, said.item)
        if said.shade:
            ground = GROUND[said.shade]
            border = inside(facts, "w:pBdr")
            for side in ("top", "left", "bottom", "right"):
                inside(
                    border, f"w:{side}", val="single", sz="4", space="8", color=ground
                )
            inside(facts, "w:shd", val="clear", color="auto", fill=ground)
        if is_right_to_left(said.text):
            inside(facts, "w:bidi")
        if said.item is not None and not said.item.begins:
            indent = STEP * (min(said.item.level, DEEPEST) + 1)
            inside(facts, "w:ind", left=str(indent))
        marks = [self._begin_mark(name) for name in said.ids if name in self._marks]
        element.extend(start for start, _ in marks)
        element.extend(self._runs(said))
        element.extend(end for _, end in marks)
        return element

    def _number(self, facts: Any, item: Item) -> None:
        """Say in which list an item stands, and how deep."""
        level = min(item.level, DEEPEST)
        numbering = inside(facts, "w:numPr")
        inside(numbering, "w:ilvl", val=str(level))
        inside(numbering, "w:numId", val=str(self._list(item, level)))

    def _list(self, item: Item, level: int) -> int:
        """Return the number of the list, which begins anew for each of the page."""
        if item.list not in self._lists:
            held = self._part.numbering_part.element
            abstract = NUMBERED if item.ordered else BULLETS
            number = held.add_num(abstract)
            if item.ordered:
                number.add_lvlOverride(ilvl=level).add_startOverride(item.start)
            self._lists[item.list] = number.numId
        return self._lists[item.list]

    def _begin_mark(self, name: str) -> tuple[Any, Any]:
        self._count += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for each in (start, end):
            each.set(qn("w:id"), str(self._count))
        start.set(qn("w:name"), self._marks[name])
        return start, end

    def _runs(self, said: Paragraph) -> Iterator[Any]:
        for run in said.runs:
            element = _run(run, box=said.shade)
            link = self._link(run.link)
            if link is not None:
                link.append(element)
                yield link
            else:
                yield element

    def _link(self, address: str) -> Any:
        if not address or (address[0] == "#" and address[1:] not in self._marks):
            return None
        element = OxmlElement("w:hyperlink")
        if address[0] == "#":
            element.set(qn("w:anchor"), self._marks[address[1:]])
        else:
            kind = RELATIONSHIP_TYPE.HYPERLINK
            name = self._part.relate_to(address, kind, is_external=True)
            element.set(qn("r:id"), name)
        return element

    # Tables

    def table(self, said: Table) -> Iterator[Any]:
        """Yield a table, below its caption; what stands between two is a paragraph."""
        ids = said.ids
        if said.caption:
            title = Paragraph("table-caption", (Run(said.caption),), ids)
            yield self.paragraph(title, "Caption")
        columns = max(sum(cell.across for cell in row) for row in said.rows)
        element = OxmlElement("w:tbl")
        facts = inside(element, "w:tblPr")
        inside(facts, "w:tblStyle", val="TableNormal")
        inside(facts, "w:tblW", w="5000", type="pct")
        borders = inside(facts, "w:tblBorders")
        for side in ("top", "bottom", "insideH"):
            inside(borders, f"w:{side}", val="single", sz="4", space="0", color=LINE)
        margins = inside(facts, "w:tblCellMar")
        inside(margins, "w:left", w="0", type="dxa")
        inside(facts, "w:tblLook", val="04A0", firstRow="1", firstColumn="1",
                lastRow="0", lastColumn="0", noHBand="0", noVBand="1")  # fmt: skip
        if said.caption:
            inside(facts, "w:tblCaption", val=said.caption)
            inside(facts, "w:tblDescription", val=_described(said, columns))
        grid = inside(element, "w:tblGrid")
        for width in _widths(said, columns):
            inside(grid, "w:gridCol", w=str(width))
        for number, row in enumerate(said.rows):
            element.append(self._row(row, is_head=number < said.heads))
        yield element
        yield self.paragraph(Paragraph("p", ()), "AfterTable")

    def _row(self, cells: tuple[Cell, ...], *, is_head: bool) -> Any:
        element = OxmlElement("w:tr")
        facts = inside(element, "w:trPr")
        inside(facts, "w:cantSplit")
        if is_head:
            inside(facts, "w:tblHeader")
        for cell in cells:
            inner = inside(element, "w:tc")
            about = inside(inner, "w:tcPr")
            if cell.across > 1:
                inside(about, "w:gridSpan", val=str(cell.across))
            style = "TableHead" if is_head and cell.is_head else "TableText"
            for said in cell.paragraphs or (Paragraph("p", ()),):
                inner.append(self.paragraph(said, style))
        return element


BULLETS: Final = 90
NUMBERED: Final = 91
"""The ids of the two kinds of list."""

_PAGE: Final = 9638
"""The width of the words on A4 with margins of 2 cm, in twentieths of a point."""


def _widths(said: Table, columns: int) -> list[int]:
    """Give each column its longest word, and share the rest by the longest words."""
    longest, least = [1.0] * columns, [4.0] * columns
    for row in said.rows:
        if len(row) == columns:
            for number, cell in enumerate(row):
                texts = [p.text for p in cell.paragraphs]
                length = max(map(len, texts), default=0)
                longest[number] = max(longest[number], min(length, 60))
                words = (len(word) for text in texts for word in text.split())
                word = min(max(words, default=0), _LONGEST_WORD) + _AROUND
                least[number] = max(least[number], word)
    more = [max(a - b, 0.1) for a, b in zip(longest, least, strict=True)]
    left = max(_LETTERS - sum(least), 0)
    found = [a + left * b / sum(more) for a, b in zip(least, more, strict=True)]
    return [int(_PAGE * each / sum(found)) for each in found]


_LONGEST_WORD: Final = 16
_AROUND: Final = 3
_LETTERS: Final = 92.0
"""How many letters of a table stand on one line of the page."""


def _described(said: Table, columns: int) -> str:
    rows = len(said.rows) - said.heads
    count = "1 row" if rows == 1 else f"{rows} rows"
    heads = ", ".join(
        " ".join(p.text for p in cell.paragraphs)
        for row in said.rows[: said.heads]
        for cell in row
    )
    return f"{columns} columns and {count}{f': {heads}' if heads else ''}"


def _style(said: Paragraph) -> str:
    if said.item is not None:
        return "ListParagraph"
    return STYLES[said.kind]


def _run(run: Run, box: str) -> Any:
    element = OxmlElement("w:r")
    _look(inside(element, "w:rPr"), run, box)
    for number, line in enumerate(run.text.split("\n")):
        if number:
            inside(element, "w:br")
        _words(element, line)
    return element


def _look(facts: Any, run: Run, box: str) -> None:
    if run.link:
        inside(facts, "w:rStyle", val="Hyperlink")
    if run.code:
        inside(facts, "w:rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT)
    for name, wanted in (("b", run.bold), ("bCs", run.bold), ("i", run.italic)):
        if wanted:
            inside(facts, f"w:{name}")
    colour = run.shade or box
    if colour:
        inside(facts, "w:color", val=INK[colour])
    if run.shade:
        inside(facts, "w:shd", val="clear", color="auto", fill=GROUND[run.shade])
    if is_right_to_left(run.text):
        inside(facts, "w:rtl")
    if run.language:
        inside(facts, "w:lang", val=run.language)


def _words(element: Any, line: str) -> None:
    for place, words in enumerate(line.split("\t")):
        if place:
            inside(element, "w:tab")
        if words:
            text = inside(element, "w:t")
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


CODE_FONT: Final = "Courier New"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in _RIGHT:
            return True
        if direction == "L":
            return False
    return False


def bookmark(name: str) -> str:
    """Return what Word calls a place: letters, digits and lines, at most forty."""
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    plain = "".join(c if c.isascii() and c.isalnum() else "_" for c in name)
    return f"a_{plain[:28]}_{digest}"


def inside(parent: Any, tag: str, **facts: str) -> Any:
    """Add an element with these facts in Word's own names; return it."""
    element = OxmlElement(tag)
    for name, value in facts.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    return element
