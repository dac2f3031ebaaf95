"""One writer for each file: who may change the brief and what the panel agreed."""

from assess.desk.errors import RefusedError
from assess.model.brief import Brief
from assess.model.values import Value

NO_LEAD = "The panel has no lead assessor yet. Name one: assess panel FOLDER change"


def must_write_agreed(brief: Brief, person: str) -> None:
    """See that *person* writes what the panel agreed.

    Raises:
        RefusedError: somebody else does, or nobody is named who does.
    """
    if brief.writes_agreed is None:
        raise RefusedError(
            f"{NO_LEAD} PERSON --role lead. The lead writes what is agreed."
        )
    if person != brief.writes_agreed:
        raise RefusedError(f"Only {brief.writes_agreed} writes what the panel agreed.")


def must_write_brief(brief: Brief, person: str, value: Value) -> None:
    """See that *person* may change the brief to *value*.

    While nobody leads, anybody on the panel may name a lead.

    Raises:
        RefusedError: somebody else changes it, or nobody leads yet.
    """
    if brief.lead is None and brief.agreed_by is None:
        if isinstance(value, Brief) and value.lead is not None:
            return
        raise RefusedError(f"{NO_LEAD} PERSON --role lead. The lead changes the brief.")
    if person not in (brief.lead, brief.agreed_by):
        writer = brief.lead or brief.agreed_by
        raise RefusedError(f"Only {writer} changes the brief.")
