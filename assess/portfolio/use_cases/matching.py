"""Confirm which services of several councils are the same one, or take that back."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.model.services import Match
from assess.model.unknown import nearest
from assess.portfolio.logic.matching import Ours, Same, named
from assess.portfolio.logic.told_apart import key_of
from assess.portfolio.use_cases.councils import Councils, councils_in, workspaces_of
from assess.store.services import MatchesRead, read_matches, save_matches


class Kept(NamedTuple):
    """What is confirmed under a name now, and in which file."""

    name: str
    service: dict[str, str]
    """By council."""
    file: Path


def confirm(folders: Sequence[Path], name: str, of: Iterable[str], today: date) -> Kept:
    """Keep that services are the same one, as somebody says.

    Args:
        folders: Assessments, or workspaces; the first one keeps it.
        name: Of a proposal, or of one of its services; or a new one for those in *of*.
        of: Services as `Anyshire: Report a missed bin`; none takes the proposal.
        today: The day that is kept with it.

    Raises:
        RefusedError: nothing of that name is proposed, a service is not here or in
            another match, or a council would have two.
        StoreError: something can't be read or written.
    """
    here = councils_in(folders, today)
    chosen = [_find(words, here.services) for words in of]
    named_so = None if chosen else _proposal(name, here)
    called = named_so.name if named_so else name.strip()
    if not called:
        raise RefusedError("Give the match a name, as people call the service.")
    before = _confirmed(called, here)
    called = before.name if before else called
    workspace = _keeper(folders, called)
    adds = _services(called, before, named_so.of if named_so else chosen, here)
    return _keep(workspace, called, adds, today)


def _keep(workspace: Path, name: str, adds: dict[str, str], today: date) -> Kept:
    read = read_matches(workspace)
    kept = read.matches.match.get(name)
    service = {**(kept.service if kept else {}), **adds}
    if not service.keys() - adds.keys() and len(adds) == 1:
        raise RefusedError(
            f"{name} would be of one council alone. Name a service of another with "
            '--of "COUNCIL: SERVICE".'
        )
    match = {**read.matches.match, name: Match(on=today, service=service)}
    file = save_matches(workspace, read.matches.but(match=match), expected=read.digest)
    return Kept(name, service, file)


def _proposal(name: str, here: Councils) -> Same:
    found = named(name, here.found.proposed)
    if found is not None:
        return found
    if named(name, here.found.confirmed) is not None:
        raise RefusedError(f"{name} is confirmed already. Add to it with --of.")
    names = [each.name for each in here.found.proposed]
    near = nearest(name, names) if names else "Nothing is proposed."
    raise RefusedError(
        f"Nothing that may be the same is called {name}. {near} Or name the services: "
        '--of "COUNCIL: SERVICE", once for each council.'
    )


def _confirmed(name: str, here: Councils) -> Same | None:
    wanted = key_of(name, "")
    every = here.found.confirmed
    return next((each for each in every if key_of(each.name, "") == wanted), None)


def _find(words: str, services: Sequence[Ours]) -> Ours:
    council, _, service = words.partition(":")
    wanted = key_of(service, council)
    for each in services:
        if wanted in each.names:
            return each
    near = nearest(words, [f"{each.council}: {each.service}" for each in services])
    raise RefusedError(f"There is no service {words} here. {near}")


def _services(
    name: str, before: Same | None, adds: Sequence[Ours], here: Councils
) -> dict[str, str]:
    held = {each.council: each.service for each in before.of} if before else {}
    held |= dict(before.not_here) if before else {}
    found: dict[str, str] = {}
    for each in adds:
        for other in here.found.confirmed:
            if any(each.names & one.names for one in other.of):
                raise RefusedError(
                    f"{each.service} of {each.council} is matched as {other.name}. "
                    f'Take that back first: assess portfolio unmatch "{other.name}"'
                )
        if each.council in {**held, **found}:
            other_one = {**held, **found}[each.council]
            raise RefusedError(
                f"{name} has {other_one} of {each.council}. A match has one service "
                "of each council."
            )
        found[each.council] = each.service
    return found


def _keeper(folders: Sequence[Path], name: str) -> Path:
    """Return the workspace that keeps a match: the one that has it, else the first."""
    every = workspaces_of(folders)
    return next((each for each in every if name in _read(each)), every[0])


def _read(workspace: Path) -> dict[str, Match]:
    return read_matches(workspace).matches.match


def take_back(folders: Sequence[Path], name: str) -> Kept:
    """Forget that services are the same one; the services stay as they are.

    Raises:
        RefusedError: no match is called so.
        StoreError: the matches can't be read or written.
    """
    every = {each: read_matches(each) for each in workspaces_of(folders)}
    wanted = key_of(name, "")
    for workspace, read in every.items():
        for called in read.matches.match:
            if key_of(called, "") == wanted:
                return _without(workspace, read, called)
    known = [called for read in every.values() for called in read.matches.match]
    near = nearest(name, known) if known else "Nothing is matched here."
    raise RefusedError(f"No match is called {name}. {near}")


def _without(workspace: Path, read: MatchesRead, name: str) -> Kept:
    match = dict(read.matches.match)
    gone = match.pop(name)
    file = save_matches(workspace, read.matches.but(match=match), expected=read.digest)
    return Kept(name, dict(gone.service), file)
