"""The service as a whole: conditions of the result, commentary, risks, thanks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from assess.desk.unread import agreed_is_unread
from assess.model.values import LONGEST_LINE
from assess.model.whole import WHOLE_KINDS, WholeKind
from assess.publish.screens.condition import Conditions
from assess.publish.use_cases import whole as saying
from assess.publish.use_cases.outcome import comes_with
from assess.publish.views import whole as views
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.items import as_items
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk

COMES_WITH = (
    Block("Nothing more than its word", key=""),
    Block("With conditions, each of them confirmed by somebody", key="conditions"),
    Block("With advice, which asks for nothing", key="advice"),
)


def _says(kind: WholeKind) -> Callable[[WholeScreen], object]:
    return lambda screen: screen.say(kind)


class WholeScreen(AskingScreen[GoTo]):
    """What belongs to no criterion; every line can be changed."""

    KEYS: ClassVar[tuple[Key[WholeScreen], ...]] = (
        Key(
            "x",
            "Condition: what the result rests on",
            lambda screen: screen.conditions.ask(),
            hint="Condition",
        ),
        Key(
            "o",
            "Outcome: with conditions, with advice, or with neither",
            lambda screen: screen.outcome(),
            hint="With",
        ),
        Key(
            "m",
            "Commentary on the whole",
            _says("commentary"),
            hint="Commentary",
        ),
        Key("r", "Risk beyond this service", _says("risk"), hint="Risk"),
        Key("t", "Thanks", _says("thanks"), hint="Thanks"),
        Key("v", "Advice on the whole", _says("advice"), hint="Advice"),
        Key(
            "enter",
            "Change the line that the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Change",
        ),
        Key(
            "delete",
            "Delete: the line that the cursor is on",
            lambda screen: screen.delete(),
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,a", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "x adds a condition: what must be so, by when, and who confirms it. m, r and t "
        "say what belongs to no criterion. Enter changes a line."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who writes."""
        super().__init__()
        self.desk = desk
        self.conditions: Conditions = Conditions(self)

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        left = f"As a whole · {assessment.brief.service} · {self.desk.person}"
        self.head(left, views.counted(assessment))
        is_read = not agreed_is_unread(self.desk.folder, self.desk.set_aside)
        blocks = views.blocks(assessment, self.app.marks) if is_read else ()
        self.show_page(blocks)

    @property
    def _chosen(self) -> str:
        return str(self.page.key or "")

    @property
    def about(self) -> str:
        """The condition that a date and a name are asked for."""
        return self.conditions.about

    # What can be done

    def say(self, kind: WholeKind, key: str | None = None) -> None:
        """Say something of the whole, or change what is said."""

        def asked() -> None:
            saying.may_say(self.desk)
            self.conditions.leave()
            known = self.desk.assessment.agreed.whole.sentences(kind)
            text = known[key] if key else ""
            row = key or kind
            self.talk.ask(title, answered, text, row=row, most=LONGEST_LINE)

        def said(lines: tuple[str, ...]) -> None:
            saying.say(self.desk, kind, *lines, said_id=key)

        def answered(words: str) -> None:
            if words.strip() or key is not None:
                as_items(self.talk, words, title, said)

        title, _ = views.SAYS[kind]
        self.talk.attempt(asked)

    def outcome(self) -> None:
        """Say what the outcome comes with."""
        self.conditions.leave()
        held = self.desk.assessment.agreed.outcome
        now = (held.with_ if held else None) or ""
        then = partial(comes_with, self.desk)
        self.talk.choose("What does the outcome come with?", COMES_WITH, then, now)

    def delete(self) -> None:
        """Delete a line; undo brings it back."""

        def deleted() -> str:
            saying.take_back(self.desk, self._chosen)
            return "Deleted. u brings it back."

        self.talk.say(deleted)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Change the line that the cursor is on."""
        key, whole = str(event.key), self.desk.assessment.agreed.whole
        if key in whole.conditions:
            self.conditions.ask(key)
        for kind in WHOLE_KINDS:
            if key in whole.sentences(kind):
                self.say(kind, key)
