"""Who is on the panel: add, change and take off, as the lead."""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.places import find_criteria
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Member
from assess.model.file_names import KEPT_BY_WINDOWS, RESERVED
from assess.model.panel import professions
from assess.model.sheet import Sheet
from assess.model.unknown import nearest
from assess.model.values import PANEL, Name
from assess.model.versions.published import holds, version_that_stands

_ID: Final = TypeAdapter(Name)


@at_once
def add_member(desk: Desk, person: str, member: Member) -> None:
    """Put somebody on the panel.

    Raises:
        RefusedError: the id is taken, reserved or not made of small letters, digits
            and hyphens, there is a lead already, the profession or a criterion is
            not known, somebody outside the team would answer for it, or somebody
            else does it.
    """
    brief = desk.assessment.brief
    _must_be_an_id(person)
    if person in brief.panel:
        raise RefusedError(f"{person} takes part already.")
    if member.role == "lead" and brief.people("lead"):
        raise RefusedError(
            f"{brief.lead} leads already. Add {person} as an assessor, then change "
            "the role to hand over."
        )
    known = _checked(desk.assessment, member)
    _must_be_of_the_team(person, known)
    panel = {**brief.panel, person: known}
    desk.put(brief.but(panel=panel), f"{person} takes part", place="brief")


@at_once
def change_member(desk: Desk, person: str, /, **changes: Any) -> None:
    """Change what the brief says of somebody: `Member`'s fields, by name.

    Making somebody else the lead makes the lead until now an assessor.

    Raises:
        RefusedError: nothing changes, nobody is called so, somebody who submitted
            would no longer rate, nobody would lead, somebody outside the team would
            answer for it, or somebody else does it.
    """
    brief = desk.assessment.brief
    if person not in brief.panel:
        raise RefusedError(_nobody(brief, person))
    if not changes:
        known = ", ".join(professions(desk.assessment))
        raise RefusedError(f"Say what changes, for example the profession: {known}.")
    old = brief.panel[person]
    if changes.get("role", "team") != "team":
        changes.setdefault("answers", False)
    member = _checked(desk.assessment, old.but(**changes))
    _must_be_of_the_team(person, member)
    panel = {**brief.panel, person: member}
    if member.role == "lead" and old.role != "lead":
        for leading in brief.people("lead"):
            panel[leading] = panel[leading].but(role="assessor")
    if old.role == "lead" and member.role != "lead":
        raise RefusedError(f"{person} leads. Make somebody else the lead instead.")
    after = brief.but(panel=panel)
    if person in brief.raters and person not in after.raters:
        _must_not_have_submitted(desk.assessment, person)
    if changes.get("answers") is False and person in after.answering:
        raise RefusedError(
            f"{person} answers because nobody of the team is named to. Name somebody "
            "else of the team instead."
        )
    desk.put(after, f"What is said of {person}", place="brief")


@at_once
def remove_member(desk: Desk, person: str) -> None:
    """Take somebody off the panel.

    Raises:
        RefusedError: nobody is called so, they lead, write what is agreed, have
            written something or were published, or somebody else does it.
    """
    brief = desk.assessment.brief
    if person not in brief.panel:
        raise RefusedError(_nobody(brief, person))
    if person in (brief.lead, brief.agreed_by):
        what = "leads" if person == brief.lead else "writes what is agreed"
        raise RefusedError(f"{person} {what}. Name somebody else for that first.")
    if desk.assessment.sheet(person) != Sheet(format=1, person=person):
        raise RefusedError(
            f"{person} has a sheet, so taking them off would hide what they wrote. "
            f"Make them an observer, or move people/{person}.toml out of the folder "
            "first."
        )
    panel = {who: member for who, member in brief.panel.items() if who != person}
    after = brief.but(panel=panel)
    _must_not_be_published(desk.assessment, after, person)
    desk.put(after, f"{person} taken out", place="brief")


@at_once
def name_writer(desk: Desk, person: str | None) -> None:
    """Say who writes what is agreed instead of the lead; nobody gives it back.

    Raises:
        RefusedError: nobody is called so, or they belong to the team or observe.
    """
    brief = desk.assessment.brief
    if person is not None:
        if person not in brief.panel:
            raise RefusedError(_nobody(brief, person))
        if brief.panel[person].role in ("team", "observer"):
            raise RefusedError(
                f"{person} does not assess, so does not write what is agreed."
            )
    who = person if person != brief.lead else None
    desk.put(brief.but(agreed_by=who), "Who writes what is agreed", place="brief")


def _must_be_an_id(person: str) -> None:
    if person == PANEL:
        raise RefusedError(
            f"{PANEL} is the panel's own name. Give the person another id."
        )
    if person in RESERVED:
        raise RefusedError(f"{person} {KEPT_BY_WINDOWS}")
    try:
        _ID.validate_python(person)
    except ValidationError as error:
        raise RefusedError(
            f"{person} can't be taken as an id. Write up to 64 small letters, digits "
            "and hyphens, for example owner."
        ) from error


def _must_be_of_the_team(person: str, member: Member) -> None:
    if member.answers and member.role != "team":
        raise RefusedError(
            f"{person} has the role {member.role}. Only somebody with the role team "
            "answers for the team."
        )


def _checked(assessment: Assessment, member: Member) -> Member:
    """Return the member with the profession and the criteria as they are spelt."""
    known = {name.casefold(): name for name in professions(assessment)}
    profession = member.profession.strip()
    held = {m.profession for m in assessment.brief.panel.values()}
    if profession and profession not in held:
        if profession.casefold() not in known:
            near = nearest(profession.casefold(), known)
            raise RefusedError(f"{profession} is not a profession known here. {near}")
        profession = known[profession.casefold()]
    leads = tuple(map(str, find_criteria(assessment, member.leads)))
    return member.but(profession=profession, leads=leads)


def _must_not_be_published(assessment: Assessment, after: Brief, person: str) -> None:
    """See that what was published does not name somebody who is taken off."""
    last = version_that_stands(assessment)
    if last is None or not last.is_intact:
        return
    if not holds(assessment.but(brief=after), last.number):
        raise RefusedError(
            f"{person} took part when version {assessment.agreed.version} was "
            "published. Reopen the assessment first, and say why."
        )


def _must_not_have_submitted(assessment: Assessment, person: str) -> None:
    if assessment.sheet(person).submission is not None:
        raise RefusedError(
            f"{person} has submitted, so their ratings count. Let them rate."
        )


def _nobody(brief: Brief, person: str) -> str:
    return f"Nobody here is called {person}. {nearest(person, brief.panel)}"
