"""Actions: what the team must do, by when, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from assess.desk.desk import Desk
from assess.follow_up.screens.replies import DECIDE, RESPOND, VERIFY, Reply
from assess.follow_up.use_cases import follow_up
from assess.follow_up.views.listed import FILTERS, SORTS, Listed
from assess.follow_up.views.said import blocks_of, counted
from assess.model.after.follow_up import ENDED, Followed, awaited
from assess.model.after.last_time import asked_before, followed_here
from assess.model.assessment import Assessment
from assess.model.brief import Role
from assess.model.outcome import called
from assess.model.values import LONGEST_TEXT
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.going import GoTo, LineOf
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block, shortened
from assess.ui.text.moments import day_of


def _may_answer(screen: ActionsScreen) -> bool:
    """Whether who sits here answers for the team, and there is something to answer."""
    assessment = screen.desk.assessment
    is_published = assessment.agreed.is_published
    return is_published and screen.desk.person in assessment.brief.answering


def _may_decide(screen: ActionsScreen) -> bool:
    assessment = screen.desk.assessment
    is_lead = screen.desk.person == assessment.brief.writes_agreed
    return is_lead and any(each.is_challenged for each in awaited(assessment))


def _has_role(*roles: Role) -> Callable[[ActionsScreen], bool]:
    """Return whether who sits at a screen has one of some roles."""
    return lambda screen: (
        screen.desk.person in screen.desk.assessment.brief.people(*roles)
    )


class ActionsScreen(AskingScreen[GoTo]):
    """Every action of one assessment; ends with a criterion to go to, or none."""

    KEYS: ClassVar[tuple[Key[ActionsScreen], ...]] = (
        Key(
            "r",
            "Respond, for the team",
            lambda screen: screen.reply(RESPOND),
            hint="Respond",
            when=_may_answer,
        ),
        Key(
            "space", "Tick several, to answer them alike", lambda screen: screen.tick()
        ),
        Key(
            "A",
            "Tick all that wait for your answer",
            lambda screen: screen.tick_all(),
            hint="Tick all",
            when=_may_answer,
        ),
        Key(
            "p",
            "Report progress, for the team",
            lambda screen: screen.talk.attempt(screen.ask_progress),
            hint="Progress",
            when=_has_role("team"),
        ),
        Key(
            "v",
            "Verify, as an assessor",
            lambda screen: screen.reply(VERIFY),
            hint="Verify",
            when=_has_role("lead", "assessor"),
        ),
        Key(
            "d",
            "Decide a challenge, as the lead",
            lambda screen: screen.reply(DECIDE),
            hint="Decide",
            when=_may_decide,
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
        Key(
            "x",
            "No longer applies, as the lead",
            lambda screen: screen.talk.attempt(screen.ask_end),
        ),
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
        self._ticked: set[str] = set()
        """The actions that are answered together."""
        self._asked: tuple[str, ...] = ()
        """The actions that what is asked now changes."""

    @property
    def _today(self) -> date:
        return day_of(self.desk.now)

    @property
    def _every(self) -> tuple[Followed, ...]:
        """Those of this assessment, and what moved over to it from the earlier one."""
        assessment = self.desk.assessment
        return followed_here(assessment)

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

    @property
    def _listed(self) -> Listed:
        """The list, as it is filtered and ordered now."""
        assessment, person = self.desk.assessment, self.desk.person
        return Listed(assessment, person, self._today, self._filter, self._sort)

    def _blocks(self, every: tuple[Followed, ...]) -> Iterator[Block]:
        listed = self._listed
        wanted = listed.wanted(every)
        yield Block(f"Shown: {self._filter}, by {self._sort}", "quiet")
        yield from listed.from_last_time(self.app.marks)
        if not (every or self.desk.set_aside):
            by = self.desk.assessment.brief.assessed_by
            yield Block(f"The {by} asks for no action. Actions come from the walk: x.")
        elif every and not wanted:
            yield Block("None of them. f shows others.")
        for each in wanted:
            box = self._box(each.id)
            yield from blocks_of(self.desk.assessment, each, self._today, box)

    def _box(self, key: str) -> str:
        """Return the box before an action, once any is ticked."""
        ticked = key in self._ticked or None
        return f"{self.app.marks.box(ticked=ticked)} " if self._ticked else ""

    # What can be done

    def tick(self) -> None:
        """Tick the action that the cursor is on, or take its tick away."""
        key = self._chosen()
        if key in self._ticked:
            self._ticked.remove(key)
            self.show()
        elif self.talk.attempt(lambda: follow_up.may_respond(self.desk, key)):
            self._ticked.add(key)
            self.show()

    def tick_all(self) -> None:
        """Tick all that wait for an answer of the team."""
        self._ticked = {
            each.id for each in self._every if self._listed.waits_for_my_answer(each)
        }
        self.show()
        if not self._ticked:
            self.tell("No action waits for your answer.")

    def _chosen(self) -> str:
        """Return the action that the cursor is on; the use case refuses none."""
        return str(self.page.key or "")

    def reply(self, reply: Reply) -> None:
        """Respond, decide a challenge, or verify."""
        self.talk.attempt(lambda: self._ask_word(reply))

    def _ask_word(self, reply: Reply) -> None:
        """Let somebody choose one of a few, then ask for a reason, and do it."""
        ticked = [each.id for each in self._every if each.id in self._ticked]
        keys = (reply.several and ticked) or [self._chosen()]
        reply.may(self.desk, *keys)
        self._asked = tuple(keys)
        is_condition = _conditions(self.desk.assessment).issuperset(keys)
        question, answers = reply.asked_of(is_condition=is_condition)

        def chosen(given: str) -> None:
            def because(reason: str) -> None:
                reply.do(self.desk, *keys, word=given, reason=reason)
                self._ticked.difference_update(keys)

            self.talk.ask(
                f"{answers[given].partition(':')[0]}, because",
                because,
                row=" ".join(keys),
                most=LONGEST_TEXT,
            )

        rows = tuple(Block(words, key=word) for word, words in answers.items())
        self.talk.choose(question, rows, chosen)

    @property
    def about(self) -> str:
        """What a question is about: the one action that it changes, or how many."""
        if self._asked[1:]:
            return f"{len(self._asked)} actions"
        called = {e.id: e.asked.action.text for e in awaited(self.desk.assessment)}
        called |= {e.id: e.action.text for e in asked_before(self.desk.assessment)}
        return shortened(" ".join(called.get(key, "") for key in self._asked))

    def ask_progress(self) -> None:
        """Report a step."""
        key = self._chosen()
        follow_up.may_report(self.desk, key)
        self._asked = (key,)
        report = partial(follow_up.report_progress, self.desk, key)
        self.talk.ask("What was done", report, row=key, most=LONGEST_TEXT)

    def ask_end(self) -> None:
        """Say that it no longer applies."""
        key = self._chosen()
        follow_up.may_close(self.desk, key)
        self._asked = (key,)
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
        refs |= {e.id: e.action.refs[:1] for e in asked_before(assessment)}
        ref = next(iter(refs[str(event.key)]), None)
        if ref is None:
            self.tell("It is a condition of the result, and belongs to no criterion.")
        elif ref in assessment.refs:
            self.dismiss(GoTo(ref, line=LineOf("action", str(event.key))))
        else:
            name = called(assessment, ref)
            self.tell(f"{name} is not assessed this time.", trouble=True)


def _conditions(assessment: Assessment) -> frozenset[str]:
    """Return the conditions of this result, and those of last time."""
    now = (each.id for each in awaited(assessment) if each.is_condition)
    before = (e.id for e in asked_before(assessment) if e.action.is_condition)
    return frozenset((*now, *before))
