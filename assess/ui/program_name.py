"""How this program was called, so that what we print can be typed again."""

import shutil
import sys
from pathlib import Path


def program_name() -> str:
    """Return `assess` where the shell finds it, else the path it was called by."""
    path = Path(sys.argv[0])
    if shutil.which("assess") or path.name != "assess":
        return "assess"
    return str(path)
