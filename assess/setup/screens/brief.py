"""The brief: the service, the date, who took part, savings and satisfaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Final

from assess.setup.logic import taking_part
from assess.setup.use_cases import brief as verbs
from assess.ui.terminal.desk_form import DeskForm
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.fields import Line, Several
from assess.ui.terminal.form import Field, title
from assess.ui.terminal.going import GoTo

if TYPE_CHECKING:
    from textual.widget import Widget

LINES: Final = {
    "service": ("Service", "What the people who use it call it."),
    "council": ("Council", "Who runs it."),
    "address": ("Address on the web", "Where people find the service."),
}
DAY: Final = "dates.assessed"
TEXTS: Final = {
    "about": ("What the service does", "In two or three sentences, for the public."),
    "users": ("Who uses it", "Groups of people and how many, as far as known."),
}
TOOK_PART: Final = "took-part"
FIGURES: Final = {"baseline": "before", "now": "now", "source": "source"}
MEASURES: Final = {
    "savings": "What the service costs or saves, like 4.10 pounds for each case.",
    "satisfaction": "How many are satisfied, like 71 per cent.",
}


class BriefScreen(DeskForm[GoTo]):
    """What is assessed; every line can be changed."""

    NOW: ClassVar[str] = (
        "Change what you like; Tab and the arrows go from field to field. What you "
        "leave is taken at once, and Ctrl+z takes it back."
    )

    def parts(self) -> Iterator[Widget]:
        """Yield the fields."""
        for name, (label, says) in LINES.items():
            yield Field(name, label, Line(), says)
        yield Field(DAY, "Assessed on", Line(), "The day, like 12 May 2026.")
        for name, (label, says) in TEXTS.items():
            yield Field(name, label, Several(), says)
        yield Field(
            TOOK_PART,
            "Who took part",
            Several(),
            "One to a line: a role, and after a comma the organisation. No names.",
        )
        for measure, says in MEASURES.items():
            yield title(f"{measure.capitalize()}: a figure needs its source")
            for figure, word in FIGURES.items():
                yield Field(f"{measure}.{figure}", word.capitalize(), Line(), says)

    def show(self) -> None:
        """Show it again."""
        brief = self.desk.assessment.brief
        kind = brief.kind.replace("-", " ").capitalize()
        self.head(f"Brief · {brief.service} · {kind}, {brief.phase}", self.desk.person)
        super().show()

    def held(self, name: str) -> str:
        """Return what the brief says in a field."""
        brief = self.desk.assessment.brief
        if name == DAY:
            return brief.dates.assessed.isoformat() if brief.dates.assessed else ""
        if name == TOOK_PART:
            return "\n".join(map(taking_part, brief.took_part.values()))
        measure, _, figure = name.partition(".")
        value = getattr(brief, measure)
        held: str = getattr(value, figure) if figure else value
        return held

    def put(self, name: str, answer: str) -> None:
        """Change the brief."""
        measure, _, figure = name.partition(".")
        if name == DAY:
            verbs.set_assessed(self.desk, day_or_none(answer))
        elif name == TOOK_PART:
            verbs.set_took_part(self.desk, answer)
        elif figure:
            held = getattr(self.desk.assessment.brief, measure)
            verbs.set_measure(self.desk, measure, held.but(**{figure: answer}))
        else:
            verbs.set_text(self.desk, name, answer)
