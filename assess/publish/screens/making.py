"""The report of Review: made, sent to the team as a draft, opened, copied."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assess.desk.errors import RefusedError
from assess.factual_check.use_cases.sending import must_be_sendable, record_sent
from assess.store.errors import StoreError
from assess.ui.terminal.browser import opened

if TYPE_CHECKING:
    from assess.publish.screens.review import ReviewScreen
    from assess.publish.views.variants import Variant


class Making:
    """The report that was made last."""

    def __init__(self, screen: ReviewScreen) -> None:
        """Take the screen, on which nothing is made yet."""
        self._screen = screen
        self.made: Path | None = None

    def make(self, variant: Variant = "full") -> None:
        """Make a report in a thread, and say where it is."""
        self._screen.tell("Making the report ...")
        made = partial(self._make, partial(self._reported, variant), variant)
        self._screen.run_worker(made, thread=True, exclusive=True)

    def _make(self, then: Callable[[Path], None], variant: Variant = "full") -> None:
        from assess.publish.use_cases.report import write_pages  # noqa: PLC0415 - bench: Review, from its key

        desk = self._screen.desk
        try:
            page, *_ = write_pages(desk.folder, desk.assessment, variant)
        except (StoreError, RefusedError) as error:
            self._screen.call_later(self._screen.tell, str(error), trouble=True)
        else:
            self._screen.call_later(then, page)

    def _reported(self, variant: Variant, path: Path) -> None:
        self.made = path
        self._screen.show()
        keys = "o opens it in a browser, Y copies where it is"
        if variant == "public":
            is_draft = not self._screen.desk.assessment.agreed.is_published
            draft = "It is a draft until you publish it. " if is_draft else ""
            said = f"The report for the public is in {path}. {draft}{keys}."
            self._screen.tell(said)
        else:
            public = "It is not for the public: M makes the one that is"
            self._screen.tell(f"The report is in {path}. {keys}. {public}.")

    def send(self) -> None:
        """Write the draft for the team in a thread, and keep the day."""
        if self._screen.talk.attempt(lambda: must_be_sendable(self._screen.desk)):
            self._screen.run_worker(partial(self._make, self._sent), thread=True)

    def _sent(self, path: Path) -> None:
        self.made = path
        said = f"Give the team {path}. t shows what it marks as wrong in it."

        def sent() -> str:
            record_sent(self._screen.desk)
            return said

        self._screen.talk.say(sent)

    def copy_path(self) -> None:
        """Copy where the report is."""
        if self.made is None:
            self._screen.tell("Make the report first, with m.")
        else:
            self._screen.app.send(str(self.made))

    def browse(self) -> None:
        """Open the report in a browser, or say where it is."""
        if self.made is None:
            self._screen.tell("Make the report first, with m.")
        else:
            self._screen.tell(opened(self.made))
