"""Which assessments were assessed again, by the ids that other folders follow."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from assess.model.file_names import AGREED_FILE, EARLIER_FILE
from assess.store import disk
from assess.store.errors import MissingFileError, StoreError
from assess.store.index import Kind, looked_at
from assess.store.toml import Plain, decode
from assess.store.workspace import BRIEF

MANY: Final = 20
"""From how many folders on the index costs less than reading what they hold."""


class Claim(NamedTuple):
    """Which assessment a folder says it follows."""

    own: str
    before: str
    """Nothing while it is not published, or follows none."""
    is_read: bool = True
    """Whether all of it could be read; else it is looked at again each time."""


def assessed_again(
    folders: Iterable[Path], known: Mapping[Path, Claim] | None = None
) -> dict[str, Path]:
    """Return the ids of what was assessed again, each with the folder that did.

    What is known already of some of the folders is not read again.

    An assessment counts from its first publication on, also while it is corrected; a
    self-review never does, because no panel found it.
    Two that each claim to follow the other count for nothing, and so does what
    can't be read; whoever reads it whole says so.
    """
    claims = dict(known or {})
    claims.update(_claims([folder for folder in folders if folder not in claims]))
    followed = {
        folder: (claim.own, claim.before)
        for folder, claim in claims.items()
        if claim.before
    }
    pairs = set(followed.values())
    return {
        before: folder
        for folder, (own, before) in followed.items()
        if own != before and (before, own) not in pairs
    }


def _claims(folders: list[Path]) -> Iterator[tuple[Path, Claim]]:
    if len(folders) >= MANY:
        yield from looked_at(_KIND, folders)
    else:
        yield from ((folder, _claim(folder)) for folder in folders)


def _claim(folder: Path) -> Claim:
    """Return what a folder claims; what can't be read claims nothing."""
    unread: list[str] = []
    brief = _table(folder, BRIEF, unread)
    before = brief.get("reassesses") or _table(folder, EARLIER_FILE, unread).get("id")
    if before and not _is_published(_table(folder, AGREED_FILE, unread)):
        before = ""
    if brief.get("kind") == "self-review":
        before = ""
    return Claim(str(brief.get("id", "")), str(before or ""), is_read=not unread)


def _is_published(agreed: Plain) -> bool:
    versions = agreed.get("publication")
    return isinstance(versions, dict) and bool(versions)


def _table(folder: Path, name: str, unread: list[str]) -> Plain:
    """Return what a file holds, unchecked; nothing if it can't be read."""
    try:
        return decode(disk.content(folder / name, name), name)
    except MissingFileError:
        return {}
    except StoreError as error:
        unread.append(str(error))
        return {}


def _written(claim: Claim) -> str:
    return json.dumps(claim)


def _read(text: str) -> Claim:
    return Claim(*json.loads(text))


def _is_read(claim: Claim) -> bool:
    return claim.is_read


_KIND: Final = Kind("follows", _claim, _written, _read, _is_read)
