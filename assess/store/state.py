"""What one user's machine remembers: settings, journals and locks; never words."""

import contextlib
import os
from pathlib import Path
from typing import Final

from platformdirs import user_state_dir

SETTINGS: Final = "settings.toml"


def state_folder() -> Path:
    """Return the user's state folder; `ASSESS_STATE` names another one."""
    chosen = os.environ.get("ASSESS_STATE")
    return Path(chosen) if chosen else Path(user_state_dir("assess", appauthor=False))


def recall(key: str) -> str | None:
    """Return what was remembered under *key*; nothing if that can't be read."""
    value = _settings().get(key)
    return value if isinstance(value, str) else None


def remember(key: str, value: str) -> None:
    """Remember a setting for this user; a disk that refuses is no reason to stop."""
    import tempfile  # noqa: PLC0415 - not on the way to the first paint

    from assess.store.toml import encode  # noqa: PLC0415 - the same

    settings = _settings()
    if settings.get(key) == value:
        return
    with contextlib.suppress(OSError, ValueError):  # a path that is no text, too
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(encode(dict(sorted({**settings, key: value}.items()))))
        Path(name).replace(folder / SETTINGS)


def _settings() -> dict[str, object]:
    """Return the settings; none of them if the file is missing or spoilt."""
    from assess.store.errors import StoreError  # noqa: PLC0415 - these import us
    from assess.store.toml import decode_again  # noqa: PLC0415

    try:
        return decode_again((state_folder() / SETTINGS).read_bytes(), SETTINGS)
    except (OSError, StoreError):
        return {}
