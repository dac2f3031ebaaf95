"""Look at a workshop from outside, for a list."""

from pathlib import Path

from assess.store import workshops
from assess.store.errors import StoreError
from assess.workshop.views.cards import summary


def said_of(folder: Path) -> str:
    """Return what a list says of a workshop: the councils, and how far it is."""
    try:
        room = workshops.load(folder).room
    except StoreError as error:
        return str(error)
    councils = ", ".join(held.name for held in room.workshop.council.values())
    return f"{councils or 'no council yet'} · {summary(room)}"
