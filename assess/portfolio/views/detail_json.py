"""What the detailed pages say, for other programs."""

from typing import Any

from assess.portfolio.logic.involvement import Involvement, involvement
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.logic.promised import Promise, promised
from assess.portfolio.logic.strips import Strip, strips
from assess.portfolio.logic.themes import Themes, themes


def detailed(found: Portfolio) -> dict[str, Any]:
    """Return who is involved, what is found by theme and over time, and promises."""
    return {
        "involvement": [_involved(each) for each in involvement(found.grids)],
        "by_theme": _by_theme(themes(found.grids, found.hub)),
        "over_time": [_strip(s) for seen in found.seen for s in strips(seen)],
        "promised": [_promise(each) for each in promised(found.seen, found.today)],
    }


def _involved(each: Involvement) -> dict[str, Any]:
    return {
        "standard": each.standard,
        "criterion": each.number,
        "parts": {
            part.title: {
                "levels": list(part.levels),
                "not_relevant": part.not_relevant,
                "unknown": part.unknown,
            }
            for part in each.parts
        },
        "services": {
            seen.id: {
                name: held.level if held.is_relevant else "not-relevant"
                for name, held in found.items()
            }
            for seen, found in each.rows
        },
    }


def _by_theme(found: Themes) -> dict[str, Any]:
    return {
        "through": found.through,
        "themes": [
            {
                "title": each.title,
                "only_in_one": each.is_own,
                "found": [part._asdict() for part in each.found],
            }
            for each in found.themes
        ],
        "not_compared": [each._asdict() for each in found.apart],
    }


def _strip(each: Strip) -> dict[str, Any]:
    return {
        "service": each.seen.id,
        "standard": each.standard,
        "assessments": [
            {
                "phase": entry.phase,
                "published": entry.published,
                "outcome": entry.outcome,
                "ratings": {n: rated.rating or None for n, rated in found.items()},
            }
            for entry, found in each.times
        ],
        "falls_short": {short.number: short.since for short in each.short},
        "turned": [
            {
                "criterion": turned.number,
                "was": turned.was.rating,
                "now": turned.now.rating,
                "on": turned.on,
                "better": turned.is_better,
                "after": [
                    {"text": asked.text, "ended": asked.ended} for asked in turned.after
                ],
            }
            for turned in each.turned
        ],
    }


def _promise(each: Promise) -> dict[str, Any]:
    return {
        "service": each.entry.service,
        "council": each.entry.council,
        "called": each.asked.called,
        "condition": each.asked.is_condition,
        "text": each.asked.text,
        "due": each.asked.due,
        "due_before": each.asked.event,
        "became": each.became,
        "ended": each.asked.ended,
    }
