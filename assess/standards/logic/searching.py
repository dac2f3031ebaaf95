"""Find words in what standards ask."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from assess.model.finding import CriterionRef
from assess.model.standard import Criterion, Standard


class Hit(NamedTuple):
    """A sentence of a criterion in which all words were found."""

    ref: CriterionRef
    title: str
    place: str
    """Where it stands, for example `ask at beta`; `title` for the title itself."""
    text: str


def search(standards: Iterable[Standard], words: str) -> Iterator[Hit]:
    """Yield the criteria in which all *words* stand, each with its first sentence.

    Words may be begun only, and may be spread over the title and one sentence.
    """
    wanted = words.lower().split()
    for standard in standards:
        for number, criterion in standard.criterion.items():
            ref = CriterionRef(standard.id, number)
            for place, text in _sentences(criterion):
                if wanted and _holds(f"{criterion.title} {text}", wanted):
                    yield Hit(ref, criterion.title, place, text)
                    break


def _holds(text: str, wanted: list[str]) -> bool:
    whole = f" {text.lower()}"
    return all(word in whole for word in wanted)


def _sentences(criterion: Criterion) -> Iterator[tuple[str, str]]:
    yield "title", criterion.title
    yield "summary", criterion.summary
    guided = [("", criterion.always), *criterion.phase.items()]
    for phase, guidance in guided:
        at = f" at {phase}" if phase else ""
        for name, lines in (
            ("ask", guidance.ask),
            ("look for", guidance.look_for),
            ("warning sign", guidance.warning_signs),
        ):
            yield from ((f"{name}{at}", line) for line in lines)
    for phase, here in criterion.phase.items():
        for rating, text in here.rated.items():
            yield f"{rating} at {phase} when", text
    for rating, text in criterion.rated.items():
        yield f"{rating} when", text
    for indicator in criterion.indicator.values():
        yield indicator.kind, indicator.text
    for part in criterion.part.values():
        yield "part", part.title
        yield from (("ask", line) for line in part.ask)
