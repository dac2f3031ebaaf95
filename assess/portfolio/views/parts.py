"""The lists of the portfolio in words: what fails, what is late, who has what to do."""

from collections import Counter
from collections.abc import Container, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.logic.portfolio import (
    ENOUGH,
    Fails,
    Owed,
    Portfolio,
    Seen,
    rated_in,
)
from assess.portfolio.logic.standing import State
from assess.portfolio.logic.strips import strips
from assess.portfolio.logic.trend import Quarter, Went
from assess.portfolio.views.goals import Goal
from assess.portfolio.views.naming import named
from assess.portfolio.views.part import Part, PartLine, count_of, of, part, to
from assess.portfolio.views.services import facts, goals_of, title

SERVICES: Final[dict[State, str]] = {
    "due": "Services due to be assessed",
    "under-way": "Services being assessed",
    "assessed": "Services assessed",
    "exempt": "Services that are exempt",
}

APART: Final = "Savings got better while satisfaction got worse"


NOT_IN_TABLES: Final[tuple[State, ...]] = ("due", "under-way", "exempt")

MOST_HERE: Final = 4
"""How many of a long list are said on the sheet for a board."""


def parts(found: Portfolio) -> Iterator[Part]:
    """Yield the lists of a portfolio, each with what it is of; none that is empty."""
    fails = [_failing(each, found) for each in found.fails]
    yield from part("What falls short most often", fails, MOST_HERE, what_counts(found))
    late = [o for o in found.owed if o.deadline.days_late(found.today)]
    yield from part("Overdue", [_owed(each, found.today) for each in late])
    soon = [o for o in found.owed if not o.deadline.days_late(found.today)]
    yield from part("Due next", [_owed(each, found.today) for each in soon], MOST_HERE)
    yield from part("Who has something to do", list(_by_whom(found)), most=None)
    open_ = [
        PartLine(each.asked.text, of(each.entry), goals=to(each.entry))
        for each in found.conditions
        if found.is_public or each.asked.due is None  # the others stand above
    ]
    without = "" if found.is_public else ", without a day"
    yield from part(f"Conditions not confirmed yet{without}", open_)
    if not found.is_public:
        yield from _services(found)
    yield from part("Savings and satisfaction", list(_figures(found)))


def over_all(found: Portfolio) -> Iterator[Part]:
    """Yield what stands behind the sheet for a board: all services, and over time."""
    if not found.is_public:
        yield from _services(found, SERVICES)
    before = [
        PartLine(of(each.entry), _history(each), goals=to(each.entry))
        for each in found.seen
        if each.earlier and not any(strips(each))
    ]
    note = "Each time it was assessed against another standard, so nothing is compared."
    yield from part("From one standard to another", before, None, note)
    if found.quarters[1:]:
        trend = [_quarter(each) for each in found.quarters]
        yield from part("By quarter of the assessment", trend, most=None)


def _failing(each: Fails, found: Portfolio) -> PartLine:
    few = "" if each.of >= ENOUGH else f" {count_of(each.of, 'service')}: few."
    said = in_words(each)
    about = f"{' '.join(_by_rating(each, found))}{few}"
    return PartLine(with_capital(said), about, goals=to_each(each))


def to_each(fails: Fails) -> tuple[Goal, ...]:
    """Return the criterion that falls short, in each service where it does."""
    ref = f"{fails.standard}:{fails.number}"
    return tuple(goal for seen in fails.short for goal in to(seen.entry, ref))


def _by_rating(each: Fails, found: Portfolio) -> Iterator[str]:
    """Say which services have which rating, the worst of a scale first."""
    rated = [
        (held, seen.entry)
        for seen in each.short
        if (held := rated_in(seen.entry, each.standard, each.number))
    ]
    worst_first = sorted(rated, key=lambda pair: -(pair[0].place or 0))
    for word, those in groupby(worst_first, key=lambda pair: pair[0].word):
        yield f"{word}: {listed(named((entry for _, entry in those), found))}."


def _owed(each: Owed, today: date) -> PartLine:
    deadline = each.deadline
    late = deadline.days_late(today)
    overdue = f", {count_of(late, 'day')} overdue" if late else ""
    by = f"{of(each.entry)}: {deadline.who}, by {spelt(deadline.due)}{overdue}"
    return PartLine(
        deadline.words,
        f"{by}{_before_then(each)}",
        is_bad=bool(late),
        goals=to(each.entry),
    )


