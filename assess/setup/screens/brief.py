"""The brief: the service, the date, who took part, savings, satisfaction, intake."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from assess.model.capitals import with_capital
from assess.setup.logic.brief_fields import GROUPS, held
from assess.setup.use_cases.brief import set_field
from assess.ui.terminal.desk_form import DeskForm
from assess.ui.terminal.field import Field
from assess.ui.terminal.fields import Line, Several
from assess.ui.terminal.form import title
from assess.ui.terminal.going import GoTo

if TYPE_CHECKING:
    from textual.widget import Widget


class BriefScreen(DeskForm[GoTo]):
    """What is assessed; every line can be changed."""

    NOW: ClassVar[str] = (
        "Change what you like; Tab and the arrows go from field to field. What you "
        "leave is taken at once, and Ctrl+z takes it back."
    )

    def parts(self) -> Iterator[Widget]:
        """Yield the fields."""
        for place, (heading, fields) in enumerate(GROUPS.items()):
            if place:
                yield title(heading)
            for name, field in fields.items():
                is_short = field.shape in ("line", "day", "way")
                widget = Line() if is_short else Several()
                yield Field(name, field.label, widget, field.says)

    def show(self) -> None:
        """Show it again."""
        brief = self.desk.assessment.brief
        kind = with_capital(brief.kind.replace("-", " "))
        self.head(f"Brief · {brief.service} · {kind}, {brief.phase}", self.desk.person)
        super().show()

    def held(self, name: str) -> str:
        """Return what the brief says in a field."""
        return held(self.desk.assessment.brief, name)

    def put(self, name: str, answer: str) -> None:
        """Change the brief."""
        set_field(self.desk, name, answer)
