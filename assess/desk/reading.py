"""Read an assessment that nobody changes meanwhile, and tell folders apart."""

from pathlib import Path

from assess.store import assessments
from assess.store.assessments import Loaded
from assess.store.workspace import is_assessment

__all__ = ["Loaded", "is_assessment", "read"]


def read(folder: Path) -> Loaded:
    """Return what the folder of an assessment holds.

    Raises:
        StoreError: the brief or a standard can't be read.
    """
    return assessments.load(folder)
