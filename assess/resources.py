"""Find the criteria, templates, examples and changelog that ship with assess.

They live beside the package in a checkout and inside it in a wheel. Everything
else asks this module, and nothing else builds such a path.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

Kind = Literal["criteria", "templates", "examples"]


class ResourcesMissingError(Exception):
    """The package was installed without its data."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"assess was installed without its {what}; install it again, "
            "for example with: pip install --force-reinstall assess"
        )


def bundled(kind: Kind) -> Traversable:
    """Return the folder of files of one *kind* that ships with assess."""
    return _found(kind, kind)


def changelog() -> str:
    """Return what has changed, version by version, newest first, as Markdown."""
    return _found("CHANGELOG.md", "changelog").read_text(encoding="utf-8")


def _found(name: str, what: str) -> Traversable:
    installed = files("assess") / "_data" / name
    if installed.is_dir() or installed.is_file():
        return installed
    checkout = Path(__file__).parents[1]
    if (checkout / "pyproject.toml").is_file():
        return checkout / name
    raise ResourcesMissingError(what)
