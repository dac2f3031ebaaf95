"""Look at the services of several councils, and which of them are the same one."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.model.council import Council
from assess.model.redact import redact
from assess.model.services import Match
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.matching import Found, Ours, Same, found
from assess.portfolio.logic.portfolio import Seen
from assess.portfolio.logic.standing import Standing
from assess.portfolio.logic.told import Column, told
from assess.portfolio.logic.told_apart import Key, key_of, of_one_service
from assess.portfolio.use_cases.folders import meant, must_be_folders
from assess.portfolio.use_cases.looking import look
from assess.portfolio.use_cases.portfolio import portfolio_of
from assess.store import assessments
from assess.store.services import read_matches
from assess.store.workspace import is_assessment, workspace_of


class Councils(NamedTuple):
    """The services of several councils."""

    found: Found
    services: tuple[Ours, ...]
    unread: tuple[str, ...]
    unreadable: int
    """How many folders are left out because they could not be read."""
    council: Council
    """Whose look a page has: that of the first folder."""

    @property
    def councils(self) -> tuple[str, ...]:
        """Whose services are here."""
        return tuple(sorted({each.council for each in self.services}))


def councils_in(
    folders: Sequence[Path], today: date, *, is_public: bool = False
) -> Councils:
    """Return the services of all councils that *folders* hold.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        today: Against which day something is late.
        is_public: Leave out what no published report says.

    Raises:
        NotAnAssessmentError: a folder is neither.
        RefusedError: two matches contradict each other, or a folder is an export.
        StoreError: a list of services, settings or a policy can't be read.
    """
    here = meant(folders)
    must_be_folders(here, "evidence")
    whole = portfolio_of(folders, today, is_public=is_public)
    names = _names(here.places)
    seen = {each.entry.folder: each for each in whole.portfolio.seen}
    services = tuple(
        _ours(each, names, seen) for each in whole.portfolio.standings if each.council
    )
    matches = _matches(workspaces_of(folders))
    return Councils(
        found(matches, services),
        services,
        whole.unread,
        whole.portfolio.unreadable,
        whole.council,
    )


def _names(places: Sequence[Path]) -> dict[str, frozenset[Key]]:
    """Return by folder every name that its service ever had."""
    return {
        entry.folder: frozenset(key_of(e.service, e.council) for e in group)
        for group in of_one_service(look(places).entries)
        for entry in group
    }


def _ours(
    each: Standing, names: dict[str, frozenset[Key]], seen: dict[str, Seen]
) -> Ours:
    at = each.last or each.now
    known = frozenset({key_of(each.service, each.council)})
    return Ours(
        each.council,
        each.service,
        known | (names[at.folder] if at else frozenset()),
        each,
        seen.get(each.last.folder) if each.last else None,
    )


def workspaces_of(folders: Sequence[Path]) -> list[Path]:
    """Return the workspaces that folders are, or are in, in their order."""
    found = (workspace_of(f) if is_assessment(f) else f for f in folders)
    return list(dict.fromkeys(found))


def _matches(workspaces: Sequence[Path]) -> dict[str, Match]:
    """Return what is confirmed in some workspaces, together.

    Raises:
        RefusedError: a service is in two matches, or a match has two of one council.
    """
    joined: dict[str, Match] = {}
    where: dict[Key, str] = {}
    for workspace in workspaces:
        for name, match in read_matches(workspace).matches.match.items():
            before = joined.get(name, match)
            for council, service in match.service.items():
                other = where.setdefault(key_of(service, council), name)
                _must_be_one(name, council, (service, before.service.get(council)))
                if other != name:
                    raise RefusedError(
                        f"{service} of {council} is in two matches, {other} and "
                        f"{name}. Take one back with assess portfolio unmatch."
                    )
            joined[name] = match.but(service={**match.service, **before.service})
    return joined


def _must_be_one(name: str, council: str, services: tuple[str, str | None]) -> None:
    service, before = services
    if before is not None and key_of(before, council) != key_of(service, council):
        raise RefusedError(
            f"The match {name} has two services of {council}, {before} and {service}. "
            "Take it back with assess portfolio unmatch, and confirm it again."
        )


def columns(same: Same, *, is_public: bool) -> Iterator[Column]:
    """Yield what was published of each of the services that are the same.

    Raises:
        StoreError: one of them can't be read.
    """
    for ours in same.of:
        if ours.seen is not None:
            entry = ours.seen.entry
            whole = assessments.load(Path(entry.folder)).assessment
            held = redact(whole, "public" if is_public else "full")
            event = (held if is_public else whole).brief.event
            shown = _as_published(entry) if is_public else entry
            yield Column(ours, shown, held, told(held), event)


def _as_published(entry: Entry) -> Entry:
    """Leave out what is due, as the public portfolio does, but for conditions."""
    asked = tuple(each for each in entry.asked if each.is_condition)
    return entry._replace(asked=asked, again=None)
