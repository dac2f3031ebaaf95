"""What `assess standards` prints."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from assess.model.capitals import with_capital
from assess.model.characters import visible
from assess.model.outcome import plural
from assess.model.own_prompts import OwnCriterion, OwnPrompts
from assess.model.standard import Criterion, Guidance, Head, Standard
from assess.model.values import Phase
from assess.standards.logic.comparison import Compared
from assess.standards.logic.crossing import Crossing
from assess.standards.logic.searching import Hit
from assess.standards.use_cases.library import Library
from assess.standards.views.provenance import checked

Lines = Iterable[str]

WIDTH = 80

HOW = {
    "same": "asks the same as",
    "broader": "asks all of this and more:",
    "narrower": "is a part of",
    "related": "belongs with",
}


def head(edition: Head, standing: str, asker: str) -> Iterator[str]:
    """Yield one edition of the list: how it stands, when checked, who adds to it."""
    yield f"{edition.id:<26} {visible(edition.title)} ({edition.edition})"
    yield f"{'':<26} {edition.criteria} {plural(edition.noun)}, {standing}"
    if edition.checked:
        yield f"{'':<26} facts checked {edition.checked}"
    if asker:
        yield f"{'':<26} with questions of its own by {visible(asker)}"


def standard(
    edition: Standard, own: OwnPrompts | None, phase: Phase | None
) -> Iterator[str]:
    """Yield a whole edition, or what it asks in one phase, and what a council adds."""
    yield f"{edition.title} ({edition.edition}), {edition.status}"
    yield f"{edition.publisher}. {edition.source}"
    yield edition.attribution
    for text in (edition.announced, edition.note, checked(edition)):
        yield from _wrapped(visible(text))
    if own is not None and own.note:
        yield from _wrapped(visible(f"{own.by}: {own.note}"))
    for number, criterion in edition.criterion.items():
        yield ""
        yield f"{number}. {criterion.title}"
        yield from _criterion(criterion, phase)
        if own is not None and number in own.criterion:
            yield f"  {visible(own.heading)}"
            yield from _own(own.criterion[number], phase)
    for each in own.expected.values() if own else ():
        yield ""
        yield from _wrapped(f"{own.by} expects evidence: {each.title}" if own else "")


def _criterion(criterion: Criterion, phase: Phase | None) -> Iterator[str]:
    for text in (criterion.summary, criterion.why, criterion.note):
        yield from _wrapped(text)
    yield from _guidance("In every phase", criterion.always)
    for name, guidance in criterion.phase.items():
        if phase in (None, name):
            yield from _guidance(f"At the end of {name}", guidance)
    if criterion.bought:
        heading = f"If the service was bought, who answers: {criterion.bought.answers}"
        yield from _guidance(heading, Guidance(ask=criterion.bought.ask))
    for out in criterion.left_out.values():
        when = ", ".join((*out.phase, *out.kind, *out.delivery)) or "always"
        yield from _wrapped(f"Left out ({when}): {out.reason}")
    yield from _rated(criterion, phase)
    for indicator in criterion.indicator.values():
        yield from _wrapped(f"{with_capital(indicator.kind)}: {indicator.text}")
    for part in criterion.part.values():
        yield from _wrapped(f"Part: {part.title}")


def _own(own: OwnCriterion, phase: Phase | None) -> Iterator[str]:
    yield from _wrapped(visible(own.note))
    yield from _guidance("In every phase", own.always)
    for name, guidance in own.phase.items():
        if phase in (None, name):
            yield from _guidance(f"At the end of {name}", guidance)


def _rated(criterion: Criterion, phase: Phase | None) -> Iterator[str]:
    """Yield what earns each rating: at one phase, or everywhere."""
    for rating, text in criterion.rated.items():
        here = criterion.descriptor(rating, phase) if phase else text
        yield from _wrapped(f"{with_capital(rating)} when: {here}")
    for name, guidance in criterion.phase.items() if phase is None else ():
        for rating, text in guidance.rated.items():
            yield from _wrapped(f"{with_capital(rating)} at {name} when: {text}")


def _guidance(title: str, guidance: Guidance) -> Iterator[str]:
    if guidance.ask or guidance.look_for or guidance.warning_signs:
        yield f"  {title}"
    for heading, lines in (
        ("Ask", guidance.ask),
        ("Look for", guidance.look_for),
        ("Warning signs", guidance.warning_signs),
    ):
        if lines:
            yield f"    {heading}"
        for line in lines:
            yield from _wrapped(line, "    - ", "      ")


def _wrapped(text: str, first: str = "  ", rest: str = "  ") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)


def hits(found: Sequence[Hit], library: Library) -> Iterator[str]:
    """Yield what a search found; one sentence where it found nothing."""
    for hit in found:
        yield visible(library.called(hit.ref))
        if hit.place != "title":
            yield from _wrapped(f"{hit.place}: {visible(hit.text)}")
    if not found:
        yield "Nothing was found. Try fewer words."


def differences(rows: Iterable[Compared]) -> Iterator[str]:
    """Yield two editions side by side."""
    for row in rows:
        ids = f"{row.one or '-':>3} {row.other or '-':>3}"
        title = visible(row.other_title or row.one_title)
        yield from _hanging(f"{row.change:<8} {ids}  ", title)
        if row.change == "reworded":
            yield from _hanging(f"{'':<8} {'':>3} {'':>3}  ", f"was: {row.one_title}")


def crossings(rows: Iterable[Crossing], library: Library) -> Iterator[str]:
    """Yield each criterion with what belongs to it."""
    for row in rows:
        yield visible(library.called(row.ref))
        for related in row.related:
            name = f"{HOW[related.how]} {library.called(related.ref)}."
            yield from _wrapped(f"{name} {related.because}", "    ", "      ")
        for middle, far in row.through:
            met = f"meets {library.called(far)}, in {library.called(middle)}"
            yield from _wrapped(met, "    ", "      ")
        if not row.related and not row.through:
            yield "    nothing is linked to this"


def crossings_json(rows: Iterable[Crossing]) -> list[dict[str, object]]:
    """Return the same for a program."""
    return [
        {
            "criterion": str(row.ref),
            "title": row.title,
            "related": [
                {"criterion": str(r.ref), "how": r.how, "because": r.because}
                for r in row.related
            ],
            "through": [
                {"by": str(middle), "criterion": str(far)}
                for middle, far in row.through
            ],
        }
        for row in rows
    ]


def _hanging(first: str, text: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)
    )
