"""Who a report is for, and which fields each of them may see.

This is the one list. A field that is not named here is in no report, so that a new
one stays inside until somebody decides who may read it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final, Literal, TypeVar

from assess.model.agreed import (
    Agreed,
    Changes,
    Closed,
    Decision,
    FactsChecked,
    Outcome,
    Publication,
    Reopened,
    Reveal,
)
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Member, StandardUsed, TookPart, Upgraded
from assess.model.crosswalk import Crosswalk
from assess.model.evidence import Evidence
from assess.model.finding import Action, Dissent, Finding, Part, Rated
from assess.model.last_time import (
    LastTime,
    LastTimeAction,
    LastTimeCondition,
    LastTimeOutcome,
    LastTimeStandard,
    RatedBefore,
)
from assess.model.measures import Measure
from assess.model.sheet import (
    Progress,
    Reply,
    Response,
    Sheet,
    Submission,
    Verification,
)
from assess.model.standard import Scales, Standard
from assess.model.values import Value
from assess.model.whole import Condition, Whole

Audience = Literal["full", "public", "actions", "summary"]

Readers = frozenset[Audience]

FULL: Final[Readers] = frozenset({"full"})
WHOLE: Final[Readers] = frozenset({"full", "public"})
"""Who reads findings in full, evidence, how it was done, and the earlier actions."""
FOLLOWING: Final[Readers] = WHOLE | {"actions"}
"""Who reads what was said of each action since; the summary tells where it stands."""
SUMMING: Final[Readers] = WHOLE | {"summary"}
"""Who reads what was done well and not seen, the outcome's reason, and last time."""
ALL: Final[Readers] = FOLLOWING | SUMMING

