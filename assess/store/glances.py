"""A first look at many assessments: read once, and then from the index."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from assess.store.glance import (
    Glance,
    GlancedCriterion,
    GlancedRating,
    GlancedStandard,
    glance,
)
from assess.store.index import Kind, looked_at


def glances(folders: Iterable[Path]) -> Iterator[tuple[Path, Glance]]:
    """Yield each assessment with what a glance shows, in their order.

    As `glance` without a person: nothing that one of several wrote and nobody may see
    before the reveal.
    """
    for folder, seen in looked_at(_KIND, folders):
        yield folder, seen._replace(folder=folder)


def _written(seen: Glance) -> str:
    return json.dumps(seen._replace(folder=Path()), default=str)


def _read(text: str) -> Glance:
    kept = Glance(**dict(zip(Glance._fields, json.loads(text), strict=True)))
    return kept._replace(
        folder=Path(),
        people=tuple((name, role) for name, role in kept.people),
        standards=tuple(map(_standard, kept.standards)),
        spoilt=tuple(kept.spoilt),
    )


def _standard(kept: Any) -> GlancedStandard:
    known = GlancedStandard(*kept)
    return known._replace(criteria=tuple(map(_criterion, known.criteria)))


def _criterion(kept: Any) -> GlancedCriterion:
    known = GlancedCriterion(*kept)
    return known._replace(rating=GlancedRating(*known.rating))


def _is_whole(seen: Glance) -> bool:
    """Whether all of it could be read; else it is looked at again each time."""
    return not (seen.trouble or seen.spoilt)


_KIND = Kind("glance", glance, _written, _read, _is_whole)
