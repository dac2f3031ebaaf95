"""The lists of the picture in words: what fails, what is late, who has what to do."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Final

from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.involvement import involvement
from assess.portfolio.logic.picture import ENOUGH, Fails, Owed, Picture, Seen
from assess.portfolio.logic.standing import State
from assess.portfolio.logic.themes import themes
from assess.portfolio.logic.trend import Quarter, Went
from assess.portfolio.views.goals import Goal
from assess.portfolio.views.involvement import about, summed_up
from assess.portfolio.views.naming import named
from assess.portfolio.views.part import Part, PartLine, count_of, of, part, to
from assess.portfolio.views.services import facts, goals_of, title
from assess.portfolio.views.themes import by_theme

SERVICES: Final[dict[State, str]] = {
    "due": "Services due to be assessed",
    "under-way": "Services being assessed",
    "assessed": "Services assessed",
    "exempt": "Services that are exempt",
}

APART: Final = "Savings got better, and satisfaction got worse"


def parts(found: Picture) -> Iterator[Part]:
    """Yield the lists of a picture, each with what it is of; none that is empty."""
    fails = [_failing(each, found) for each in found.fails]
    yield from part("What falls short most often", fails, note=what_counts(found))
    late = [o for o in found.owed if o.deadline.days_late(found.today)]
    yield from part("Overdue", [_owed(each, found.today) for each in late])
    soon = [o for o in found.owed if not o.deadline.days_late(found.today)]
    yield from part("Due next", [_owed(each, found.today) for each in soon])
    yield from part("Who has something to do", list(_by_whom(found)), most=None)
    open_ = [
        PartLine(each.asked.text, of(each.entry), goals=to(each.entry))
        for each in found.conditions
    ]
    yield from part("Conditions not confirmed yet", open_)
    if not found.is_public:
        yield from _services(found)
    before = [
        PartLine(of(each.entry), _history(each), goals=to(each.entry))
        for each in found.seen
        if each.earlier
    ]
    yield from part("From one assessment to the next", before)
    if found.quarters[1:]:
        trend = [_quarter(each) for each in found.quarters]
        yield from part("By quarter of the assessment", trend, most=None)
    yield from part("Savings and satisfaction", list(_figures(found)))
    for each in involvement(found.grids):
        lines = list(summed_up(each))
        yield from part("Who is involved", lines, most=None, note=about(each))
    yield from by_theme(themes(found.grids, found.hub))


def _failing(each: Fails, found: Picture) -> PartLine:
    names = named((seen.entry for seen in each.short), found)
    few = "" if each.of >= ENOUGH else f" {count_of(each.of, 'service')}: few."
    said = in_words(each)
    goals = [
        Goal(of(seen.entry), seen.entry.folder, f"{each.standard}:{each.number}")
        for seen in each.short
    ]
    return PartLine(
        f"{said[:1].upper()}{said[1:]}", f"{listed(names)}.{few}", goals=tuple(goals)
    )


def _owed(each: Owed, today: date) -> PartLine:
    deadline = each.deadline
    late = deadline.days_late(today)
    overdue = f", {count_of(late, 'day')} overdue" if late else ""
    return PartLine(
        deadline.words,
        f"{of(each.entry)}: {deadline.who}, by {spelt(deadline.due)}{overdue}",
        is_bad=bool(late),
        goals=to(each.entry),
    )


def _by_whom(found: Picture) -> Iterator[PartLine]:
    every = Counter(each.deadline.who for each in found.owed)
    late = Counter(
        o.deadline.who for o in found.owed if o.deadline.days_late(found.today)
    )
    for who in sorted(every, key=lambda name: (-late[name], -every[name], name)):
        overdue = f", {late[who]} of them overdue" if late[who] else ""
        theirs = (o.entry for o in found.owed if o.deadline.who == who)
        goals = dict.fromkeys(goal for entry in theirs for goal in to(entry))
        said = f"{every[who]} due{overdue}"
        yield PartLine(who, said, is_bad=bool(late[who]), goals=tuple(goals))


def _services(found: Picture) -> Iterator[Part]:
    for state, those in groupby(found.standings, key=lambda each: each.state):
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
    """Say each result with the letters of its ratings, the oldest first."""
    return "; ".join(map(_result, (*each.earlier, each.entry)))


def _result(entry: Entry) -> str:
    day = f", {spelt(entry.published)}" if entry.published else ""
    rated = "".join(r.letter for standard in entry.standards for r in standard.criteria)
    result = entry.outcome.lower() or "no overall result"
    return f"{entry.phase.capitalize()}{day}: {result} ({rated})"


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


def _figures(found: Picture) -> Iterator[PartLine]:
    for name, each in (
        ("Savings", found.savings),
        ("Satisfaction", found.satisfaction),
    ):
        if each.better or each.worse or each.same:
            yield PartLine(name, _went(each), is_bad=each.worse > each.better)
    if apart := went_apart(found):
        names = f"{listed(named(apart, found))}."
        goals = tuple(goal for entry in apart for goal in to(entry))
        yield PartLine(APART, names, is_bad=True, goals=goals)


def went_apart(found: Picture) -> list[Entry]:
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


def what_counts(found: Picture) -> str:
    """Say what falls short, in the words of the scales that were used."""
    words = dict.fromkeys(
        word.lower() for each in found.fails for word, _ in each.rated
    )
    return f"Falls short is what is rated {' or '.join(words)}."
