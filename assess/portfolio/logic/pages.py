"""The pages of a portfolio, and for whom each of them is."""

from typing import Final, Literal

Page = Literal["board", "detail", "scrutiny"]

PAGES: Final[dict[Page, str]] = {
    "board": "For a board: everything on one sheet",
    "detail": "In detail: who is involved, themes, each service over time",
    "scrutiny": "For a scrutiny committee: what was promised, what to ask",
}
"""What each is called where one is to be chosen."""

PUBLIC: Final[frozenset[Page]] = frozenset({"scrutiny"})
"""The pages that are read in public, so that only published results are on them."""
