"""What the screen of people says."""

from collections.abc import Iterator
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.brief import Member
from assess.model.outcome import names
from assess.model.panel import leads_on
from assess.setup.logic import ROLES
from assess.ui.text.blocks import Block


class PersonLine(NamedTuple):
    """The line of somebody who is on the panel or in the team."""

    id: str


ADD = "add"
"""The line that adds somebody."""


def people(assessment: Assessment) -> Iterator[Block]:
    """Yield everybody, those who rate first, and what each does."""
    panel = assessment.brief.panel
    team = [person for person, member in panel.items() if member.role == "team"]
    yield Block("On the panel", "accent")
    for person, member in panel.items():
        if person not in team:
            yield from _person(assessment, person, member)
    yield Block()
    yield Block("In the service team", "accent")
    for person in team:
        yield from _person(assessment, person, panel[person])
    if not team:
        yield Block("Nobody yet, so nobody answers for the team.", "quiet", indent=2)
    yield Block()
    yield Block("Add somebody (a)", key=ADD)


def _person(assessment: Assessment, person: str, member: Member) -> Iterator[Block]:
    role = ROLES[member.role].partition(",")[0]
    words = (member.name, role, member.profession, member.organisation)
    yield Block(f"{person}: {', '.join(filter(None, words))}", key=PersonLine(person))
    if told := ". ".join(_told(assessment, person, member)):
        yield Block(f"{told}.", "quiet", indent=2)


def _told(assessment: Assessment, person: str, member: Member) -> Iterator[str]:
    brief = assessment.brief
    if leads := leads_on(assessment, person):
        yield f"Leads on {names(assessment, list(leads))}"
    if person == brief.agreed_by:
        yield "Writes what is agreed"
    if person in brief.answering:
        yield "Answers for the team"
    if member.name:
        printed = "is" if member.publish_name else "is not"
        yield f"The name {printed} printed in the report"
