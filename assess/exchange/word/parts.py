"""What a page is made of, as plain values between HTML and Word."""

from typing import Final, Literal, NamedTuple

Kind = Literal[
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "band", "draft", "caption", "big",
    "fact", "quote", "typed", "table-caption",
]  # fmt: skip
"""What a paragraph is; a level is that of its heading."""

SHADES: Final = ("good", "middling", "bad", "neutral")


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    shade: str = ""
    """The role of a colour behind it, or nothing."""
    link: str = ""
    """An address, `#` and an id of the page, or nothing."""
    language: str = ""
    """Nothing where it is that of the page."""


class Item(NamedTuple):
    """Where a paragraph stands in a list."""

    list: int
    """Which list of the page."""
    level: int
    ordered: bool
    start: int
    begins: bool
    """Whether the item begins here, and has its mark."""


class Paragraph(NamedTuple):
    """Words on lines of their own."""

    kind: Kind
    runs: tuple[Run, ...]
    ids: tuple[str, ...] = ()
    """Where links lead that come here."""
    item: Item | None = None
    shade: str = ""
    """The role of the colour of the box that it stands in, or nothing."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.runs)


class Cell(NamedTuple):
    """A cell of a table."""

    paragraphs: tuple[Paragraph, ...]
    is_head: bool = False
    across: int = 1
    """Over how many columns it goes."""


class Table(NamedTuple):
    """Rows, of which the first few are heads and come again on each page."""

    caption: str
    rows: tuple[tuple[Cell, ...], ...]
    heads: int
    ids: tuple[str, ...] = ()


Part = Paragraph | Table


class About(NamedTuple):
    """What a document says of itself."""

    title: str
    author: str
    """The council."""
    foot: str
    """What stands at the foot of each page, before its number."""
