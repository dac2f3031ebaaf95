"""Actions: what the team must do, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import ClassVar, NamedTuple

from assess.desk.desk import Desk
from assess.follow_up.use_cases import follow_up
from assess.follow_up.views.said import blocks_of, counted
from assess.model.after.follow_up import ENDED, Followed, awaited
from assess.model.after.last_time import asked_before, moved_over
from assess.model.values import LONGEST_TEXT
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block, shortened
from assess.ui.text.moments import day_of


class Reply(NamedTuple):
    """What one may say of an action: one of a few words, and why."""

    question: str
    words: dict[str, str]
    """Each answer, and what people call it."""
    may: Callable[[Desk, str], object]
    """Refuses it before anything is asked."""
    do: Callable[..., object]


RESPOND = Reply(
    "What does the team say?",
    {
        "accept": "Accept: we will do it",
        "challenge": "Challenge: we do not agree, and say why",
        "factual-error": "Factual error: something in it is wrong",
    },
    follow_up.may_respond,
    follow_up.respond,
)
DECIDE = Reply(
    "What becomes of the challenge?",
    {
        "upheld": "Upheld: the team is right",
        "partly-upheld": "Partly upheld",
        "not-upheld": "Not upheld: the action stands",
    },
    follow_up.may_decide,
    follow_up.decide_challenge,
)
VERIFY = Reply(
    "Is it done?",
    {"done": "Done", "partly": "Partly done", "not-done": "Not done"},
    follow_up.may_verify,
    follow_up.verify,
)

FILTERS = ("all", "open", "overdue", "waiting for you")
SORTS = ("due", "criterion", "owner")


class ActionsScreen(AskingScreen[GoTo]):
    """Every action of one assessment; ends with a criterion to go to, or none."""

    KEYS: ClassVar[tuple[Key[ActionsScreen], ...]] = (
        Key(
            "r",
            "Respond, for the team",
            lambda screen: screen.reply(RESPOND),
            hint="Respond",
        ),
        Key(
            "p",
            "Report progress, for the team",
            lambda screen: screen.progress(),
            hint="Progress",
        ),
        Key(
            "v",
            "Verify, as an assessor",
            lambda screen: screen.reply(VERIFY),
            hint="Verify",
        ),
        Key(
            "d",
            "Decide a challenge, as the lead",
            lambda screen: screen.reply(DECIDE),
            hint="Decide",
        ),
        Key(
            "f",
            "Show all, open, overdue, or what waits for you",
            lambda screen: screen.turn_filter(),
            hint="Filter",
        ),
        Key(
            "o",
            "Order by date, criterion or owner",
            lambda screen: screen.turn_order(),
            hint="Order",
        ),
        Key("x", "No longer applies, as the lead", lambda screen: screen.end()),
        Key("u", "Undo", lambda screen: screen.undo()),
        Key("escape,f9", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = (
        "After the report the team responds with r and reports progress with p;"
        " the lead decides a challenge with d; an assessor verifies with v."
    )

    def __init__(self, desk: Desk) -> None:
        """Take the desk of who looks."""
        super().__init__()
        self.desk = desk
        self._filter = FILTERS[0]
        self._sort = SORTS[0]

    @property
    def _today(self) -> date:
        return day_of(self.desk.now)

    @property
    def _every(self) -> tuple[Followed, ...]:
        """Those of this assessment, and what moved over to it from the earlier one."""
        assessment = self.desk.assessment
        return (*awaited(assessment), *moved_over(assessment))

    def show(self) -> None:
        """Show them again."""
        every = self._every
        late = sum(1 for each in every if each.days_late(self._today))
        ended = sum(1 for each in every if each.state in ENDED)
        brief = self.desk.assessment.brief
        counts = f"{counted(every)}, {ended} ended, {late} overdue"
        self.head(
            f"Actions · {brief.service} · {self.desk.person}",
            "a file can't be read" if self.desk.set_aside else counts,
        )
        self.show_page(self._blocks(every))

    def _blocks(self, every: tuple[Followed, ...]) -> Iterator[Block]:
        wanted = [each for each in every if self._is_wanted(each)]
        yield Block(f"Shown: {self._filter}, by {self._sort}", "quiet")
        yield from self._from_last_time()
        if not (every or self.desk.set_aside):
            yield Block("The panel asks for no action. Actions come from the walk: x.")
        elif every and not wanted:
            yield Block("None of them. f shows others.")
        for each in sorted(wanted, key=self._order):
            yield from blocks_of(self.desk.assessment, each, self._today)

    def _from_last_time(self) -> Iterator[Block]:
        """Yield what the earlier assessment asked for, which only gets a verdict."""
        moved = {each.id for each in moved_over(self.desk.assessment)}
        before = [e for e in asked_before(self.desk.assessment) if e.id not in moved]
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
        refs = self.desk.assessment.refs
        here = [refs.index(ref) for ref in asked.refs[:1] if ref in refs]
        place = here[0] if here else len(refs) if asked.refs else -1
        first: dict[str, object] = {
            "due": each.due or date.max,
            "criterion": place,
            "owner": asked.action.owner.casefold(),
        }
        return (first[self._sort], place, each.id)

    # What can be done

    def _chosen(self) -> str:
        """Return the action that the cursor is on; the use case refuses none."""
        return str(self.page.key or "")

    def reply(self, reply: Reply) -> None:
        """Respond, decide a challenge, or verify."""
        self.talk.attempt(lambda: self._ask_word(reply))

    def _ask_word(self, reply: Reply) -> None:
        """Let somebody choose one of a few, then ask for a reason, and do it."""
        key = self._chosen()
        reply.may(self.desk, key)

        def chosen(given: str) -> None:
            do = partial(reply.do, self.desk, key, given)
            self.talk.ask(
                f"{reply.words[given].partition(':')[0]}, because",
                lambda reason: do(reason=reason),
                row=key,
                most=LONGEST_TEXT,
            )

        rows = tuple(Block(words, key=word) for word, words in reply.words.items())
        self.talk.choose(reply.question, rows, chosen)

    @property
    def about(self) -> str:
        """What a question is about: the action that the cursor is on."""
        called = {e.id: e.asked.action.text for e in awaited(self.desk.assessment)}
        called |= {e.id: e.action.text for e in asked_before(self.desk.assessment)}
        return shortened(called.get(self._chosen(), ""))

    def progress(self) -> None:
        """Report a step."""
        self.talk.attempt(self._ask_progress)

    def _ask_progress(self) -> None:
        key = self._chosen()
        follow_up.may_report(self.desk, key)
        report = partial(follow_up.report_progress, self.desk, key)
        self.talk.ask("What was done", report, row=key, most=LONGEST_TEXT)

    def end(self) -> None:
        """Say that it no longer applies."""
        self.talk.attempt(self._ask_end)

    def _ask_end(self) -> None:
        key = self._chosen()
        follow_up.may_close(self.desk, key)
        self.talk.ask(
            "It no longer applies, because",
            lambda reason: follow_up.close(self.desk, key, reason=reason),
            row=key,
            most=LONGEST_TEXT,
        )

    # What is shown

    def turn_filter(self) -> None:
        """Show others."""
        self._filter = FILTERS[(FILTERS.index(self._filter) + 1) % len(FILTERS)]
        self.show()

    def turn_order(self) -> None:
        """Show them in another order."""
        self._sort = SORTS[(SORTS.index(self._sort) + 1) % len(SORTS)]
        self.show()

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Go to the criterion of an action."""
        assessment = self.desk.assessment
        refs = {e.id: e.asked.refs[:1] for e in awaited(assessment)}
        refs |= {e.id: (e.action.ref,) for e in asked_before(assessment)}
        ref = next(iter(refs[str(event.key)]), None)
        if ref is None:
            self.tell("It is a condition of the result, and belongs to no criterion.")
        elif ref in assessment.refs:
            self.dismiss(GoTo(ref))
        else:
            self.tell(f"{ref} is not assessed this time.", trouble=True)
