"""Look at how far the panels of many assessments agreed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import TypeAdapter

from assess.desk.places import in_its_folder
from assess.model.council import Council
from assess.portfolio.logic.judged import PanelSaid, panel_said
from assess.portfolio.logic.once import copies
from assess.portfolio.logic.panels import Panels, panels
from assess.portfolio.use_cases.folders import inside, meant, must_be_folders
from assess.store import assessments
from assess.store.errors import StoreError, UnreadableFileError
from assess.store.index import Kind, looked_at
from assess.store.settings import read_settings


class Compared(NamedTuple):
    """How far panels agreed, and what is no part of it."""

    panels: Panels
    unread: tuple[str, ...]
    council: Council
    """Whose look a page has: that of the first folder."""


def panels_of(folders: Sequence[Path]) -> Compared:
    """Return how far the panels of all assessments that *folders* hold agreed.

    Every assessment counts, also one that was assessed again. Of ratings that are not
    revealed nothing is in it.

    Raises:
        NotAnAssessmentError: a folder is neither an assessment nor holds any.
        RefusedError: one is an export.
        StoreError: settings can't be read.
    """
    here = meant(folders)
    must_be_folders(here, "ratings of single assessors")
    read, unread = [], list(here.missing)
    for place, said in looked_at(_KIND, here.places):
        many = len(here.places) > 1
        unread += [in_its_folder(place, why, of_many=many) for why in said.unread]
        if not said.unread:
            read.append(said._replace(folder=str(place)))
    twice = copies((said.folder, said.id) for said in read)
    read = [said for said in read if said.folder not in twice]
    unread += twice.values()
    council = read_settings(inside(folders[0])).council
    return Compared(panels(read), tuple(unread), council)


def said_in(folder: Path) -> PanelSaid:
    """Return what may be seen of one; why it can't be read is part of it."""
    try:
        loaded = assessments.load(folder)
    except StoreError as error:
        passing = isinstance(error, UnreadableFileError)
        return PanelSaid(unread=(str(error),), is_passing=passing)
    if loaded.set_aside:
        return PanelSaid(
            unread=tuple(map(str, loaded.set_aside)),
            is_passing=any(
                isinstance(each, UnreadableFileError) for each in loaded.set_aside
            ),
        )
    return panel_said(loaded.assessment)


_ADAPTER: Final = TypeAdapter(PanelSaid)


def _written(said: PanelSaid) -> str:
    return _ADAPTER.dump_json(said).decode()


def _keeps(said: PanelSaid) -> bool:
    return not said.is_passing


_KIND: Final = Kind("panel", said_in, _written, _ADAPTER.validate_json, _keeps)
