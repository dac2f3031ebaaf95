"""Which evidence is expected at a phase, and whether the register has it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from assess.check.logic.evidence_coverage import is_stale
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.expected import Expected
from assess.model.policy import months_later

Standing = Literal["missing", "planned", "out of date", "there"]


class Found(NamedTuple):
    """What is expected, and the pieces of evidence that are it."""

    title: str
    standing: Standing
    evidence: tuple[str, ...]
    """Their ids."""


def expected_of(
    assessment: Assessment, every: Iterable[Expected], *, today: date
) -> Iterator[Found]:
    """Yield what is expected of such an assessment, and how it stands.

    Args:
        assessment: The whole.
        every: What may be expected.
        today: What counts as out of date where the assessment has no date.
    """
    brief = assessment.brief
    day = brief.dates.assessed or today
    for one in every:
        if one.phase and brief.phase not in one.phase:
            continue
        if one.with_standard and one.with_standard not in assessment.standards:
            continue
        pieces = {
            key: item
            for key, item in assessment.evidence.items()
            if any(word.casefold() in item.title.casefold() for word in one.words)
        }
        yield Found(one.title, _standing(one, pieces.values(), day), tuple(pieces))


def _standing(one: Expected, pieces: Iterable[Evidence], day: date) -> Standing:
    """Return the best that can be said of any of the pieces."""
    found: Standing = "missing"
    for item in pieces:
        if item.kind == "plan":
            found = "planned" if found == "missing" else found
        elif _is_old(one, item, day):
            found = "out of date"
        else:
            return "there"
    return found


def _is_old(one: Expected, item: Evidence, day: date) -> bool:
    if item.expires is not None or not one.months or item.seen is None:
        return is_stale(item, day)
    return months_later(item.seen, one.months) < day