def _before_then(each: Owed) -> str:
    """Count what is to be done before a service is assessed again."""
    if each.deadline.what != "reassessment":
        return ""
    still = sum(_comes_before(each.deadline.due, a) for a in each.entry.asked)
    come = "comes" if still == 1 else "come"
    return f". {count_of(still, 'action')} {come} before that" if still else ""


def _comes_before(day: date, asked: Asked) -> bool:
    if asked.is_condition or not asked.is_open:
        return False
    is_by_then = asked.due is not None and asked.due <= day
    return is_by_then or asked.event == "next-assessment"


def _by_whom(found: Portfolio) -> Iterator[PartLine]:
    every = Counter(each.deadline.who for each in found.owed)
    late = Counter(
        o.deadline.who for o in found.owed if o.deadline.days_late(found.today)
    )
    for who in sorted(every, key=lambda name: (-late[name], -every[name], name)):
        overdue = f", {late[who]} of them overdue" if late[who] else ""
        theirs = (o.entry for o in found.owed if o.deadline.who == who)
        goals = dict.fromkeys(goal for entry in theirs for goal in to(entry))
        said = f"{who}: {every[who]} due{overdue}"
        yield PartLine(said, "", is_bad=bool(late[who]), goals=tuple(goals))


def _services(
    found: Portfolio, wanted: Container[State] = NOT_IN_TABLES
) -> Iterator[Part]:
    """Yield the services by how they stand; the tables have those assessed already."""
    for state, those in groupby(found.standings, key=lambda each: each.state):
        if state not in wanted:
            continue
        lines = [
            PartLine(
                title(each),
                facts(each, found.today),
                is_bad=state == "due",
                goals=goals_of(each),
            )
            for each in those
        ]
        yield Part(SERVICES[state], tuple(lines))


def _history(each: Seen) -> str:
    """Say each result, the oldest first."""
    return "; ".join(map(_result, (*each.earlier, each.entry)))


def _result(entry: Entry) -> str:
    day = f", {spelt(entry.published)}" if entry.published else ""
    against = listed([standard.title for standard in entry.standards])
    result = entry.outcome.lower() or "no overall result"
    return f"{with_capital(entry.phase)}{day}: {result} ({against})"


_MONTHS: Final = (
    "January to March", "April to June", "July to September", "October to December",
)  # fmt: skip


def _quarter(each: Quarter) -> PartLine:
    few = ", few" if each.assessments < ENOUGH else ""
    return PartLine(
        f"{each.title}, {_MONTHS[each.quarter - 1]} {each.year}",
        f"{each.met:,} met and {each.rated - each.met:,} short of {each.rated:,}, in "
        f"{count_of(each.assessments, 'assessment')}{few}",
    )


def _figures(found: Portfolio) -> Iterator[PartLine]:
    for name, each in (
        ("Savings", found.savings),
        ("Satisfaction", found.satisfaction),
    ):
        if each.better or each.worse or each.same:
            yield PartLine(f"{name}: {_went(each)}", "", each.worse > each.better)
    if apart := went_apart(found):
        names = f"{listed(named(apart, found))}."
        goals = tuple(goal for entry in apart for goal in to(entry))
        yield PartLine(APART, names, is_bad=True, goals=goals)


def went_apart(found: Portfolio) -> list[Entry]:
    """Return the services that got cheaper and are liked less."""
    every = (each.entry for each in found.seen)
    return [e for e in every if (e.savings, e.satisfaction) == ("better", "worse")]


def _went(each: Went) -> str:
    said = [
        (each.better, "better"),
        (each.worse, "worse"),
        (each.same, "the same"),
        (each.unknown, "not known"),
    ]
    return ", ".join(f"{words} in {number}" for number, words in said if number)


def in_words(each: Fails) -> str:
    """Say which criterion falls short where, how it is rated, and since when."""
    rated = listed([f"{count} {word.lower()}" for word, count in each.rated])
    since = f", the longest since {spelt(each.since)}" if each.since else ""
    of = f"{each.of_standard}, " if each.of_standard else ""
    return (
        f"{of}{each.noun} {each.number}, {each.title}, in {len(each.short)} of "
        f"{count_of(each.of, 'service')} ({rated}){since}"
    )


def what_counts(found: Portfolio) -> str:
    """Say what falls short, in the words of the scales that were used."""
    words = dict.fromkeys(
        word.lower() for each in found.fails for word, _ in each.rated
    )
    return f"Falls short is what is rated {' or '.join(words)}."
