"""Say in one sentence why a file of another program can't be taken."""

from pathlib import Path

from assess.store.errors import Fault, InvalidFileError


def wrong(path: Path, sentence: str, line: int | None = None) -> InvalidFileError:
    """Return the error that names the file, the line or row, and what is wrong."""
    return InvalidFileError(path, (Fault(path.name, line, None, "", sentence),))
