"""Versions that came together and wait for a person to choose one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from assess.merge.logic.choices import called_in
from assess.merge.use_cases.settling import settle, waiting
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class ChoicesScreen(AskingScreen[GoTo]):
    """Each place with its versions; Enter takes one, undo brings the others back."""

    KEYS: ClassVar[tuple[Key[ChoicesScreen], ...]] = (
        Key(
            "enter",
            "Take the version that the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Take this one",
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,V", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "Two copies held different things here. Enter takes the version that "
        "the cursor is on; the others are rejected for good, and u brings them "
        "back."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who chooses."""
        super().__init__()
        self.desk = desk

    def show(self) -> None:
        """Show them again."""
        found = waiting(self.desk)
        brief = self.desk.assessment.brief
        self.head(
            f"Versions · {brief.service} · {self.desk.person}",
            f"{len(found)} to choose",
        )
        self.show_page(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        found, brief = waiting(self.desk), self.desk.assessment.brief
        if not (found or self.desk.set_aside):
            yield Block("Nothing waits for you to choose.")
        for each in found:
            agreed = f"What the {brief.assessed_by} agreed"
            whose = agreed if each.is_agreed else "Your sheet"
            yield Block(
                f"{whose}: {called_in(self.desk.assessment, each.choice)}", "accent"
            )
            if len(each.choice.versions) == 1:
                yield Block(
                    "Two copies came together. Read it, and take it as it is.",
                    "quiet",
                    indent=1,
                )
            for name, words in each.choice.versions.items():
                yield Block(words, key=name, mark=self.app.marks.bullet)
            yield Block()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Take the version that the cursor is on."""

        def taken() -> str:
            settle(self.desk, str(event.key))
            return "Taken. u brings the others back."

        self.talk.say(taken)
