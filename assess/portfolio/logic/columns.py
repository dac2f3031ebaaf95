"""The tables of an export: their columns, which stay; new ones come behind them."""

from collections.abc import Mapping
from typing import Final, Literal

Columns = Mapping[str, Literal["TEXT", "INTEGER"]]

ASSESSMENTS: Final[Columns] = {
    **dict.fromkeys(
        (
            "id", "service_id", "service", "council", "phase", "kind", "delivery",
            "assessed", "published", "outcome", "savings", "satisfaction",
        ),
        "TEXT",
    ),
    "version": "INTEGER",
    "counts": "INTEGER",
    "again_by": "TEXT",
    "colour": "TEXT",
    "shape": "TEXT",
    "is_changed": "INTEGER",
    "made": "TEXT",
    "is_public": "INTEGER",
    "is_superseded": "INTEGER",
}  # fmt: skip

RATINGS: Final[Columns] = {
    **dict.fromkeys(
        (
            "assessment_id", "standard", "criterion", "title", "theme", "rating",
            "word", "state",
        ),
        "TEXT",
    ),
    "gates": "INTEGER",
    **dict.fromkeys(("standard_title", "noun", "letter", "shape", "colour"), "TEXT"),
    **dict.fromkeys(
        ("evidence_count", "well_count", "gap_count", "action_count", "advice_count"),
        "INTEGER",
    ),
}  # fmt: skip

ACTIONS: Final[Columns] = {
    **dict.fromkeys(
        (
            "assessment_id", "id", "called", "kind", "criteria", "text", "owner",
            "due", "state",
        ),
        "TEXT",
    ),
    "is_open": "INTEGER",
    "due_before": "TEXT",
}  # fmt: skip

BY_COUNCIL: Final[Columns] = {
    **dict.fromkeys(("council", "standard", "criterion", "state", "word"), "TEXT"),
    "services": "INTEGER",
}

TABLES: Final[Mapping[str, Columns]] = {
    "assessments": ASSESSMENTS,
    "ratings": RATINGS,
    "actions": ACTIONS,
    "by_council": BY_COUNCIL,
}

SOUGHT_BY: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "assessments": (("id",), ("service_id", "published")),
    "ratings": (("assessment_id", "standard", "criterion"),),
}
"""By which columns the questions look for rows of a table."""
