"""Lines that tell: where we are, what happened, which keys there are."""

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from assess.domain.characters import visible


class Bar(Widget):
    """One line: something on the left, something on the right."""

    DEFAULT_CSS = """
    Bar { height: 1; background: $bar-ground; color: $bar-ink; }
    Bar.quiet { background: $background; color: $quiet; }
    Bar.trouble { background: $background; color: $error; text-style: bold; }
    """

    def __init__(
        self,
        left: str = "",
        right: str = "",
        *,
        id: str | None = None,  # noqa: A002 - as Textual calls it
        classes: str | None = None,
    ) -> None:
        """Begin with these words."""
        super().__init__(id=id, classes=classes)
        self.left = left
        self.right = right

    def tell(self, left: str, right: str = "") -> None:
        """Show other words; what does not fit is cut off on the left's side."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        width = self.size.width
        style = self.rich_style
        if y:
            return Strip.blank(width, style)
        right = f" {self.right} " if self.right else ""
        room = max(width - cell_len(right), 0)
        left = visible(f" {self.left}".replace("\n", " "))
        if cell_len(left) > room:
            left = set_cell_size(left, max(room - 1, 0)) + "…"
        text = set_cell_size(left, room) + right
        return Strip([Segment(set_cell_size(text, width), style)], width)


class Hints(Widget):
    """The keys for what is done now; as many as fit, and always help."""

    DEFAULT_CSS = "Hints { height: 1; background: $background; color: $quiet; }"

    HELP = "? Help"

    def __init__(self, *hints: str) -> None:
        """Begin with these hints, the most wanted first."""
        super().__init__()
        self.hints = hints

    def tell(self, *hints: str) -> None:
        """Show these hints, the most wanted first."""
        if hints != self.hints:
            self.hints = hints
            self.refresh()

    def fitting(self, width: int) -> str:
        """Return the hints that fit, with help at the end."""
        line = ""
        for hint in self.hints:
            longer = f"{line}{hint}  "
            if cell_len(longer) + cell_len(self.HELP) + 1 > width:
                break
            line = longer
        return f" {line}{self.HELP}"

    def render_line(self, y: int) -> Strip:
        """Draw it."""
        width = self.size.width
        text = set_cell_size(self.fitting(width) if y == 0 else "", width)
        return Strip([Segment(text, self.rich_style)], width)
