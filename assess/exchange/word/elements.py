"""Elements of a page of ours: what each is for a document, and those that are open."""

from typing import Final, NamedTuple

from assess.exchange.word.parts import SHADES, Cell, Kind, Paragraph, Run

UNSEEN: Final = frozenset({"head", "script", "style", "template"})
ON_SCREEN: Final = frozenset({"skip", "filter"})
"""Classes of what is of no use on paper, as the style for print has them."""

TO_ITSELF: Final = "here"
"""The class of a link from a heading to itself, whose words are the heading."""

EMPTY: Final = frozenset({"br", "col", "hr", "input", "link", "meta", "wbr"})

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

BLOCKS: Final = HEADINGS | {
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "details",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "header", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip

BOLD: Final = frozenset({"b", "strong", "dt", "legend", "summary"})
ITALIC: Final = frozenset({"em", "i", "cite", "dfn"})
CODE: Final = frozenset({"code", "kbd", "samp", "pre"})

CLASSES: Final[dict[str, Kind]] = {
    "caption": "caption", "draft": "draft", "big": "big", "top": "band",
    "typed": "typed", "frame": "draft",
}  # fmt: skip
"""What a class makes of the paragraphs in it."""

MOST: Final = 999
"""The highest number that a list begins with, or columns that a cell goes over."""


class Open(NamedTuple):
    """An element that is open."""

    tag: str
    classes: frozenset[str]
    link: str
    language: str
    is_seen: bool


class OpenList:
    """A list that is open."""

    def __init__(
        self, number: int, start: int, *, ordered: bool, on_line: bool
    ) -> None:
        self.number = number
        self.start = start
        self.ordered = ordered
        self.on_line = on_line
        """Whether its items stand on one line, and are no list for who reads."""
        self.begins = False


class OpenTable:
    """A table that is open."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        self.ids = ids
        self.caption = ""
        self.rows: list[list[Cell]] = []
        self.heads = 0
        self.in_head = False
        self.across = 1
        self.cell: list[Paragraph] = []


class OpenLine:
    """The words of the paragraph that is being read."""

    def __init__(self) -> None:
        self.runs: list[Run] = []

    def taken(self) -> tuple[Run, ...]:
        """Return its words, and begin the next one."""
        self.strip_end()
        runs, self.runs = tuple(self.runs), []
        return runs

    def strip_end(self) -> None:
        """Take away the spaces that it ends with."""
        while self.runs and not self.runs[-1].text.rstrip(" "):
            self.runs.pop()
        if self.runs:
            last = self.runs[-1]
            self.runs[-1] = last._replace(text=last.text.rstrip(" "))

    @property
    def ends_with_space(self) -> bool:
        """Whether a space after its words would be one too many."""
        return not self.runs or self.runs[-1].text.endswith((" ", "\n", "\t"))

    def space(self) -> None:
        """End it with a space."""
        if not self.ends_with_space:
            self.runs.append(Run(" "))


def shade(opened: Open) -> str:
    """Return the role of the colour that a class gives it."""
    return next((name for name in SHADES if name in opened.classes), "")


def number(text: str) -> int:
    """Read a number that a page gives; 1 where it is none."""
    return min(int(text), MOST) if text.isdecimal() and text.isascii() else 1
