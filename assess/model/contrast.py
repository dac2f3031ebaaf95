"""How well one colour can be read on another, as WCAG 2 measures it."""

from typing import Final

READABLE: Final = 4.5
"""The least contrast for text of any size (WCAG 2.2, 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written `#0b0c0c`, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_LINE_ENDS: Final = 0.04045
"""Where sRGB goes over from a line to a curve."""


def _linear(part: float) -> float:
    if part <= _LINE_ENDS:
        return part / 12.92
    return float(((part + 0.055) / 1.055) ** 2.4)
