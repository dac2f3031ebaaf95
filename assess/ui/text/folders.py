"""What a folder is called on a screen."""

from pathlib import Path


def folder_name(folder: Path) -> str:
    """Return the name of a folder, also of one that is named as "."; a root's path."""
    return folder.resolve().name or str(folder)
