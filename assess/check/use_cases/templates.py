"""Whose templates draw a report, and whether they may."""

from pathlib import Path
from typing import Final

from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing, shipped_names
from assess.store import state
from assess.store.settings import (
    TEMPLATES,
    own_templates,
    read_settings,
    settings_folder,
)

TRUSTED: Final = "trusted-templates"
"""Under what the digests are remembered to which somebody said yes here."""


class NotTrustedError(RefusedError):
    """The folder of an assessment brings templates, and nobody here has said yes."""

    def __init__(self, folder: Path) -> None:
        """Keep which folder."""
        self.folder = folder
        super().__init__(
            f"{folder} brings templates of its own, which may say of a page what is "
            f"not so. Look at {folder / TEMPLATES}, then use assess report with "
            "--trust-templates, or take them out."
        )


def drawing_for(folder: Path) -> Drawing:
    """Return the look and the templates that hold for an assessment.

    Raises:
        NotTrustedError: they stand in its own folder, and nobody said yes to them.
        StoreError: `assess.toml` or a template can't be read.
    """
    drawing = _drawing(folder)
    if drawing.is_own and _is_its_own(folder) and drawing.own_digest not in _trusted():
        raise NotTrustedError(folder)
    return drawing


def trust_templates(folder: Path) -> None:
    """Say yes, on this machine, to the templates of an assessment as they are now.

    Raises:
        StoreError: a template can't be read.
    """
    drawing = _drawing(folder)
    if drawing.is_own and _is_its_own(folder):
        known = (*_trusted(), drawing.own_digest)
        state.remember(TRUSTED, " ".join(sorted(set(known))))


def whose_templates(folder: Path) -> str:
    """Say whose templates draw a report; nothing where all are those that ship.

    Raises:
        StoreError: a template can't be read.
    """
    drawing = _drawing(folder)
    if not drawing.is_own:
        return ""
    where = settings_folder(folder) / TEMPLATES
    whose = "the assessment's own" if _is_its_own(folder) else "the workspace's own"
    return f"Templates: {whose}, in {where} ({drawing.own_digest[:16]})."


def _drawing(folder: Path) -> Drawing:
    settings = read_settings(folder)
    return Drawing(settings.council, own_templates(folder, shipped_names()))


def _is_its_own(folder: Path) -> bool:
    """Whether the settings stand in the assessment's folder, as in one that came."""
    return settings_folder(folder) == Path(folder).absolute()


def _trusted() -> tuple[str, ...]:
    return tuple((state.recall(TRUSTED) or "").split())
