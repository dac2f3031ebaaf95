"""Build the view of a report from an assessment."""

from assess.document.days import spelt
from assess.document.drawing import SHIPPED, Drawing
from assess.document.links import link
from assess.model.after.replies import printed
from assess.model.agreed import Publication
from assess.model.assessment import Assessment
from assess.model.british_time import british_day, on_the_clock
from assess.publish.views.about import earlier_reports, measures, method
from assess.publish.views.actions import (
    actions_of,
    responses,
    standing,
    stood_on,
    tables,
)
from assess.publish.views.ahead import ahead
from assess.publish.views.conditions import conditions_of, whole_view
from assess.publish.views.data import Frame, json_and_digest, seen_by
from assess.publish.views.finding_view import Fact
from assess.publish.views.findings import filters, findings
from assess.publish.views.last_time import last_time
from assess.publish.views.proof import By, Made, as_stated, made, made_json
from assess.publish.views.results import standard_view
from assess.publish.views.summary import Reported, summary
from assess.publish.views.variants import VARIANTS, Variant
from assess.publish.views.view import (
    CheckView,
    FindingsView,
    ReplyView,
    ReportView,
    VersionView,
)

KINDS = {
    "self-review": "Self-review",
    "peer-review": "Peer review",
    "assessment": "Service assessment",
    "reassessment": "Service reassessment",
}


def build(
    assessment: Assessment,
    *,
    variant: Variant = "full",
    tool_version: str,
    drawing: Drawing = SHIPPED,
    like: Made | None = None,
) -> ReportView:
    """Return everything that a variant of the report says.

    What its audience may not see is taken out first, so nothing below can print it.

    Args:
        assessment: What it is about.
        variant: Who it is for.
        tool_version: The version of the program that makes it.
        drawing: The look and the templates.
        like: What a page to compare with says of itself; the program that it names
            is then named here too.
    """
    chosen = VARIANTS[variant]
    seen = seen_by(assessment, chosen.audience)
    shown = seen.as_reported
    brief, agreed = shown.brief, seen.agreed
    standards = tuple(standard_view(seen, name) for name in brief.standard)
    asked = actions_of(shown)
    if variant == "actions":
        asked = tuple(each._replace(is_in_front=True) for each in asked)
    found = findings(shown, standards, asked)
    by_standard = [
        FindingsView(s, tuple(f for ref, f in found if ref.standard == s.id))
        for s in standards
    ]
    kind = KINDS[brief.kind]
    data, digest = json_and_digest(seen, Frame(variant, drawing.council))
    before = last_time(seen)
    steps, said = ahead(seen, tells_owners=variant != "summary")
    how = made(digest, variant, drawing, tool_version)
    if like is not None:
        how = as_stated(how, like)
    return ReportView(
        variant=variant,
        is_whole=chosen.template == "report",
        title=f"{brief.service}: {brief.phase} {kind.lower()} {chosen.called}",
        masthead=drawing.council.name or brief.council,
        service=brief.service,
        council=brief.council,
        audience=chosen.caption,
        banner=_banner(seen, variant),
        is_public=chosen.is_public,
        kind=kind,
        phase=brief.phase.capitalize(),
        assessed_by=brief.assessed_by,
        decided_by=brief.decided_by,
        is_final=agreed.is_published,
        status=_status(seen),
        summary=summary(
            shown, Reported(standards, tuple(f for _, f in found), asked, before)
        ),
        standards=standards,
        actions=asked,
        tables=tables(asked, by_owner=False),
        is_by_owner=False,
        more_actions=sum(not each.is_in_front for each in asked),
        stood_on=stood_on(shown),
        standing=standing(asked),
        responses=responses(seen, asked),
        replies=tuple(
            ReplyView(british_day(e.reply.at), e.reply.from_, e.reply.text, e.reply.did)
            for e in printed(seen)
        ),
        next=steps,
        answer=said,
        advice=tuple(advice for _, f in found for advice in f.advice),
        conditions=conditions_of(shown),
        whole=whole_view(shown),
        found=tuple(by_standard),
        about=brief.about,
        users=brief.users,
        scope=brief.scope,
        earlier_reports=earlier_reports(brief.earlier_reports),
        address=brief.address,
        address_link=link(brief.address),
        measures=measures(brief),
        method=method(shown, standards),
        last_time=before,
        check=_check(seen, how),
        attributions=tuple(dict.fromkeys(s.attribution for s in standards)),
        filters=filters(tuple(f for _, f in found), is_again=before is not None),
        data=data,
        made=made_json(how),
    )


def grouped(view: ReportView, by: By) -> ReportView:
    """Return a report with its actions in one table, or in one for each owner."""
    how = Made.model_validate_json(view.made).but(by=by)
    by_owner = by == "owner"
    return view._replace(
        tables=tables(view.actions, by_owner=by_owner),
        is_by_owner=by_owner,
        made=made_json(how),
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
