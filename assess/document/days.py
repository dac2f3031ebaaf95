"""Days as a report spells them."""

from datetime import date
from typing import Final

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def spelt(day: date) -> str:
    """Return a date as people write it, the same in any locale."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
