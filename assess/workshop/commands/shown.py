"""What a workshop prints where no screen can be shown, and its page."""

from pathlib import Path

from assess.desk.clock import now
from assess.desk.workshop_desk import WorkshopDesk
from assess.ui.command.at_desk import closing
from assess.ui.command.output import print_utf8
from assess.workshop.use_cases.page import page, write_page


def print_page(folder: Path) -> int:
    """Print what the room said so far; return the exit code."""
    with closing(WorkshopDesk(folder, clock=now)) as desk:
        print_utf8(page(desk.room, "md"))
    return 0


def make_page(folder: Path) -> int:
    """Write the page that the workshop leaves with, and say where it is."""
    with closing(WorkshopDesk(folder, clock=now)) as desk:
        for path in write_page(desk):
            print(path)
    return 0
