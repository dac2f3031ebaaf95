"""The style of a page: a council's own, under what protects the frame."""

import base64
import hashlib
import re
from typing import Final

from markupsafe import Markup

from assess.document.drawing import STYLE, Drawing, TemplateError


def css(drawing: Drawing) -> Markup:
    """Return the style sheet; before a council's own, what protects the frame.

    An important declaration in the first layer is stronger than any other.

    Raises:
        TemplateError: a council's own could end the element that it stands in, or
            cover the frame.
    """
    text = drawing.style
    if "</" in text:
        raise TemplateError("report.css: a style sheet can't hold </.")
    if STYLE in dict(drawing.own) and (found := _COVERS.search(text)):
        raise TemplateError(f"report.css: a style sheet can't hold {found[0].strip()}.")
    if drawing.is_own:
        text = f"{_FRAME_STYLE}\n{text}"
    return Markup(text)  # noqa: S704 - it can't end its element


_FRAME_STYLE: Final = (
    "@layer frame{html,body{display:block!important;visibility:visible!important;"
    "opacity:1!important;height:auto!important;overflow:visible!important;"
    "transform:none!important;filter:none!important;clip-path:none!important;"
    "position:static!important}"
    ".frame,.frame *{all:revert!important}"
    ".frame{position:relative!important;z-index:2147483647!important;"
    "max-width:60rem!important;margin:1rem auto!important;padding:0 1rem!important;"
    "overflow-wrap:anywhere!important;color:CanvasText!important;"
    "background:Canvas!important}"
    "html::before,html::after,body::before,body::after,.frame::before,"
    ".frame::after,.frame *::before,.frame *::after{content:none!important}}"
)

_COVERS: Final = re.compile(
    r"\\|@layer|@import|z-index\s*:\s*[^;}]*\d{7,}|position\s*:\s*(?:fixed|sticky)",
    re.IGNORECASE,
)
"""What could lay something over the frame, or be read otherwise than it looks."""


def policy(drawing: Drawing) -> Markup:
    """Return what lets this style through and nothing else: no script, no request."""
    digest = hashlib.sha256(css(drawing).encode()).digest()
    allowed = f"sha256-{base64.b64encode(digest).decode()}"
    return Markup(
        '<meta http-equiv="Content-Security-Policy" content="default-src '
        "'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">"
    ).format(allowed)
