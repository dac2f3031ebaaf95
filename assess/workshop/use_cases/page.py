"""Make the page that a workshop leaves with."""

from pathlib import Path
from typing import Final

from assess import __version__
from assess.desk.errors import RefusedError
from assess.desk.workshop_desk import WorkshopDesk
from assess.document.drawing import TextFormat
from assess.model.workshop import Room
from assess.store import files
from assess.workshop.views.page import build, render

FORMATS: Final[tuple[TextFormat, ...]] = ("html", "md")


def page(room: Room, format_: TextFormat) -> str:
    """Return the page as text.

    Raises:
        RefusedError: the hour has not begun, so there is nothing to say.
    """
    begun = room.workshop.begun
    if begun is None:
        raise RefusedError("The hour has not begun, so there is nothing on the page.")
    return render(build(room, begun.date(), tool_version=__version__), format_)


def write_page(desk: WorkshopDesk) -> tuple[Path, ...]:
    """Write the page into the workshop's folder; return the files.

    Raises:
        RefusedError: the hour has not begun.
        StoreError: it can't be written; an older page is intact.
    """
    found = []
    for format_ in FORMATS:
        path = desk.folder / f"workshop.{format_}"
        files.replace(path, page(desk.room, format_).encode(), root=desk.folder)
        found.append(path)
    return tuple(found)
