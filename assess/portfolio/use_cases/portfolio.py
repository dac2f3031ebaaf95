"""Look at the services of one or several councils."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.model.council import NO_SETTINGS, Council
from assess.model.services import Service
from assess.portfolio.logic.again import (
    counts_in_public,
    exported_in_public,
    still_wanted,
)
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.for_public import for_public
from assess.portfolio.logic.narrowing import Choices, called_so, choices
from assess.portfolio.logic.pages import PUBLIC
from assess.portfolio.logic.portfolio import Portfolio, Terms, portfolio
from assess.portfolio.logic.standing import Standing, assessed, standings
from assess.portfolio.logic.told_apart import called_as_now, key_of
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.exports import Exported, exported
from assess.portfolio.use_cases.folders import inside, meant, services_listed
from assess.portfolio.use_cases.looking import AS_USUAL, How, Looked, look
from assess.portfolio.use_cases.narrowing import must_be_known
from assess.portfolio.use_cases.through import hub_for
from assess.store.settings import read_settings

EVERYTHING = Wanted()


class FoundPortfolio(NamedTuple):
    """The portfolio, and what is no part of it."""

    portfolio: Portfolio
    entries: tuple[Entry, ...]
    """Everything that was looked at, also what was assessed again."""
    unread: tuple[str, ...]
    differing: tuple[Path, ...]
    council: Council
    """Whose look a page has: that of the first folder."""
    choices: Choices


def portfolio_of(
    folders: Sequence[Path],
    today: date,
    wanted: Wanted = EVERYTHING,
    *,
    is_public: bool = False,
    how: How = AS_USUAL,
) -> FoundPortfolio:
    """Return the portfolio of all that *folders* hold.

    Args:
        folders: Assessments, workspaces, which stand for all they hold, or exports.
        today: Against which day something is late.
        wanted: Which of them, in which order and for whom.
        is_public: Leave out what no published report says; a page that is read in
            public leaves it out in any case.
        how: How each is looked at.

    Raises:
        NotAnAssessmentError: a folder is none of these.
        RefusedError: what is for the public is wanted in an order that it can't have,
            what is wanted is of nothing here, or an export is Parquet and DuckDB is
            not installed.
        StoreError: a list of services, settings, a policy or an export can't be read.
    """
    is_public = is_public or wanted.page in PUBLIC
    _must_have_an_order(wanted, is_public=is_public)
    here = meant(folders)
    found = look(here.places, how)
    told = exported(here.exports, (entry.id for entry in found.entries))
    everything = (*found.entries, *told.entries)
    must_be_known(wanted, everything, here.folders)
    shown = _shown(found, told, is_public=is_public)
    named = [entry for entry, _ in shown]
    listed = [] if is_public else list(services_listed(here.folders))
    chosen, rows = _of_council(wanted, shown, listed)
    whole, stand = _standings(chosen, rows, wanted, today, is_public=is_public)
    counted = [entry for entry, counts in chosen if counts]
    first = inside(here.folders[0]) if here.folders else None
    terms = Terms(
        today,
        wanted,
        _only_listed(rows, named) if wanted.is_more_than_council else 0,
        is_public,
        hub_for(counted, first and first.parent) if wanted.is_by_theme else None,
        len(here.exports),
        len(here.missing) + found.unreadable,
        again=still_wanted(named, whole),
        altered=_altered(everything, wanted) if is_public else 0,
    )
    every = tuple(entry for entry, _ in chosen)
    return FoundPortfolio(
        portfolio(counted, every, stand, terms),
        every,
        (*here.missing, *found.unread),
        found.differing,
        (read_settings(first) if first else NO_SETTINGS).council,
        choices(named),
    )


def _must_have_an_order(wanted: Wanted, *, is_public: bool) -> None:
    if is_public and wanted.order == "due":
        raise RefusedError(
            "What is due is not published, so what is for the public has no order by "
            "it. Leave out one of the two."
        )


def _of_council(
    wanted: Wanted, shown: Sequence[tuple[Entry, bool]], listed: Sequence[Service]
) -> tuple[list[tuple[Entry, bool]], list[Service]]:
    """Return what is wanted of what may be shown, and of what is only listed."""
    councils = [*(e.council for e, _ in shown), *(row.council for row in listed)]
    of = called_so(wanted.council, councils)
    chosen = [(e, counts) for e, counts in shown if e.council in of and wanted.has(e)]
    return chosen, [row for row in listed if row.council in of]


def _shown(
    found: Looked, told: Exported, *, is_public: bool
) -> list[tuple[Entry, bool]]:
    """Return what may be looked at, called as it is now, and whether it counts."""
    entries, counts = (*found.entries, *told.entries), (*found.counts, *told.counts)
    if is_public:
        public = {each.folder for each in entries if not _is_unpublished(each)}
        counts = (
            *counts_in_public(found.entries, found.counts, public),
            *exported_in_public(told.entries, told.counts, public),
        )
    shown = [
        pair
        for pair in zip(entries, counts, strict=True)
        if not (is_public and _is_unpublished(pair[0]))
    ]
    named = called_as_now([entry for entry, _ in shown])
    named = for_public(named) if is_public else named
    return list(zip(named, (counts for _, counts in shown), strict=True))


def _standings(
    chosen: Iterable[tuple[Entry, bool]],
    rows: Sequence[Service],
    wanted: Wanted,
    today: date,
    *,
    is_public: bool,
) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """Return how all services stand, and how those that are shown do."""
    facts = [assessed(*each) for each in chosen]
    whole = standings(rows, facts, council="", today=today)
    stand = whole
    if wanted.is_more_than_council:
        stand = standings([], facts, council="", today=today)
    if is_public:
        stand = tuple(s for s in stand if s.last or s.is_superseded)
    return whole, stand


def _is_unpublished(entry: Entry) -> bool:
    return entry.published is None or bool(entry.changed)


def _altered(every: Iterable[Entry], wanted: Wanted) -> int:
    """Count those wanted that are not as they were published."""
    changed = (entry for entry in every if entry.changed and wanted.has(entry))
    return sum(bool(called_so(wanted.council, [each.council])) for each in changed)


def _only_listed(rows: Iterable[Service], named: Iterable[Entry]) -> int:
    """Count the services of which nobody said more than whose they are."""
    known = {key_of(entry.service, entry.council) for entry in named}
    return sum(key_of(row.name, row.council) not in known for row in rows)
