"""People by role; by name only where they chose so."""

from assess.model.assessment import Assessment
from assess.model.brief import Brief, Member
from assess.model.capitals import with_capital

ROLES = {
    "lead": "Lead assessor",
    "assessor": "Assessor",
    "scribe": "Scribe",
    "observer": "Observer",
    "team": "Service team",
}


def who(assessment: Assessment, person: str) -> str:
    """Return what a person is called in the report; two are never called the same.

    Outside the full one a dissent does not say whose it is, as nothing there does.
    """
    panel = assessment.brief.panel
    if person not in panel:
        return "An assessor"
    role = called(panel[person])
    same = [each for each, member in panel.items() if called(member) == role]
    return f"{role} {same.index(person) + 1}" if len(same) > 1 else role


def called(member: Member) -> str:
    """Return what a member is called where others of the role are not told apart."""
    if member.publish_name and member.name:
        return f"{member.name}, {ROLES[member.role].lower()}"
    if member.role == "assessor" and member.profession:
        return f"{with_capital(member.profession)} assessor"
    return ROLES[member.role]


def in_a_sentence(member: Member) -> str:
    """Return what a member is called within a sentence."""
    if member.publish_name and member.name:
        return called(member)
    if member.role == "assessor" and member.profession:
        return f"{member.profession} assessor"
    return ROLES[member.role].lower()


def in_place(words: str, brief: Brief) -> str:
    """Return words with who assessed and who decided in their places."""
    return words.format(
        assessed_by=brief.assessed_by,
        decided_by=brief.decided_by,
        checked_by="The team" if brief.assessed_by == "team" else "An assessor",
    )
