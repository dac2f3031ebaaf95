"""Join two versions of one file. Nothing that anybody typed is lost.

No common ancestor is needed: whatever has an id is a union by id; where two
texts stand under one id, the one whose digest sorts first stays and the other
waits whole under `fork` until its author chooses. What was deleted or rejected
is remembered by its digest, so that an old copy that comes back stays silent.
Joining is the same in any order and any number of times.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from assess.domain.agreed import Agreed, Outcome, OutcomeText
from assess.domain.canonical import canonical, digest
from assess.domain.evidence import Evidence, EvidenceText
from assess.domain.finding import (
    Action,
    ActionText,
    Finding,
    Findings,
    Gone,
    Rated,
    Sentence,
)
from assess.domain.record import record_id
from assess.domain.sheet import InboxLine, Sheet, Submission
from assess.domain.values import Value

_V = TypeVar("_V")
_Whole = TypeVar("_Whole", bound=Value)
_Text = TypeVar("_Text", bound=Value)

NOTE_RULE = "\n\n* * *\n\n"
"""Stands between two notes that were both kept."""


def merged_sheets(one: Sheet, other: Sheet) -> Sheet:
    """Return both versions of one person's sheet as one."""
    return one.but(
        submitted=_union(one.submitted, other.submitted, _submission),
        finding=_findings(one.finding, other.finding),
        evidence=_union(one.evidence, other.evidence, _evidence),
        inbox=_union(one.inbox, other.inbox, _inbox),
        response=_union(one.response, other.response, _later),
        progress=_nested(one.progress, other.progress),
        verified=_nested(one.verified, other.verified),
    )


def merged_agreed(one: Agreed, other: Agreed) -> Agreed:
    """Return both versions of what was agreed as one."""
    reveals = [a.reveal for a in (one, other) if a.reveal is not None]
    return one.but(
        reveal=min(reveals, key=lambda r: (r.at, r.by), default=None),
        finding=_findings(one.finding, other.finding),
        outcome=_outcome(one.outcome, other.outcome),
        publication=_union(one.publication, other.publication, _earlier),
        reopened=_union(one.reopened, other.reopened, _earlier),
        decided=_union(one.decided, other.decided, _later),
        closed=_union(one.closed, other.closed, _first_spelt),
    )


def _union(
    one: Mapping[str, _V], other: Mapping[str, _V], join: Callable[[_V, _V], _V]
) -> dict[str, _V]:
    """Join two tables by id; entries that only one of them has are kept."""
    both = {**other, **one}
    for key in one.keys() & other.keys():
        if one[key] != other[key]:
            both[key] = join(one[key], other[key])
    return both


