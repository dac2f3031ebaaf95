"""People by role; by name only where they chose so."""

from assess.model.assessment import Assessment

ROLES = {
    "lead": "Lead assessor",
    "assessor": "Assessor",
    "scribe": "Scribe",
    "observer": "Observer",
    "team": "Service team",
}


def who(assessment: Assessment, person: str) -> str:
    """Return what a person is called in the report.

    Outside the full one a dissent does not say whose it is, as nothing there does.
    """
    member = assessment.brief.panel.get(person)
    if member is None:
        return "An assessor"
    if member.publish_name and member.name:
        return f"{member.name}, {ROLES[member.role].lower()}"
    if member.role == "assessor" and member.profession:
        return f"{member.profession.capitalize()} assessor"
    return ROLES[member.role]
