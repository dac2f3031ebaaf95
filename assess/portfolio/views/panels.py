"""How far panels agree, in words: for those who moderate, never of people."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.outcome import plural
from assess.panel.logic.agreement import Agreement
from assess.portfolio.logic.judged import PanelSaid, Standard
from assess.portfolio.logic.panels import Against, ByCriterion, ByPanel, Panels
from assess.portfolio.logic.portfolio import ENOUGH
from assess.portfolio.views.listing import ListView
from assess.portfolio.views.part import Part, PartLine, count_of


def view(found: Panels, today: date, tool_version: str) -> ListView:
    """Say how far panels agree."""
    councils = sorted({each.council for each in found.separately})
    return ListView(
        title="How far panels agree",
        about=f"For moderation, not for publishing, {spelt(today)}",
        opening=tuple(_opening(found)),
        sections=(),
        parts=tuple(_parts(found)),
        closing=tuple(_closing(found)),
        foot="Every assessment counts, also one that was assessed again.",
        is_public=False,
        tool_version=tool_version,
        masthead=", ".join(councils) or "Panels",
    )


def _opening(found: Panels) -> Iterator[str]:
    many = len(found.separately)
    if not many:
        yield (
            "No panel rated separately and showed it yet, so nothing is known of how "
            "far panels agree. Let at least two assessors rate on their own, submit, "
            "and reveal."
        )
    else:
        yield f"{count_of(many, 'panel')} rated separately and showed it."
        if many < ENOUGH:
            yield (
                f"Fewer than {ENOUGH} panels say little: one more can turn every count "
                "below."
            )
    yield from _first(found)
    if left := list(_left_out(found)):
        yield f"Not counted: {', '.join(left)}."


def _first(found: Panels) -> Iterator[str]:
    first = found.by_criterion[0] if found.by_criterion else None
    if first and (first.further or first.one_step):
        words = _criterion(first.standard, first.number)
        yield f"Furthest apart: {words}, {_apart(first)}."
    if found.against:
        top = found.against[0]
        words = _criterion(top.standard, top.number)
        yield f"Most often against the suggestion: {words}, {_otherwise(top)}."
    against, of = found.outcomes
    if of:
        results = count_of(of, "published result")
        yield f"In {against} of {results} the outcome is not what the rule suggested."


def _left_out(found: Panels) -> Iterator[str]:
    if found.apart:
        yield f"{count_of(found.apart, 'panel')} in which no two rated the same"
    if found.alone:
        one = count_of(found.alone, "assessment")
        yield f"{one} by one assessor, but for the suggestions"
    if found.hidden:
        yield f"{count_of(found.hidden, 'assessment')} not revealed or published yet"
    if found.team:
        yield count_of(found.team, "self-review")
    if found.unrated:
        yield f"{count_of(found.unrated, 'review')} without ratings"


def _parts(found: Panels) -> Iterator[Part]:
    if found.by_criterion:
        lines = tuple(_by_criterion(each, found) for each in found.by_criterion)
        yield Part("By criterion, the furthest apart first", lines)
    if found.by_panel:
        yield Part(
            "By panel, in the order of days", tuple(map(_by_panel, found.by_panel))
        )
    if found.against:
        against = tuple(_against(each, found) for each in found.against)
        yield Part("Rated against the suggestion", against)


def _criterion(standard: Standard, number: str) -> str:
    title = standard.titles.get(number, "")
    return f"{standard.noun} {number} of {standard.title}, {title}"


def _by_criterion(each: ByCriterion, found: Panels) -> PartLine:
    return PartLine(
        with_capital(_criterion(each.standard, each.number)),
        f"{_apart(each)}{_few(each.panels, found)}.",
    )


def _apart(each: ByCriterion) -> str:
    said = [
        (each.alike, "all alike"),
        (each.one_step, "one step apart"),
        (each.further, "two or more steps apart"),
    ]
    counted = ", ".join(f"{words} in {number}" for number, words in said if number)
    return f"{counted} of {count_of(each.panels, 'panel')}"


def _few(count: int, found: Panels) -> str:
    """Say that these are few, where it was not said of all."""
    is_said = 0 < len(found.separately) < ENOUGH
    return ", few" if count < ENOUGH and not is_said else ""


def _by_panel(each: ByPanel) -> PartLine:
    standard = each.panel.standards[each.standard]
    return PartLine(
        f"{panel_name(each.panel)}: {standard.title}",
        f"{_agreed(each.agreement, standard.noun)} {each.agreement.alpha_in_words}",
    )


def panel_name(panel: PanelSaid) -> str:
    """Name a panel by its assessment."""
    day = spelt(date.fromisoformat(panel.assessed)) if panel.assessed else ""
    facts = (panel.service, panel.council, panel.phase, day)
    return " · ".join(filter(None, facts))


def _agreed(found: Agreement, noun: str) -> str:
    many = found.criteria
    of = f"{many} {noun if many == 1 else plural(noun)}"
    alike = found.distances.get(0, 0)
    pairs = (
        f", {found.percent:.0f}% of pairs alike" if found.percent is not None else ""
    )
    return f"All alike on {alike} of {of}{pairs}."


def _against(each: Against, found: Panels) -> PartLine:
    return PartLine(
        with_capital(_criterion(each.standard, each.number)),
        f"{_otherwise(each)}{_few(each.assessments, found)}.",
    )


def _otherwise(each: Against) -> str:
    said = [(each.better, "better"), (each.worse, "worse")]
    counted = " and ".join(f"{number} {words}" for number, words in said if number)
    return (
        f"{counted} of {count_of(each.of, 'rating')} in "
        f"{count_of(each.assessments, 'assessment')}"
    )


def _closing(found: Panels) -> Iterator[str]:
    if found.separately:
        yield (
            "These are the ratings that assessors gave before they talked. Ratings lie "
            "apart because services differ, because a criterion can be read in two "
            "ways, or because assessors saw different things. It is a reason to talk "
            "about how a criterion is read. It says nothing about how good a panel or "
            "anybody on it is, so panels are not ranked and nobody is named."
        )
    if (found.separately or found.alone) and not found.suggested:
        yield (
            "Of no rating is it known what the rule suggests, because nothing was "
            "ticked or the standard has no rule."
        )


def as_json(found: Panels) -> dict[str, Any]:
    """Return it for other programs."""
    return {
        "panels": len(found.separately),
        "by_criterion": [
            {
                "standard": each.standard.title,
                "scale": each.standard.scale,
                "criterion": each.number,
                "panels": each.panels,
                "alike": each.alike,
                "one_step": each.one_step,
                "further": each.further,
            }
            for each in found.by_criterion
        ],
        "by_panel": [_panel(each) for each in found.by_panel],
        "against": [
            {
                "standard": each.standard.title,
                "scale": each.standard.scale,
                "criterion": each.number,
                "better": each.better,
                "worse": each.worse,
                "of": each.of,
                "assessments": each.assessments,
            }
            for each in found.against
        ],
        "outcomes": {"against": found.outcomes[0], "of": found.outcomes[1]},
        "left_out": {
            "apart": found.apart,
            "alone": found.alone,
            "hidden": found.hidden,
            "team": found.team,
            "unrated": found.unrated,
        },
    }


def _panel(each: ByPanel) -> dict[str, Any]:
    found = each.agreement
    return {
        "service": each.panel.service,
        "council": each.panel.council,
        "phase": each.panel.phase,
        "assessed": each.panel.assessed or None,
        "standard": each.standard,
        "criteria": found.criteria,
        "percent": found.percent,
        "distances": {str(steps): n for steps, n in found.distances.items()},
        "alpha": found.alpha,
        "says": found.alpha_in_words,
    }
