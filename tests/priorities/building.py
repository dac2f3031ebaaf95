"""Make the assessments of a case from the few words in which it is written."""

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Measure, Member, StandardUsed
from assess.model.finding import Action, CriterionRef, Finding, Part
from assess.model.sheet import Sheet, Verification
from assess.model.standard import Standard
from assess.model.values import CROCKFORD
from assess.store import standards

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
TODAY: date = CASES["today"]

_edition_of = standards.available(None)


@cache
def _edition(name: str) -> Standard:
    return standards.read_standard(_edition_of[name])


_scales = cache(standards.read_scales)
_crosswalk = cache(lambda: standards.read_crosswalk(None))


def assessments(case: dict[str, Any]) -> list[Assessment]:
    """Return the services of a case, each of one lead who rated it."""
    return [_built(service, n) for n, service in enumerate(case["service"])]


def _built(said: dict[str, Any], n: int) -> Assessment:
    names = said.get("standards", list(said["all"]))
    person = "owner" if said.get("kind") == "self-review" else "lead"
    brief = Brief(
        format=1,
        id=f"c4s{n:05}",
        service=said["service"],
        council=said.get("council", "Anyshire District Council"),
        phase=said["phase"],
        kind=said.get("kind", "assessment"),
        delivery=said.get("delivery", "built"),
        dates=Dates(assessed=said.get("assessed", date(2026, 5, 12))),
        savings=_measure(said.get("savings", {})),
        satisfaction=_measure(said.get("satisfaction", {})),
        standard={
            name: StandardUsed(
                scale=said.get("scale", "rag"), gating=_edition(name).gating
            )
            for name in names
        },
        panel={person: Member(role="team" if person == "owner" else "lead")},
    )
    whole = Assessment(
        brief=brief,
        standards={name: _edition(name) for name in names},
        scales=_scales(),
        crosswalk=_crosswalk().only(frozenset(names)),
    )
    return _published(_rated(whole, said, person), said.get("published"))


def _measure(said: dict[str, str]) -> Measure:
    return Measure.model_validate(
        {key: value for key, value in said.items() if key in Measure.model_fields}
    )


def _rated(whole: Assessment, said: dict[str, Any], person: str) -> Assessment:
    sheet = Sheet(format=1, person=person)
    ids = (f"x{CROCKFORD[n // 32]}{CROCKFORD[n % 32]}z" for n in count())
    for ref in whole.refs:
        own = said.get("finding", {}).get(str(ref), {})
        rating = own.get("rating", said["all"].get(ref.standard, "")) or None
        reason = "It was shown." if rating else ""
        sheet, keys = _with_actions(sheet, own, ids)
        sheet = sheet.with_finding(ref, _finding(own, rating, reason, keys))
    return whole.with_sheet(sheet)


def _finding(
    own: dict[str, Any], rating: str | None, reason: str, actions: dict[str, Action]
) -> Finding:
    return Finding(
        rating=rating,
        reason=reason,
        action=actions,
        part={
            name: Part(level=level, changed="Something.")
            for name, level in own.get("part", {}).items()
        },
        **{
            kind: {f"s{n}zz": text for n, text in enumerate(own.get(kind, []))}
            for kind in ("well", "gap", "advice")
        },
    )


def _with_actions(
    sheet: Sheet, own: dict[str, Any], ids: Any
) -> tuple[Sheet, dict[str, Action]]:
    actions = {}
    for asked in own.get("action", []):
        key = next(ids)
        actions[key] = Action(
            text=asked["text"], due=asked.get("due"), owner=asked.get("owner", "")
        )
        if asked.get("done"):
            look = Verification(at=datetime(2026, 10, 1, tzinfo=UTC), verdict="done")
            verified = {**sheet.verified, f"{sheet.person}-{key}": {"d2n3": look}}
            sheet = sheet.but(verified=verified)
    return sheet, actions


def _published(whole: Assessment, day: date | None) -> Assessment:
    if day is None:
        return whole
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    version = {"1": Publication(at=at, by="lead", digest="5" * 64)}
    return whole.but(agreed=whole.agreed.but(publication=version))


def ref_of(words: str) -> CriterionRef:
    """Read a criterion as the cases write it."""
    return CriterionRef(*words.split(":"))
