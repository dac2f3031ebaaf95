"""Join two versions of one file. Nothing that anybody typed is lost.

No common ancestor is needed: whatever has an id is a union by id, and two texts
under one id are both kept until somebody chooses. Joining is the same in any
order and any number of times.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assess.model.agreed import Agreed, Outcome, OutcomeText
from assess.model.finding import Findings, Gone, Sentence
from assess.model.sheet import InboxLine, Mark, Reply, Sheet, Submission
from assess.model.versions.canonical import canonical
from assess.model.versions.merge_entries import (
    condition,
    earlier,
    entry,
    evidence,
    first_spelt,
    later,
    sentence,
    union,
)
from assess.model.versions.merge_finding import merged_finding
from assess.model.whole import WHOLE_KINDS, Whole


def merged_sheets(one: Sheet, other: Sheet) -> Sheet:
    """Return both versions of one person's sheet as one."""
    return one.but(
        submitted=union(one.submitted, other.submitted, _submission),
        finding=_findings(one.finding, other.finding),
        evidence=union(one.evidence, other.evidence, evidence),
        inbox=union(one.inbox, other.inbox, _inbox),
        asked=_asked(one.asked, other.asked),
        prepared=union(one.prepared, other.prepared, min),
        marked=union(one.marked, other.marked, _mark),
        checked=union(one.checked, other.checked, min),
        response=union(one.response, other.response, later),
        progress=_nested(one.progress, other.progress),
        afterwards=union(one.afterwards, other.afterwards, later),
        verified=_nested(one.verified, other.verified),
        reply=union(one.reply, other.reply, _reply),
    )


def merged_agreed(one: Agreed, other: Agreed) -> Agreed:
    """Return both versions of what was agreed as one."""
    reveals = [a.reveal for a in (one, other) if a.reveal is not None]
    return one.but(
        reveal=min(reveals, key=lambda r: (r.at, canonical(r)), default=None),
        finding=_findings(one.finding, other.finding),
        outcome=_outcome(one.outcome, other.outcome),
        whole=_whole(one.whole, other.whole),
        publication=union(one.publication, other.publication, earlier),
        reopened=union(one.reopened, other.reopened, earlier),
        draft=union(one.draft, other.draft, earlier),
        answered=union(one.answered, other.answered, later),
        decided=union(one.decided, other.decided, later),
        closed=union(one.closed, other.closed, first_spelt),
        numbered=union(one.numbered, other.numbered, min),
        changes=union(one.changes, other.changes, later),
    )


def _nested(
    one: Mapping[str, Mapping[str, Any]], other: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    return {
        key: union(one.get(key, {}), other.get(key, {}), later)
        for key in one.keys() | other.keys()
    }


def _asked(
    one: Mapping[str, Mapping[str, Mapping[str, datetime]]],
    other: Mapping[str, Mapping[str, Mapping[str, datetime]]],
) -> dict[str, dict[str, dict[str, datetime]]]:
    """Keep every question that was ticked, with the earlier time."""
    return union(one, other, lambda a, b: union(a, b, lambda c, d: union(c, d, min)))  # type: ignore[arg-type]


def _findings(one: Findings, other: Findings) -> Findings:
    return {
        standard: union(one.get(standard, {}), other.get(standard, {}), merged_finding)
        for standard in one.keys() | other.keys()
    }


def _inbox(one: Any, other: Any) -> Any:
    lines = [item for item in (one, other) if isinstance(item, InboxLine)]
    text = sentence(_as_sentence(one), _as_sentence(other))
    if isinstance(text, Gone):
        return text
    whole = text if isinstance(text, Sentence) else Sentence(text=text)
    return InboxLine(
        at=min(line.at for line in lines),
        filed=max(line.filed for line in lines),
        text=whole.text,
        fork=whole.fork,
        settled=whole.settled,
    )


def _as_sentence(item: InboxLine | Gone) -> Sentence | Gone:
    if isinstance(item, Gone):
        return item
    return Sentence(text=item.text, fork=item.fork, settled=item.settled)


def _outcome(one: Outcome | None, other: Outcome | None) -> Outcome | None:
    if one is None or other is None or one == other:
        return one or other
    joined: Outcome = entry(OutcomeText, Outcome)(one, other)
    return joined


def _mark(one: Mark, other: Mark) -> Mark:
    """Return the one that was said later; what was taken back stays so."""
    taken_back = [mark.withdrawn for mark in (one, other) if mark.withdrawn is not None]
    said: Mark = later(one.but(withdrawn=None), other.but(withdrawn=None))
    return said.but(withdrawn=min(taken_back, default=None))


def _whole(one: Whole, other: Whole) -> Whole:
    said = {
        kind: union(getattr(one, kind), getattr(other, kind), sentence)
        for kind in WHOLE_KINDS
    }
    return one.but(**said, condition=union(one.condition, other.condition, condition))


def _reply(one: Reply, other: Reply) -> Reply:
    """Keep what was said last of what was done."""
    return max((one, other), key=lambda r: (r.did_at or r.at, canonical(r)))


def _submission(one: Submission, other: Submission) -> Submission:
    taken_back = [s.withdrawn for s in (one, other) if s.withdrawn is not None]
    first: Submission = first_spelt(one, other)
    return first.but(withdrawn=min(taken_back, default=None))
