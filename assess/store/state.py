"""What one user's machine remembers: settings, journals, locks, half-written lines."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_dir, user_state_dir

from assess.store.errors import StoreError
from assess.store.toml import decode_again, encode

SETTINGS: Final = "settings.toml"
COPIED: Final = "copied.txt"
"""What was copied last, for terminals that take no clipboard."""
BEGUN: Final = "begun.toml"
"""Lines that are half written where there is no assessment yet."""


def state_folder() -> Path:
    """Return the user's state folder; `ASSESS_STATE` names another one."""
    chosen = os.environ.get("ASSESS_STATE")
    return Path(chosen) if chosen else Path(user_state_dir("assess", appauthor=False))


def cache_folder() -> Path:
    """Return the user's folder for what can be made again at any time.

    It is inside the state folder if `ASSESS_STATE` names one.
    """
    if os.environ.get("ASSESS_STATE"):
        return state_folder() / "cache"
    return Path(user_cache_dir("assess", appauthor=False))


def recall(key: str) -> str | None:
    """Return what was remembered under *key*; nothing if that can't be read."""
    value = _read(SETTINGS).get(key)
    return value if isinstance(value, str) else None


def remember(key: str, value: str) -> None:
    """Remember a setting for this user; a disk that refuses is no reason to stop."""
    settings = _read(SETTINGS)
    if settings.get(key) != value:
        _write(SETTINGS, {**settings, key: value})


def begun_lines() -> dict[tuple[str, str], str]:
    """Return the half-written lines, each by its place and its question."""
    return {
        (place, question): text
        for place, lines in _read(BEGUN).items()
        if isinstance(lines, dict)
        for question, text in lines.items()
        if isinstance(text, str)
    }


def keep_begun_line(draft: tuple[str, str], text: str) -> None:
    """Keep a half-written line, or with no text forget it."""
    lines = {**begun_lines(), draft: text}
    table: dict[str, dict[str, str]] = {}
    for (place, question), words in lines.items():
        if words:
            table.setdefault(place, {})[question] = words
    _write(BEGUN, table)


def keep_copied(words: str) -> Path | None:
    """Keep what was copied last in a file; return it, or nothing if that failed."""
    _replace(COPIED, words.encode(errors="replace"))
    path = state_folder() / COPIED
    try:
        is_kept = path.read_text(encoding="utf-8") == words
    except (OSError, ValueError):
        return None
    return path if is_kept else None


def _write(name: str, table: Mapping[str, object]) -> None:
    """Replace a table of the state folder."""
    with contextlib.suppress(ValueError):  # words that are no text
        _replace(name, encode(dict(sorted(table.items()))))


def _replace(name: str, content: bytes) -> None:
    """Replace a file of the state folder; a disk that refuses is no reason to stop."""
    with contextlib.suppress(OSError, ValueError):  # a path that is no text, too
        folder = state_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(dir=folder, suffix=".tmp")
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(temporary).replace(folder / name)


def _read(name: str) -> dict[str, Any]:
    """Return a file of the state folder; nothing if it is missing or spoilt."""
    try:
        return decode_again((state_folder() / name).read_bytes(), name)
    except (OSError, StoreError):
        return {}
