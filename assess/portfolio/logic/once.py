"""Assessments that are there several times, of which one is counted."""

from collections.abc import Iterable


def copies(every: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Say of assessments that are there already what to tell of them.

    Args:
        every: The folder and the id of each; of two with one id the first counts.

    Returns:
        A sentence by the folder of each that does not count.
    """
    first: dict[str, str] = {}
    said = {}
    for folder, name in every:
        kept = first.setdefault(name, folder) if name else folder
        if kept != folder:
            said[folder] = (
                f"{folder} has the same id as {kept}, {name}, so it is left out as a "
                "copy of it."
            )
    return said
