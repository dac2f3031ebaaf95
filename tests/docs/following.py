"""Do what a page of docs says, key by key and line by line.

In a numbered step a code span is a key, or words to type; words in bold must then
stand on the screen. A step that begins with "13 times" is done so often. A picture is
of the screen at that place. Lines set in by four blanks are commands.
"""

import re
import shlex
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from textual.pilot import Pilot

from tests.screens import ready, text, type_in, until

KEYS: Final = {
    "Tab": "tab",
    "Enter": "enter",
    "Esc": "escape",
    "Space": "space",
    "Down": "down",
    "Up": "up",
    "Ctrl+S": "ctrl+s",
    "Ctrl+Q": "ctrl+q",
}

_STEP: Final = re.compile(
    r"^\d+\. (.*?)(?=^\d+\. |^!\[|^#|^\S|\Z)", re.DOTALL | re.MULTILINE
)
_PICTURE: Final = re.compile(
    r"^!\[[^]]*\]\((?:pictures/)?([a-z0-9-]+)\.svg\)", re.MULTILINE
)
_TIMES: Final = re.compile(r"(\d+) times: ")
_SAID: Final = re.compile(r"`([^`]+)`|\*\*([^*]+)\*\*")


class Step(NamedTuple):
    """Something to do at a screen, or what to see there."""

    kind: str
    """press, type, see or picture"""
    words: str


def steps(page: str) -> Iterator[Step]:
    """Yield what a page asks for, in its order."""
    found = [*_STEP.finditer(page), *_PICTURE.finditer(page)]
    for match in sorted(found, key=lambda each: each.start()):
        if match.re is _PICTURE:
            yield Step("picture", match[1])
            continue
        times = _TIMES.match(match[1])
        said = _SAID.findall(" ".join(match[1].split()))
        for _ in range(int(times[1]) if times else 1):
            yield from (_step(code, bold) for code, bold in said)


def _step(code: str, bold: str) -> Step:
    if bold:
        return Step("see", bold)
    if code in KEYS or len(code) == 1:
        return Step("press", KEYS.get(code, code))
    return Step("type", code)


async def follow(
    page: str, pilot: Pilot[None], take: Callable[[str], object] = lambda _: None
) -> int:
    """Do what a page says; *take* is given each picture's name. Return the steps."""
    count = 0
    for count, step in enumerate(steps(page), 1):  # noqa: B007 - it is returned
        match step.kind:
            case "press":
                await pilot.press(step.words)
                await ready(pilot)
            case "type":
                await type_in(pilot, step.words)
                await ready(pilot)
            case "see":
                await _seen(step.words, pilot)
            case _:
                take(step.words)
    return count


async def _seen(words: str, pilot: Pilot[None]) -> None:
    """Wait until words stand on the screen, on one line or on several."""
    try:
        await until(pilot, lambda: words in " ".join(text(pilot).split()))
    except TimeoutError as error:
        raise AssertionError(f"No {words!r} in:\n{text(pilot)}") from error


def commands(page: str) -> Iterator[list[str]]:
    """Yield the arguments of each command that a page shows, `assess` left out."""
    for line in re.findall(r"^    (assess.*)", page, re.MULTILINE):
        yield shlex.split(line)[1:]
