"""How far panels agree, by panel and by criterion; for moderation, never of people."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from assess.model.values import natural
from assess.panel.logic.agreement import Agreement, agreement
from assess.portfolio.logic.judged import Judged, PanelSaid, Standard


class ByPanel(NamedTuple):
    """How far one panel agreed on the criteria of one standard."""

    panel: PanelSaid
    standard: str
    agreement: Agreement


class ByCriterion(NamedTuple):
    """How far panels agreed on one criterion, each on its own scale's ratings."""

    standard: Standard
    number: str
    panels: int
    """In how many at least two rated it."""
    alike: int
    one_step: int
    further: int
    """In how many the ratings lay two or more steps apart."""


class Against(NamedTuple):
    """How often a criterion is rated otherwise than the rule suggests."""

    standard: Standard
    number: str
    better: int
    worse: int
    of: int
    """Ratings for which the rule suggested something."""
    assessments: int


class Panels(NamedTuple):
    """Everything that is counted and listed."""

    separately: tuple[PanelSaid, ...]
    """Those whose assessors rated on their own and showed it, by day."""
    by_panel: tuple[ByPanel, ...]
    by_criterion: tuple[ByCriterion, ...]
    against: tuple[Against, ...]
    suggested: int
    """For how many ratings the rule suggested something at all."""
    outcomes: tuple[int, int]
    """How many outcomes are not what was suggested, of how many."""
    apart: int
    """In how many no criterion was rated by two."""
    alone: int
    hidden: int
    team: int
    unrated: int


def panels(every: Iterable[PanelSaid]) -> Panels:
    """Put together what may be seen of assessments."""
    those = sorted(every, key=lambda each: (each.assessed, each.service, each.folder))
    states = [each.state for each in those]
    by_panel = [row for each in those for row in _by_panel(each)]
    shared = {row.panel.folder for row in by_panel}
    known = [each.against for each in those if each.against is not None]
    counted = list(_against(those))
    return Panels(
        separately=tuple(each for each in those if each.folder in shared),
        by_panel=tuple(by_panel),
        by_criterion=tuple(_by_criterion(those)),
        against=tuple(each for each in counted if each.better or each.worse),
        suggested=sum(each.of for each in counted),
        outcomes=(sum(known), len(known)),
        apart=states.count("separately") - len(shared),
        alone=states.count("alone"),
        hidden=states.count("hidden"),
        team=states.count("team"),
        unrated=states.count("unrated"),
    )


def _by_panel(each: PanelSaid) -> Iterator[ByPanel]:
    if each.state != "separately":
        return
    for name in each.standards:
        units = [
            {str(n): place for n, place in enumerate(judged.places)}
            for judged in each.judged
            if judged.standard == name
        ]
        found = agreement(units)
        if found.criteria:
            yield ByPanel(each, name, found)


Group = tuple[Standard, str, list[Judged]]


def _grouped(every: Sequence[PanelSaid]) -> Iterator[Group]:
    """Yield what was judged of the same criterion on the same scale."""
    groups: dict[tuple[str, str, str], Group] = {}
    for panel in every:
        for judged in panel.judged:
            key = (judged.standard, judged.scale, judged.number)
            standard = panel.standards[judged.standard]
            group = groups.setdefault(key, (standard, judged.number, []))
            group[2].append(judged)
    for key in sorted(groups, key=lambda k: (k[0], k[1], natural(k[2]))):
        yield groups[key]


def _by_criterion(every: Sequence[PanelSaid]) -> Iterator[ByCriterion]:
    """Yield criteria on which panels were furthest apart first."""
    found = []
    for standard, number, judged in _grouped(every):
        apart = [each.places[-1] - each.places[0] for each in judged if each.places[1:]]
        if apart:
            counts = (apart.count(0), apart.count(1), sum(n > 1 for n in apart))
            found.append(ByCriterion(standard, number, len(apart), *counts))
    yield from sorted(found, key=lambda each: (-each.further, -each.one_step))


def _against(every: Sequence[PanelSaid]) -> Iterator[Against]:
    found = []
    for standard, number, judged in _grouped(every):
        better = sum(each.better for each in judged)
        worse = sum(each.worse for each in judged)
        of = better + worse + sum(each.as_suggested for each in judged)
        cases = sum(bool(e.better or e.worse or e.as_suggested) for e in judged)
        if of:
            found.append(Against(standard, number, better, worse, of, cases))
    yield from sorted(found, key=lambda each: -(each.better + each.worse))
