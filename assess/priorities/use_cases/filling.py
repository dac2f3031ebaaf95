"""Read what criteria say of harm, beginning and change, where a copy is older."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from assess.model.assessment import Assessment
from assess.model.standard import Criterion, Standard
from assess.store import standards
from assess.store.errors import StoreError

AHEAD: Final = ("harm", "lacks", "start", "changes", "stops", "opens")
"""What a criterion says for what comes next; copies of before do not have it."""


def filled_in(assessment: Assessment, workspace: Path) -> Assessment:
    """Return it with what today's editions say ahead, where its copies say nothing.

    Nothing else of an edition is taken from elsewhere, and only of the same edition: an
    assessment stays against what it was assessed against. A report is drawn from the
    copies alone.
    """
    filled = {
        name: _filled(standard, _today(name, workspace))
        for name, standard in assessment.standards.items()
        if not _says(standard)
    }
    if not filled:
        return assessment
    return assessment.but(standards={**assessment.standards, **filled})


def _says(standard: Standard) -> bool:
    default = {name: Criterion.model_fields[name].default for name in AHEAD}
    return any(
        getattr(criterion, name) != default[name]
        for criterion in standard.criterion.values()
        for name in AHEAD
    )


@cache
def _today(name: str, workspace: Path) -> Standard | None:
    try:
        edition = standards.available(workspace).get(name)
        return standards.read_standard(edition) if edition is not None else None
    except StoreError:
        return None


def _filled(standard: Standard, today: Standard | None) -> Standard:
    if today is None or today.edition != standard.edition:
        return standard
    return standard.but(criterion=_criteria(standard.criterion, today.criterion))


def _criteria(
    held: Mapping[str, Criterion], today: Mapping[str, Criterion]
) -> dict[str, Criterion]:
    return {
        name: criterion.but(**{key: getattr(today[name], key) for key in AHEAD})
        if name in today
        else criterion
        for name, criterion in held.items()
    }
