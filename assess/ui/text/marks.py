"""How ratings look: a shape, or a letter where shapes can't be shown."""

from typing import NamedTuple


class Marks(NamedTuple):
    """The marks in use."""

    ascii_only: bool = False

    def mark(self, letter: str, shape: str) -> str:
        """Return the mark of a rating; the word stands beside it somewhere."""
        if not self.ascii_only:
            return shape
        return "[ ]" if letter == "U" else f"[{letter}]"

    @property
    def cursor(self) -> str:
        """What stands before the line that the cursor is on."""
        return ">" if self.ascii_only else "▸"

    @property
    def resting(self) -> str:
        """What stands there while the keys go to another pane."""
        return "." if self.ascii_only else "·"

    @property
    def bullet(self) -> str:
        """What stands before a sentence in a list."""
        return "-" if self.ascii_only else "·"

    @property
    def to(self) -> str:
        """What stands between what was and what is."""
        return "->" if self.ascii_only else "→"

    @property
    def lacking(self) -> str:
        """What stands behind the rating of a criterion that lacks something."""
        return "!"

    @property
    def cut(self) -> str:
        """What stands at the end of a line that is cut off."""
        return "~" if self.ascii_only else "…"

    def box(self, *, ticked: bool | None) -> str:
        """Return a box: ticked, crossed, or not answered."""
        return {True: "[x]", False: "[-]", None: "[ ]"}[ticked]
