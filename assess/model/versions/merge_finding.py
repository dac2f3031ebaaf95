"""Join two versions of a finding: records by id, drafts by what stands in them.

A finding is a set of dated records and, above them, what was not submitted yet.
Records are a union by id. The one that no other replaces stays on top as it is;
if there are several, or words that no record has, the top is a draft of all of
them, which its author confirms. What a record replaced is dead: an old copy
that comes back does not bring it back.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from assess.model.finding import (
    NO_FINDING,
    ActionText,
    Dissent,
    Finding,
    Gone,
    Rated,
    Record,
)
from assess.model.versions.canonical import digest
from assess.model.versions.merge_entries import (
    action,
    line_of,
    sentence,
    text_of,
    union,
    versions,
)
from assess.model.versions.record import record_id, replaced

NOTE_RULE = "\n\n* * *\n\n"
"""Stands between two notes that were both kept."""

_SAID = {
    "well": (sentence, line_of),
    "gap": (sentence, line_of),
    "advice": (sentence, line_of),
    "action": (action, text_of(ActionText)),
}


class _Parts(NamedTuple):
    """A finding taken apart."""

    records: dict[str, Record]
    draft: Finding
    """What stands above the records, without them."""


def merged_finding(one: Finding, other: Finding) -> Finding:
    """Return both versions as one; the same in any order, any number of times."""
    mine, theirs = _apart(one), _apart(other)
    records = {**mine.records, **theirs.records}
    older = replaced(records)
    based_on = {*mine.draft.prev, *theirs.draft.prev}
    heads = [records[n] for n in sorted(records) if n not in older | based_on]
    dead = _Standing(records[n] for n in older | based_on if n in records).less(
        _Standing([*heads, *_on_the_latest((mine, theirs), set(records) - older)])
    )
    drafts = [mine.draft, theirs.draft, *(_as_draft(head) for head in heads)]
    top = drafts[0]
    for draft in drafts[1:]:
        top = _joined(top, draft, dead)
    whole = _on_top(heads[0], top) if len(heads) == 1 else None
    if whole is not None and based_on <= older:
        below = {n: r for n, r in records.items() if n != record_id(heads[0])}
        return whole.but(was=below)
    return top.but(was=records, prev=tuple(sorted(based_on - older)))


def _apart(finding: Finding) -> _Parts:
    if finding.at is None:
        return _Parts(finding.was, finding.but(was={}))
    records = {**finding.was, record_id(finding): finding.record()}
    kept = {"note": finding.note, "fork": finding.fork, "settled": finding.settled}
    return _Parts(records, NO_FINDING.but(**kept))


def _on_the_latest(sides: Iterable[_Parts], latest: set[str]) -> Iterator[Finding]:
    """Yield the drafts that were made in knowledge of a record that still stands.

    What such a draft holds is meant, even if an older record held it too.
    """
    for side in sides:
        if latest & set(side.draft.prev):
            yield side.draft


def _as_draft(record: Record) -> Finding:
    fields = {name: getattr(record, name) for name in Record.model_fields}
    return Finding.model_validate({**fields, **_UNDATED})


_UNDATED: dict[str, Any] = {"at": None, "by": None, "why": "", "prev": ()}


class _Standing:
    """The versions of everything that stand in some findings."""

    def __init__(self, findings: Iterable[Record]) -> None:
        held = list(findings)
        self.rated = {
            name
            for finding in held
            for name in (digest(_rated(finding)), *getattr(finding, "fork", ()))
        }
        self.said = {
            (kind, key, name)
            for finding in held
            for kind, (_, text) in _SAID.items()
            for key, item in getattr(finding, kind).items()
            for name in versions(item, text)[0]
        }
        self.dissent = {
            (person, digest(dissent))
            for finding in held
            for person, dissent in finding.dissent.items()
        }

    def less(self, other: "_Standing") -> "_Standing":
        """Return what does not stand in *other*."""
        left = _Standing(())
        left.rated = self.rated - other.rated
        left.said = self.said - other.said
        left.dissent = self.dissent - other.dissent
        return left


def _rated(finding: Record) -> Rated:
    return Rated.model_validate(
        {name: getattr(finding, name) for name in Rated.model_fields}
    )


def _on_top(head: Record, top: Finding) -> Finding | None:
    """Return *head* on top, if *top* adds nothing to it but open choices."""
    stamp = {name: getattr(head, name) for name in (*_UNDATED, "method")}
    own = digest(_rated(head))
    everything = {digest(top.rated()): top.rated(), **top.fork}
    rated = everything.pop(own, None)
    if rated is None:
        rated = Rated()
    whole = top.but(**dict(rated), **stamp, fork=everything)
    whole = whole.but(fork={n: f for n, f in everything.items() if f != Rated()})
    return whole if whole.record() == head else None


def _joined(one: Finding, other: Finding, dead: _Standing) -> Finding:
    """Join two drafts, less what is dead."""
    rated, fork, settled = _chosen(one, other, dead)
    said = {
        kind: dict(_said(kind, getattr(one, kind), getattr(other, kind), dead))
        for kind in _SAID
    }
    methods = sorted(filter(None, (one.method, other.method)))
    return NO_FINDING.but(
        **dict(rated),
        **said,
        fork=fork,
        settled=settled,
        method=methods[0] if methods else None,
        note=_notes(one.note, other.note),
        evidence=union(one.evidence, other.evidence, lambda a, b: a and b),
        dissent=_dissent(one, other, dead),
        prev=tuple(sorted({*one.prev, *other.prev})),
    )


def _chosen(
    one: Finding, other: Finding, dead: _Standing
) -> tuple[Rated, dict[str, Rated], tuple[str, ...]]:
    """Compare rating, confidence, reason, indicators and parts as one value."""
    nothing = Rated()
    live = {
        digest(value): value
        for finding in (one, other)
        for value in (finding.rated(), *finding.fork.values())
        if value != nothing
    }
    settled = {*one.settled, *other.settled}
    kept = {n: live[n] for n in sorted(live) if n not in settled | dead.rated}
    if not kept:
        return nothing, {}, tuple(sorted(settled))
    top, *rest = kept
    return kept[top], {name: kept[name] for name in rest}, tuple(sorted(settled))


def _said(
    kind: str, one: Mapping[str, Any], other: Mapping[str, Any], dead: _Standing
) -> Iterator[tuple[str, Any]]:
    join, text = _SAID[kind]
    for key in one.keys() | other.keys():
        sides = [
            item
            for side in (one, other)
            if (item := _living(side.get(key), kind, key, text, dead)) is not None
        ]
        if len(sides) == 2:  # noqa: PLR2004 - both have it
            yield key, sides[0] if sides[0] == sides[1] else join(*sides)
        elif sides:
            yield key, sides[0]


def _living(item: Any, kind: str, key: str, text: Any, dead: _Standing) -> Any:
    """Return what is left of an entry without the versions that are dead."""
    if item is None or isinstance(item, Gone):
        return item
    live, settled = versions(item, text)
    kept = {n: v for n, v in live.items() if (kind, key, n) not in dead.said}
    if len(kept) == len(live):
        return item
    if not kept:
        return None
    top, *rest = sorted(kept)
    fork = {name: kept[name] for name in rest}
    if isinstance(kept[top], str) and not (fork or settled):
        return kept[top]
    values = {"text": kept[top]} if isinstance(kept[top], str) else dict(kept[top])
    return type(item).model_validate(
        {**values, "fork": fork, "settled": tuple(sorted(settled))}
    )


def _dissent(one: Finding, other: Finding, dead: _Standing) -> dict[str, Dissent]:
    left = [
        {p: d for p, d in f.dissent.items() if (p, digest(d)) not in dead.dissent}
        for f in (one, other)
    ]
    return union(left[0], left[1], _both_dissents)


def _both_dissents(one: Dissent, other: Dissent) -> Dissent:
    """Keep both reasons; printed only if both may be."""
    return Dissent(
        rating=min(one.rating, other.rating),
        reason=_notes(one.reason, other.reason),
        print_=one.print_ and other.print_,
    )


def _notes(one: str, other: str) -> str:
    """Keep both notes, each block once."""
    blocks = {b for note in (one, other) for b in note.split(NOTE_RULE) if b.strip()}
    return one if one == other else NOTE_RULE.join(sorted(blocks))
