"""Assessments in every state that a report must be able to show."""

from collections.abc import Callable
from datetime import date
from functools import cache

from assess.model.agreed import Outcome, Publication
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Dates, Member, StandardUsed
from assess.model.crosswalk import NO_LINKS
from assess.model.evidence import Evidence
from assess.model.finding import Action, CriterionRef, Finding, Part, Spoken
from assess.model.measures import Measure
from assess.model.sheet import Reply, Sheet
from assess.model.standard import Standard
from assess.model.values import LONGEST_LINE
from assess.model.whole import Condition, Whole
from assess.store import assessments, standards
from tests import complete
from tests.make_golden import GOLDEN

LONG = "Donaudampfschifffahrt" * 15
WELSH = "Dylai'r ŵyl fod yn hygyrch i bawb: llythyrau, ffôn ac ar-lein."
ARABIC = "يجب أن تكون الخدمة سهلة (بسيطة)!"


def _brief(scale: str, *names: str) -> Brief:
    return Brief(
        format=1,
        id="k7m2p9x4",
        service="Blue Badge renewal",
        council="Anyshire County Council",
        phase="beta",
        kind="peer-review" if scale == "unrated" else "assessment",
        dates=Dates(assessed=date(2026, 5, 12)),
        standard={
            name: StandardUsed(scale=scale, gating=name != "local-service-design")
            for name in names
        },
        panel={"lead": Member(role="lead", organisation="a neighbouring county")},
    )


@cache
def _edition(name: str) -> Standard:
    return standards.read_standard(standards.available(None)[name])


_scales = cache(standards.read_scales)


@cache
def blank(scale: str = "rag", *names: str) -> Assessment:
    """Return an assessment with nothing rated yet."""
    names = names or ("govuk-2019",)
    return Assessment(
        brief=_brief(scale, *names),
        standards={name: _edition(name) for name in names},
        scales=_scales(),
    )


def rated(assessment: Assessment, *ratings: str) -> Assessment:
    """Return it with each criterion rated in turn, with all that can be said."""
    sheet = Sheet(
        format=1,
        person="lead",
        evidence={
            "m3xd": Evidence(
                title="Recording",
                kind="observed",
                where="https://www.anyshire.example/recording",
                seen=date(2026, 5, 12),
            )
        },
    )
    for number, ref in enumerate(assessment.refs):
        sheet = sheet.with_finding(
            ref, finding(assessment, ref, ratings[number % len(ratings)], number)
        )
    return assessment.with_sheet(sheet)


def finding(
    assessment: Assessment, ref: CriterionRef, rating: str, number: int
) -> Finding:
    """Return a finding with a rating and something of everything."""
    shown = assessment.shown(ref, rating or None)
    action = Action(text=f"Do number {number}.", due=date(2026, 8, 12), owner="owner")
    parts = {
        name: Part(level=2, changed="It **changed** something.")
        for name in assessment.criterion(ref).part
    }
    return Finding(
        rating=rating or None,
        reason=f"Reason {number}, with `code` and *stress*:\n\n- one\n- two",
        part=parts,
        evidence={"lead-m3xd": True},
        well={"w2e3": f"Well {number}."},
        gap={} if shown.met else {"g2p3": f"Gap {number}."},
        action={f"c{number:03d}": action} if shown.action else {},
        advice={"d2v3": f"Advice {number}."},
    )


def decided(assessment: Assessment, rating: str, *, published: bool) -> Assessment:
    """Return it with an outcome, and published or not."""
    outcome = Outcome(
        rating=rating,
        suggested=rating,
        reason="See https://www.anyshire.example/why and [why](https://a.example/).",
        by="lead",
        at=complete.at(12),
    )
    version = {"1": Publication(at=complete.at(19), by="lead", digest="5" * 64)}
    return assessment.but(
        agreed=assessment.agreed.but(
            outcome=outcome, publication=version if published else {}
        )
    )


