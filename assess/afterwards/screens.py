"""How it was: three questions, once the report is published."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from assess.afterwards import views
from assess.afterwards.logic import ANSWERS, QUESTIONS, Question
from assess.afterwards.use_cases import answer, may_answer, own_answers
from assess.model.values import LONGEST_TEXT
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class AfterwardsScreen(AskingScreen[GoTo]):
    """The questions, each with the answer of who sits here."""

    KEYS: ClassVar[tuple[Key[AfterwardsScreen], ...]] = (
        Key(
            "enter",
            "Answer the question that the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Answer",
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,H", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = "Enter answers a question. No report has the answers, and no name is shown."

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who answers."""
        super().__init__()
        self.desk = desk

    def show(self) -> None:
        """Show it again."""
        brief = self.desk.assessment.brief
        self.head(f"How was it? · {brief.service} · {self.desk.person}")
        self.show_page(views.blocks(own_answers(self.desk)))

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Answer a question."""
        question = next(name for name in QUESTIONS if name == event.key)
        self.talk.attempt(lambda: self._ask(question))

    def _ask(self, question: Question) -> None:
        may_answer(self.desk)
        held = own_answers(self.desk)
        put = partial(answer, self.desk, question)
        if question == "next":
            said = views.answered(held, question)
            self.talk.ask(QUESTIONS[question], put, said, most=LONGEST_TEXT)
        else:
            rows = tuple(Block(words, key=name) for name, words in ANSWERS.items())
            self.talk.choose(QUESTIONS[question], rows, put)
