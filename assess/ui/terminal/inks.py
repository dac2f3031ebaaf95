"""What words mean that a widget draws itself, and the colours that say so.

They come from the theme and are no component classes of the style sheet: Textual would
match every rule with each of them again whenever a screen is shown or gives the keys
to another widget.
"""

from typing import Final

from rich.style import Style
from textual.widget import Widget

INKS: Final = {
    "heading": "bold accent",
    "quiet": "quiet",
    "good": "success",
    "middling": "warning",
    "bad": "error",
    "neutral": "foreground",
    "accent": "accent",
    "cursor": "bold cursor-ink on cursor-ground",
    "key": "bold accent",
    "group": "bold underline foreground",
}
"""Each meaning with a style of Rich, in which a colour is a variable of the theme."""


def ink(widget: Widget, meaning: str) -> Style:
    """Return the style of words on a widget, in the colours of its application."""
    colours = widget.app.theme_variables
    words = INKS[meaning].split()
    return Style.parse(" ".join(colours.get(word, word) for word in words))
