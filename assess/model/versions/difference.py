"""What differs between what a report was made from and what stands now, and by whom."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.file_names import EARLIER_FILE
from assess.model.finding import CriterionRef
from assess.model.versions.canonical import plain
from assess.model.versions.patch import difference


class Difference(NamedTuple):
    """One thing that changed."""

    what: str
    by: str
    """A person's id; nothing where the files don't say."""
    at: datetime | None
    why: str


def differences(
    before: Assessment, after: Assessment, folder: Assessment
) -> tuple[Difference, ...]:
    """Return everything that changed, in the order in which people read it.

    Args:
        before: What the audience of a report saw.
        after: What it would see now.
        folder: Everything that is held now, which says who changed what and why.
    """
    return tuple(_differences(before, after, folder))


def _differences(
    before: Assessment, after: Assessment, folder: Assessment
) -> Iterator[Difference]:
    for change in difference(plain(before.brief), plain(after.brief)):
        yield Difference(f"brief: {'.'.join(change.path)}", "", None, "")
    for ref in dict.fromkeys([*before.refs, *after.refs]):
        yield from _in_finding(before, after, folder, ref)
    yield from _in_outcome(before, after)
    for name in dict.fromkeys([*before.standards, *after.standards]):
        if before.standards.get(name) != after.standards.get(name):
            yield Difference(f"the edition {name}", "", None, "")
    if before.scales != after.scales:
        yield Difference("the scales", "", None, "")
    if before.earlier != after.earlier:
        yield Difference(f"what {EARLIER_FILE} holds of last time", "", None, "")
    yield from _in_the_rest(before, after)


def _in_finding(
    before: Assessment, after: Assessment, folder: Assessment, ref: CriterionRef
) -> Iterator[Difference]:
    if not (_has(before, ref) and _has(after, ref)):
        yield Difference(f"{ref} is in one of them only", "", None, "")
        return
    old, new = before.finding(ref), after.finding(ref)
    if old.record() == new.record():
        return
    words = [before.shown(ref, old.rating).word, after.shown(ref, new.rating).word]
    said = words[1] if words[0] == words[1] else f"{words[1]}, was {words[0]}"
    held = folder.finding(ref)
    holder = folder.only_rater or folder.brief.writes_agreed or ""
    yield Difference(f"{ref} ({said})", held.by or holder, held.at, held.why)


def _has(assessment: Assessment, ref: CriterionRef) -> bool:
    return ref in assessment.refs


def _in_outcome(before: Assessment, after: Assessment) -> Iterator[Difference]:
    old, new = before.agreed.outcome, after.agreed.outcome
    if old == new:
        return
    if new is None:
        yield Difference("the outcome is taken out", "", None, "")
        return
    said = new.rating if old is None else f"{new.rating}, was {old.rating}"
    if old is not None and old.rating == new.rating:
        said = new.rating
    yield Difference(f"the outcome ({said})", new.by, new.at, "")


def _in_the_rest(before: Assessment, after: Assessment) -> Iterator[Difference]:
    """Yield what else differs, by the person whose file it stands in."""
    for person in dict.fromkeys([*before.sheets, *after.sheets]):
        old, new = plain(before.sheet(person)), plain(after.sheet(person))
        own = person == after.only_rater
        tables = {c.path[0] for c in difference(old, new)} - (
            {"finding"} if own else set()
        )
        for table in sorted(tables):
            yield Difference(f"{table} in people/{person}.toml", person, None, "")
    old, new = plain(before.agreed), plain(after.agreed)
    tables = {c.path[0] for c in difference(old, new)} - {"finding", "outcome"}
    for table in sorted(tables):
        yield Difference(f"{table} in agreed.toml", "", None, "")
