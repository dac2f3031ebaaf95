"""Word documents and workbooks, where the extra that writes them is installed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from assess.desk.errors import RefusedError
from assess.exchange.word.parts import About, Part
from assess.exchange.workbook.values import Book

NO_WORD: Final = (
    "Word documents need python-docx, which is not installed. Install it with "
    "pip install 'assess[office]'."
)
NO_EXCEL: Final = (
    "Workbooks need openpyxl, which is not installed. Install it with "
    "pip install 'assess[office]'."
)


def word_document(
    said: str | Sequence[Part], about: About, own: Path | None = None
) -> bytes:
    """Return a page of ours, or what it would be made of, as a Word document.

    Args:
        said: A page as HTML, drawn for a document; or headings, words and tables.
        about: What the document says of itself.
        own: A council's own document, of which it takes the styles.

    Raises:
        RefusedError: python-docx is not installed.
        StoreError: the council's own document can't be used.
    """
    try:
        from assess.exchange.word.writing import content_of  # noqa: PLC0415 - extra: office
    except ImportError as error:
        raise RefusedError(NO_WORD) from error
    return content_of(said, about, own)


def workbook(book: Book) -> bytes:
    """Return a workbook as a file.

    Raises:
        RefusedError: openpyxl is not installed.
    """
    try:
        from assess.exchange.workbook.writing import content_of  # noqa: PLC0415 - extra: office
    except ImportError as error:
        raise RefusedError(NO_EXCEL) from error
    return content_of(book)
