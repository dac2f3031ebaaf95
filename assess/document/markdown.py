"""Write words into Markdown so that they stay words."""

import re
from typing import Final

from assess.document.links import may_follow
from assess.model.characters import visible

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]|~$])")
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LEADING: Final = re.compile(r"[#+=-]|\d{1,9}(?=[.)])")


class Written(str):
    """Text that is Markdown already."""

    __slots__ = ()


def escaped(text: str) -> str:
    """Return *text* with nothing in it that Markdown takes for a mark."""
    return _SPECIAL.sub(r"\\\1", text).translate(_ENTITIES)


def guarded(line: str) -> str:
    """Return an escaped line that does not begin like a heading, list or rule."""
    line = line.lstrip(" \t")
    found = _LEADING.match(line)
    if found is None:
        return line
    mark = found[0]
    if mark.isdecimal():
        return f"{mark}\\{line[len(mark) :]}"
    return f"\\{line}"


def one_line(text: str) -> Written:
    """Return text of one line, ready to stand anywhere in a Markdown report."""
    flat = " ".join(visible(text).split("\n"))
    space = " " if flat.startswith(" ") else ""
    return Written(space + guarded(escaped(flat)))


def code_span(text: str) -> str:
    """Return code with a fence longer than any run of back-ticks in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


def link(text: str, address: str) -> Written:
    """Return a link, or only the text where the address may not be followed."""
    if not may_follow(address):
        return one_line(text)
    return Written(f"[{one_line(text)}](<{address}>)")
