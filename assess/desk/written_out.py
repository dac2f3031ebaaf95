"""Write what a command makes into a file of its own."""

from pathlib import Path

from assess.store import files


def write_text(path: Path, text: str) -> None:
    """Write a text over whatever the file held.

    Raises:
        SaveError: it can't be written; the old file is intact.
    """
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file over whatever it held.

    Raises:
        SaveError: it can't be written; the old file is intact.
    """
    files.replace(path, content, root=path.parent)
