"""The walk once its desk is open: everything that needs the desk, made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING

from assess.desk.desk import Desk
from assess.desk.places import find_criterion
from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef, Finding
from assess.model.outcome import called
from assess.model.progress import progress
from assess.rate.logic import first_for, may_submit
from assess.rate.screens.carrying import Carrying
from assess.rate.screens.copying import Copying
from assess.rate.screens.evidence import Linking
from assess.rate.screens.lines import Lines
from assess.rate.screens.mending import mend
from assess.rate.screens.parts import Parts
from assess.rate.screens.place import Place
from assess.rate.screens.rating import Rating
from assess.rate.screens.returning import Returning
from assess.rate.screens.said import Said
from assess.rate.screens.shown import Shown
from assess.rate.screens.steps import Steps
from assess.rate.screens.watching import Watching
from assess.rate.screens.words import Words
from assess.rate.use_cases.own_sheet import draft, writes_findings
from assess.store.errors import StoreError
from assess.ui.program_name import program_name

if TYPE_CHECKING:
    from assess.rate.screens.walk import WalkScreen
    from assess.ui.terminal.conversation import Conversation
    from assess.ui.terminal.going import GoTo

PUBLISHED = "Version {} is published, so it is only read. w, then R opens it again."


class Sitting:
    """One person at one assessment."""

    def __init__(self, screen: WalkScreen, desk: Desk) -> None:
        """Take the screen and the desk that it shows."""
        self.screen = screen
        self.desk = desk
        self.place: Place = Place(self)
        self.shown: Shown = Shown(self)
        self.watching: Watching = Watching(self)
        self.rating: Rating = Rating(self)
        self.writing: Words = Words(self)
        self.said: Said = Said(self)
        self.lines: Lines = Lines(self)
        self.parts: Parts = Parts(self)
        self.evidence: Linking = Linking(self)
        self.carrying: Carrying = Carrying(self)
        self.copying: Copying = Copying(self)
        self.steps: Steps = Steps(self)
        self.returning: Returning = Returning(self)

    async def begin(self, key: Hashable, named: str | None) -> None:
        """Show what the desk holds, and go to where somebody was.

        Args:
            key: The criterion where that was, if it was this person.
            named: The criterion that was asked for before anything was open; where
                none was, another screen opens if the person came for that one.
        """
        self.place.begin(key)
        self.shown.begin()
        self.watching.begin()
        if named is not None:
            found = partial(find_criterion, self.desk.assessment, named)
            self.talk.attempt(lambda: self.place.go_to(found()))
        elif first := first_for(self.desk.assessment, self.desk.person):
            await self.open(first)

    @property
    def talk(self) -> Conversation:
        """What is asked and answered."""
        return self.screen.talk

    @property
    def ref(self) -> CriterionRef:
        """The criterion on screen."""
        return self.place.ref

    @property
    def called(self) -> str:
        """What people call it."""
        name = called(self.desk.assessment, self.ref)
        return with_capital(name)

    @property
    def held(self) -> Finding:
        """What the person who sits here holds of it."""
        return self.desk.effective(self.ref)

    @property
    def draft(self) -> Finding:
        """What is being written of it, which may not be handed in yet."""
        return draft(self.desk, self.ref)

    @property
    def only_reads(self) -> bool:
        """Whether what is shown is only read."""
        return self.desk.assessment.agreed.is_published or self.shown.is_whole

    @property
    def may_write(self) -> bool:
        """Whether who sits here may write something here, as things are."""
        return not self.only_reads and writes_findings(self.desk)

    @property
    def may_submit(self) -> bool:
        """Whether what is left to do here is to submit."""
        return may_submit(self.desk.assessment, self.desk.person)

    # What keys do

    async def look(self, does: Callable[[Sitting], object]) -> None:
        """Do what changes nothing by itself."""
        await self.screen.furnish()
        await done(does(self))

    async def edit(self, does: Callable[[Sitting], object]) -> bool:
        """Change the finding; say so where that is refused, and whether it was not."""
        if self.desk.assessment.agreed.is_published:
            version = self.desk.assessment.agreed.version
            self.screen.tell(PUBLISHED.format(version))
            return False
        if self.shown.is_whole:
            by = self.desk.assessment.brief.assessed_by
            self.screen.tell(f"This is what the {by} found. m shows your own sheet.")
            return False
        await self.screen.furnish()
        return self.talk.attempt(lambda: does(self))

    async def open(self, name: str) -> None:
        """Go to another screen of this assessment."""
        landing = self.returning.landing(name)
        app, here = self.screen.app, self.ref
        await app.open_screen(name, self.desk, here, self.back_from, landing)

    def back_from(self, where: GoTo | None) -> None:
        """Show everything again, and go where the other screen says."""
        self.shown.look_at_day()
        self.shown.all()
        if where is None:
            return
        self.returning.sent(where)
        self.place.go_to(where.ref)
        self.screen.show_pane("finding")
        if line := where.line:
            self.shown.go_to_line(line, mends=where.mend is not None)
        if how := where.mend:
            self.screen.run_worker(mend(self, how), name="mend")

    # Leaving

    def save(self) -> None:
        """Save now, so that what reads the files sees what is on screen."""
        with suppress(StoreError):  # the head says so already
            self.desk.save()

    def summary(self) -> str:
        """Say how far it is, and how to go on."""
        counts = progress(self.desk.assessment, self.desk.person).words
        return f"{counts}. Go on with: {program_name()} {self.screen.folder}"

    def close(self) -> str:
        """Save everything; return why not, if it can't be saved."""
        try:
            self.desk.close()
        except StoreError as error:
            return f"{error} Your words are kept and come back at the next start."
        return ""


async def done(outcome: object) -> None:
    """Wait for what a key does, where that takes time."""
    if isawaitable(outcome):
        await outcome
