"""Build the view of a report from an assessment."""

from typing import NamedTuple

from assess.document.drawing import SHIPPED, Drawing
from assess.document.links import link
from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.british_time import on_the_clock
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.finding import CriterionRef
from assess.publish.views.about import earlier_reports, measures, method
from assess.publish.views.actions import (
    actions_of,
    replies,
    responses,
    standing,
    stood_on,
    tables,
)
from assess.publish.views.ahead import ahead
from assess.publish.views.conditions import conditions_of, whole_view
from assess.publish.views.data import Frame, json_and_digest, seen_by
from assess.publish.views.finding_view import ActionView, Fact, FindingView
from assess.publish.views.findings import filters, findings
from assess.publish.views.last_time import last_time
from assess.publish.views.method_view import LastTimeView, StandardView
from assess.publish.views.proof import By, Made, as_stated, made, made_json
from assess.publish.views.results import standard_view
from assess.publish.views.summary import Reported, summary
from assess.publish.views.variants import VARIANTS, Variant
from assess.publish.views.view import (
    CheckView,
    FindingsView,
    ReportView,
    VersionView,
)

KINDS = {
    "self-review": "Self-review",
    "peer-review": "Peer review",
    "assessment": "Service assessment",
    "reassessment": "Service reassessment",
}


def build(  # noqa: PLR0913 - which page, and what draws it
    assessment: Assessment,
    *,
    variant: Variant = "full",
    tool_version: str,
    drawing: Drawing = SHIPPED,
    by: By = "due",
    like: Made | None = None,
) -> ReportView:
    """Return everything that a variant of the report says.

    What its audience may not see is taken out first, so nothing below can print it.

    Args:
        assessment: What it is about.
        variant: Who it is for.
        tool_version: The version of the program that makes it.
        drawing: The look and the templates.
        by: Whether its actions stand in one table, or in one for each owner.
        like: What a page to compare with says of itself; the program that it names
            is then named here too.
    """
    seen = seen_by(assessment, VARIANTS[variant].audience)
    data, digest = json_and_digest(seen, Frame(variant, drawing.council))
    how = made(digest, variant, drawing, tool_version).but(by=by)
    if like is not None:
        how = as_stated(how, like)
    return _view(_read(seen, variant), how, data)


class _Read(NamedTuple):
    """What several parts of a report are told from."""

    seen: Assessment
    """What its readers may see."""
    shown: Assessment
    """The same, its standards in the order of the result."""
    standards: tuple[StandardView, ...]
    actions: tuple[ActionView, ...]
    found: tuple[tuple[CriterionRef, FindingView], ...]
    before: LastTimeView | None

    @property
    def findings(self) -> tuple[FindingView, ...]:
        """What was found, of all standards together."""
        return tuple(finding for _, finding in self.found)


def _read(seen: Assessment, variant: Variant) -> _Read:
    shown = seen.as_reported
    standards = tuple(standard_view(seen, name) for name in shown.brief.standard)
    actions = actions_of(shown)
    if variant == "actions":
        actions = tuple(each._replace(is_in_front=True) for each in actions)
    found = tuple(findings(shown, standards, actions))
    return _Read(seen, shown, standards, actions, found, last_time(seen))


def _view(read: _Read, how: Made, data: str) -> ReportView:
    """Put together what each part says."""
    seen, shown, brief, variant = read.seen, read.shown, read.shown.brief, how.variant
    chosen, kind, by_owner = VARIANTS[variant], KINDS[brief.kind], how.by == "owner"
    steps, said = ahead(seen, tells_owners=variant != "summary")
    return ReportView(
        variant=variant,
        is_whole=chosen.template == "report",
        title=f"{brief.service}: {brief.phase} {kind.lower()} {chosen.called}",
        masthead=how.council.name or brief.council,
        service=brief.service,
        council=brief.council,
        audience=chosen.caption,
        banner=_banner(seen, variant),
        is_public=chosen.is_public,
        kind=kind,
        phase=with_capital(brief.phase),
        assessed_on=brief.dates.assessed,
        assessed_by=brief.assessed_by,
        decided_by=brief.decided_by,
        is_final=seen.agreed.is_published,
        status=_status(seen),
        summary=summary(
            shown, Reported(read.standards, read.findings, read.actions, read.before)
        ),
        standards=read.standards,
        actions=read.actions,
        tables=tables(read.actions, by_owner=by_owner),
        is_by_owner=by_owner,
        more_actions=sum(not each.is_in_front for each in read.actions),
        stood_on=stood_on(shown),
        standing=standing(read.actions),
        responses=responses(seen, read.actions),
        replies=replies(seen),
        next=steps,
        answer=said,
        advice=tuple(advice for each in read.findings for advice in each.advice),
        conditions=conditions_of(shown),
        whole=whole_view(shown),
        found=_by_standard(read),
        about=brief.about,
        users=brief.users,
        scope=brief.scope,
        earlier_reports=earlier_reports(brief.earlier_reports),
        address=brief.address,
        address_link=link(brief.address),
        measures=measures(brief),
        method=method(shown, read.standards),
        last_time=read.before,
        check=_check(seen, how),
        attributions=tuple(dict.fromkeys(s.attribution for s in read.standards)),
        filters=filters(read.findings, is_again=read.before is not None),
        data=data,
        made=made_json(how),
    )


def _by_standard(read: _Read) -> tuple[FindingsView, ...]:
    return tuple(
        FindingsView(s, tuple(f for ref, f in read.found if ref.standard == s.id))
        for s in read.standards
    )


def _banner(seen: Assessment, variant: Variant) -> str:
    """Say what must be seen at once; nothing of what stands and anybody may read."""
    chosen = VARIANTS[variant]
    draft = "" if seen.agreed.is_published else f"{_status(seen)}. It may change."
    if chosen.is_public:
        return draft
    inner = f"For {chosen.made_for} only, not for publication."
    holds = " It holds more than the public may see." if variant == "full" else ""
    other = f" The one to publish has {VARIANTS['public'].in_name} in its name."
    return f"{draft} {inner}{holds}{other}".strip()


def _status(assessment: Assessment) -> str:
    agreed = assessment.agreed
    if agreed.is_published:
        return f"Version {agreed.version}, final"
    if agreed.version:
        return f"Draft: version {agreed.version} was reopened and is being corrected"
    return "Draft: not published yet"


def _check(assessment: Assessment, how: Made) -> CheckView:
    whose = "the council's own" if how.own_templates else "those of assess"
    return CheckView(
        id=assessment.brief.id,
        digest=how.data,
        audience=VARIANTS[how.variant].made_for,
        tool=f"assess {how.tool} (code {how.code})",
        templates=f"{whose} ({how.templates[:16]})",
        editions=tuple(
            Fact(standard.title, f"{standard.id}, edition {standard.edition}")
            for standard in (assessment.standards[n] for n in assessment.brief.standard)
        ),
        versions=_versions(assessment),
    )


def _published(number: str, version: Publication) -> str:
    if version.on is None:
        return f"Version {number} was published"
    day = spelt(version.on)
    return f"Version {number}, which was published on {day}, was entered here"


def _versions(assessment: Assessment) -> tuple[VersionView, ...]:
    agreed = assessment.agreed
    published = [
        VersionView(on_the_clock(p.at), _published(number, p), "")
        for number, p in agreed.publication.items()
    ]
    reopened = [
        VersionView(on_the_clock(r.at), f"Version {number} was opened again", r.reason)
        for number, r in agreed.reopened.items()
    ]
    return tuple(sorted([*published, *reopened], key=lambda v: (v.at, v.words)))
