"""Make the assessments of a case from the few words in which it is written."""

import tomllib
from datetime import UTC, date, datetime
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from assess.model.agreed import Changes, Publication
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Member, StandardUsed
from assess.model.finding import Action, Finding, Gone, Part
from assess.model.measures import Measure
from assess.model.sheet import Sheet, Verification
from assess.model.standard import Standard
from assess.model.values import CROCKFORD
from assess.store import standards

CASES = tomllib.loads(Path(__file__).with_name("cases.toml").read_text("utf-8"))
TODAY: date = CASES["today"]
DONE = {"d2n3": Verification(at=datetime(2026, 10, 1, tzinfo=UTC), verdict="done")}

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
        panel=_panel(said.get("kind", "assessment")),
    )
    whole = Assessment(
        brief=brief,
        standards={name: _edition(name) for name in names},
        scales=_scales(),
        crosswalk=_crosswalk().only(frozenset(names)),
    )
    return _published(_rated(whole, said), said.get("published"))


def _panel(kind: str) -> dict[str, Member]:
    """Return a team by itself, or a panel of two, who agreed on what is said."""
    if kind == "self-review":
        return {"owner": Member(role="team")}
    return {"lead": Member(role="lead"), "other": Member(role="assessor")}


def _measure(said: dict[str, str]) -> Measure:
    return Measure.model_validate(said)


def _rated(whole: Assessment, said: dict[str, Any]) -> Assessment:
    """Return it as agreed, or as the team that is alone holds it."""
    person = whole.only_rater or "lead"
    prefix = "" if whole.only_rater else f"{person}-"
    sheet, findings = Sheet(format=1, person=person), whole.agreed
    ids = (f"x{CROCKFORD[n // 32]}{CROCKFORD[n % 32]}z" for n in count())
    for ref in whole.refs:
        own = said.get("finding", {}).get(str(ref), {})
        rating = own.get("rating", said["all"].get(ref.standard, "")) or None
        keys = list(islice(ids, len(own.get("action", []))))
        finding = _finding(own, rating, prefix, keys)
        if prefix:
            findings = findings.with_finding(ref, finding)
        else:
            sheet = sheet.with_finding(ref, finding)
        for key, asked in zip(keys, own.get("action", []), strict=True):
            whole_key = f"{person}-{key}"
            if asked.get("done"):
                sheet = sheet.but(verified={**sheet.verified, whole_key: DONE})
            if asked.get("changes"):
                at = datetime(2026, 5, 12, tzinfo=UTC)
                corrected = Changes(what=asked["changes"], by=person, at=at)
                known = {**findings.changes, whole_key: corrected}
                findings = findings.but(changes=known)
    return whole.but(agreed=findings).with_sheet(sheet)


def _finding(
    own: dict[str, Any], rating: str | None, prefix: str, keys: list[str]
) -> Finding:
    actions: dict[str, Action | Gone] = {
        f"{prefix}{key}": Action(
            text=asked["text"], due=asked.get("due"), owner=asked.get("owner", "")
        )
        for key, asked in zip(keys, own.get("action", []), strict=True)
    }

    def said(kind: str) -> dict[str, Any]:
        return {f"{prefix}s{n}zz": text for n, text in enumerate(own.get(kind, []))}

    return Finding(
        rating=rating,
        reason="It was shown." if rating else "",
        action=actions,
        part={
            name: Part(level=level, changed="Something.")
            for name, level in own.get("part", {}).items()
        },
        well=said("well"),
        gap=said("gap"),
        advice=said("advice"),
    )


def _published(whole: Assessment, day: date | None) -> Assessment:
    if day is None:
        return whole
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    version = {"1": Publication(at=at, by="lead", digest="5" * 64)}
    return whole.but(agreed=whole.agreed.but(publication=version))
