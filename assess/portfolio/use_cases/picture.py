"""Look at the services of one or several councils."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.desk.places import assessments_of
from assess.model.council import Council
from assess.model.services import Service
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.picture import Picture, Wanted, picture
from assess.portfolio.logic.standing import assessed, standings
from assess.portfolio.logic.told_apart import called_as_now
from assess.portfolio.use_cases.looking import look
from assess.store.services import read_services
from assess.store.settings import read_settings
from assess.store.workspace import is_assessment

EVERYTHING = Wanted()


class Pictured(NamedTuple):
    """The picture, and what is no part of it."""

    picture: Picture
    entries: tuple[Entry, ...]
    """Everything that was looked at, also what was assessed again."""
    unread: tuple[str, ...]
    differing: tuple[Path, ...]
    council: Council
    """Whose look a page has: that of the first folder."""


def pictured(
    folders: Sequence[Path],
    today: date,
    wanted: Wanted = EVERYTHING,
    *,
    is_public: bool = False,
    by_content: bool = False,
) -> Pictured:
    """Return the picture of all that *folders* hold.

    Args:
        folders: Assessments, or workspaces, which stand for all they hold.
        today: Against which day something is late.
        wanted: Which of them.
        is_public: Leave out what no published report says.
        by_content: Read every file, whatever its time says.

    Raises:
        NotAnAssessmentError: a folder is neither.
        StoreError: a list of services, settings or a policy can't be read.
    """
    places = [place for folder in folders for place in assessments_of(folder)]
    found = look(places, by_content=by_content)
    shown = [
        (entry, counts)
        for entry, counts in zip(found.entries, found.counts, strict=True)
        if not (is_public and _is_unpublished(entry))
    ]
    named = called_as_now([entry for entry, _ in shown])
    chosen = [
        (entry, counts)
        for entry, (_, counts) in zip(named, shown, strict=True)
        if wanted.has(entry)
    ]
    every = [entry for entry, _ in chosen]
    rows = [] if is_public else list(_rows(folders, wanted))
    stand = standings(
        rows, [assessed(*each) for each in chosen], council="", today=today
    )
    counted = [entry for entry, counts in chosen if counts]
    made = picture(counted, every, stand, today=today, is_public=is_public)
    council = read_settings(_inside(folders[0])).council
    return Pictured(made, tuple(every), found.unread, found.differing, council)


def _is_unpublished(entry: Entry) -> bool:
    return entry.published is None or bool(entry.changed)


def _rows(folders: Sequence[Path], wanted: Wanted) -> Iterator[Service]:
    """Yield the services that are listed; of these nothing but the council is known."""
    if wanted._replace(council="") != EVERYTHING:
        return
    for folder in folders:
        if is_assessment(folder):
            continue
        council = read_settings(_inside(folder)).council.name
        for row in read_services(folder).service:
            of = row.council or council
            if wanted.council.casefold() in of.casefold():
                yield row.but(council=of)


def _inside(folder: Path) -> Path:
    """Return an assessment of a folder, or where one would be."""
    return folder if is_assessment(folder) else folder / "any"