def _nested(
    one: Mapping[str, Mapping[str, Any]], other: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    return {
        key: _union(one.get(key, {}), other.get(key, {}), _later)
        for key in one.keys() | other.keys()
    }


def _findings(one: Findings, other: Findings) -> Findings:
    return {
        standard: _union(one.get(standard, {}), other.get(standard, {}), _finding)
        for standard in one.keys() | other.keys()
    }


def _finding(one: Finding, other: Finding) -> Finding:
    was = {**one.was, **other.was}
    for mine, theirs in ((one, other), (other, one)):
        if mine.at and theirs.at and record_id(mine) in theirs.was:
            return theirs.but(was=was, note=_notes(one.note, other.note))
    if one.at and other.at and record_id(one) != record_id(other):
        top, below = sorted((one, other), key=lambda f: (f.at, record_id(f)))[::-1]
        was[record_id(below)] = below.record()
        one, other = top, below
    rated, fork, settled = _rated(one, other)
    return one.but(
        **dict(rated),
        fork=fork,
        settled=settled,
        was=was,
        note=_notes(one.note, other.note),
        evidence=_union(one.evidence, other.evidence, lambda a, b: a and b),
        well=_union(one.well, other.well, _sentence),
        gap=_union(one.gap, other.gap, _sentence),
        advice=_union(one.advice, other.advice, _sentence),
        action=_union(one.action, other.action, _action),
        dissent=_union(one.dissent, other.dissent, _first_spelt),
    )


def _rated(
    one: Finding, other: Finding
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
    kept = {name: live[name] for name in sorted(live) if name not in settled}
    if not kept:
        return nothing, {}, tuple(sorted(settled))
    top, *rest = kept
    return kept[top], {name: kept[name] for name in rest}, tuple(sorted(settled))


def _notes(one: str, other: str) -> str:
    """Keep both notes, each block once."""
    blocks = {b for note in (one, other) for b in note.split(NOTE_RULE) if b.strip()}
    return one if one == other else NOTE_RULE.join(sorted(blocks))


def _versions(item: Any, text: Callable[[Any], _V]) -> tuple[dict[str, _V], set[str]]:
    """Return the live versions under one id, and the digests of the dead ones."""
    if isinstance(item, Gone):
        return {}, set(item.gone)
    top = text(item)
    live = {_digest(top): top, **getattr(item, "fork", {})}
    return live, set(getattr(item, "settled", ()))


def _digest(item: Any) -> str:
    return digest(item)


def _joined(
    one: Any,
    other: Any,
    text: Callable[[Any], _V],
    whole: Callable[[_V, dict[str, _V], tuple[str, ...]], Any],
) -> Any:
    """Join two entries under one id: live versions less the dead ones."""
    live_one, dead_one = _versions(one, text)
    live_other, dead_other = _versions(other, text)
    dead = dead_one | dead_other
    both = {**live_one, **live_other}
    live = {name: both[name] for name in sorted(both) if name not in dead}
    if not live:
        return Gone(gone=tuple(sorted(dead | both.keys())))
    top, *rest = live
    return whole(live[top], {name: live[name] for name in rest}, tuple(sorted(dead)))


def _sentence(one: Any, other: Any) -> Any:
    def whole(text: str, fork: dict[str, str], settled: tuple[str, ...]) -> Any:
        if not fork and not settled:
            return text
        return Sentence(text=text, fork=fork, settled=settled)

    return _joined(one, other, lambda s: s if isinstance(s, str) else s.text, whole)


def _of(plain: type[_Text], full: type[_Whole]) -> Callable[[Any, Any], Any]:
    """Return how to join two values of *full*, whose text is a *plain*."""

    def text(item: _Whole) -> _Text:
        return plain.model_validate(
            {name: getattr(item, name) for name in plain.model_fields}
        )

    def whole(top: _Text, fork: dict[str, _Text], settled: tuple[str, ...]) -> _Whole:
        return full.model_validate({**dict(top), "fork": fork, "settled": settled})

    return lambda one, other: _joined(one, other, text, whole)


_action = _of(ActionText, Action)
_evidence = _of(EvidenceText, Evidence)


def _inbox(one: Any, other: Any) -> Any:
    if isinstance(one, Gone) or isinstance(other, Gone):
        lines = [item for item in (one, other) if isinstance(item, InboxLine)]
        dead = {d for item in (one, other) if isinstance(item, Gone) for d in item.gone}
        live = [line for line in lines if digest(line.text) not in dead]
        return live[0] if live else Gone(gone=tuple(sorted(dead)))
    text = _sentence(
        Sentence(text=one.text, fork=one.fork, settled=one.settled),
        Sentence(text=other.text, fork=other.fork, settled=other.settled),
    )
    whole = text if isinstance(text, Sentence) else Sentence(text=text)
    return InboxLine(
        at=min(one.at, other.at),
        filed=max(one.filed, other.filed),
        text=whole.text,
        fork=whole.fork,
        settled=whole.settled,
    )


def _outcome(one: Outcome | None, other: Outcome | None) -> Outcome | None:
    if one is None or other is None or one == other:
        return one or other
    joined: Outcome = _of(OutcomeText, Outcome)(one, other)
    return joined


def _submission(one: Submission, other: Submission) -> Submission:
    taken_back = [s.withdrawn for s in (one, other) if s.withdrawn is not None]
    first: Submission = _first_spelt(one, other)
    return first.but(withdrawn=min(taken_back, default=None))


def _later(one: Any, other: Any) -> Any:
    return max(one, other, key=lambda item: (item.at, canonical(item)))


def _earlier(one: Any, other: Any) -> Any:
    return min(one, other, key=lambda item: (item.at, canonical(item)))


def _first_spelt(one: Any, other: Any) -> Any:
    return min(one, other, key=canonical)
