"""Archives of XML, as Word and Excel have them: measured before they are read."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Final

from assess.exchange.refusing import wrong

MOST_PARTS: Final = 1_000
LARGEST: Final = 32 * 1024 * 1024
"""Bytes of all its parts unpacked: eight times the largest file that is read."""


def must_be_harmless(path: Path, what: str, instead: str) -> None:
    """See that its parts are few, small, and define no entities.

    Args:
        path: The file.
        what: What it should be, for the sentence.
        instead: What to do if it is not.

    Raises:
        InvalidFileError: they are not, or it is no archive.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > LARGEST:
                raise wrong(path, f"unpacks to more than {what} has; {instead}.")
            for part in parts:
                if _defines_entities(archive, part):
                    raise wrong(path, f"defines XML entities; {instead}.")
    except NOT_AN_ARCHIVE as error:
        raise wrong(path, f"is not {what} that can be read; {instead}.") from error


NOT_AN_ARCHIVE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What can go wrong with an archive: torn, locked, or packed or named in another way.
"""


def _defines_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part has a declaration in which XML hides more than it shows."""
    if not part.filename.lower().endswith((".xml", ".rels")):
        return False
    content = archive.read(part)
    return any("<!DOCTYPE".encode(code) in content for code in _ENCODINGS)


_ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-16-be")


def settled(content: bytes) -> bytes:
    """Return an archive without the times at which it was made.

    The same words give the same bytes whenever and wherever they are written.
    """
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as held,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for part in held.infolist():
            data = held.read(part)
            if part.filename == "docProps/core.xml":
                data = _MODIFIED.sub(b"\\g<1>1980-01-01T00:00:00Z\\g<2>", data)
            entry = zipfile.ZipInfo(part.filename, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            made.writestr(entry, data)
    return out.getvalue()


_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_MODIFIED: Final = re.compile(
    rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
