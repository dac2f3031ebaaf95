"""Choose between versions that came together: in one's own sheet, or as the lead."""

from datetime import datetime
from typing import NamedTuple

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.merge.logic.choices import Choice, called_in, choices, chosen
from assess.model.agreed import Agreed
from assess.model.finding import CriterionRef, Finding
from assess.model.sheet import Sheet
from assess.model.versions.record import amended, heads


class Waiting(NamedTuple):
    """A choice that the person at the desk has to make."""

    is_agreed: bool
    """Whether it stands in what the panel agreed, not in one's own sheet."""
    choice: Choice


def waiting(desk: Desk) -> tuple[Waiting, ...]:
    """Return what the person at the desk has to choose, own sheet first."""
    found = [Waiting(is_agreed=False, choice=c) for c in choices(desk.sheet)]
    if desk.person == desk.assessment.brief.writes_agreed:
        agreed = desk.assessment.agreed
        found += [Waiting(is_agreed=True, choice=c) for c in choices(agreed)]
    return tuple(found)


@at_once
def settle(desk: Desk, version: str) -> Waiting:
    """Take one version; the others are rejected for good, and kept out.

    What was submitted already stays below as a record.

    Args:
        desk: Where the person sits.
        version: The digest of the version to take, or as much as is needed of it.

    Raises:
        RefusedError: no version, or more than one, is called so.
    """
    found = [
        (each, name)
        for each in waiting(desk)
        for name in each.choice.versions
        if version and name.startswith(version.lower())
    ]
    if not found:
        raise RefusedError(
            f"No version that waits is called {version}. See assess settle."
        )
    if len(found) > 1:
        raise RefusedError(f"Several versions begin with {version}. Give more of it.")
    [(each, name)] = found
    if each.is_agreed:
        agreed = desk.assessment.agreed
        value: Sheet | Agreed = _signed(
            agreed, chosen(agreed, each.choice, name), each.choice.ref, desk
        )
    else:
        sheet = desk.sheet
        value = _signed(sheet, chosen(sheet, each.choice, name), each.choice.ref, desk)
    desk.put(value, f"Chosen: {called_in(desk.assessment, each.choice)}")
    return each


def _signed(
    held: Sheet | Agreed, value: Sheet | Agreed, ref: CriterionRef | None, desk: Desk
) -> Sheet | Agreed:
    """Return *value*, in which the finding is a record if records are kept."""
    if ref is None:
        return value
    keeps = isinstance(held, Agreed) or held.submission is not None
    new = _finding(held.at(ref), value.at(ref), desk.now, desk.person, keeps=keeps)
    return value.with_finding(ref, new)


def _finding(
    old: Finding, new: Finding, at: datetime, by: str, *, keeps: bool
) -> Finding:
    if old.waits:
        joined = new.but(prev=heads(old.was))
        return joined.but(at=at, by=by) if keeps else joined
    if keeps and old.at is not None and old.record() != new.record():
        why = "Chosen between two versions."
        return amended(old, new, at=at, by=by, why=why, relied_on=at)
    return new
