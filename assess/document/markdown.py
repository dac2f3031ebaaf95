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


def escaped(text: str, *, in_link: bool = False) -> str:
    """Return *text* with nothing in it that Markdown takes for a mark.

    Addresses get no life of their own: one that may be followed is written as what
    it is, unless it stands in a link already, and any other is taken apart, because
    some readers of Markdown make a link of whatever looks like one.
    """
    written, end = "", 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_AFTER_ADDRESS)
        written += _escaped(text[end : found.start()])
        followed = may_follow(f"mailto:{address}" if found["mail"] else address)
        lives = followed and not in_link
        written += f"<{address}>" if lives else _taken_apart(_escaped(address))
        end = found.start() + len(address)
    return written + _escaped(text[end:])


_ADDRESS: Final = re.compile(
    r"(?:(?<![a-z0-9+.-])[a-z0-9+.-]*://|www\.|//(?=[^\s<>/]*\.))[^\s<>]*"
    r"|(?P<mail>(?<![a-z0-9._+-])[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+)",
    re.IGNORECASE,
)
"""Whatever a reader of Markdown might make a link of; looked for once in each word."""

_AFTER_ADDRESS: Final = ".,;:!?'\")]*_~"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).translate(_ENTITIES)


def _taken_apart(address: str) -> str:
    apart = address.replace("://", "&#58;//").replace("@", "&#64;")
    apart = re.sub(r"^//", "/&#47;", apart)
    return re.sub(r"\bwww\.", "www&#46;", apart, flags=re.IGNORECASE)


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


def section(text: str, heading: str = "") -> Written:
    """Return a link to the heading of these words, or of others.

    Hosts of Markdown give each heading an id that is made of its words alone.
    """
    kept = re.sub(r"[^\w\- ]", "", (heading or text).lower())
    return Written(f"[{escaped(text, in_link=True)}](#{kept.replace(' ', '-')})")


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
    flat = " ".join(visible(text).split("\n"))
    return Written(f"[{escaped(flat, in_link=True)}](<{address}>)")


def quoted(lines: list[str]) -> str:
    """Return lines as a block quote, without the empty ones at its end."""
    return "\n".join(f"> {line}".rstrip() for line in trimmed(lines))


def trimmed(lines: list[str]) -> list[str]:
    """Return lines without the empty ones at their end."""
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines
