"""Where keys stand in a TOML text: a second pass, made only when there is a problem.

It walks over the text without building anything, in time that grows with its
length, and need not find every mistake: that is the parser's work.
"""

import re
from collections.abc import Generator, Iterator
from typing import Final, NamedTuple

MOST_PARTS: Final = 16
"""More parts than any key of ours has; thousands would take the parser seconds."""

Key = tuple[str, ...]


class Place(NamedTuple):
    """A key path and where it begins in the text."""

    key: Key
    offset: int


_SKIP: Final = re.compile(r"[ \t\r\n]*+(?:#[^\n]*+[ \t\r\n]*+)*")
_PART: Final = re.compile(
    r"""
    [ \t]*+
    (?: ([A-Za-z0-9_-]++) | "([^"\\\n]*+(?:\\.[^"\\\n]*+)*)" | '([^'\n]*+)' )
    [ \t]*+
    """,
    re.VERBOSE,
)
_SCALAR: Final = re.compile(
    r"""
      \"{3} [^"\\]*+ (?: (?: \\. | "{1,2}(?!") ) [^"\\]*+ )* \"{3,5}
    | '{3} [^']*+ (?: '{1,2}(?!') [^']*+ )* '{3,5}
    | (?!\"{3}) " [^"\\\n]*+ (?: \\. [^"\\\n]*+ )* "
    | (?!'{3}) ' [^'\n]*+ '
    | [^\s,\[\]{}#"']++
    """,
    re.DOTALL | re.VERBOSE,
)
"""A part that is taken whole (`*+`) holds no other choice: Python up to 3.11.4 reads
one that does wrongly."""


def places(text: str) -> Iterator[Place]:
    """Yield every table and key in the order in which they stand."""
    table: Key = ()
    at = _past(text, 0)
    while at < len(text):
        start = at
        header = text[at] == "["
        if header:
            at += 2 if text.startswith("[[", at) else 1
        key, at = _dotted(text, at)
        if header:
            table = key
            yield Place(table, start)
            at = _line_end(text, at)
        elif key and text.startswith("=", at):
            yield from _prefixes(table, key, start)
            at = yield from _value(text, at + 1, (*table, *key))
        else:
            at = _line_end(text, at)
        at = _past(text, at)


def most_parts(text: str) -> tuple[int, int]:
    """Return how many parts the longest key has, and its line."""
    longest = max(places(text), key=lambda place: len(place.key), default=Place((), 0))
    return len(longest.key), line_and_column(text, longest.offset)[0]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both counted from 1."""
    line = text.count("\n", 0, offset) + 1
    return line, offset - text.rfind("\n", 0, offset)


def _prefixes(table: Key, key: Key, offset: int) -> Iterator[Place]:
    """Yield a dotted key; a long one only whole, because nobody asks for its parts."""
    shortest = 1 if len(key) <= MOST_PARTS else len(key)
    for length in range(shortest, len(key) + 1):
        yield Place((*table, *key[:length]), offset)


def _dotted(text: str, at: int) -> tuple[Key, int]:
    parts: list[str] = []
    while (found := _PART.match(text, at)) is not None:
        parts.append(next(part for part in found.groups() if part is not None))
        at = found.end()
        if not text.startswith(".", at):
            break
        at += 1
    return tuple(parts), at


def _value(text: str, at: int, key: Key) -> Generator[Place, None, int]:
    """Pass over a value, yield the keys of tables in braces, return where it ends.

    Brackets are kept in a list instead of on the call stack, so that no nesting
    is too deep. A list of tables counts as one table.
    """
    nest: list[tuple[str, Key]] = []
    at = _blanks(text, at)
    while at < len(text):
        mark = text[at]
        at = _step(text, at)
        if mark in "[{":
            nest.append((mark, key))
        elif mark in "]}" and nest:
            nest.pop()
        if not nest:
            break
        at, key = _past(text, at), nest[-1][1]
        if nest[-1][0] == "{" and mark in "{,":
            inner, end = _dotted(text, at)
            if inner and text.startswith("=", end):
                yield from _prefixes(key, inner, at)
                at, key = _past(text, end + 1), (*key, *inner)
    return at


def _step(text: str, at: int) -> int:
    """Return where the mark, text, number or date that begins here ends.

    A text that is not closed is passed over whole; looking at each quotation mark
    in it again would take minutes.
    """
    found = None if text[at] in "[]{},\n" else _SCALAR.match(text, at)
    if found:
        return found.end()
    if text.startswith(('"""', "'''"), at):
        return len(text)
    return _line_end(text, at) if text[at] in "\"'" else at + 1


def _past(text: str, at: int) -> int:
    found = _SKIP.match(text, at)
    return found.end() if found else at


def _blanks(text: str, at: int) -> int:
    while text.startswith((" ", "\t"), at):
        at += 1
    return at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
