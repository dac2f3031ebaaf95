"""The factual check on a screen: for the team that marks, and the lead who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from assess.desk.errors import RefusedError
from assess.factual_check import views
from assess.factual_check.use_cases.answering import Verdict, answer, may_answer
from assess.factual_check.use_cases.find import chosen, standing
from assess.factual_check.use_cases.marking import finish, mark, may_mark, take_back
from assess.factual_check.use_cases.reading import draft_for
from assess.factual_check.views import MarkLine
from assess.model.factual_check import DraftSentence, Marked, marked, unanswered
from assess.model.values import LONGEST_TEXT
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo, Landing, LineOf
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import shortened

if TYPE_CHECKING:
    from assess.desk.desk import Desk


class FactualCheckScreen(AskingScreen[GoTo]):
    """What is marked, and the draft; ends with a line to go to, or none."""

    KEYS: ClassVar[tuple[Key[FactualCheckScreen], ...]] = (
        Key(
            "enter",
            "Mark the sentence as wrong, for the team; as the lead, go where it stands",
            lambda screen: screen.page.action_choose(),
            hint="Mark or go there",
        ),
        Key(
            "a",
            "Accept what the team says, as the lead, and go where the sentence stands",
            lambda screen: screen.answer("accepted"),
            hint="Accept",
            when=lambda screen: not screen.is_team,
        ),
        Key(
            "r",
            "Refuse it, as the lead",
            lambda screen: screen.answer("refused"),
            hint="Refuse",
            when=lambda screen: not screen.is_team,
        ),
        Key(
            "b",
            "Take a mark back, for the team",
            lambda screen: screen.take_back(),
            hint="Take back",
            when=lambda screen: screen.is_team,
        ),
        Key(
            "d",
            "Checked to the end, for the team",
            lambda screen: screen.finish(),
            hint="Checked",
            when=lambda screen: screen.is_team,
        ),
        Key("u", "Undo", lambda screen: screen.undo(), hint="Undo"),
        Key("escape,F", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "The team marks with Enter whatever sentence is wrong and says what is so, and "
        "ends with d. The lead answers each with a or r. Accepting changes no "
        "sentence: it leads to where the sentence stands, to be mended there."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk

    @property
    def is_team(self) -> bool:
        """Whether who sits here is in the team."""
        return self.desk.person in self.desk.assessment.brief.people("team")

    def show(self) -> None:
        """Show it again."""
        assessment = self.desk.assessment
        waiting = len(unanswered(assessment))
        self.head(
            f"Factual check · {assessment.brief.service} · {self.desk.person}",
            f"{waiting} without an answer" if waiting else "",
        )
        draft: tuple[DraftSentence, ...] = ()
        why_none = ""
        try:
            draft = draft_for(self.desk)
        except RefusedError as refused:
            why_none = str(refused)
        self.show_page(views.blocks(assessment, draft, self.app.marks, why_none))

    @property
    def about(self) -> str:
        """What a question is about: the sentence that the cursor is on."""
        match self.page.key:
            case DraftSentence(text=text):
                return shortened(text)
            case MarkLine(id=key):
                return shortened(self._mark(key).mark.sentence)
        return ""

    def _mark(self, key: str) -> Marked:
        return next(e for e in marked(self.desk.assessment) if e.id == key)

    def _chosen(self) -> Marked:
        key = self.page.key
        return chosen(self.desk.assessment, key.id if isinstance(key, MarkLine) else "")

    # The team

    async def on_page_chosen(self, event: Page.Chosen) -> None:
        """Mark a sentence, or go where it stands."""
        key = event.key
        line = key if isinstance(key, DraftSentence) else None
        if isinstance(key, MarkLine):
            line = self._mark(key.id).stands
        if self.is_team:
            self.talk.attempt(lambda: self._ask_so(line))
        elif line is None:
            self.talk.attempt(lambda: standing(line))
        else:
            await self._go_to(line)

    def _ask_so(self, line: DraftSentence | None) -> None:
        may_mark(self.desk)
        sentence = standing(line)
        ours = (e for e in marked(self.desk.assessment) if e.by == self.desk.person)
        said = next((e.mark.so for e in ours if e.stands == sentence), "")
        self.talk.ask(
            "What is so",
            lambda words: mark(self.desk, sentence, so=words),
            said,
            row=f"{sentence.ref} {sentence.text}",
            most=LONGEST_TEXT,
        )

    def take_back(self) -> None:
        """Say that a sentence is right after all."""
        self.talk.attempt(lambda: take_back(self.desk, self._chosen()))

    def finish(self) -> None:
        """Say that the draft is checked to its end."""

        def finished() -> str:
            finish(self.desk)
            return "The draft is checked. The lead answers what is marked."

        self.talk.say(finished)

    # The lead

    def answer(self, verdict: Verdict) -> None:
        """Accept or refuse what the team says."""
        self.talk.attempt(lambda: self._ask_reason(verdict))

    def _ask_reason(self, verdict: Verdict) -> None:
        may_answer(self.desk)
        each = self._chosen()
        if verdict == "accepted":
            answer(self.desk, each, verdict)
            if each.stands is not None:
                self.run_worker(self._go_to(each.stands), name="mend")
            return
        self.talk.ask(
            "It stands, because",
            lambda reason: answer(self.desk, each, verdict, reason=reason),
            each.answer.reason if each.answer else "",
            row=each.id,
            most=LONGEST_TEXT,
        )

    async def _go_to(self, line: DraftSentence) -> None:
        """Go where a sentence stands, to mend it there."""
        assessment = self.desk.assessment
        if line.kind == "outcome":
            self.tell("The reason for the outcome is changed on Review, with r.")
        elif line.kind in ("condition", "whole"):
            await self._open("whole", Landing(line.line))
        elif line.ref is None:
            await self._open("brief", Landing(_field(line), mends=True))
        elif assessment.only_rater is None:
            await self._open("agree", Landing(line.line) if line.line else None, line)
        elif line.kind == "reason":
            self.dismiss(GoTo(line.ref, "reason"))
        else:
            self.dismiss(GoTo(line.ref, line=LineOf(line.kind, line.line)))

    async def _open(
        self, name: str, landing: Landing | None, line: DraftSentence | None = None
    ) -> None:
        ref = line.ref if line and line.ref else self.desk.assessment.refs[0]
        await self.app.open_screen(name, self.desk, ref, lambda _: self.show(), landing)


def _field(line: DraftSentence) -> str:
    """Return the field of the brief that a sentence stands in."""
    is_measure = line.kind in ("savings", "satisfaction")
    return f"{line.kind}.baseline" if is_measure else line.kind
