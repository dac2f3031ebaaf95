"""Write a page as a Word document."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from assess.exchange.archive import settled
from assess.exchange.word.from_html import parts_of
from assess.exchange.word.look import OURS, Look, read_look
from assess.exchange.word.parts import About, Paragraph, Part, Table
from assess.exchange.word.styles import LANGUAGE, dress
from assess.exchange.word.xml import Body, inside


def content_of(said: str | Sequence[Part], about: About, own: Path | None) -> bytes:
    """Return a page, or what it would be made of, in the look of a council's own.

    Raises:
        StoreError: the council's own document can't be used.
    """
    look = read_look(own) if own else OURS
    if isinstance(said, str):
        return document_of(said, about, look)
    return written(said, about, look)


def document_of(page: str, about: About, look: Look) -> bytes:
    """Return a page of ours, drawn for a document, as one; see `written`."""
    return written(parts_of(page), about, look)


def written(parts: Sequence[Part], about: About, look: Look) -> bytes:
    """Return a Word document, the same bytes each time.

    Args:
        parts: What it says.
        about: What it says of itself.
        look: The styles and the page set-up of a council's own, or ours.
    """
    document = Document()
    _leave_out(document)
    dress(document, look)
    body = document.element.body
    writing = Body(document.part, (name for part in parts for name in _ids(part)))
    end = body.find(qn("w:sectPr"))
    for part in parts:
        if isinstance(part, Table):
            for element in writing.table(part):
                end.addprevious(element)
        else:
            end.addprevious(writing.paragraph(part))
    _foot(document, about.foot)
    _say_what_it_is(document, about)
    out = io.BytesIO()
    document.save(out)
    return settled(out.getvalue())


def _ids(part: Part) -> tuple[str, ...]:
    if isinstance(part, Paragraph):
        return part.ids
    inner = (p for row in part.rows for cell in row for p in cell.paragraphs)
    return (*part.ids, *(name for p in inner for name in p.ids))


_SPARE: Final = ("/customXml", "/stylesWithEffects", "/thumbnail", "/webSettings")
"""What a new document of python-docx brings that ours have no use for."""


def _leave_out(document: Any) -> None:
    for relationships in (document.part.rels, document.part.package.rels):
        for name, each in list(relationships.items()):
            if each.reltype.endswith(_SPARE):
                del relationships[name]


def _foot(document: Any, words: str) -> None:
    """Put words and the number of the page at the foot of each page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Footer"]
    paragraph.add_run(f"{words} · page ")
    paragraph._p.append(  # noqa: SLF001 - python-docx has no fields
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr="PAGE">'
            "<w:r><w:t>1</w:t></w:r></w:fldSimple>"
        )
    )


def _say_what_it_is(document: Any, about: About) -> None:
    facts = document.core_properties
    facts.title = about.title[:255]
    facts.author = facts.last_modified_by = about.author[:255]
    facts.language = LANGUAGE
    facts.comments = facts.keywords = ""
    facts.revision = 1
    settings = document.settings.element
    for held in settings.findall(qn("w:themeFontLang")):
        settings.remove(held)
    inside(settings, "w:themeFontLang", val=LANGUAGE)
