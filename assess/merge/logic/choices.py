"""Versions that wait for a choice, wherever in a file they stand, and choosing one."""

from collections.abc import Iterator
from typing import Any, Final, NamedTuple, TypeVar

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding, Rated
from assess.model.outcome import called
from assess.model.sheet import Sheet
from assess.model.versions.canonical import Plain, digest, plain

Path = tuple[str, ...]

_RATED = frozenset(Rated.model_fields)
_DEPTH = len(("finding", "standard", "criterion"))
_BESIDE = frozenset({"fork", "settled"})
_BESIDE_A_LINE = _BESIDE | {"at", "filed"}

_File = TypeVar("_File", Sheet, Agreed)


class Choice(NamedTuple):
    """One place where a person has to choose, or to confirm what came together."""

    path: Path
    """Where it stands, for example `finding`, `govuk-2019`, `2`."""
    versions: dict[str, str]
    """What each version says, by its digest; the one that shows now is first."""

    @property
    def ref(self) -> CriterionRef | None:
        """The criterion that it belongs to, if any."""
        if self.path[0] != "finding":
            return None
        return CriterionRef(self.path[1], self.path[2])

    @property
    def where(self) -> str:
        """Say where it stands."""
        if self.ref is None:
            return " ".join(self.path)
        return " ".join([str(self.ref), *self.path[_DEPTH:]])


PLACES: Final = {
    "well": "what was done well",
    "gap": "a gap",
    "action": "an action",
    "advice": "advice",
    "evidence": "a piece of evidence",
    "inbox": "a captured line",
    "outcome": "the outcome",
    "commentary": "a commentary on the whole",
    "risk": "a risk beyond this service",
    "thanks": "thanks",
    "condition": "a condition",
}
"""What can have two versions beside a finding, by the keys of the files."""


def called_in(assessment: Assessment, choice: Choice) -> str:
    """Say where a choice stands, as people call it."""
    keys = choice.path[_DEPTH:] if choice.ref else choice.path
    keys = keys[1:] if keys[:1] == ("whole",) else keys
    what = PLACES[keys[0]] if keys else ""
    name = called(assessment, choice.ref) if choice.ref else ""
    return ", ".join(filter(None, (name, what)))


def choices(value: Sheet | Agreed) -> tuple[Choice, ...]:
    """Return everything in a file that waits for a choice."""
    return tuple(_choices((), plain(value)))


def _choices(path: Path, table: Plain) -> Iterator[Choice]:
    if "fork" in table or _waits(path, table):
        own = _own(path, table)
        forks = {name: _table(item) for name, item in table.get("fork", {}).items()}
        every = {digest(own): own, **forks}
        yield Choice(path, {name: _words(item) for name, item in every.items()})
    for key, item in table.items():
        if isinstance(item, dict) and key not in ("fork", "was"):
            yield from _choices((*path, key), item)


def _is_finding(path: Path) -> bool:
    return path[:1] == ("finding",) and len(path) == _DEPTH


def _waits(path: Path, table: Plain) -> bool:
    return _is_finding(path) and Finding.model_validate(table).waits


def _own(path: Path, table: Plain) -> Plain:
    """Return the version that shows, as its digest is made."""
    if _is_finding(path):
        return {key: item for key, item in table.items() if key in _RATED}
    beside = _BESIDE_A_LINE if path[0] == "inbox" else _BESIDE
    return {key: item for key, item in table.items() if key not in beside}


def _table(version: Any) -> Plain:
    return version if isinstance(version, dict) else {"text": version}


def _words(version: Plain) -> str:
    return ", ".join(_spelt(*each) for each in _flat(version)) or "nothing"


def _spelt(key: str, item: Any) -> str:
    if isinstance(item, bool):
        return f"{key} {'yes' if item else 'no'}"
    return f"{key} {item}" if isinstance(item, int) else str(item)


def _flat(table: Plain) -> Iterator[tuple[str, Any]]:
    for key, item in table.items():
        if isinstance(item, dict):
            yield from ((f"{key} {inner}", value) for inner, value in _flat(item))
        elif isinstance(item, list):
            yield key, ", ".join(map(str, item))
        else:
            yield key, item


def chosen(value: _File, choice: Choice, name: str) -> _File:
    """Return a file with one version taken and the digests of the others settled.

    Args:
        value: What the file holds.
        choice: What is to be chosen.
        name: The digest of the version to take.

    Raises:
        KeyError: there is no such version.
    """
    choice.versions[name]
    table = _at(plain(value), choice.path, choice, name)
    return type(value).model_validate(table)


def _at(table: Plain, rest: Path, choice: Choice, name: str) -> Plain:
    if rest:
        key, *deeper = rest
        return {**table, key: _at(table[key], tuple(deeper), choice, name)}
    own = _own(choice.path, table)
    taken = own if name == digest(own) else _table(table["fork"][name])
    rejected = choice.versions.keys() - {name}
    settled = sorted(({*table.get("settled", ())} | rejected) - {name})
    kept = {k: v for k, v in table.items() if k not in own and k != "fork"}
    return {**kept, **taken, **({"settled": settled} if settled else {})}
