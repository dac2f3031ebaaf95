"""What is known of an assessment as text, as the index keeps it.

To look at what did not change is mostly to make values of text again. So what services
share, the words of a standard and of its ratings, owners and states, is made once for
all of them, and what stands twice, an action and that it is due, is written once.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Any, Final

from pydantic import TypeAdapter

from assess.model.after.deadlines import Deadline, Spanned
from assess.portfolio.logic.entries import Asked, Counts, Entry, Rated, Standard

_FACTS: Final = TypeAdapter(Entry)


def written(entry: Entry) -> str:
    """Return it as lines of ASCII, which are the quickest to read."""
    facts = entry._replace(standards=(), asked=(), before=(), spans=())
    due = {_when_due(asked): at for at, asked in enumerate(entry.asked)}
    spans = [due.get(each, each) for each in entry.spans]
    lines = [_dumped(_FACTS.dump_python(facts, mode="json"))]
    lines += [_dumped(entry.asked), _dumped(entry.before), _dumped(spans)]
    for standard in entry.standards:
        lines += _lines(standard)
    return "\n".join(lines)


def read(text: str) -> Entry:
    """Return what was written.

    Raises:
        ValueError, TypeError, LookupError: it is something else.
    """
    facts, actions, before, spans, *rest = text.split("\n")
    fourths = zip(rest[::4], rest[1::4], rest[2::4], rest[3::4], strict=True)
    asked = _asked(json.loads(actions))
    return _FACTS.validate_json(facts)._replace(
        standards=tuple([_standard(*each) for each in fourths]),
        asked=asked,
        before=_asked(json.loads(before)),
        spans=_spans(json.loads(spans), asked),
    )


def _dumped(values: Iterable[Any]) -> str:
    return json.dumps(list(values), default=date.isoformat, separators=(",", ":"))


@lru_cache(maxsize=4_096)
def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


_new: Final = tuple.__new__
"""Makes a value of a tuple in half the time; what unpacks it has counted it before."""


@lru_cache(maxsize=4_096)
def _refs(*criteria: str) -> tuple[str, ...]:
    return criteria


def _asked(kept: Iterable[Any]) -> tuple[Asked, ...]:
    return tuple([
        _new(
            Asked,
            (
                intern(key), intern(called), kind, _refs(*criteria), text,
                intern(owner), _day(due), intern(state), _day(ended), event,
            ),
        )
        for key, called, kind, criteria, text, owner, due, state, ended, event in kept
    ])  # fmt: skip


def _when_due(asked: Asked) -> Spanned:
    """Return how it is said that an action is due, unless it is said otherwise."""
    _, _, is_condition, _, text, owner, due, *_ = asked
    what = "condition" if is_condition else "action"
    return _new(Spanned, (_new(Deadline, (due, what, text, owner)), None, None))


def _spans(kept: Iterable[Any], asked: tuple[Asked, ...]) -> tuple[Spanned, ...]:
    return tuple(
        [
            _when_due(asked[each]) if isinstance(each, int) else _other_span(*each)
            for each in kept
        ]
    )


def _other_span(deadline: list[Any], ahead: int | None, until: str | None) -> Spanned:
    due, what, words, who = deadline
    day = date.fromisoformat(due)
    return Spanned(Deadline(day, what, words, who), ahead, _day(until))


_ASKED: Final = Rated._fields.index("state")
"""What stands before is the same however a criterion is rated."""


def _lines(standard: Standard) -> Iterator[str]:
    """Yield what is asked, which ratings there are, which each has, and its counts."""
    ways = [each[_ASKED:] for each in standard.criteria]
    known = sorted(set(ways))
    facts = standard[: Standard._fields.index("criteria")]
    yield _dumped([*facts, [each[:_ASKED] for each in standard.criteria]])
    yield _dumped(known)
    yield bytes(map(known.index, ways)).hex()
    yield " ".join(",".join(map(_number, each)) for each in standard.counts)


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _standard(asked: str, ways: str, which: str, counts: str) -> Standard:
    standard, every = _table(asked, ways)
    rated = [of[way] for of, way in zip(every, bytes.fromhex(which), strict=True)]
    counted = tuple(map(_counts, counts.split()))
    return standard._replace(criteria=tuple(rated), counts=counted)


@lru_cache(maxsize=4_096)
def _counts(words: str) -> Counts:
    return Counts(*(int(each) if each else None for each in words.split(",")))


@lru_cache(maxsize=1_024)
def _table(asked: str, ways: str) -> tuple[Standard, tuple[tuple[Rated, ...], ...]]:
    """Return a standard, and of each of its criteria how it looks rated either way."""
    *facts, criteria = json.loads(asked)
    known = json.loads(ways)
    every = (tuple(Rated(*each, *way) for way in known) for each in criteria)
    return Standard._make((*facts, (), ())), tuple(every)
