"""What reads badly in an edition: read aloud to a panel, it would stumble."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from assess.model.standard import Criterion, Guidance, Standard

Key = tuple[str, ...]

LISTS: Final = ("ask", "look-for", "warning-signs")
LONGEST_LINE: Final = 140
LONGEST_INDICATOR: Final = 160
LONGEST_DESCRIPTOR: Final = 300
LONGEST_SUMMARY: Final = 240
"""Characters after which a sentence can't be said in one breath."""

MOST_WORDS: Final = 25
"""Words after which it can't be said in one breath either."""

SENTENCE_END: Final = re.compile(r"(?<=[.?!])[”\u2019]?\s+")
SECOND_QUESTION: Final = re.compile(
    r", (and|or) (are|can|could|did|do|does|is|was|were|will|would) "
    r"(anybody|anyone|he|it|people|she|somebody|that|the|these|they|this|we|you)\b.*\?"
)
"""A question with a second one at its end that can be answered with yes or no."""

LOOKS_BACK: Final = re.compile(
    r"\b(was|were)\b.*\b(after|because|before|on the day|until|when)\b"
)
"""How a warning speaks of what is past, and so can never be unticked."""

CLOSED: Final = frozenset(
    {"am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is"}
    | {"may", "might", "must", "shall", "should", "was", "were", "will", "would"}
)
"""How a question begins that can be answered with yes or no."""


class Remark(NamedTuple):
    """One thing to mend: the key in the file, and the sentence."""

    key: Key
    said: str


def reads_badly(key: Key, criterion: Criterion) -> Iterator[Remark]:
    """Yield what is too long to say, looks back, or asks for a yes or no."""
    texts = {
        (*key, "summary"): (criterion.summary, LONGEST_SUMMARY),
        **{
            (*key, "indicator", name, "text"): (indicator.text, LONGEST_INDICATOR)
            for name, indicator in criterion.indicator.items()
        },
        **{
            place: (text, LONGEST_DESCRIPTOR)
            for place, _, text in descriptors(key, criterion)
        },
        (*key, "why"): (criterion.why, LONGEST_SUMMARY),
    }
    for place, (text, most) in texts.items():
        if len(text) > most:
            yield Remark(place, _too_long(most))
        yield from _long_sentences(place, text)
    yield from _history(key, criterion)
    for place, guidance in _guidance(key, criterion):
        yield from lines_read_badly(place, guidance)


def descriptors(key: Key, criterion: Criterion) -> Iterator[tuple[Key, str, str]]:
    """Yield the place, the rating and the text of each descriptor."""
    for rating, text in criterion.rated.items():
        yield (*key, "rated", rating), rating, text
    for phase, guidance in criterion.phase.items():
        for rating, text in guidance.rated.items():
            yield (*key, "phase", phase, "rated", rating), rating, text


def _long_sentences(key: Key, text: str) -> Iterator[Remark]:
    for sentence in SENTENCE_END.split(text):
        count = len(sentence.split())
        if count > MOST_WORDS:
            said = f"has a sentence of {count} words; {MOST_WORDS} can be said aloud."
            yield Remark(key, f"{_short(sentence)} {said}")


def _history(key: Key, criterion: Criterion) -> Iterator[Remark]:
    """A warning about how the work began stays ticked for ever."""
    for name, indicator in criterion.indicator.items():
        if indicator.kind == "warning" and LOOKS_BACK.search(indicator.text):
            said = (
                "is about what is past and can never be unticked; say what is so now."
            )
            yield Remark((*key, "indicator", name, "text"), said)


def lines_read_badly(key: Key, guidance: Guidance) -> Iterator[Remark]:
    """Yield what is too long to say, or asks for a yes or no."""
    for name in LISTS:
        for line in getattr(guidance, name.replace("-", "_")):
            if len(line) > LONGEST_LINE:
                said = f"{_short(line)} {_too_long(LONGEST_LINE)}"
                yield Remark((*key, name), said)
    for line in guidance.ask:
        if line.partition(" ")[0].lower() in CLOSED:
            said = f"{_short(line)} can be answered with yes or no; ask what or how."
            yield Remark((*key, "ask"), said)
        elif SECOND_QUESTION.search(line):
            said = f"{_short(line)} ends in a question for a yes or no; leave that out."
            yield Remark((*key, "ask"), said)


def _guidance(key: Key, criterion: Criterion) -> Iterator[tuple[Key, Guidance]]:
    yield (*key, "always"), criterion.always
    for phase, guidance in criterion.phase.items():
        yield (*key, "phase", phase), guidance
    for name, part in criterion.part.items():
        yield (*key, "part", name), Guidance(ask=part.ask)
    if criterion.bought:
        yield (*key, "bought"), Guidance(ask=criterion.bought.ask)


def said_twice(standard: Standard) -> Iterator[Remark]:
    """What stands under two criteria says nothing about either."""
    seen: dict[str, str] = {}
    for number, criterion in standard.criterion.items():
        for key, line in _sentences(("criterion", number), criterion):
            if line in seen:
                said = f"{_short(line)} stands under {seen[line]} too; say it once."
                yield Remark(key, said)
            seen.setdefault(line, number)


def _sentences(key: Key, criterion: Criterion) -> Iterator[tuple[Key, str]]:
    for name in ("summary", "why", "note"):
        if text := getattr(criterion, name):
            yield (*key, name), text
    for place, guidance in _guidance(key, criterion):
        for name in LISTS:
            for line in getattr(guidance, name.replace("-", "_")):
                yield (*place, name), line
    for place, _, text in descriptors(key, criterion):
        yield place, text
    for name, indicator in criterion.indicator.items():
        yield (*key, "indicator", name, "text"), indicator.text


def _too_long(most: int) -> str:
    return f"is longer than {most} characters; say it in one breath."


def _short(line: str, most: int = 30) -> str:
    return f"“{line}”" if len(line) <= most else f"“{line[:most].rstrip()} …”"
