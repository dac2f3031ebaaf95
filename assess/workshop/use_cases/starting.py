"""Start a workshop: its folder, the councils in the room, and its hour."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from assess.desk.at_once import at_once
from assess.desk.clock import now
from assess.desk.errors import RefusedError
from assess.desk.ids import mint_long
from assess.desk.workshop_desk import WorkshopDesk
from assess.model.slug import slug
from assess.model.values import FORMAT
from assess.model.workshop import MOST_COUNCILS, Workshop, WorkshopCouncil
from assess.store import standards, workshops
from assess.store.workspace import is_workshop, workspace_of
from assess.workshop.logic.answers import in_the_room
from assess.workshop.use_cases.putting import put

STANDARD: Final = "local-service-design"
SCALE: Final = "maturity4"
ID_LENGTH: Final = 8
LONGEST_ID: Final = 40


def start(folder: Path) -> Path:
    """Make the folder of a workshop; return it.

    Raises:
        RefusedError: the council's own edition marks no core criteria.
        StoreError: the folder is not empty or can't be written.
    """
    edition = standards.available(workspace_of(folder))[STANDARD]
    read = standards.read_standard(edition)
    if not read.core or SCALE not in read.scales:
        raise RefusedError(
            f"{STANDARD} marks no core criteria, or has no levels from 0 to 4, so "
            "there is nothing to talk about. Write core = true on a few criteria."
        )
    new_id = mint_long(ID_LENGTH)
    workshop = Workshop(format=FORMAT, id=new_id, standard=STANDARD, scale=SCALE)
    workshops.create(folder, workshop, edition)
    return folder


def start_called(workspace: Path, words: str) -> Path:
    """Make a workshop in a workspace, or return the one that is called so.

    Raises:
        RefusedError: the words make no name for a folder.
        StoreError: the folder holds something else, or can't be written.
    """
    name = slug(words, LONGEST_ID)
    if not name:
        raise RefusedError("Give it a name of letters or digits.")
    folder = workspace / name
    return folder if is_workshop(folder) else start(folder)


def sit_down(folder: Path) -> WorkshopDesk:
    """Return the desk of a workshop.

    Raises:
        StoreError: it can't be used.
    """
    return WorkshopDesk(folder, clock=now)


def workspace(folder: Path) -> Path:
    """Return the workspace that holds a workshop."""
    return workspace_of(folder)


@at_once
def add_council(desk: WorkshopDesk, name: str, service: str) -> str:
    """Add a council and the service that it talks about; return its id.

    Raises:
        RefusedError: a word is missing, it is there already, or there are too many.
    """
    workshop = desk.workshop
    if len(workshop.council) >= MOST_COUNCILS:
        raise RefusedError(f"No more than {MOST_COUNCILS} councils fit in a workshop.")
    must_be_new(desk, name)
    must_name_service(service)
    key = next(k for k in _ids(name) if k not in workshop.council)
    held = WorkshopCouncil(name=name.strip(), service=service.strip())
    put(desk, workshop.with_council(key, held), f"{held.name} added")
    return key


def must_be_new(desk: WorkshopDesk, name: str, *, but: str = "") -> None:
    """See that a council has a name that no other has.

    Raises:
        RefusedError: it has none, or another is called so.
    """
    if not name.strip():
        raise RefusedError("Say which council it is.")
    others = {h.name.casefold() for k, h in desk.workshop.council.items() if k != but}
    if name.strip().casefold() in others:
        raise RefusedError(f"{name.strip()} is here already. Give another name.")


def must_name_service(service: str) -> None:
    """See that a council says which service it talks about.

    Raises:
        RefusedError: it does not.
    """
    if not service.strip():
        raise RefusedError("Say which of its services the council talks about.")


def _ids(name: str) -> Iterator[str]:
    first = slug(name, LONGEST_ID) or "council"
    yield first
    for number in range(2, MOST_COUNCILS + 2):
        yield f"{first}-{number}"


@at_once
def change_council(desk: WorkshopDesk, key: str, name: str, service: str) -> None:
    """Call a council or its service something else.

    Raises:
        RefusedError: a word is missing, or another council is called so.
    """
    must_be_new(desk, name, but=key)
    must_name_service(service)
    held = desk.workshop.council[key]
    new = held.but(name=name.strip(), service=service.strip())
    put(desk, desk.workshop.with_council(key, new), f"{new.name} changed")


@at_once
def remove_council(desk: WorkshopDesk, key: str) -> None:
    """Take a council out that has said nothing yet.

    Raises:
        RefusedError: it has answered, or is named in what was decided.
    """
    workshop = desk.workshop
    held = workshop.council[key]
    helps = [k for h in workshop.help.values() for k in (h.council, h.helps)]
    has_answered = any(key in q.answers for q in workshop.question.values())
    if has_answered or held.part or held.step or key in helps:
        raise RefusedError(
            f"{held.name} has said something already, so it stays. Undo that first."
        )
    left = {k: c for k, c in workshop.council.items() if k != key}
    put(desk, workshop.but(council=left), f"{held.name} taken out")


@at_once
def begin(desk: WorkshopDesk) -> None:
    """Begin the hour, once the councils are named; it runs on its own from then on.

    Raises:
        RefusedError: no council is named.
    """
    workshop = desk.workshop
    if not workshop.council:
        raise RefusedError("Name the councils in the room first.")
    if workshop.begun is None or not in_the_room(workshop):
        put(desk, workshop.but(begun=desk.now), "The hour began")
