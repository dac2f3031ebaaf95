"""Join two entries that stand under one id, and two tables of entries.

Where two texts stand under one id, the one whose digest sorts first stays and
the other waits whole under `fork` until its author chooses. What was deleted or
rejected is remembered by its digest, so that an old copy stays silent.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from assess.model.evidence import Evidence, EvidenceText
from assess.model.finding import Action, ActionText, Gone, Sentence, Spoken
from assess.model.values import Value
from assess.model.versions.canonical import canonical, digest
from assess.model.whole import Condition, ConditionText

_V = TypeVar("_V")
_Whole = TypeVar("_Whole", bound=Value)
_Text = TypeVar("_Text", bound=Value)
Join = Callable[[Any, Any], Any]


def union(
    one: Mapping[str, _V], other: Mapping[str, _V], join: Callable[[_V, _V], _V]
) -> dict[str, _V]:
    """Join two tables by id; entries that only one of them has are kept."""
    both = {**other, **one}
    for key in one.keys() & other.keys():
        if one[key] != other[key]:
            both[key] = join(one[key], other[key])
    return both


def versions(item: Any, text: Callable[[Any], _V]) -> tuple[dict[str, _V], set[str]]:
    """Return the live versions under one id, and the digests of the dead ones."""
    if isinstance(item, Gone):
        return {}, set(item.gone)
    top = text(item)
    live = {digest(top): top, **getattr(item, "fork", {})}  # type: ignore[arg-type]
    return live, set(getattr(item, "settled", ()))


def _joined(
    one: Any,
    other: Any,
    text: Callable[[Any], _V],
    whole: Callable[[_V, dict[str, _V], tuple[str, ...]], Any],
) -> Any:
    """Join two entries under one id: live versions less the dead ones."""
    live_one, dead_one = versions(one, text)
    live_other, dead_other = versions(other, text)
    dead = dead_one | dead_other
    both = {**live_one, **live_other}
    live = {name: both[name] for name in sorted(both) if name not in dead}
    if not live:
        return Gone(gone=tuple(sorted(dead | both.keys())))
    top, *rest = live
    return whole(live[top], {name: live[name] for name in rest}, tuple(sorted(dead)))


def line_of(item: Any) -> str:
    """Return the words of a sentence, with or without a history."""
    words: str = item if isinstance(item, str) else item.text
    return words


def sentence(one: Any, other: Any) -> Any:
    """Join two sentences."""

    def whole(text: str, fork: dict[str, str], settled: tuple[str, ...]) -> Any:
        if not fork and not settled:
            return text
        return Sentence(text=text, fork=fork, settled=settled)

    return _joined(one, other, line_of, whole)


def text_of(plain: type[_Text]) -> Callable[[Any], _Text]:
    """Return how to take the *plain* text out of a whole entry."""

    def text(item: Any) -> _Text:
        return plain.model_validate(
            {name: getattr(item, name) for name in plain.model_fields}
        )

    return text


def gone_of(item: Spoken | Action | Evidence | Condition) -> Gone:
    """Return what is left of an entry that is taken back: digests of its versions."""
    text = line_of if isinstance(item, str | Sentence) else _text_of_entry(item)
    live, dead = versions(item, text)
    return Gone(gone=tuple(sorted(live.keys() | dead)))


def _text_of_entry(item: Value) -> Callable[[Any], Any]:
    kinds = {Action: ActionText, Evidence: EvidenceText, Condition: ConditionText}
    return text_of(kinds.get(type(item), type(item)))


def entry(plain: type[_Text], full: type[_Whole]) -> Join:
    """Return how to join two values of *full*, whose text is a *plain*."""

    def whole(top: _Text, fork: dict[str, _Text], settled: tuple[str, ...]) -> _Whole:
        return full.model_validate({**dict(top), "fork": fork, "settled": settled})

    return lambda one, other: _joined(one, other, text_of(plain), whole)


action = entry(ActionText, Action)
evidence = entry(EvidenceText, Evidence)
condition = entry(ConditionText, Condition)


def later(one: Any, other: Any) -> Any:
    """Return the later of two."""
    return max(one, other, key=lambda item: (item.at, canonical(item)))


def earlier(one: Any, other: Any) -> Any:
    """Return the earlier of two."""
    return min(one, other, key=lambda item: (item.at, canonical(item)))


def first_spelt(one: Any, other: Any) -> Any:
    """Return the one that sorts first."""
    return min(one, other, key=canonical)
