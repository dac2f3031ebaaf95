"""What was read from an assessment's folder so far, and what of it can't be used."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from assess.model.agreed import Agreed
from assess.model.sheet import Sheet
from assess.model.unknown import Unknown
from assess.model.values import Value
from assess.store import disk, reading
from assess.store.errors import NewerFormatError, StoreError
from assess.store.saving import sha256, sha256_once
from assess.store.sentences import Wrong

V = TypeVar("V", bound=Value)


class FolderRead:
    """What was read from a folder so far."""

    def __init__(self, folder: Path) -> None:
        """Begin with nothing read of *folder*."""
        self.folder = folder
        self.digests: dict[str, str] = {}
        self.set_aside: list[StoreError] = []
        self.sources: dict[str, reading.Source] = {}
        self.newer: list[StoreError] = []
        self.copies: list[tuple[str, Sheet | Agreed]] = []
        self.brief_copies: list[str] = []

    def value(self, name: str, model: type[V]) -> V:
        """Read a file of the folder; see `take`."""
        return self.take(reading.source(self.folder / name, name), model)

    def published(self, name: str, model: type[V]) -> V:
        """Read a file that many folders hold alike, such as an edition; see `take`."""
        path = self.folder / name
        source = reading.parse_once(disk.content(path, name), path, name)
        return self.take(source, model, by=reading.value_once, digest=sha256_once)

    def take(
        self,
        source: reading.Source,
        model: type[V],
        by: Callable[[reading.Source, type[V]], V] = reading.value,
        digest: Callable[[bytes], str] = sha256,
    ) -> V:
        """Return what a file holds, and remember that it was read.

        Raises:
            StoreError: it is no such file.
        """
        name = source.name
        self.sources[name] = source
        self.digests[name] = digest(source.content)
        if source.is_newer:
            number = source.format or 0
            self.newer.append(NewerFormatError(source.path, name, number))
            return reading.value_of_newer(source, model)
        return by(source, model)

    def refuse(self, name: str, unknown: list[Unknown]) -> None:
        """Raise what is unknown in a file, with its lines.

        Raises:
            InvalidFileError: there is something unknown.
        """
        if unknown:
            wrong = [Wrong(item.key, item.sentence) for item in unknown]
            raise reading.invalid(self.sources[name], wrong)
