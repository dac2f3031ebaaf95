"""What one user's machine remembers: settings, journals and locks; never words."""

import os
from pathlib import Path

from platformdirs import user_state_dir


def state_folder() -> Path:
    """Return the user's state folder; `ASSESS_STATE` names another one."""
    chosen = os.environ.get("ASSESS_STATE")
    return Path(chosen) if chosen else Path(user_state_dir("assess", appauthor=False))
