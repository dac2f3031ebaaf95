"""One service side by side, for other programs."""

from typing import Any

from assess.portfolio.logic.side import Help, Linked, Side, Table
from assess.portfolio.logic.told import Column, Told


def as_json(found: Side) -> dict[str, Any]:
    """Return what stands side by side."""
    return {
        "name": found.same.name,
        "councils": [_column(each) for each in found.columns],
        "without": [
            {"council": one.council, "service": one.service} for one in found.without
        ],
        "standards": [_table(found.columns, table) for table in found.tables],
        "linked": [_link(each) for each in found.linked],
        "help": [help_for(each) for each in found.helps],
    }


def _column(column: Column) -> dict[str, Any]:
    entry = column.entry
    return {
        "council": column.council,
        "service": column.ours.service,
        "phase": entry.phase,
        "published": entry.published,
        "outcome": entry.outcome,
        "standards": list(column.assessment.brief.standard),
    }


def _table(columns: tuple[Column, ...], table: Table) -> dict[str, Any]:
    return {
        "standard": table.standard,
        "title": table.title,
        "criteria": [
            {
                "criterion": row.ref.criterion,
                "title": row.title,
                "councils": {
                    column.council: _told(told)
                    for column, told in zip(columns, row.told, strict=True)
                    if told is not None
                },
            }
            for row in table.rows
        ],
    }


def _told(told: Told) -> dict[str, Any]:
    return {
        "word": told.rating.word,
        "state": "met" if told.is_met else "short" if told.is_short else None,
        "reason": told.reason,
        "well": told.well,
        "gap": told.gap,
        "evidence": [{"title": e.title, "kind": e.kind} for e in told.evidence],
    }


def _link(link: Linked) -> dict[str, Any]:
    return {
        "councils": [link.one.council, link.other.council],
        "criteria": [[str(ref) for ref in link.refs], [str(link.ref)]],
        "same": link.asks_the_same,
    }


def help_for(each: Help) -> dict[str, Any]:
    """Return who could help whom with a criterion."""
    return {
        "criterion": str(each.ref),
        "by": {column.council: str(ref) for column, ref in each.by},
        "to": [column.council for column in each.to],
    }
