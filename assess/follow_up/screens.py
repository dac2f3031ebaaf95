"""Actions: what the team must do, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType

from assess.desk.answers import one_of
from assess.desk.errors import RefusedError
from assess.follow_up.use_cases import follow_up
from assess.model.after.follow_up import ENDED, IN_WORDS, Followed, followed
from assess.model.after.last_time import asked_before
from assess.publish.views.actions import ANSWERS, LOOKS, VERDICTS
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.app.application import AssessApp
    from assess.desk.desk import Desk

_MAY = {
    "respond": follow_up.may_respond,
    "decide_challenge": follow_up.may_decide,
    "verify": follow_up.may_verify,
}
"""What is asked before a question is."""

FILTERS = ("all", "open", "overdue", "waiting for you")
SORTS = ("due", "criterion", "owner")


class ActionsScreen(AskingScreen[str]):
    """Every action of one assessment; ends with a criterion to go to, or none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "respond", "Respond, for the team"),
        Binding("d", "decide", "Decide a challenge, as the lead"),
        Binding("p", "progress", "Report progress, for the team"),
        Binding("v", "verify", "Verify, as an assessor"),
        Binding("x", "close", "No longer applies, as the lead"),
        Binding("f", "filter", "Show all, open, overdue, or what waits for you"),
        Binding("o", "sort", "Order by date, criterion or owner"),
        Binding("slash", "find", "Find an action"),
        Binding("u", "undo", "Undo"),
        Binding("f9,escape", "back", "Back"),
    ]

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self._filter = FILTERS[0]
        self._sort = SORTS[0]
        self._words = ""

    @property
    def _today(self) -> date:
        return self.desk.now.date()

    def show(self) -> None:
        """Show them again."""
        every = followed(self.desk.assessment)
        late = sum(1 for each in every if each.days_late(self._today))
        ended = sum(1 for each in every if each.state in ENDED)
        brief = self.desk.assessment.brief
        counts = f"{len(every)} actions, {ended} ended, {late} overdue"
        self.query_one("#head", Bar).tell(
            f"Actions · {brief.service} · {self.desk.person}",
            "a file can't be read" if self.desk.set_aside else counts,
        )
        self.show_page(self.desk, self._blocks(every))
        self.query_one(Hints).tell(
            "r Respond", "p Progress", "v Verify", "d Decide", "f Filter", "o Order",
            "/ Find", "Esc Back",
        )  # fmt: skip

    def _blocks(self, every: tuple[Followed, ...]) -> Iterator[Block]:
        wanted = [each for each in every if self._is_wanted(each)]
        words = f", with {self._words}" if self._words else ""
        yield Block(f"Shown: {self._filter}{words}, by {self._sort}", "quiet")
        yield from self._from_last_time()
        if not (every or self.desk.set_aside):
            yield Block("The panel asks for no action. Actions come from the walk: x.")
        elif every and not wanted:
            yield Block("None of them. f shows others.")
        for each in sorted(wanted, key=self._order):
            yield from self._action(each)

    def _from_last_time(self) -> Iterator[Block]:
        """Yield what the earlier assessment asked for, which only gets a verdict."""
        before = asked_before(self.desk.assessment)
        wanted = [e for e in before if self._filter == "all" or not e.has_verdict]
        if not wanted:
            return
        yield Block("Asked for last time: v says whether it is done", "accent")
        for each in wanted:
            yield Block(each.action.text, key=each.id, mark=self.app.marks.bullet)
            facts = [str(each.action.ref), each.action.owner, each.verdict, each.called]
            yield Block(", ".join(filter(None, facts)), "quiet", indent=2)
        yield Block("Asked for this time", "accent")

    def _is_wanted(self, each: Followed) -> bool:
        action = each.asked.action
        text = f"{each.called} {action.text} {action.owner}".casefold()
        if not all(word in text for word in self._words.casefold().split()):
            return False
        match self._filter:
            case "open":
                return each.state not in ENDED
            case "overdue":
                return each.days_late(self._today) > 0
            case "waiting for you":
                return self._waits_for_me(each)
            case _:
                return True

    def _waits_for_me(self, each: Followed) -> bool:
        brief = self.desk.assessment.brief
        turn = each.waits_for(published=bool(self.desk.assessment.agreed.version))
        mine = {
            "the lead decides": (brief.writes_agreed or "",),
            "an assessor verifies": brief.people("lead", "assessor"),
            "the team responds": brief.answering,
            "the team acts": brief.people("team"),
        }
        return self.desk.person in mine.get(turn, ())

    def _order(self, each: Followed) -> tuple[object, ...]:
        asked = each.asked
        place = self.desk.assessment.refs.index(asked.ref)
        first: dict[str, object] = {
            "due": asked.action.due or date.max,
            "criterion": place,
            "owner": asked.action.owner.casefold(),
        }
        return (first[self._sort], place, each.id)

    def _action(self, each: Followed) -> Iterator[Block]:
        assessment, asked = self.desk.assessment, each.asked
        noun = assessment.standards[asked.ref.standard].noun
        due = asked.action.due.isoformat() if asked.action.due else "no date"
        late = each.days_late(self._today)
        state = IN_WORDS[each.state]
        if late:
            state = f"{state}, {late} {'day' if late == 1 else 'days'} overdue"
        yield Block(
            asked.action.text,
            key=each.id,
            mark=f"{due:<10}",
            mark_style="bad" if late else "",
        )
        owner = asked.action.owner or "no owner"
        turn = each.waits_for(published=bool(assessment.agreed.version))
        facts = [f"{noun} {asked.ref.criterion}", owner, state, turn, each.called]
        yield Block(", ".join(filter(None, facts)), "quiet", indent=11)
        for line in _said(each):
            yield Block(line, indent=13)

    # What can be done

    def _ask_word(self, verb: str, question: str, words: tuple[str, ...]) -> None:
        """Ask for one of *words*, then for a reason, and do it."""

        def answered(word: str) -> None:
            known = getattr(follow_up, verb)
            do = partial(known, self.desk, key, one_of(word, words))
            self.ask("Because (may be empty where it speaks for itself)",
                     lambda reason: do(reason=reason))  # fmt: skip

        key = self.page.key
        _MAY[verb](self.desk, key)
        self.ask(f"{question}: {', '.join(words)}", answered, row=key)

    def action_respond(self) -> None:
        """Accept, challenge, or report an error, for the team."""
        self._try(self._ask_word, "respond", "Response", get_args(follow_up.Answer))

    def action_decide(self) -> None:
        """Decide a challenge."""
        words = get_args(follow_up.Verdict)
        self._try(self._ask_word, "decide_challenge", "The challenge is", words)

    def action_verify(self) -> None:
        """Say whether it is done."""
        self._try(self._ask_word, "verify", "It is", get_args(follow_up.Look))

    def action_progress(self) -> None:
        """Report a step."""
        self._try(self._ask_progress)

    def _ask_progress(self) -> None:
        key = self.page.key
        follow_up.may_report(self.desk, key)
        report = partial(follow_up.report_progress, self.desk, key)
        self.ask("What was done", report, row=key)

    def action_close(self) -> None:
        """Say that it no longer applies."""
        self._try(self._ask_close)

    def _ask_close(self) -> None:
        key = self.page.key
        follow_up.may_close(self.desk, key)
        self.ask(
            "It no longer applies, because",
            lambda reason: follow_up.close(self.desk, key, reason=reason),
            row=key,
        )

    def _try(self, verb: object, *arguments: object) -> None:
        try:
            verb(*arguments)  # type: ignore[operator]
        except RefusedError as error:
            self.tell(str(error), trouble=True)

    # What is shown

    def action_filter(self) -> None:
        """Show others."""
        self._filter = FILTERS[(FILTERS.index(self._filter) + 1) % len(FILTERS)]
        self.show()

    def action_sort(self) -> None:
        """Show them in another order."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.show()

    def action_find(self) -> None:
        """Show those with some words in them."""

        def found(words: str) -> None:
            self._words = words.strip()

        self.find("Find", found, self._words)

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to the criterion of an action."""
        assessment = self.desk.assessment
        refs = {each.id: each.asked.ref for each in followed(assessment)}
        refs |= {each.id: each.action.ref for each in asked_before(assessment)}
        if refs[event.key] in assessment.refs:
            self.dismiss(str(refs[event.key]))
        else:
            self.tell(f"{refs[event.key]} is not assessed this time.", trouble=True)

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)


def _said(each: Followed) -> Iterator[str]:
    """Yield what was said of an action, oldest first within each kind."""
    if each.response is not None:
        yield _line(each.response.at.date(), ANSWERS[each.response.answer],
                    each.response.reason)  # fmt: skip
    if each.decision is not None:
        yield _line(each.decision.at.date(), VERDICTS[each.decision.verdict],
                    each.decision.reason)  # fmt: skip
    for who, step in each.progress:
        yield _line(step.at.date(), f"{who} reported", step.text)
    for who, look in each.looks:
        yield _line(look.at.date(), f"{LOOKS[look.verdict]} ({who})", look.reason)
    if each.closed is not None:
        day = each.closed.at.date() if each.closed.at else None
        yield _line(day, "It no longer applies", each.closed.reason)


def _line(day: date | None, words: str, reason: str) -> str:
    when = f"{day.isoformat()} " if day else ""
    return f"{when}{words}{f': {reason}' if reason else '.'}"
