"""Open a file in the browser, where there is one."""

import os
import sys
import webbrowser
from pathlib import Path


def opened(path: Path) -> str:
    """Open *path* in a browser; return what happened, in one sentence.

    Over SSH, or without a desktop, Python would start a text browser over the
    screen, so there the place of the file is said instead.
    """
    whole = path.resolve()
    if not _has_desktop():
        return f"No browser can be opened from here. The page is in {whole}."
    try:
        worked = webbrowser.open(whole.as_uri())
    except webbrowser.Error:
        worked = False
    if worked:
        return f"Opened in your browser: {whole}."
    return f"No browser could be opened. The page is in {whole}."


def _has_desktop() -> bool:
    if os.environ.get("SSH_CONNECTION"):
        return False
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
