"""Put two assessments side by side, as anybody may see them."""

import json
from pathlib import Path
from typing import Any

from assess import __version__
from assess.check.use_cases.as_published import must_be_as_published
from assess.compare.logic import Known, compared
from assess.compare.views import CompareView, build, render
from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing, TextFormat
from assess.model.assessment import Assessment
from assess.model.crosswalk import NO_LINKS
from assess.model.redact import redact
from assess.store import assessments, files, standards
from assess.store.settings import read_settings
from assess.store.workspace import workspace_of


def compare(first: Path, second: Path) -> CompareView:
    """Return what two assessments say beside each other.

    Nothing in it is said by name: it holds what a public report of each may say.

    Raises:
        RefusedError: both are one, or what stands published was changed since.
        StoreError: one of them can't be read.
    """
    if first.resolve() == second.resolve():
        raise RefusedError("Both are the same assessment. Name two.")
    one, other = _read(first), _read(second)
    found = compared(one, other, known_of(first, second))
    return build(one, other, found, tool_version=__version__)


def known_of(*folders: Path) -> Known:
    """Return the links of the library, and the tables of moves that assessments hold.

    What a council wrote itself counts before what ships, and of several councils that
    of the last.

    Raises:
        StoreError: a crosswalk or a table of moves can't be read.
    """
    workspaces = list(dict.fromkeys(map(workspace_of, folders)))
    tables = {}
    for workspace in workspaces:
        tables.update(standards.tables_of_moves(workspace))
    tables.update(standards.tables_in([folder / "standards" for folder in folders]))
    links = NO_LINKS
    for workspace in workspaces:
        links = links.joined(standards.read_crosswalk(workspace))
    return Known(standards.moves_in(tables), links)


def _read(folder: Path) -> Assessment:
    loaded = assessments.load(folder)
    for error in loaded.set_aside:
        raise error
    must_be_as_published(loaded.assessment)
    return redact(loaded.assessment, "public")


def page(view: CompareView, format_: TextFormat, folder: Path) -> str:
    """Return the comparison as text, in the council's own colours.

    Raises:
        StoreError: what the council has set can't be read.
    """
    return render(view, format_, Drawing(council=read_settings(folder).council))


def entry(view: CompareView) -> dict[str, Any]:
    """Return the comparison for a program."""
    return {
        "first": _side(view, 0),
        "second": _side(view, 1),
        "notes": list(view.notes),
        "groups": [
            {
                "title": group.title,
                "counts": group.counts,
                "note": group.note,
                "rows": [
                    {
                        "criterion": row.number,
                        "title": row.title,
                        "first": [
                            {"criterion": number, "rating": rating.word}
                            for number, rating in row.before
                        ],
                        "second": row.after.word if row.after else None,
                        "says": row.says,
                    }
                    for row in group.rows
                ],
            }
            for group in view.groups
        ],
        "actions": [action._asdict() for action in view.actions],
    }


def _side(view: CompareView, place: int) -> dict[str, Any]:
    side = view.sides[place]
    assessed = side.assessed.isoformat() if side.assessed else None
    outcome = side.outcome.word if side.outcome else None
    return {**side._asdict(), "assessed": assessed, "outcome": outcome}


def spelt(view: CompareView) -> str:
    """Return the same as a file of JSON holds it."""
    return json.dumps(entry(view), ensure_ascii=False, indent=2) + "\n"


def write(path: Path, text: str) -> None:
    """Write a comparison over whatever the file held.

    Raises:
        SaveError: it can't be written; the old file is intact.
    """
    files.replace(path, text.encode(), root=path.parent)
