"""The brief: the service, the date, who took part, savings and satisfaction."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from assess.setup.use_cases import brief as verbs
from assess.setup.use_cases import roster
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.going import GoTo, Landing
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.terminal.writing import Writing
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk

LINES = {"service": "Service", "council": "Council", "address": "Address on the web"}
TEXTS = {"about": "What the service does", "users": "Who uses it"}
MEASURES = ("savings", "satisfaction")
ANSWERS = "answers"
WHO_ANSWERS = "Who answers for the team, by id, like owner"
FIGURES = {"baseline": "before", "now": "now", "source": "source"}


class Figure(NamedTuple):
    """A line for one figure of savings or of satisfaction."""

    measure: str
    name: str

    def __str__(self) -> str:
        """Return it as a problem names it."""
        return f"{self.measure}.{self.name}"


class TookPart(NamedTuple):
    """A line for one who took part."""

    id: str

    def __str__(self) -> str:
        """Return it as a problem names it."""
        return f"took-part.{self.id}"


class BriefScreen(AskingScreen[GoTo]):
    """What is assessed; every line can be changed."""

    KEYS: ClassVar[tuple[Key[BriefScreen], ...]] = (
        Key(
            "enter",
            "Change the line that the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Change",
        ),
        Key(
            "a",
            "Add who took part",
            lambda screen: screen.add(),
            hint="Add who took part",
        ),
        Key(
            "delete",
            "Take somebody out",
            lambda screen: screen.delete(),
            hint="Take out",
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,B", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = "Enter changes the line that the cursor is on."

    def __init__(self, desk: Desk) -> None:
        """Take the desk whose brief it is."""
        super().__init__()
        self.desk = desk

    def land(self) -> None:
        """Ask who took part, where nobody stands yet whose line could be changed."""
        if self.landing == Landing("took-part", mends=True):
            self.add()
        else:
            super().land()

    def show(self) -> None:
        """Show it again."""
        brief = self.desk.assessment.brief
        self.head(f"Brief · {brief.service}", self.desk.person)
        self.page.show(tuple(self._blocks()))
        self.hint()

    def _blocks(self) -> Iterator[Block]:
        brief = self.desk.assessment.brief
        yield Block(
            f"{brief.kind.replace('-', ' ').capitalize()}, {brief.phase}", "heading"
        )
        for name, title in LINES.items():
            yield _field(name, title, getattr(brief, name))
        assessed = brief.dates.assessed
        yield _field(
            "dates.assessed", "Assessed on", assessed.isoformat() if assessed else ""
        )
        for name, title in TEXTS.items():
            yield _field(name, title, getattr(brief, name))
        yield _field(ANSWERS, "Answers for the team", ", ".join(brief.answering))
        yield Block()
        yield Block("Savings and satisfaction: one alone says little", "accent")
        for name in MEASURES:
            for figure, word in FIGURES.items():
                value = getattr(getattr(brief, name), figure)
                line = Figure(name, figure)
                yield _field(line, f"{name.capitalize()} {word}", value)
        yield Block()
        yield Block("Who took part, by role (a adds one)", "accent")
        for key, took_part in brief.took_part.items():
            where = f", {took_part.organisation}" if took_part.organisation else ""
            yield Block(f"{took_part.role}{where}", key=TookPart(key))
        yield Block()
        yield Block("On the panel", "accent")
        for person, member in brief.panel.items():
            words = ", ".join(filter(None, (member.role, member.profession)))
            yield Block(f"{person}: {words}")

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Change the line that the cursor is on."""
        brief, key = self.desk.assessment.brief, event.key
        if isinstance(key, Figure):
            value = getattr(getattr(brief, key.measure), key.name)
            question = f"{key.measure.capitalize()} {FIGURES[key.name]}"
            self.talk.ask(question, partial(self._set_figure, key), value)
        elif not isinstance(key, str):
            return
        elif key in LINES:
            verb = partial(verbs.set_text, self.desk, key)
            self.talk.ask(LINES[key], verb, getattr(brief, key))
        elif key in TEXTS:
            verb = partial(verbs.set_text, self.desk, key)
            self.talk.write(
                TEXTS[key],
                Writing(self.desk, ("brief", key), partial(self._text, key), verb),
            )
        elif key == "dates.assessed":
            day = brief.dates.assessed
            value = day.isoformat() if day else ""
            self.talk.ask("Assessed on, like 2026-05-12", self._set_day, value)
        elif key == ANSWERS:
            value = ", ".join(brief.answering)
            self.talk.ask(WHO_ANSWERS, self._name_answering, value)

    def _text(self, key: str) -> str:
        text: str = getattr(self.desk.assessment.brief, key)
        return text

    def _set_day(self, words: str) -> None:
        verbs.set_assessed(self.desk, day_or_none(words))

    def _set_figure(self, line: Figure, words: str) -> None:
        held = getattr(self.desk.assessment.brief, line.measure)
        verbs.set_measure(self.desk, line.measure, held.but(**{line.name: words}))

    def _name_answering(self, words: str) -> None:
        people = tuple(filter(None, (part.strip() for part in words.split(","))))
        new = roster.name_answering(self.desk, tuple(dict.fromkeys(people)))
        if new:
            self.tell(f"New in the team: {', '.join(new)}.")

    def add(self) -> None:
        """Ask for a role, then for the organisation."""
        self.talk.ask("Who took part, a role", self._ask_organisation)

    def _ask_organisation(self, role: str) -> None:
        if role.strip():
            add = partial(verbs.add_took_part, self.desk, role.strip())
            self.talk.ask("Of which organisation, or nothing", lambda o: add(o.strip()))

    def delete(self) -> None:
        """Take somebody out; undo brings them back."""
        line = self.page.key
        if isinstance(line, TookPart):
            self.talk.attempt(lambda: verbs.remove_took_part(self.desk, line.id))


def _field(key: Hashable, title: str, value: str) -> Block:
    return Block(value or "not given yet", "" if value else "quiet", key, f"{title}:")
