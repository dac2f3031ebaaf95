"""Put a change into a workshop, and keep its hour without anybody pressing."""

from assess.desk.workshop_desk import WorkshopDesk
from assess.model.workshop import Workshop
from assess.workshop.logic.hour import begun_for, is_stale, step_at


def put(desk: WorkshopDesk, workshop: Workshop, what: str, place: str = "") -> None:
    """Take a changed workshop; on another day the hour goes on where the room is.

    Args:
        desk: Where the room sits.
        workshop: What it is to hold.
        what: What was done, in words that reveal no answer.
        place: The step it was done in.
    """
    if is_stale(desk.room, desk.now):
        now_at = step_at(desk.room, place or None)
        workshop = workshop.but(begun=begun_for(desk.room, now_at, desk.now))
    desk.put(workshop, what, place=place)
