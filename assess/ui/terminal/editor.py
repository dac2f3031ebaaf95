"""Write longer words in the person's own editor."""

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from assess.store.state import state_folder


def edited(app: App[Any], text: str) -> tuple[str, str]:
    """Return *text* as it came back from the editor, and what happened.

    The old text stays if the editor fails. The file is private, in the state
    folder, and is kept if what was written there could not be taken.
    """
    command = _command()
    if command is None or shutil.which(command[0]) is None:
        name = command[0] if command else "No editor"
        return text, f"{name} was not found. Set EDITOR, or go on writing here."
    try:
        path = _written(text)
    except OSError as error:
        return text, f"The editor can't be started: {error.strerror}."
    try:
        with app.suspend():
            code = subprocess.run([*command, str(path)], check=False).returncode  # noqa: S603 - the person's own editor
    except SuspendNotSupported:
        path.unlink(missing_ok=True)
        return text, "An editor can't be opened in this kind of terminal."
    except OSError:
        path.unlink(missing_ok=True)
        return text, f"{command[0]} can't be started. Set VISUAL or EDITOR."
    return _read_back(path, text, is_good=code == 0)


def _read_back(path: Path, old: str, *, is_good: bool) -> tuple[str, str]:
    try:
        new = path.read_text(encoding="utf-8-sig").rstrip("\n")
    except (OSError, UnicodeDecodeError):
        return old, f"What you wrote can't be read. It is kept in {path}."
    if not is_good and new != old:
        return old, f"The editor ended with an error. What it left is in {path}."
    path.unlink(missing_ok=True)
    return new, "Kept." if new != old else "Nothing was changed."


def _command() -> list[str] | None:
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if chosen:
        try:
            return shlex.split(chosen, posix=os.name != "nt") or None
        except ValueError:  # an open quotation mark
            return [chosen]
    usual = ("notepad",) if os.name == "nt" else ("nano", "vi")
    found = next((path for name in usual if (path := shutil.which(name))), None)
    return [found] if found else None


def _written(text: str) -> Path:
    folder = state_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(suffix=".md", dir=folder)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return Path(name)