SHOWN: Final[Mapping[type[Value], Mapping[str, Readers]]] = {
    Assessment: {
        "brief": ALL,
        "standards": ALL,
        "scales": ALL,
        "sheets": ALL,
        "agreed": ALL,
        "crosswalk": ALL,
        "earlier": ALL,
    },
    Brief: {
        "format": ALL,
        "id": ALL,
        "service": ALL,
        "council": ALL,
        "phase": ALL,
        "kind": ALL,
        "delivery": ALL,
        "reassesses": ALL,
        "carried": ALL,
        "address": WHOLE,
        "contact": ALL,
        "about": ALL,
        "users": SUMMING,
        "scope": WHOLE,
        "earlier_reports": WHOLE,
        "dates": ALL,
        "event": ALL,
        "savings": SUMMING,
        "satisfaction": SUMMING,
        "standard": ALL,
        "panel": ALL,
        "took_part": WHOLE,
        "upgraded": WHOLE,
    },
    Dates: {"assessed": ALL},
    Measure: {
        "baseline": SUMMING,
        "now": SUMMING,
        "source": SUMMING,
        "unit": SUMMING,
        "better": SUMMING,
        "baseline_on": SUMMING,
        "now_on": SUMMING,
    },
    StandardUsed: {"scale": ALL, "gating": ALL, "core": ALL},
    Upgraded: {"from_": WHOLE, "title": WHOLE, "at": WHOLE, "reason": WHOLE},
    TookPart: {"role": WHOLE, "organisation": WHOLE},
    Member: {
        "role": ALL,
        "profession": ALL,
        "organisation": WHOLE,
        "leads": WHOLE,
        "name": WHOLE,
        "publish_name": WHOLE,
        "training": FULL,
        "shadowing": FULL,
        "conflicts": FULL,
    },
    Sheet: {
        "format": ALL,
        "person": ALL,
        "submitted": WHOLE,
        "finding": ALL,
        "evidence": WHOLE,
        "response": ALL,
        "progress": ALL,
        "verified": ALL,
        "reply": WHOLE,
    },
    Reply: {"at": WHOLE, "from_": WHOLE, "text": WHOLE, "did": WHOLE},
    Submission: {"at": WHOLE, "digest": FULL},
    Finding: {
        "rating": ALL,
        "reason": WHOLE,
        "part": WHOLE,
        "method": WHOLE,
        "evidence": WHOLE,
        "well": SUMMING,
        "gap": SUMMING,
        "action": ALL,
        "advice": FOLLOWING,
        "dissent": WHOLE,
        "fork": FULL,
    },
    Rated: {"rating": FULL},
    Action: {"text": ALL, "due": ALL, "owner": ALL, "also": ALL},
    Part: {"level": WHOLE, "changed": WHOLE, "reason": WHOLE},
    Dissent: {"rating": WHOLE, "reason": WHOLE, "print_": WHOLE},
    Evidence: {
        "title": WHOLE,
        "kind": WHOLE,
        "voice": WHOLE,
        "where": WHOLE,
        "shows": WHOLE,
        "seen": WHOLE,
    },
    Response: {"answer": ALL, "reason": FOLLOWING, "at": ALL},
    Progress: {"at": ALL, "text": ALL},
    Verification: {"at": ALL, "verdict": ALL, "reason": FOLLOWING},
    Agreed: {
        "format": ALL,
        "reveal": WHOLE,
        "finding": ALL,
        "outcome": ALL,
        "whole": ALL,
        "publication": ALL,
        "reopened": ALL,
        "decided": ALL,
        "closed": ALL,
        "numbered": ALL,
        "changes": ALL,
    },
    Changes: {"what": ALL, "by": ALL, "at": ALL},
    Reveal: {"at": WHOLE, "by": WHOLE, "submitted": FULL},
    Outcome: {
        "rating": ALL,
        "with_": ALL,
        "suggested": ALL,
        "reason": ALL,
        "by": ALL,
        "at": ALL,
    },
    Whole: {
        "commentary": WHOLE,
        "risk": WHOLE,
        "thanks": WHOLE,
        "advice": FOLLOWING,
        "condition": ALL,
    },
    Condition: {"text": ALL, "due": ALL, "confirmed_by": ALL, "criteria": FOLLOWING},
    FactsChecked: {"sent": WHOLE, "marked": WHOLE, "changed": WHOLE},
    Publication: {
        "at": ALL,
        "by": ALL,
        "on": ALL,
        "answer_by": ALL,
        "again_by": ALL,
        "reply_by": ALL,
        "facts": WHOLE,
    },
    Reopened: {"at": ALL, "by": ALL, "reason": ALL},
    Decision: {"verdict": ALL, "reason": ALL, "by": ALL, "at": ALL},
    Closed: {"reason": ALL, "by": FOLLOWING, "at": ALL},
    LastTime: {
        "format": ALL,
        "id": ALL,
        "phase": ALL,
        "assessed": ALL,
        "version": ALL,
        "published": ALL,
        "outcome": ALL,
        "standard": ALL,
        "action": ALL,
        "condition": ALL,
        "elsewhere": ALL,
    },
    LastTimeStandard: {
        "scale": ALL,
        "rating": ALL,
        "reason": WHOLE,
        "carried": SUMMING,
    },
    RatedBefore: {"day": SUMMING, "version": SUMMING},
    LastTimeOutcome: {"scale": ALL, "rating": ALL, "with_": ALL},
    LastTimeAction: {
        "standard": ALL,
        "criterion": ALL,
        "also": ALL,
        "text": ALL,
        "due": ALL,
        "owner": ALL,
        "state": ALL,
        "number": ALL,
        "since": ALL,
    },
    LastTimeCondition: {
        "text": ALL,
        "due": ALL,
        "confirmed_by": ALL,
        "criteria": FOLLOWING,
        "state": ALL,
        "number": ALL,
        "since": ALL,
    },
}
"""By kind of value, who may see each of its fields."""

PUBLISHED: Final = (Standard, Scales, Crosswalk)
"""What nobody on a panel wrote: editions, scales and links are whole in each page."""

_AnyValue = TypeVar("_AnyValue", bound=Value)


def only_shown(value: _AnyValue, audience: Audience) -> _AnyValue:
    """Return *value* with those fields alone that *audience* may see.

    That is the value itself where nothing is taken out.
    """
    if isinstance(value, PUBLISHED):
        return value
    held = value.__dict__
    kept = {name: _shown(held[name], audience) for name in _seen(type(value), audience)}
    if all(
        kept[name] is held[name] if name in kept else held[name] == default
        for name, default in _defaults(type(value))
    ):
        return value
    return type(value).model_validate(kept)


@cache
def _seen(kind: type[Value], audience: Audience) -> tuple[str, ...]:
    fields = SHOWN[kind]
    return tuple(n for n in kind.model_fields if audience in fields.get(n, ()))


@cache
def _defaults(kind: type[Value]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, field.default) for name, field in kind.model_fields.items())


def _shown(item: Any, audience: Audience) -> Any:
    if isinstance(item, Value):
        return only_shown(item, audience)
    if isinstance(item, dict) and item:
        kept = {key: _shown(each, audience) for key, each in item.items()}
        is_whole = all(kept[key] is each for key, each in item.items())
        return item if is_whole else kept
    return item
