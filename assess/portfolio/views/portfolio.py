"""The portfolio of many services in words: what a terminal, a page and a screen say."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from assess.document.drawing import Drawing
from assess.document.templates import drawn
from assess.model.council import Council
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.portfolio import ENOUGH, Fails, Portfolio
from assess.portfolio.views.heat import Table, table
from assess.portfolio.views.naming import as_told, councils_of, named
from assess.portfolio.views.narrowing import narrowed
from assess.portfolio.views.page_view import PageView
from assess.portfolio.views.part import count_of, left_unread
from assess.portfolio.views.parts import APART, in_words, parts, went_apart
from assess.portfolio.views.services import counts

NAMED: Final = 4
"""Up to how many services are named in a sentence at the top."""


AGAIN_ELSEWHERE: Final = (
    "No result stands here: what was published was assessed again, in an assessment "
    "that is not among these."
)


@dataclass(frozen=True, kw_only=True)
class PortfolioView(PageView):
    """Everything that is said."""

    tables: tuple[Table, ...]
    missing: str
    """Which services are in no table, and why."""
    variant: str = "summary portfolio"


def view(whole: Portfolio, tool_version: str) -> PortfolioView:
    """Say what a portfolio shows."""
    councils, found = councils_of(whole), as_told(whole)
    return PortfolioView(
        title="Portfolio of services",
        about=_about(found, councils),
        opening=tuple(_opening(found)),
        tables=tuple(table(grid, found.wanted.order) for grid in found.grids),
        missing=_missing(found),
        parts=tuple(parts(found)),
        closing=tuple(_closing(found)),
        is_public=found.is_public,
        tool_version=tool_version,
        masthead=", ".join(councils) or "Services",
    )


def page(found: PortfolioView, council: Council) -> str:
    """Return the portfolio as a web page, in the look of a council."""
    return drawn("portfolio", "html", Drawing(council), report=found)


def _about(found: Portfolio, councils: list[str]) -> str:
    many = count_of(len(found.standings), "service")
    of = f" of {count_of(len(councils), 'organisation')}" if councils[1:] else ""
    only = "Published results only. " if found.is_public else ""
    said = f"{only}{many}{of}, on {spelt(found.today)}"
    more = [*narrowed(found), *left_unread(found.unreadable)]
    return " ".join([f"{said}{'.' if more else ''}", *more])


def _opening(found: Portfolio) -> Iterator[str]:
    if not found.seen:
        yield no_result(found)
    else:
        outcomes = Counter(s.entry.outcome for s in found.seen if s.entry.outcome)
        said = [_results(word, n, found) for word, n in outcomes.most_common()]
        if said and (without := len(found.seen) - outcomes.total()):
            said.append(f"{without} without an overall result")
        results = f": {listed(said)}" if said else ""
        of = f"{len(found.seen)} of {count_of(len(found.standings), 'service')}"
        have = "has" if len(found.seen) == 1 else "have"
        yield f"{of} {have} a published result{results}."
    yield from altered_since(found)
    yield from _self_reviewed(found)
    if not found.is_public and found.standings:
        yield f"Of all services: {counts(found.standings)}.{_due_again(found)}"
    if found.fails:
        most = f"What falls short most often: {in_words(found.fails[0])}."
        yield " ".join([most, *_as_often(found.fails)])
    yield from _late(found)
    if found.conditions:
        are = "condition is" if len(found.conditions) == 1 else "conditions are"
        yield f"{len(found.conditions)} {are} not confirmed yet."
    if apart := went_apart(found):
        names = f": {listed(named(apart, found))}" if len(apart) <= NAMED else ""
        yield f"{APART} in {count_of(len(apart), 'service')}{names}."


def no_result(found: Portfolio) -> str:
    """Say that nothing is published, of all or of what is looked at."""
    if any(each.is_superseded for each in found.standings):
        return AGAIN_ELSEWHERE
    if found.wanted.is_all:
        return "No result is published yet."
    return "No service that fits this has a published result."


def altered_since(found: Portfolio) -> Iterator[str]:
    """Say of what no longer holds what was published; in public that it is left out."""
    those = [
        entry
        for each in found.seen
        for entry in (*each.earlier, each.entry)
        if entry.changed
    ]
    if those:
        names = listed(list(dict.fromkeys(named(those, found))))
        yield (
            f"Altered since it was published: {names}. What is said of it here is not "
            "what its report says."
        )
    if found.altered:
        are, they = ("is", "it is") if found.altered == 1 else ("are", "they are")
        many = count_of(found.altered, "assessment")
        yield f"{many} {are} left out, because {they} not as published."


def _self_reviewed(found: Portfolio) -> Iterator[str]:
    own = found.reviewed_themselves
    if own:
        itself = "itself" if own == 1 else "themselves"
        many = count_of(own, "service")
        yield f"{many} reviewed {itself}, which counts as no result of a panel."


def _due_again(found: Portfolio) -> str:
    """Say how many of those that are due have a result, so that the counts add up."""
    again = sum(1 for s in found.standings if s.state == "due" and s.last)
    if not again:
        return ""
    return f" Of those due {again} {'has' if again == 1 else 'have'} a result already."


def _results(word: str, number: int, found: Portfolio) -> str:
    """Count one result; what is worst is named, where that is not a long list."""
    said = f"{number} {word.lower()}"
    those = [each.entry for each in found.seen if each.entry.outcome == word]
    if number > NAMED or any(entry.colour != "bad" for entry in those):
        return said
    return f"{said} ({listed(named(those, found))})"


def _as_often(fails: Sequence[Fails]) -> Iterator[str]:
    """Name the others that fall short in as many, where that is in several."""
    first, *rest = fails
    same = [each for each in rest if len(each.short) == len(first.short)]
    if len(first.short) > 1 and len(same) == 1:
        other = same[0]
        of = f"{other.of_standard}, " if other.standard != first.standard else ""
        yield f"In as many: {of}{other.noun} {other.number}, {other.title}."
    elif len(first.short) > 1 and same:
        yield f"{len(same)} others do in as many."


def _late(found: Portfolio) -> Iterator[str]:
    late = [each for each in found.owed if each.deadline.days_late(found.today)]
    if late:
        first = late[0]
        days = count_of(first.deadline.days_late(found.today), "day")
        are = "are" if late[1:] else "is"
        yield (
            f"{count_of(len(late), 'thing')} {are} overdue; "
            f"the oldest by {days}: {first.deadline.words.removesuffix('.')} "
            f"({first.entry.service}, {first.deadline.who})."
        )
    elif not found.is_public and found.standings:
        yield "Nothing is overdue."


def _missing(found: Portfolio) -> str:
    """Count the services of which nothing is published, so that all add up."""
    without = tuple(
        each for each in found.standings if each.last is None and not each.is_superseded
    )
    if not without:
        return ""
    are, have = ("is", "it has") if len(without) == 1 else ("are", "they have")
    many = count_of(len(without), "service")
    return (
        f"{many} {are} in no table, because {have} no published result: "
        f"{counts(without)}. The lists have each by name."
    )


def _closing(found: Portfolio) -> Iterator[str]:
    if found.exports:
        yield _less_than_folders(found)
    if found.grids[1:]:
        standards = listed([grid.title for grid in found.grids])
        yield (
            f"{len(found.grids)} standards were used: {standards}. They ask for "
            "different things, so their ratings stand side by side and are never "
            "added up."
        )
    if any(len(grid.rows) < ENOUGH for grid in found.grids):
        yield f"Of fewer than {ENOUGH} services one more can turn every count."


def _less_than_folders(found: Portfolio) -> str:
    """Say what nobody can look for in an export."""
    of = "an export" if found.exports == 1 else f"{found.exports} exports"
    due = "" if found.is_public else f" Of what is due it names only {_due_in(found)}."
    return (
        f"A part of this comes from {of}{_made(found)}. An export holds no evidence, "
        "no reasons, not who is involved, not when an action was done, and no services "
        f"that are only listed.{due}"
    )


def _made(found: Portfolio) -> str:
    """Say of which days exports are."""
    days = sorted({each.entry.made for each in found.seen if each.entry.made})
    if days[1:]:
        return f", made between {spelt(days[0])} and {spelt(days[-1])}"
    return f", made on {spelt(days[0])}" if days else ""


def _due_in(found: Portfolio) -> str:
    """Say what exports know of what is due; a public one knows no reassessments."""
    if not any(each.entry.is_public for each in found.seen):
        return "actions, conditions and reassessments"
    if found.exports == 1:
        return "actions and conditions, because it was made for the public"
    return "actions and conditions, and reassessments unless it was made for the public"
