"""What the re-enacted assessments of the field share."""

from assess.check.logic.problems import problems
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, Finding
from assess.publish.views.build import build
from assess.publish.views.render import render


def held(assessment: Assessment, **findings: Finding) -> Assessment:
    """Return it with findings on criteria of its first standard, as `_5=...`."""
    name = assessment.refs[0].standard
    sheet = assessment.sheet("lead")
    for number, finding in findings.items():
        ref = CriterionRef(name, number.removeprefix("_"))
        sheet = sheet.with_finding(ref, finding)
    return assessment.with_sheet(sheet)


def said(rating: str | None, **more: object) -> Finding:
    return Finding(rating=rating, reason="The panel was shown it.").but(**more)


def report(assessment: Assessment, variant: str = "full") -> str:
    view = build(assessment, variant=variant, tool_version="0")  # type: ignore[arg-type]
    return render(view, "md")


def rules(assessment: Assessment) -> set[str]:
    return {each.rule for each in problems(assessment)}


def errors(assessment: Assessment) -> set[str]:
    return {each.rule for each in problems(assessment) if each.level == "error"}
