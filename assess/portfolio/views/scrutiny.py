"""The portfolio for councillors on a scrutiny committee: plain words first."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.portfolio import Portfolio, Seen
from assess.portfolio.logic.promised import Became, Promise, promised
from assess.portfolio.logic.strips import strips
from assess.portfolio.views import promised as promises
from assess.portfolio.views.naming import as_told
from assess.portfolio.views.part import Part, PartLine, of, part, to
from assess.portfolio.views.parts import MOST_HERE
from assess.portfolio.views.portfolio import PortfolioView, view
from assess.portfolio.views.questions import questions

WHAT: Final = (
    "This page is for councillors who look into how services are run. It says what "
    "assessors found, what was promised and whether it was done, and what you may ask. "
    "All of it is from published reports."
)

PROMISED: Final[dict[str, frozenset[Became]]] = {
    "Promised, late, and not recorded as done": frozenset({"late"}),
    "Promised, and not recorded as done": frozenset({"open", "under-way", "again"}),
    "Promised, and done": frozenset({"done"}),
    "No longer asked for": frozenset({"dropped"}),
}


def scrutiny(whole: Portfolio, tool_version: str) -> PortfolioView:
    """Say what a committee needs to know."""
    board, found = view(whole, tool_version), as_told(whole)
    made = promised(found.seen, found.today)
    return replace(
        board,
        title="Portfolio of services for scrutiny",
        opening=(WHAT, *board.opening, promises.counted(made)),
        parts=tuple(_parts(found, made)),
        tables=(),
    )


def _parts(found: Portfolio, made: tuple[Promise, ...]) -> Iterator[Part]:
    yield from part("What you may ask", list(questions(found, made)), most=None)
    for title, kinds in PROMISED.items():
        lines = list(promises.lines(p for p in made if p.became in kinds))
        yield from part(title, lines, MOST_HERE)
    each = [_found(seen) for seen in found.seen]
    yield from part("What was found of each service", each, most=None)


def _found(seen: Seen) -> PartLine:
    entry = seen.entry
    day = f", published on {spelt(entry.published)}" if entry.published else ""
    result = entry.outcome.lower() or "no overall result"
    first = f"{with_capital(entry.phase)}{day}: {result}"
    said = ". ".join([first, *_short(seen), *_changed(seen)])
    return PartLine(of(entry), f"{said}.", goals=to(entry))


def _short(seen: Seen) -> Iterator[str]:
    for standard in seen.entry.standards:
        rated = [each for each in standard.criteria if each.state in ("met", "short")]
        short = [each.title for each in rated if each.state == "short"]
        if not rated:
            continue
        if not short:
            yield f"Nothing that {standard.title} asks for falls short"
        else:
            many = f"{len(short)} of {len(rated)}"
            yield f"{standard.title}: {many} fall short, {listed(short)}"


def _changed(seen: Seen) -> Iterator[str]:
    for strip in strips(seen):
        last = strip.times[-1][0].published
        turned = Counter(each.is_better for each in strip.turned if each.on == last)
        said = [
            f"{turned[is_better]} rated {word}"
            for is_better, word in ((True, "better"), (False, "worse"))
            if turned[is_better]
        ]
        if said:
            yield f"Since the assessment before, {listed(said)}"
