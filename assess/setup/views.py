"""What the screen of people says, and the brief as one page for the panel."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from assess.document.drawing import SHIPPED
from assess.document.templates import drawn
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Member
from assess.model.characters import visible
from assess.model.days import spelt
from assess.model.due import by_text
from assess.model.outcome import listed, named
from assess.model.panel import leads_on
from assess.model.rating import shown
from assess.setup.logic.brief_fields import FIELDS, GROUPS, BriefField, held
from assess.setup.logic.people import ROLES
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
    is_panel = assessment.brief.assessed_by == "panel"
    yield Block("On the panel" if is_panel else "Who reviews", "accent")
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
        yield f"Leads on {named(assessment, leads)}"
    if person == brief.agreed_by:
        yield "Writes what is agreed"
    if person in brief.answering:
        yield "Answers for the team"
    if member.name:
        printed = "is" if member.publish_name else "is not"
        yield f"The name {printed} printed in the report"


Form = Literal["text", "json", "md", "html"]


class BriefLine(NamedTuple):
    """A field that says something."""

    name: str
    words: str


class BriefView(NamedTuple):
    """The page that a panel reads before the day."""

    service: str
    council: str
    phase: str
    kind: str
    groups: tuple[tuple[str, tuple[BriefLine, ...]], ...]
    """Each with its title; those that say nothing are left out."""


def brief_said(brief: Brief, form: Form) -> str:
    """Return what the brief says: for a person, a program, or as a page to print."""
    if form == "json":
        said = {name: held(brief, name) for name in FIELDS}
        return f"{json.dumps(said, ensure_ascii=False, indent=2)}\n"
    if form == "text":
        return "".join(f"{visible(line)}\n" for line in _lines(brief))
    return drawn("brief", form, SHIPPED, brief=_brief_view(brief))


def _lines(brief: Brief) -> Iterator[str]:
    for title, fields in GROUPS.items():
        yield title
        for name, field in fields.items():
            words = held(brief, name).replace("\n", "; ") or "not given yet"
            yield f"  {name:<26} {field.label}: {words}"


def _brief_view(brief: Brief) -> BriefView:
    groups = (
        (title.partition(":")[0], tuple(_said(brief, fields)))
        for title, fields in GROUPS.items()
    )
    return BriefView(
        service=brief.service,
        council=brief.council,
        phase=brief.phase,
        kind=brief.kind.replace("-", " "),
        groups=tuple((title, lines) for title, lines in groups if lines),
    )


def _said(brief: Brief, fields: Mapping[str, BriefField]) -> Iterator[BriefLine]:
    for name, field in fields.items():
        if words := held(brief, name):
            day = field.shape == "day"
            spelling = spelt(date.fromisoformat(words)) if day else words
            yield BriefLine(field.label, spelling)


def taken_over(made: Assessment) -> Iterator[str]:
    """Yield what an assessment would take over from an earlier one made elsewhere."""
    earlier, scales = made.earlier, made.scales
    if earlier is None:
        return
    outcome = earlier.outcome
    result = (
        scales.scale[outcome.scale].rating[outcome.rating].word if outcome else "none"
    )
    yield f"Last time: {spelt(earlier.day)}, result: {result}"
    for name, each in earlier.standard.items():
        words = [shown(scales.scale[each.scale], r).word for r in each.rating.values()]
        counts = ", ".join(f"{n} {word}" for word, n in Counter(words).items())
        title = made.standards[name].title if name in made.standards else "Another"
        yield f"  {title}: {counts}"
        kept = made.brief.carried.get(name, ())
        again = [number for number in each.rating if number not in kept]
        yield f"    carried: {_listed(kept)}"
        yield f"    asked again, of those: {_listed(again)}"
    for asked in earlier.asked.values():
        by = f", {by_text(asked.due)}" if asked.due else ""
        owner = f", {asked.owner}" if asked.owner else ""
        what = "condition" if asked.is_condition else "action"
        on = f" on {named(made, asked.refs)}" if asked.refs else ""
        yield f"  {what}{on}: {asked.text}{by}{owner}"
    if not earlier.action:
        yield "  no actions"


def _listed(numbers: Sequence[str]) -> str:
    return listed(list(numbers)) if numbers else "none"
