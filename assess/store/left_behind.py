"""The journals that earlier processes left: taken over, named, never lost."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from assess.store.errors import safe, why_unreadable
from assess.store.journal import (
    Kept,
    Owner,
    hashed,
    lock_path,
    prefix_of,
    read,
    release,
)
from assess.store.locks import lock_at


class LeftBehind:
    """The journals that earlier processes of one person left at one assessment."""

    def __init__(
        self, held: list[tuple[Path, FileLock, Kept]], said: tuple[str, ...] = ()
    ) -> None:
        """Take journals that are locked for us; `take` finds them."""
        self._held = held
        self.said = said
        """What the person has to know of journals that are left where they are, or
        are damaged."""

    @classmethod
    def take(cls, state: Path, owner: Owner) -> Self:
        """Lock and read every journal whose process is gone, oldest first.

        One that can't be read, or is of another assessment that stood in the same
        folder, is left where it is.
        """
        held, said = [], []
        for path in _of(state, owner):
            lock = lock_at(lock_path(path))
            try:
                lock.acquire(timeout=0)
            except (Timeout, OSError):
                continue
            try:
                kept = read(path)
            except FileNotFoundError:
                release(lock, path)
                continue
            except OSError as error:
                said.append(unreadable(path, error))
                release(lock, path)
                continue
            if not (kept.is_of(owner) or _is_safe(path, kept, owner)):
                release(lock, path)
                continue
            if kept.is_damaged:
                said.append(
                    f"Some words of last time may be missing, because {path} is "
                    f"damaged. It is kept as {_damaged(path).name}."
                )
            held.append((path, lock, kept))
        return cls(held, tuple(map(safe, said)))

    def __iter__(self) -> Iterator[Kept]:
        """Yield what each journal holds."""
        for _, _, kept in self._held:
            yield kept

    def discard(self) -> None:
        """Take them away; what they held must be in another journal or in the files.

        A damaged one is kept under another name, for whoever can read more of it.
        """
        for path, lock, kept in self._held:
            with contextlib.suppress(OSError):
                if kept.is_damaged:
                    path.replace(_damaged(path))
                else:
                    path.unlink()
            with contextlib.suppress(OSError):
                path.with_suffix(".cut").unlink()
            release(lock, path)

    def leave(self) -> None:
        """Leave them for the next start."""
        for path, lock, _ in self._held:
            release(lock, path)


def _is_safe(path: Path, kept: Kept, owner: Owner) -> bool:
    """Whether a journal without a first line is of the assessment in the folder now.

    It is if its name says so. Earlier versions named it for the path; it is then if
    it was written to after the assessment was made: the scales are written then, and
    never again.
    """
    if kept.owner is not None:
        return False
    if path.name.startswith(prefix_of(owner)):
        return True
    try:
        made = (owner.folder / "standards" / "scales.toml").stat().st_mtime
        return path.stat().st_mtime >= made
    except OSError:
        return False


def is_open(state: Path, owner: Owner) -> bool:
    """Whether a process that runs has a journal of this person at this assessment."""
    for path in _of(state, owner):
        lock = lock_at(lock_path(path))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        except OSError:
            continue
        release(lock, path)
    return False


def left_alone(state: Path) -> Iterator[tuple[Path, Kept | OSError]]:
    """Yield every journal that no process has open, and what it holds or why not."""
    for path in _found(state, "*"):
        lock = lock_at(lock_path(path))
        with contextlib.suppress(Timeout, OSError):
            lock.acquire(timeout=0)
            try:
                yield path, read(path)
            except OSError as error:
                yield path, error
            finally:
                release(lock, path)


def damaged(state: Path) -> list[Path]:
    """Return the damaged journals that were kept."""
    return _found(state, "*", "damaged")


def unreadable(path: Path, error: OSError) -> str:
    """Return the sentence on a journal that can't be read."""
    return (
        f"{path} can't be read: {why_unreadable(error)}. Words of last time may be in "
        "it; it is left where it is."
    )


def _found(state: Path, name: str, kind: str = "journal") -> list[Path]:
    return sorted((state / "journals").glob(f"{name}.{kind}"), key=_age)


def _of(state: Path, owner: Owner) -> list[Path]:
    """Return the journals that may be of an assessment and person, oldest first."""
    named = {prefix_of(owner), _prefix_by_path(owner)}
    return sorted((p for n in named for p in _found(state, f"{n}*")), key=_age)


def _damaged(path: Path) -> Path:
    return path.with_suffix(".damaged")


def _prefix_by_path(owner: Owner) -> str:
    """Return how earlier versions began the name."""
    return hashed(f"{owner.folder.resolve()}\n{owner.person}")


def _age(path: Path) -> tuple[float, str]:
    try:
        return path.stat().st_mtime, path.name
    except OSError:
        return 0.0, path.name
