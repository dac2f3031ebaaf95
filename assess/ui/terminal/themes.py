"""Our own themes: plain greys, and at least 4.5 to 1 between text and ground."""

from typing import Final

from textual.theme import Theme

DEFAULT: Final = "assess-dark"


def _theme(name: str, *, dark: bool, colours: dict[str, str]) -> Theme:
    ink, page = colours["ink"], colours["page"]
    return Theme(
        name=name,
        primary=colours["accent"],
        secondary=colours["accent"],
        accent=colours["accent"],
        foreground=ink,
        background=page,
        surface=page,
        panel=colours["panel"],
        success=colours["good"],
        warning=colours["middling"],
        error=colours["bad"],
        dark=dark,
        variables={
            "quiet": colours["quiet"],
            "text-disabled": colours["quiet"],
            "field-ground": colours.get("field", colours["panel"]),
            "cursor-ground": colours["cursor"],
            "cursor-ink": colours["cursor-ink"],
            "bar-ground": colours["bar"],
            "bar-ink": colours["bar-ink"],
            "input-cursor-background": ink,
            "input-cursor-foreground": page,
            "input-selection-background": colours["cursor"],
            "scrollbar": colours["quiet"],
            "scrollbar-background": page,
            "scrollbar-corner-color": page,
            "border": colours["quiet"],
            "block-cursor-foreground": colours["cursor-ink"],
            "block-cursor-background": colours["cursor"],
        },
    )


THEMES: Final = (
    _theme(
        DEFAULT,
        dark=True,
        colours={
            "page": "#0e0e0e",
            "ink": "#eeeeee",
            "quiet": "#b2b2b2",
            "panel": "#262626",
            "accent": "#9fd3ff",
            "good": "#87e0a8",
            "middling": "#ffd75f",
            "bad": "#ff9f9f",
            "cursor": "#303030",
            "cursor-ink": "#ffffff",
            "bar": "#303030",
            "bar-ink": "#ffffff",
        },
    ),
    _theme(
        "assess-light",
        dark=False,
        colours={
            "page": "#ffffff",
            "ink": "#121212",
            "quiet": "#4e4e4e",
            "panel": "#eeeeee",
            "accent": "#005a9c",
            "good": "#005f2f",
            "middling": "#6a4a00",
            "bad": "#a30000",
            "cursor": "#dadada",
            "cursor-ink": "#000000",
            "bar": "#dadada",
            "bar-ink": "#000000",
        },
    ),
    _theme(
        "assess-contrast",
        dark=True,
        colours={
            "page": "#000000",
            "ink": "#ffffff",
            "quiet": "#ffffff",
            "panel": "#000000",
            "field": "#5a5a5a",
            "accent": "#ffff00",
            "good": "#00ff87",
            "middling": "#ffff00",
            "bad": "#ffafaf",
            "cursor": "#ffffff",
            "cursor-ink": "#000000",
            "bar": "#ffffff",
            "bar-ink": "#000000",
        },
    ),
)

CALLED: Final = {
    "assess-dark": "dark",
    "assess-light": "light",
    "assess-contrast": "high contrast",
}
"""What people call each."""
