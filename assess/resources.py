"""Find the criteria, templates and examples that ship with assess.

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

    def __init__(self, kind: Kind) -> None:
        super().__init__(
            f"assess was installed without its {kind}; install it again, "
            "for example with: pip install --force-reinstall assess"
        )


def bundled(kind: Kind) -> Traversable:
    """Return the folder of files of one *kind* that ships with assess."""
    installed = files("assess") / "_data" / kind
    if installed.is_dir():
        return installed
    checkout = Path(__file__).parents[1]
    if (checkout / "pyproject.toml").is_file():
        return checkout / kind
    raise ResourcesMissingError(kind)
