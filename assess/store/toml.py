"""The only reader and writer of TOML.

Reading needs no pydantic, because the first paint of the screen comes before it.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import tomli_w

from assess.model.capitals import without_capital
from assess.model.file_names import AGREED_FILE
from assess.store.disk import UTF_16, is_utf16, refuse_large
from assess.store.errors import Fault, InvalidFileError, spelt
from assess.store.keys import MOST_PARTS, most_parts
from assess.store.marked import line_of_mark, sides

if TYPE_CHECKING:
    from assess.model.values import Value

Plain = dict[str, Any]
"""Nested tables, as `assess.model.versions.canonical` has them."""


def decode(content: bytes, file: str) -> Plain:
    """Return the tables that *content* spells; a byte order mark is passed over.

    Raises:
        InvalidFileError: with the one thing that keeps it from being read.
    """
    refuse_large(Path(file), file, len(content))
    text = _text(content, file)
    _refuse_absurd_keys(text, file)
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        sentence = "has brackets nested too deeply to be read; take some out."
        raise _invalid(file, sentence) from error
    except ValueError as error:
        fault = _marked(text, file) or _syntax(error, text, file)
        raise InvalidFileError(Path(file), (fault,)) from error


def decode_again(content: bytes, file: str) -> Plain:
    """Like `decode`, for a small file that is read often: the same bytes parse once.

    Nobody may change the tables.

    Raises:
        InvalidFileError: with the one thing that keeps it from being read.
    """
    found = _decoded(content, file)
    if isinstance(found, InvalidFileError):
        raise found.with_traceback(None)
    return found


@lru_cache(32)
def _decoded(content: bytes, file: str) -> Plain | InvalidFileError:
    try:
        return decode(content, file)
    except InvalidFileError as error:
        return error


def encode(value: Value | Plain) -> bytes:
    r"""Return the file that holds *value*.

    Line ends inside text must already be `\n`, as every `Text` has them: the
    TOML writer would lose others.
    """
    return tomli_w.dumps(_table(value), multiline_strings=True).encode()


def _table(value: Value | Plain) -> Plain:
    if isinstance(value, dict):
        return value
    from assess.model.versions.canonical import plain  # noqa: PLC0415 - bench: walk, criteria on screen

    table = plain(value)
    if "format" in type(value).model_fields:
        return {"format": getattr(value, "format"), **table}  # noqa: B009 - any Value
    return table


def _text(content: bytes, file: str) -> str:
    if is_utf16(content):
        raise _invalid(file, UTF_16)
    if b"\0" in content:
        raise _invalid(file, "is not a text file; put the TOML file back.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = "is not UTF-8; save it with the encoding UTF-8."
        raise _invalid(file, sentence, line) from error


def _marked(text: str, file: str) -> Fault | None:
    """Say that git left two versions, if it did."""
    if sides(text) is None:
        return None
    do = "keep one, and take the lines with <<<<<<<, ======= and >>>>>>> out"
    if file == AGREED_FILE or file.startswith("people/"):
        do = f"join them with assess merge, or {do}"
    return Fault(file, line_of_mark(text), None, "", f"git left two versions; {do}.")


def _refuse_absurd_keys(text: str, file: str) -> None:
    """Refuse keys that would keep `tomllib` busy for many seconds.

    Dots inside sentences are no keys, so a line full of dots is only a reason to
    look at the keys themselves.
    """
    if text.count(".") < MOST_PARTS or not any(
        line.count(".") >= MOST_PARTS for line in text.split("\n")
    ):
        return
    parts, line = most_parts(text)
    if parts > MOST_PARTS:
        sentence = f"holds a key of {parts} parts; none has more than {MOST_PARTS}."
        raise _invalid(file, sentence, line)


def _invalid(file: str, sentence: str, line: int | None = None) -> InvalidFileError:
    return InvalidFileError(Path(file), (Fault(file, line, None, "", sentence),))


def _syntax(error: ValueError, text: str, file: str) -> Fault:
    """Translate what `tomllib` says into plain English."""
    said, _, place = str(error).partition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", place)]
    if place.startswith("end"):
        numbers = [text.rstrip().count("\n") + 1]
    line, column = [*numbers, None, None][:2]
    parts = re.findall(r"'([^']*)'", said) if "(" in said else []
    return Fault(file, line, column, spelt(tuple(parts)), _plain_english(said))


def _plain_english(said: str) -> str:
    for start, sentence in _SENTENCES.items():
        if said.startswith(start):
            return sentence
    return f"is not TOML here: {without_capital(said)}."


_TWICE: Final = "is given twice; keep one."
_NOT_CLOSED: Final = "a text is not closed; add the missing quotation mark."
_SENTENCES: Final = {
    "Cannot overwrite a value": "this key is given twice; keep one.",
    "Duplicate inline table key": "this key is given twice; keep one.",
    "Cannot declare": _TWICE,
    "Cannot redefine namespace": _TWICE,
    "Cannot mutate immutable namespace": _TWICE,
    "Expected '=' after a key": (
        "a key must be followed by = and a value; or put # before a remark."
    ),
    "Invalid initial character for a key part": (
        "a key may hold letters, digits, - and _; put any other in quotation marks."
    ),
    "Invalid statement": (
        "a line must be a [table], a key = value or a # remark; mend this one."
    ),
    "Expected newline or end of document": (
        "something follows the value; put it on a line of its own."
    ),
    "Invalid value": (
        "this is not a value; put text in quotation marks, write true or false in "
        "lower case."
    ),
    "Invalid date or datetime": "there is no such date or time; mend it.",
    "Unterminated string": _NOT_CLOSED,
    "Illegal character '\\n'": _NOT_CLOSED,
    "Expected \"'": _NOT_CLOSED,
    "Expected '\"": _NOT_CLOSED,
    "Illegal character": (
        "holds a control character; take it out, it may be invisible."
    ),
    "Found invalid character": (
        "holds a control character; take it out, it may be invisible."
    ),
    "Unescaped '\\' in a string": (
        "a backslash must be doubled inside quotation marks; write \\\\."
    ),
    "Unclosed array": "a list is not closed; add the missing ].",
    "Unclosed inline table": "a table in braces is not closed; add the missing }.",
    "Expected ']": "the name of a table is not closed; add the missing ].",
    "Escaped character": "a \\u in quotation marks names no character; take it out.",
    "Invalid hex": "a \\u or \\U must be followed by 4 or 8 hexadecimal digits.",
    "Exceeds the limit": "holds a number too long to be read; take it out.",
}
