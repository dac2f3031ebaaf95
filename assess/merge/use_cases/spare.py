"""Copies that hold nothing that their file lacks, and may go."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.store import copies, files, parts
from assess.store.errors import StoreError
from assess.store.saving import digest_of


class Spare(NamedTuple):
    """A copy that holds nothing that its file lacks."""

    copy: Path
    file: Path
    digests: tuple[str | None, str | None]
    """Of both, when they were compared."""


def spare_copies(
    folder: Path, assessment: Assessment, found: Iterable[copies.Copy]
) -> Iterator[Spare]:
    """Yield the copies that hold nothing that their file lacks, as both stand now."""
    for copy in found:
        with suppress(StoreError):
            paths = folder / copy.name, folder / copy.file
            digests = digest_of(paths[0]), digest_of(paths[1])
            value, held = (parts.read_part(p, assessment).value for p in paths)
            if copies.merged(held, value) == held:
                yield Spare(*paths, digests)


def remove_copies(spare: Iterable[Spare]) -> tuple[Path, ...]:
    """Remove copies, but for those that changed, or whose file did; return them.

    Raises:
        SaveError: one of them can't be removed.
    """
    removed = []
    for each in spare:
        if (digest_of(each.copy), digest_of(each.file)) == each.digests:
            files.remove(each.copy)
            removed.append(each.copy)
    return tuple(removed)
