"""Which criteria of two assessments belong together, and what changed between them."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from assess.model.after.last_time import Change, change_of
from assess.model.assessment import Assessment
from assess.model.crosswalk import Crosswalk
from assess.model.finding import CriterionRef
from assess.model.moves import Moves, Table, steps

By = Literal["edition", "moves", "links"]
"""By what criteria are found to belong together."""


class Pair(NamedTuple):
    """A criterion of the second assessment, with those of the first it came from."""

    first: tuple[CriterionRef, ...]
    """Nothing where the first did not ask it."""
    second: CriterionRef | None
    """Nothing where the second does not ask it."""
    asks_the_same: bool
    change: Change | None
    """Nothing where it asks something else, or is not rated in the second."""


class Group(NamedTuple):
    """A standard of the second assessment beside one of the first."""

    first: str
    second: str
    by: By
    pairs: tuple[Pair, ...]


class Compared(NamedTuple):
    """Two assessments side by side."""

    groups: tuple[Group, ...]
    only_first: tuple[str, ...]
    """Standards of the first that nothing in the second can be compared with."""
    only_second: tuple[str, ...]


class Known(NamedTuple):
    """What is known of how editions belong together."""

    moves: Mapping[str, Moves]
    """By newer edition; it counts before the links."""
    links: Crosswalk


def compared(first: Assessment, second: Assessment, known: Known) -> Compared:
    """Compare two assessments: by edition, by table of moves, or by crosswalk.

    A link says that criteria belong together; where it says only that they touch the
    same matter, they are not compared.
    """
    groups = tuple(_groups(first, second, known))
    used = {group.first for group in groups}, {group.second for group in groups}
    return Compared(
        groups,
        tuple(name for name in first.brief.standard if name not in used[0]),
        tuple(name for name in second.brief.standard if name not in used[1]),
    )


def _groups(first: Assessment, second: Assessment, known: Known) -> Iterator[Group]:
    for name in second.brief.standard:
        if name in first.brief.standard:
            yield Group(name, name, "edition", tuple(_same(first, second, name)))
            continue
        for other in first.brief.standard:
            by, joined = _joined(other, name, known)
            if other not in second.brief.standard and joined:
                rows = tuple(_across(first, second, name, joined))
                yield Group(other, name, by, rows)


Joined = dict[CriterionRef, dict[CriterionRef, bool]]
"""By criterion of the first, those of the second that it belongs to; whether it asks
the same."""


def _joined(first: str, second: str, known: Known) -> tuple[By, Joined]:
    if table := _table(first, second, known):
        return "moves", _by_moves(first, second, table)
    if table := _table(second, first, known):
        return "moves", _turned(_by_moves(second, first, table))
    found: Joined = {}
    for one, related in known.links.between(first, second):
        if related.how != "related":
            found.setdefault(one, {})[related.ref] = related.how == "same"
    return "links", found


def _table(old: str, new: str, known: Known) -> Table | None:
    moves = known.moves.get(new)
    return moves.from_.get(old) if moves else None


def _by_moves(old: str, new: str, table: Table) -> Joined:
    return {
        CriterionRef(old, step.old): {
            CriterionRef(new, number): step.became == "moved" and not step.because
            for number in step.to
        }
        for step in steps(table)
        if step.to
    }


def _turned(joined: Joined) -> Joined:
    found: Joined = {}
    for one, others in joined.items():
        for other, same in others.items():
            found.setdefault(other, {})[one] = same
    return found


def _same(first: Assessment, second: Assessment, name: str) -> Iterator[Pair]:
    before, after = first.standards[name].criterion, second.standards[name].criterion
    for number in after:
        ref = CriterionRef(name, number)
        one = (ref,) if number in before else ()
        yield _pair(first, second, one, ref, asks_the_same=True)
    for number in before:
        if number not in after:
            yield _gone(CriterionRef(name, number))


def _across(
    first: Assessment, second: Assessment, name: str, joined: Joined
) -> Iterator[Pair]:
    standard = next(iter(joined)).standard
    for number in second.standards[name].criterion:
        ref = CriterionRef(name, number)
        came = tuple(one for one in joined if ref in joined[one])
        same = len(came) == 1 and joined[came[0]] == {ref: True}
        yield _pair(first, second, came, ref, asks_the_same=same)
    for number in first.standards[standard].criterion:
        ref = CriterionRef(standard, number)
        if ref not in joined:
            yield _gone(ref)


def _gone(ref: CriterionRef) -> Pair:
    """Return a criterion of the first that the second does not ask."""
    return Pair((ref,), None, asks_the_same=False, change=None)


def _pair(
    first: Assessment,
    second: Assessment,
    came: tuple[CriterionRef, ...],
    ref: CriterionRef,
    *,
    asks_the_same: bool,
) -> Pair:
    held = second.finding(ref).rating
    if not (came and asks_the_same) or held is None:
        return Pair(came, ref, asks_the_same and bool(came), None)
    then, now = first.scale(came[0].standard), second.scale(ref.standard)
    if not (then.rating and now.rating):
        return Pair(came, ref, asks_the_same, None)
    was = first.finding(came[0]).rating
    return Pair(came, ref, asks_the_same, change_of(was, then, held, now))
