"""Publish on Review, as of today or of a day before, and open it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assess.desk.days import read_day
from assess.model.values import LONGEST_TEXT
from assess.publish.use_cases.outcome import must_be_reopenable, publish, reopen
from assess.publish.use_cases.publishable import adds_nothing, must_be_publishable
from assess.publish.use_cases.published_before import must_have_been
from assess.publish.views import review as views
from assess.ui.text.half_written import left_out

if TYPE_CHECKING:
    from datetime import date

    from assess.publish.screens.review import ReviewScreen


class Publishing:
    """The keys that publish and reopen."""

    def __init__(self, screen: ReviewScreen) -> None:
        """Take the screen on which it is published."""
        self._screen = screen

    def publish(self) -> None:
        """Ask whether to publish, or say what is in the way."""
        if self._may_publish():
            self._sure()

    def publish_as_before(self) -> None:
        """Ask on which day it was published, then whether to publish it so."""
        if self._may_publish():
            self._screen.talk.ask("It was published on which day", self._on)

    def _may_publish(self) -> bool:
        desk = self._screen.desk
        return self._screen.talk.attempt(lambda: must_be_publishable(desk))

    def _on(self, words: str) -> None:
        day = read_day(words)
        must_have_been(self._screen.desk, day)
        # once the question for the day is closed
        self._screen.call_after_refresh(partial(self._sure, day))

    def _sure(self, on: date | None = None) -> None:
        """Ask whether to publish, now or as published on a day before."""
        desk = self._screen.desk
        question = views.publishing(
            desk.assessment.agreed.version + 1,
            on=on,
            warnings=len(self._screen.status.listed("warning")),
            repeats=adds_nothing(desk),
            waits=left_out(desk.drafts, desk.assessment),
        )
        self._screen.talk.sure(question, "Publish", partial(self._publish, on))

    def _publish(self, on: date | None) -> None:
        self._screen.talk.say(
            lambda: (
                f"Version {publish(self._screen.desk, on)} is published. "
                "m makes the report, M the one for the public."
            )
        )

    def reopen(self) -> None:
        """Ask why, and open it again."""
        desk, talk = self._screen.desk, self._screen.talk
        if talk.attempt(lambda: must_be_reopenable(desk)):
            version = desk.assessment.agreed.version
            talk.ask(
                f"Open version {version} again? It stays in the history. Because",
                partial(reopen, desk),
                most=LONGEST_TEXT,
            )
