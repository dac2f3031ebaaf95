"""Read and make the folder of a workshop."""

from pathlib import Path
from typing import NamedTuple

from assess.model.file_names import WORKSHOP_FILE
from assess.model.standard import Scales, Standard
from assess.model.unknown import Unknown
from assess.model.workshop import Room, Workshop, unknown_in_workshop
from assess.store import standards
from assess.store.assessments import (
    SCALES_FILE,
    Signature,
    signature,
    why_read_only,
)
from assess.store.errors import MissingFileError, NotAWorkshopError
from assess.store.folder_read import FolderRead
from assess.store.making import make


class LoadedWorkshop(NamedTuple):
    """A workshop as its folder holds it."""

    room: Room
    digest: str
    """The SHA-256 of the file as it was read."""
    read_only: str
    """Why nothing here may be changed; empty if it may."""
    signature: Signature
    """What the folder looked like just before it was read."""


def load(folder: Path) -> LoadedWorkshop:
    """Read a workshop.

    Raises:
        NotAWorkshopError: there is none.
        StoreError: it, its edition or the scales can't be used.
    """
    before = signature(folder)
    found = FolderRead(folder)
    try:
        workshop = found.value(WORKSHOP_FILE, Workshop)
    except MissingFileError as error:
        raise NotAWorkshopError(folder) from error
    standard = found.value(f"standards/{workshop.standard}.toml", Standard)
    scales = found.value(f"standards/{SCALES_FILE}", Scales)
    if workshop.scale not in scales.scale:
        said = f"there is no scale {workshop.scale} here."
        found.refuse(WORKSHOP_FILE, [Unknown(("scale",), said)])
    room = Room(workshop, standard, scales.scale[workshop.scale])
    found.refuse(WORKSHOP_FILE, list(unknown_in_workshop(room)))
    digest = found.digests[WORKSHOP_FILE]
    return LoadedWorkshop(room, digest, why_read_only(found), before)


def create(folder: Path, workshop: Workshop, edition: standards.Edition) -> None:
    """Make the folder of a new workshop, with a copy of its edition.

    Raises:
        FolderInUseError: the folder already holds something.
        SaveError: it can't be written.
    """
    contents = {f"standards/{workshop.standard}.toml": edition.read_bytes()}
    make(folder, contents, (WORKSHOP_FILE, workshop))
