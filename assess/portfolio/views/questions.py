"""What a scrutiny committee may ask, from what is published."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.measures import Direction
from assess.model.outcome import listed
from assess.portfolio.logic.involvement import involvement
from assess.portfolio.logic.portfolio import Portfolio, Seen
from assess.portfolio.logic.promised import Promise
from assess.portfolio.logic.strips import strips
from assess.portfolio.logic.trend import Went
from assess.portfolio.views.naming import named
from assess.portfolio.views.part import PartLine, count_of, of, to
from assess.portfolio.views.parts import in_words, to_each

OF_EACH: Final = 2
"""How many questions of one kind are proposed."""


def questions(found: Portfolio, promises: Iterable[Promise]) -> Iterator[PartLine]:
    """Yield what members may ask, each with what it rests on."""
    kinds = (
        _of_promises(promises),
        _of_what_fails(found),
        _of_what_got_worse(found),
        _of_the_involved(found),
        _of_figures(found),
    )
    for kind in kinds:
        yield from islice(kind, OF_EACH)


def _of_promises(promises: Iterable[Promise]) -> Iterator[PartLine]:
    for each in promises:
        if each.became == "late" and each.asked.due:
            text = each.asked.text.removesuffix(".")
            late = count_of(each.days_late, "day")
            yield PartLine(
                f"“{text}”: is it done? If not, what stands in its way, when will it "
                "be, and what do residents do until then?",
                f"{of(each.entry)}. It was due by {spelt(each.asked.due)}, {late} ago, "
                "and nothing published says that it is done.",
                goals=to(each.entry, *each.asked.criteria[:1]),
            )


def _of_what_fails(found: Portfolio) -> Iterator[PartLine]:
    for each in found.fails:
        said = in_words(each)
        yield PartLine(
            f"{each.title}: what is being done about it, by when, and who answers?",
            f"{with_capital(said)}.",
            goals=to_each(each),
        )


def _of_what_got_worse(found: Portfolio) -> Iterator[PartLine]:
    """Ask of what got worse last time; of what is worst now first."""
    worse = [
        (seen.entry, strip, each)
        for seen in found.seen
        for strip in strips(seen)
        for each in strip.turned
        if not each.is_better and each.on == seen.entry.published
    ]
    for entry, strip, each in sorted(worse, key=lambda w: w[2].now.colour != "bad"):
        was, now = each.was.word.lower(), each.now.word.lower()
        before, later = each.phases
        if before != later:
            was, now = f"{was} in {before}", f"{now} in {later}"
        yield PartLine(
            f"{each.title}: it was {was} and is {now}. What happened?",
            f"{of(entry)}, {strip.noun} {each.number}, on {spelt(each.on)}.",
            goals=to(entry),
        )


def _of_the_involved(found: Portfolio) -> Iterator[PartLine]:
    low = [
        (part, each)
        for each in involvement(found.grids)
        for part in each.parts
        if part.low
    ]
    for part, _ in sorted(low, key=lambda each: -each[0].low):
        yield PartLine(
            f"{part.title}: how is it brought in when a service is changed?",
            f"It is absent or only told in {part.low} of "
            f"{count_of(part.said, 'service')}.",
        )


def _of_figures(found: Portfolio) -> Iterator[PartLine]:
    figures: dict[str, Went] = {
        "Satisfaction": found.satisfaction, "Savings": found.savings,
    }  # fmt: skip
    for name, each in figures.items():
        if each.worse:
            known = count_of(each.better + each.worse + each.same, "service")
            those = [s.entry for s in found.seen if _direction(name, s) == "worse"]
            yield PartLine(
                f"{name} got worse. Why, and for whom?",
                f"In {each.worse} of {known} of which it is known: "
                f"{listed(named(those, found))}.",
                goals=tuple(goal for entry in those for goal in to(entry)),
            )


def _direction(name: str, seen: Seen) -> Direction:
    return seen.entry.satisfaction if name == "Satisfaction" else seen.entry.savings
