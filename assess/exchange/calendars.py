"""Days and hours as a calendar that other programs take in (RFC 5545).

It is written by hand, because it is a page of rules and needs no extra; a second
program reads it back in the tests.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from assess.model.characters import visible

LONGEST_LINE: Final = 75
"""Bytes; what is longer goes on in the next line."""


LONG_AGO: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""When something last changed of which nobody knows when."""


class Event(NamedTuple):
    """Something on a day, or at an hour of the clock on the wall."""

    uid: str
    """The same each time, so that a second import changes the first."""
    begins: date
    """A day, or a moment without a zone: as the clock shows it where it is read."""
    minutes: int
    """How long it takes; nothing where it is the whole day."""
    title: str
    about: str
    """What it is a day of, such as a service."""
    words: str
    kind: str
    is_over: bool = False
    """Whether it is called off, or done."""


def calendar(
    events: Sequence[Event], name: str, *, stamp: datetime, sequence: int
) -> str:
    """Return a calendar.

    Args:
        events: What is in it.
        name: What it is called.
        stamp: When what it says last changed, in UTC.
        sequence: How often it has changed; never less than before.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//assess//assess//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for each in events for line in _event(each, stamp, sequence)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, stamp: datetime, sequence: int) -> Iterator[str]:
    at = stamp.strftime("%Y%m%dT%H%M%SZ")
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"DTSTAMP:{at}"
    yield f"LAST-MODIFIED:{at}"
    yield f"SEQUENCE:{sequence}"
    if isinstance(event.begins, datetime):
        ends = event.begins + timedelta(minutes=event.minutes)
        yield f"DTSTART:{event.begins:%Y%m%dT%H%M%S}"
        yield f"DTEND:{ends:%Y%m%dT%H%M%S}"
    else:
        yield f"DTSTART;VALUE=DATE:{event.begins:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.begins + timedelta(days=1):%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(f'{event.title}: {event.about}')}"
    if event.words:
        yield f"DESCRIPTION:{_text(event.words)}"
    yield f"CATEGORIES:{_text(event.kind)}"
    yield f"STATUS:{'CANCELLED' if event.is_over else 'CONFIRMED'}"
    yield "END:VEVENT"


_ESCAPED: Final = str.maketrans(
    {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\t": " "}
)


def _text(words: str) -> str:
    """Return words that stay words."""
    return visible(words).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of so many bytes, no letter torn."""
    piece, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            yield piece
            piece, length = " ", 1
        piece, length = piece + letter, length + size
    yield piece
