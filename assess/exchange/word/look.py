"""What of a council's own Word document a report takes: styles and page set-up.

They are read as plain values, within bounds, and nothing else of the document is
opened: no words, pictures, headers or fields of it can come into a report. A document
that brings macros, or anything from elsewhere, is refused whole.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from lxml import etree

from assess.exchange.archive import NOT_AN_ARCHIVE, must_be_harmless
from assess.exchange.refusing import wrong
from assess.model.contrast import READABLE, contrast
from assess.store import disk

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

STYLES: Final = frozenset(
    ["Normal", "Title", "Subtitle", "Quote", "Caption", "List Paragraph", "Footer"]
    + [f"Heading {level}" for level in range(1, 7)]
)
"""The styles that are taken, by their English names."""

_PAGE_NUMBERS: Final = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
"""The fields that a council's document may have; they are not taken either."""

_SIZES: Final = 8.0, 40.0
_SPACES: Final = 0.0, 72.0
_MARGINS: Final = 20.0, 144.0
_SIDES: Final = 280.0, 1_200.0
"""In points: what can be read, and what a printer has paper for."""


class Set(NamedTuple):
    """What a style sets; nothing where it leaves that to ours. Sizes in points."""

    font: str = ""
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str = ""
    before: float | None = None
    after: float | None = None


class Paper(NamedTuple):
    """The page, in points: A4 with margins of 2 cm if nobody says otherwise."""

    width: float = 595.3
    height: float = 841.9
    left: float = 56.7
    right: float = 56.7
    top: float = 56.7
    bottom: float = 56.7


class Look(NamedTuple):
    """How a document looks."""

    styles: dict[str, Set]
    page: Paper


OURS: Final = Look({}, Paper())


def read_look(path: Path) -> Look:
    """Return the styles and the page set-up of a council's own document.

    Raises:
        StoreError: it can't be read, or brings macros, fields or anything from
            elsewhere.
    """
    disk.content(path, path.name)
    must_be_harmless(path, "a Word document", "save it as a Word document (.docx)")
    with zipfile.ZipFile(path) as archive:
        _must_stand_alone(path, archive)
        document = _tree(path, archive, "word/document.xml")
        styles = _tree(path, archive, "word/styles.xml")
        for name in archive.namelist():
            if _HOLDS_FIELDS.fullmatch(name):
                _must_have_no_fields(path, _tree(path, archive, name))
    return Look(dict(_styles(styles)), _paper(document))


_HOLDS_FIELDS: Final = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml"
)


def _must_stand_alone(path: Path, archive: zipfile.ZipFile) -> None:
    for name in archive.namelist():
        lower = name.lower()
        if "vbaproject" in lower or "/activex/" in lower or "/embeddings/" in lower:
            raise wrong(path, "holds macros or embedded files; take them out.")
        if lower == "[content_types].xml" and b"macroEnabled" in archive.read(name):
            raise wrong(path, "is a document with macros; save it as .docx.")
        if lower.endswith(".rels"):
            for each in _tree(path, archive, name).iter("*"):
                if each.get("TargetMode", "").lower() == "external":
                    what = each.get("Type", "").rpartition("/")[2] or "relationship"
                    raise wrong(path, f"brings something from elsewhere ({what[:40]}); "
                                "take it out, or break the link to it.")  # fmt: skip


def _must_have_no_fields(path: Path, tree: Any) -> None:
    said = [e.get(f"{_W}instr", "") for e in tree.iter(f"{_W}fldSimple")]
    said += ["".join(e.itertext()) for e in tree.iter(f"{_W}instrText")]
    for instruction in said:
        name = (instruction.split() or [""])[0].upper()
        if name and name not in _PAGE_NUMBERS:
            raise wrong(path, f"has a field {name[:20]}; take it out. Only page "
                        "numbers may stand in it.")  # fmt: skip


def _tree(path: Path, archive: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(archive.read(name), parser)
    except (KeyError, etree.XMLSyntaxError, *NOT_AN_ARCHIVE) as error:
        raise wrong(path, "is not a Word document that can be read.") from error


def _styles(tree: Any) -> Iterator[tuple[str, Set]]:
    for style in tree.iter(f"{_W}style"):
        named = style.find(f"{_W}name")
        name = "" if named is None else _named(named.get(f"{_W}val", ""))
        if style.get(f"{_W}type") == "paragraph" and name in STYLES:
            yield name, _set(style)


def _named(name: str) -> str:
    """Return a style's name as it is shown; files have `heading 1`."""
    return name.title() if name.lower().startswith("heading") else name


def _set(style: Any) -> Set:
    words, lines = style.find(f"{_W}rPr"), style.find(f"{_W}pPr")
    fonts = _fact(words, "rFonts", "ascii")
    font = fonts if _FONT.fullmatch(fonts) else ""
    colour = _fact(words, "color", "val").upper()
    return Set(
        font=font,
        size=_within(_fact(words, "sz", "val"), 2, _SIZES),
        bold=_switch(words, "b"),
        italic=_switch(words, "i"),
        colour=colour if _is_readable(colour) else "",
        before=_within(_fact(lines, "spacing", "before"), 20, _SPACES),
        after=_within(_fact(lines, "spacing", "after"), 20, _SPACES),
    )


_FONT: Final = re.compile(r"[\w .-]{1,40}")


def _is_readable(colour: str) -> bool:
    """Whether it is a colour in which words on white can be read."""
    if not re.fullmatch(r"[0-9A-F]{6}", colour):
        return False
    return contrast(f"#{colour.lower()}", "#ffffff") >= READABLE


def _fact(parent: Any, tag: str, name: str) -> str:
    found = None if parent is None else parent.find(f"{_W}{tag}")
    return "" if found is None else str(found.get(f"{_W}{name}", ""))


def _switch(parent: Any, tag: str) -> bool | None:
    found = None if parent is None else parent.find(f"{_W}{tag}")
    if found is None:
        return None
    return found.get(f"{_W}val", "1") not in {"0", "false", "off"}


def _within(said: str, parts: int, bounds: tuple[float, float]) -> float | None:
    """Return a number of points, if it is one and within bounds."""
    if not re.fullmatch(r"\d{1,6}", said):
        return None
    points = int(said) / parts
    return points if bounds[0] <= points <= bounds[1] else None


def _paper(tree: Any) -> Paper:
    found = list(tree.iter(f"{_W}sectPr"))
    if not found:
        return Paper()
    section, ours = found[-1], Paper()
    sizes = {
        side: _within(_fact(section, "pgSz", short), 20, _SIDES)
        for side, short in (("width", "w"), ("height", "h"))
    }
    margins = {
        side: _within(_fact(section, "pgMar", side), 20, _MARGINS)
        for side in ("left", "right", "top", "bottom")
    }
    known = {side: size for side, size in (sizes | margins).items() if size}
    return ours._replace(**known)
