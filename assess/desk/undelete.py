"""Bring back what was deleted, under a new id.

A deletion is remembered by its digest for ever, so what comes back under its
old id would be deleted again by any older copy of the file.
"""

from collections.abc import Mapping

from assess.desk.ids import mint
from assess.desk.rules import Renamed
from assess.model.finding import SAID_KINDS, CriterionRef, Finding, Gone
from assess.model.sheet import Sheet


def undeleted(held: Sheet, restored: Sheet) -> tuple[Sheet, Renamed]:
    """Return *restored* with what was gone in *held* under new ids, and where."""
    renamed: Renamed = []
    for standard, table in restored.finding.items():
        for criterion, finding in table.items():
            ref = CriterionRef(standard, criterion)
            after, moved = _undeleted_said(held.at(ref), finding)
            restored = restored.with_finding(ref, after)
            prefix = ("finding", standard, criterion)
            renamed += [((*prefix, *old), (*prefix, *new)) for old, new in moved]
    evidence, ids = _moved(held.evidence, restored.evidence)
    renamed += [(("evidence", old), ("evidence", new)) for old, new in ids]
    return restored.but(evidence=evidence), renamed


def _undeleted_said(held: Finding, restored: Finding) -> tuple[Finding, Renamed]:
    renamed: Renamed = []
    tables: dict[str, object] = {}
    for kind in SAID_KINDS:
        tables[kind], moved = _moved(getattr(held, kind), getattr(restored, kind))
        renamed += [((kind, old), (kind, new)) for old, new in moved]
    return restored.but(**tables), renamed


def _moved(
    held: Mapping[str, object], restored: Mapping[str, object]
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    back = [
        key
        for key, item in restored.items()
        if isinstance(held.get(key), Gone) and not isinstance(item, Gone)
    ]
    table, moved = dict(restored), []
    for old in back:
        new = mint(table, after=table)
        table[new], table[old] = table[old], held[old]
        moved.append((old, new))
    return table, moved