def with_words(assessment: Assessment, words: str) -> Assessment:
    """Return it with *words* in every field that takes text."""
    line = words.replace("\n", " ")[:LONGEST_LINE]
    sheet = assessment.sheet("lead")
    for number, ref in enumerate(assessment.refs):
        held = sheet.at(ref)
        sheet = sheet.with_finding(
            ref,
            held.but(
                reason=words,
                well={"w2e3": line},
                gap={"g2p3": line},
                advice={"d2v3": line},
                action={f"c{number:03d}": Action(text=line, owner=line)},
                part={
                    k: p.but(changed=words, reason=words) for k, p in held.part.items()
                },
            ),
        )
    item = Evidence(title=line, kind="said", where=line, shows=line)
    sheet = sheet.but(evidence={"m3xd": item})
    brief = assessment.brief
    member = brief.panel["lead"].but(
        profession=line, organisation=line, name=line, publish_name=True
    )
    brief = brief.but(
        service=line,
        council=line,
        about=words,
        users=words,
        address=line,
        scope=words,
        earlier_reports=words,
        contact=line,
        savings=brief.savings.but(baseline=line, now=line, unit=line, source=line),
        panel={"lead": member},
        took_part={"t6r2": complete.brief().took_part["t6r2"].but(role=line)},
    )
    said: dict[str, Spoken] = {"panel-w2e3": line}
    asked = Condition(text=line, due=date(2026, 9, 1), confirmed_by=line)
    agreed = assessment.agreed.but(
        whole=Whole(
            commentary=said,
            risk=said,
            thanks=said,
            advice=said,
            condition={"panel-m6r7": asked},
        )
    )
    reply = Reply(at=complete.at(20), from_=line, text=words, did=words)
    sheet = sheet.but(reply={"n4d7": reply})
    return assessment.but(brief=brief, agreed=agreed).with_sheet(sheet)


def shortened(assessment: Assessment, most: int = 3) -> Assessment:
    """Return it with the first few criteria and actions of each standard alone."""
    standards_ = {
        name: standard.but(criterion=dict(list(standard.criterion.items())[:most]))
        for name, standard in assessment.standards.items()
    }
    sheets = {
        person: sheet.but(
            finding={
                name: {
                    c: f for c, f in table.items() if c in standards_[name].criterion
                }
                for name, table in sheet.finding.items()
            }
        )
        for person, sheet in assessment.sheets.items()
    }
    return assessment.but(standards=standards_, sheets=sheets, crosswalk=NO_LINKS)


def many_actions() -> Assessment:
    """Return a hundred actions."""
    assessment = rated(blank(), "red")
    sheet = assessment.sheet("lead")
    actions = {
        f"x{n:03d}".replace("i", "j"): Action(text=f"Do {n}.") for n in range(100)
    }
    ref = assessment.refs[0]
    return assessment.with_sheet(
        sheet.with_finding(ref, sheet.at(ref).but(action=actions))
    )


def five_standards() -> Assessment:
    """Return a service that five standards were asked of, with all that is known."""
    names = ("govuk-2019", "nhs", "wales-2021", "local-service-design", "lgdss-2016")
    whole = rated(blank("rag", *names), "red", "amber", "green")
    brief = whole.brief.but(
        about="Residents who find walking hard renew the badge that lets them park "
        "near where they are going. It is valid for three years.",
        users="About 9,000 people a year renew a badge, a third of them with help.",
        contact="digital@anyshire.example",
        savings=Measure(baseline="31", now="22", unit="pounds a case", better="lower"),
        satisfaction=Measure(baseline="61%", now="74%", better="higher"),
    )
    return decided(whole.but(brief=brief), "amber", published=True)


_STATES: dict[str, Callable[[], Assessment]] = {
    "nothing rated yet": blank,
    "all green, final": lambda: decided(
        rated(blank(), "green"), "green", published=True
    ),
    "red": lambda: decided(
        rated(blank(), "red", "amber", "green"), "red", published=True
    ),
    "two standards, half rated": lambda: rated(
        blank("rag", "govuk-2019", "local-service-design"), "amber", "", "not-assessed"
    ),
    "met or not met": lambda: decided(
        rated(blank("met2"), "met", "not-met"), "not-met", published=False
    ),
    "scores": lambda: decided(
        rated(blank("score5"), "5", "3", "0"), "0", published=True
    ),
    "not rated, a review": lambda: rated(blank("unrated"), ""),
    "several people, dissent, responses": lambda: assessments.load(GOLDEN).assessment,
    "not applicable": lambda: decided(
        rated(blank(), "not-applicable", "abstain", "amber"), "amber", published=True
    ),
    "a hundred actions": many_actions,
    "very long words": lambda: with_words(rated(blank(), "red", "green"), LONG),
    "Welsh and Arabic": lambda: with_words(
        rated(blank(), "amber"), f"{WELSH}\n\n{ARABIC}"
    ),
}

RICHEST = ("several people, dissent, responses",)
"""The states that hold something of nearly everything."""

STATES = {name: cache(make) for name, make in _STATES.items()}
"""What makes an assessment in each state; once, as nothing changes a value."""
