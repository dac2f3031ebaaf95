"""One person of the panel or the team, in a form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Final

from pydantic import ValidationError

from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.model.brief import Member
from assess.model.outcome import numbered
from assess.model.panel import professions
from assess.setup.logic.people import ROLES, proposed_name
from assess.setup.use_cases import roster
from assess.store.errors import StoreError
from assess.ui.terminal.begun import KEPT
from assess.ui.terminal.desk_form import DeskForm
from assess.ui.terminal.field import Field
from assess.ui.terminal.fields import Line, Pick, Tick, Ticks
from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.desk.desk import Desk
    from assess.model.brief import Role

RATES: Final = ("lead", "assessor")
OF_ROLE: Final = {
    "leads": RATES,
    "writes": ("scribe", "assessor"),
    "answers": ("team",),
    "training": RATES,
    "conflicts": RATES,
    "shadowing": ("assessor", "observer"),
}
"""Which roles are asked for what; everything else is asked of everybody."""


def common(desk: Desk) -> Iterator[Widget]:
    """Yield the fields that everybody has."""
    yield Field(
        "role",
        "Role",
        Pick(ROLES.items()),
        "Lead and assessors rate. The team answers after the report. Enter opens the "
        "list.",
    )
    held = {member.profession for member in desk.assessment.brief.panel.values()}
    known = dict.fromkeys((*professions(desk.assessment), *sorted(held)))
    yield Field(
        "profession",
        "Profession",
        Pick([("", "not said"), *((each, each) for each in known if each)]),
        "Says which points somebody leads on. Type to find in the list.",
    )
    yield Field("organisation", "Organisation", Line(), "Where they work, if you like.")
    yield Field("name", "Name", Line(), "Not needed. Printed only if you say so.")
    yield Field(
        "publish_name",
        "",
        Tick("Print the name in the report"),
        "Only with their consent.",
    )


class AddScreen(DeskForm[str]):
    """Somebody new; ends with the short name."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key("ctrl+s", "Add this person", lambda screen: screen.add(), hint="Add"),
    )
    NOW = "Choose a role, then Ctrl+s adds the person. Everything else may stay empty."

    def __init__(self, desk: Desk, role: Role) -> None:
        """Take the desk, and the role that is chosen at first."""
        super().__init__(desk)
        self._role = role

    def parts(self) -> Iterator[Widget]:
        """Yield the fields."""
        yield from common(self.desk)
        yield Field(
            "person",
            "Short name",
            Line(),
            "What they open the assessment with, and what their file is called: small "
            "letters, digits and hyphens. One is proposed.",
        )

    def show(self) -> None:
        """Show what this is, and propose a short name."""
        self.head("Add somebody", self.desk.assessment.brief.service)
        role, profession = self.field("role").answer, self.field("profession").answer
        proposed = proposed_name(self.desk.assessment.brief, role, profession)
        self.field("person").widget.placeholder = proposed
        self.hint()

    def held(self, name: str) -> str:
        """Return what is chosen at first."""
        return self._role if name == "role" else ""

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep what was answered until the person is added."""
        field = event.field
        self._keep(field)
        field.refuse("")
        self.show()

    def take(self, _field: Field) -> bool:
        """Take nothing before all is taken."""
        return True

    def add(self) -> None:
        """Add the person, or say at its field what is wrong."""
        answers = {field.key: field.answer.strip() for field in self.query(Field)}
        person = answers.pop("person") or self.field("person").widget.placeholder
        is_printed = bool(answers.pop("publish_name"))
        try:
            member = Member.model_validate({**answers, "publish_name": is_printed})
            roster.add_member(self.desk, person, member)
        except (RefusedError, StoreError, ValidationError) as error:
            self.refuse({_field_of(error): refusal(error)})
            return
        for field in self.query(Field):
            self.desk.keep_draft(self._draft(field), "")
        self.dismiss(person)

    def back(self) -> None:
        """Go back; what was typed comes back with the next person."""
        drafts = tuple(map(self._draft, self.query(Field)))
        is_kept = self.desk.leave_drafts(drafts)
        self.dismiss(None)
        if is_kept:
            self.app.screen.call_later(self._say_kept)

    def _say_kept(self) -> None:
        self.app.say(KEPT)


def _field_of(error: Exception) -> str:
    """Return the field at which a refusal stands."""
    if isinstance(error, ValidationError):
        return str(error.errors(include_url=False)[0]["loc"][-1])
    said = str(error)
    return next((name for name in ("profession", "role") if name in said), "person")


class ChangeScreen(DeskForm[str]):
    """Somebody who is there; every change is taken at once."""

    NOW = "Change what you like. What you leave is taken at once; Ctrl+z takes it back."

    def __init__(self, desk: Desk, person: str) -> None:
        """Take the desk, and who it is."""
        super().__init__(desk)
        self.person = person

    @property
    def place(self) -> str:
        """Under which name half-written words are kept."""
        return f"{type(self).__name__} {self.person}"

    def parts(self) -> Iterator[Widget]:
        """Yield the fields."""
        assessment = self.desk.assessment
        yield from common(self.desk)
        yield Field(
            "training",
            "Training as an assessor",
            Line(),
            "A course and its year, or how many assessments. For auditors.",
        )
        yield Field(
            "shadowing",
            "",
            Tick("Here to learn"),
            "Watches how it is done, and may do it next time.",
        )
        yield Field(
            "conflicts",
            "Conflicts of interest",
            Line(),
            "In their own words, or none. For auditors; no public report has it.",
        )
        yield Field(
            "answers",
            "",
            Tick("Answers for the team after the report"),
            "While nobody is ticked, everybody in the team answers.",
        )
        yield Field(
            "writes",
            "",
            Tick("Writes what is agreed, instead of the lead"),
            "One person can.",
        )
        yield Field(
            "leads",
            "Leads on",
            Ticks(
                (
                    str(ref),
                    f"{numbered(assessment, ref)} {assessment.criterion(ref).title}",
                )
                for ref in assessment.refs
            ),
            "By profession while nothing is ticked.",
        )

    def show(self) -> None:
        """Show who it is, and what is asked of the role."""
        if self.person not in self.desk.assessment.brief.panel:
            self.dismiss(None)
            return
        self.head(f"{self.person}", self.desk.assessment.brief.service)
        super().show()
        role = self.held("role")
        for name, roles in OF_ROLE.items():
            self.field(name).display = role in roles

    def held(self, name: str) -> str:
        """Return what the brief says of the person."""
        brief = self.desk.assessment.brief
        member = brief.panel[self.person]
        match name:
            case "writes":
                return "yes" if brief.agreed_by == self.person else ""
            case "answers" | "publish_name" | "shadowing":
                return "yes" if getattr(member, name) else ""
            case "leads":
                return " ".join(member.leads)
        held: str = getattr(member, name)
        return held

    def put(self, name: str, answer: str) -> None:
        """Change what the brief says of the person."""
        match name:
            case "writes":
                roster.name_writer(self.desk, self.person if answer else None)
            case "answers" | "publish_name" | "shadowing":
                roster.change_member(self.desk, self.person, **{name: bool(answer)})
            case "leads":
                roster.change_member(
                    self.desk, self.person, leads=tuple(answer.split())
                )
            case _:
                roster.change_member(self.desk, self.person, **{name: answer})
