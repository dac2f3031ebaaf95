"""A process that rates and types without end, and says what it acknowledged.

Run as `python -m tests.faults.writer FOLDER START`. Each number on standard
output was shown to the person as taken: it may never be lost.
"""

import os
import sys
from itertools import count
from pathlib import Path

from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.rate.use_cases import findings
from tests.builders import USERS, WHOLE

RATINGS = ("green", "amber", "red")


def main(folder: Path, start: int) -> None:
    """Write until somebody kills this process."""
    desk = Desk(folder, "lead", clock=now)
    os.write(1, b"ready\n")
    for number in count(start):
        findings.set_note(desk, USERS, f"{number} words typed, {'x' * (number % 50)}")
        findings.rate(desk, WHOLE, RATINGS[number % 3])
        os.write(1, f"{number}\n".encode())
        if number % 5 == 0:
            desk.save()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
