"""Spoilt files of every kind: no traceback, no hang, no other exit code, no change."""

import random
import shutil
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from assess.store.marked import sides
from assess.store.toml import encode
from tests.builders import the_complete_folder
from tests.commands import Assess
from tests.hostile import HOSTILE

CHUNK: Final = 100
SECONDS: Final = 5

READING: Final = (
    ("status",), ("check",), ("check", "--format", "json"), ("next",), ("actions",),
    ("actions", "--format", "csv"), ("log", "--as", "lead"), ("why", "1", "--as", "ux"),
    ("panel",), ("agreement",), ("agenda",), ("inbox", "--as", "ux"),
    ("evidence", "list"), ("settle", "--as", "lead"), ("report", "-o", "-"),
    ("report", "--format", "json", "-o", "-"), ("standards", "list"),
)  # fmt: skip
WRITING: Final = (
    ("rate", "1", "green", "--as", "ux"),
    ("merge", "--as", "lead"),
    ("submit", "--as", "ux"),
    ("agree", "1", "green", "--reason", "Seen.", "--as", "scribe"),
    ("outcome", "green", "--as", "scribe"),
    ("publish", "--as", "scribe"),
    ("reopen", "--reason", "Wrong.", "--as", "scribe"),
)
PLAIN: Final[tuple[object, ...]] = (
    "",
    "x",
    -1,
    0,
    2**63,
    1.5,
    True,
    [],
    {},
    ["a"],
    {"a": 1},
    "\u202e",
)
"""Values of a kind that a key does not expect."""


def chunks(wide: int) -> list[Any]:
    """Return the first two chunks for every run, and the rest for the long one."""
    few = [pytest.param(number, id=str(number)) for number in range(2)]
    rest = range(2, wide // CHUNK)
    return few + [pytest.param(n, id=str(n), marks=pytest.mark.wide) for n in rest]


@pytest.mark.parametrize("chunk", chunks(20_000))
def test_a_spoilt_file_is_named_or_read_and_never_changed(
    tmp_path: Path, assess: Assess, chunk: int
) -> None:
    chance = random.Random(chunk)
    whole = the_complete_folder(tmp_path / "whole")
    for number in range(CHUNK):
        folder = Path(shutil.copytree(whole, tmp_path / f"m{number}"))
        path = spoil(folder, chance)
        name = path.relative_to(folder).as_posix()
        case = f"{chunk}-{number}: {name}"
        reads = chance.random() < 0.7
        command = chance.choice(READING if reads else WRITING)
        before = contents(folder)
        started = time.process_time()
        done = assess(*on(command, folder))
        assert time.process_time() - started < SECONDS, case
        assert done.code in (0, 1, 2), f"{case} {command} {done.err}"
        assert "Traceback" not in done.out + done.err, case
        assert "\x1b" not in done.out + done.err, case
        if reads:
            assert contents(folder) == before, f"{case} {command}"
        elif not (is_toml(spoilt := before[name]) or joins(command, spoilt)):
            assert contents(folder)[name] == spoilt, f"{case} {command}"
        shutil.rmtree(folder)


def on(command: tuple[str, ...], folder: Path) -> tuple[object, ...]:
    """Return the command with its folder where it takes one."""
    words = 2 if command[:2] == ("evidence", "list") else 1
    if command[0] == "standards":
        return command
    return (*command[:words], folder, *command[words:])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def is_toml(content: bytes) -> bool:
    try:
        tomllib.loads(content.decode("utf-8-sig"))
    except ValueError:
        return False
    return True


def joins(command: tuple[str, ...], content: bytes) -> bool:
    """Whether the command joins the two versions that git left."""
    return command[0] == "merge" and sides(content.decode(errors="replace")) is not None


def spoil(folder: Path, chance: random.Random) -> Path:
    """Change one file of an assessment; return which."""
    path = chance.choice(sorted(folder.rglob("*.toml")))
    content = path.read_bytes()
    how = chance.choice((*TEXTUAL, *TYPED))
    path.write_bytes(how(content, chance))
    return path


# As an editor, a disk or a sync program spoils a file


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def flip(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    changed = content[place] ^ (1 << chance.randrange(8))
    return content[:place] + bytes((changed,)) + content[place + 1 :]


def repeat(content: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:end] + content[start:]


def take_out(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


SIGNS: Final = ("<<<<<<< HEAD\n", '"""', "[", "=", "\r", "\0", "#")


def insert(content: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(content))
    word = chance.choice(
        (
            *map(str, HOSTILE.values()),
            "<<<<<<< HEAD\n",
            '"""',
            "[",
            "=",
            "\r",
            "\0",
            "#",
        )
    )
    return content[:place] + word.encode(errors="replace") + content[place:]


def mark(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    place = chance.randrange(len(lines))
    marked = [b"<<<<<<< a\n", *lines[place:], b"=======\n", b">>>>>>> b\n"]
    return b"".join(lines[:place] + marked)


def as_utf_16(content: bytes, _: random.Random) -> bytes:
    return content.decode(errors="replace").encode("utf-16")


TEXTUAL: Final[tuple[Callable[[bytes, random.Random], bytes], ...]] = (
    cut, flip, repeat, take_out, insert, mark, as_utf_16,
)  # fmt: skip


# As somebody edits a file by hand: still TOML, and something else


def retyped(content: bytes, chance: random.Random) -> bytes:
    return _with_one(content, chance, lambda table, key: _put(table, key, chance))


def renamed(content: bytes, chance: random.Random) -> bytes:
    def rename(table: Any, key: str) -> None:
        table[chance.choice(("x", "", "a.b", "con", "é", key.upper()))] = table.pop(key)

    return _with_one(content, chance, rename)


def removed(content: bytes, chance: random.Random) -> bytes:
    return _with_one(content, chance, dict[str, Any].pop)


TYPED: Final = (retyped, renamed, removed)


def _put(table: Any, key: str, chance: random.Random) -> None:
    table[key] = chance.choice(PLAIN)


def _with_one(
    content: bytes, chance: random.Random, change: Callable[[Any, str], object]
) -> bytes:
    table = tomllib.loads(content.decode())
    places = list(_places(table))
    change(*chance.choice(places))
    return encode(table)


def _places(table: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str]]:
    for key, value in list(table.items()):
        yield table, key
        if isinstance(value, dict):
            yield from _places(value)


def test_the_same_mutations_are_made_each_time(tmp_path: Path) -> None:
    folder = the_complete_folder(tmp_path)
    seen = []
    for _ in range(2):
        chance = random.Random(1)
        made = []
        for _ in range(20):
            copy = Path(shutil.copytree(folder, tmp_path / "copy"))
            path = spoil(copy, chance)
            made.append((path, path.read_bytes()))
            shutil.rmtree(copy)
        seen.append(made)
    assert seen[0] == seen[1]
