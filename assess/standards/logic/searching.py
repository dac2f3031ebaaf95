"""Find words in what standards ask."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from assess.model.finding import CriterionRef
from assess.model.own_prompts import OwnPrompts
from assess.model.standard import Criterion, Guidance, Standard
from assess.model.values import Phase


class Hit(NamedTuple):
    """A sentence of a criterion in which all words were found."""

    ref: CriterionRef
    title: str
    place: str
    """Where it stands, for example `ask at beta`; `title` for the title itself."""
    text: str


NONE: Final[Mapping[str, OwnPrompts]] = {}


def search(
    standards: Iterable[Standard], words: str, own: Mapping[str, OwnPrompts] = NONE
) -> Iterator[Hit]:
    """Yield the criteria in which all *words* stand, each with its first sentence.

    Words may be begun only, and may be spread over the title and one sentence.

    Args:
        standards: The editions.
        words: What is looked for.
        own: What a council asks as well, by edition.
    """
    wanted = words.lower().split()
    for standard in standards:
        for number, criterion in standard.criterion.items():
            ref = CriterionRef(standard.id, number)
            as_well = _own_sentences(own.get(standard.id), number)
            for place, text in (*_sentences(criterion), *as_well):
                if wanted and _holds(f"{criterion.title} {text}", wanted):
                    yield Hit(ref, criterion.title, place, text)
                    break


def _holds(text: str, wanted: list[str]) -> bool:
    whole = f" {text.lower()}"
    return all(word in whole for word in wanted)


def _own_sentences(own: OwnPrompts | None, number: str) -> Iterator[tuple[str, str]]:
    """Yield what a council asks as well, said to be its own."""
    if own is not None and number in own.criterion:
        one = own.criterion[number]
        yield f"note of {own.by}", one.note
        for place, line in _guided(one.always, one.phase):
            yield f"{place}, of {own.by}", line


def _guided(
    always: Guidance, phases: Mapping[Phase, Guidance]
) -> Iterator[tuple[str, str]]:
    for phase, guidance in [("", always), *phases.items()]:
        at = f" at {phase}" if phase else ""
        for name, lines in (
            ("ask", guidance.ask),
            ("look for", guidance.look_for),
            ("warning sign", guidance.warning_signs),
        ):
            yield from ((f"{name}{at}", line) for line in lines)


def _sentences(criterion: Criterion) -> Iterator[tuple[str, str]]:
    yield "title", criterion.title
    yield "summary", criterion.summary
    yield from _guided(criterion.always, criterion.phase)
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
