"""Keep a paste in one piece that holds what begins a key."""

from typing import Final

BEGINS: Final = "\x1b[200~"
ENDS: Final = "\x1b[201~"
"""What a terminal sends before and behind a paste, if it marks one."""

ESCAPE: Final = "\x1b"
PICTURED: Final = "␛"


class Pastes:
    """What comes from one terminal, read by read.

    Textual takes an escape inside a paste for the beginning of a key, so what follows
    it would go before the rest, or do what the keys of these letters do. Its picture
    stands in its place.
    """

    def __init__(self) -> None:
        """Begin outside a paste."""
        self._is_open = False
        self._held = ""
        """The last signs of a paste, which may begin its end."""
        self._begun = ""
        """The last signs before one, which may begin it; they were handed on."""

    def plain(self, data: str) -> str:
        """Return what was read, with each escape inside a paste as its picture."""
        if not data or not (self._is_open or self._begun or ESCAPE in data):
            return data
        data, self._held = self._held + data, ""
        parts = []
        if (self._begun + data).startswith(BEGINS) and not self._is_open:
            rest = BEGINS[len(self._begun) :]
            parts.append(rest)
            data, self._is_open = data[len(rest) :], True
        while data:
            part, data = self._part(data)
            parts.append(part)
        return "".join(parts)

    def _part(self, data: str) -> tuple[str, str]:
        """Return what goes up to the next beginning or end, and what is left."""
        mark = ENDS if self._is_open else BEGINS
        before, found, rest = data.partition(mark)
        if self._is_open:
            self._held = "" if found else _begins(mark, before)
            before = before.removesuffix(self._held).replace(ESCAPE, PICTURED)
        else:
            self._begun = "" if found else _begins(mark, self._begun + before)
        self._is_open ^= bool(found)
        return before + found, rest


def _begins(mark: str, text: str) -> str:
    """Return the most of a mark with which a text ends."""
    found = (mark[:count] for count in range(len(mark) - 1, 0, -1))
    return next((each for each in found if text.endswith(each)), "")
