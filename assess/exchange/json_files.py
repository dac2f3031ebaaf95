"""Read JSON that somebody else wrote: no surprises in what it holds or how deep."""

import json
import math
from pathlib import Path
from typing import Any, Final

from assess.exchange.refusing import wrong
from assess.store import disk

DEEPEST: Final = 32
"""Lists and tables inside one another; the deepest that anybody writes has ten."""


LONGEST_NUMBER: Final = 100


def read_json(path: Path) -> object:
    """Return what a file of JSON holds: tables, lists, text, numbers, booleans.

    Raises:
        StoreError: it can't be read, is no JSON, is nested too deeply, gives a key
            twice, or holds a number that is none.
    """
    content = disk.content(path, path.name)
    if disk.is_utf16(content):
        raise wrong(path, disk.UTF_16)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise wrong(path, "is not UTF-8; save it as UTF-8.", line) from error
    try:
        held = json.loads(
            text,
            parse_constant=_no_number,
            parse_float=_finite,
            parse_int=_short,
            object_pairs_hook=_each_once,
        )
    except json.JSONDecodeError as error:
        raise wrong(path, f"is not JSON here: {error.msg}.", error.lineno) from error
    except RecursionError as error:
        raise wrong(path, _TOO_DEEP) from error
    except ValueError as error:
        raise wrong(path, str(error)) from error
    if _depth_is_over(held, DEEPEST):
        raise wrong(path, _TOO_DEEP)
    return held


_TOO_DEEP: Final = f"has more than {DEEPEST} tables inside one another; flatten it."


def _no_number(said: str) -> object:
    raise ValueError(f"holds {said}, which is no number; take it out.")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("holds a number that is too large; take it out.")
    return number


def _short(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"holds a number of {len(digits)} digits; take it out.")
    return int(digits)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"gives the key {twice[:40]} twice in one table; keep one.")
    return table


def _depth_is_over(held: object, most: int) -> bool:
    level: list[object] = [held]
    for _ in range(most):
        level = [inner for item in level for inner in _inside(item)]
        if not level:
            return False
    return True


def _inside(item: object) -> list[object]:
    if isinstance(item, dict):
        return [each for each in item.values() if isinstance(each, dict | list)]
    if isinstance(item, list):
        return [each for each in item if isinstance(each, dict | list)]
    return []
