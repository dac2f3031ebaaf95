"""The walk once its desk is open: everything that needs the desk, made once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextlib import suppress
from functools import cached_property
from inspect import isawaitable
from typing import TYPE_CHECKING, assert_never

from assess.desk.desk import Desk
from assess.desk.places import find_criterion
from assess.model.finding import CriterionRef, Finding
from assess.model.outcome import called
from assess.model.progress import progress
from assess.rate.logic import first_for, may_submit
from assess.rate.screens.evidence import Linking
from assess.rate.screens.parts import Parts
from assess.rate.screens.place import Place
from assess.rate.screens.rating import Rating
from assess.rate.screens.returning import Returning
from assess.rate.screens.said import Said
from assess.rate.screens.shown import Shown
from assess.rate.screens.watching import Watching
from assess.rate.screens.words import Words
from assess.rate.use_cases import asking, findings, parts
from assess.rate.use_cases.evidence import link
from assess.rate.use_cases.own_sheet import draft, writes_findings
from assess.rate.views.lines import FindingLine
from assess.store.errors import StoreError
from assess.ui.program_name import program_name

if TYPE_CHECKING:
    from assess.desk.history import Step
    from assess.model.problem import Mend
    from assess.rate.screens.carrying import Carrying
    from assess.rate.screens.copying import Copying
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
        self.parts: Parts = Parts(self)
        self.evidence: Linking = Linking(self)
        self.returning: Returning = Returning(self)

    def begin(self, key: Hashable) -> None:
        """Show what the desk holds, at the place where somebody was."""
        self.place.begin(key)
        self.shown.begin()
        self.watching.begin()

    def begin_at(self, named: str) -> None:
        """Go to a criterion that was named before anything was open."""
        self.talk.attempt(
            lambda: self.place.go_to(find_criterion(self.desk.assessment, named))
        )

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
        return name[:1].upper() + name[1:]

    @property
    def held(self) -> Finding:
        """What the person who sits here holds of it."""
        return self.desk.effective(self.ref)

    @property
    def draft(self) -> Finding:
        """What is being written of it, which may not be handed in yet."""
        return draft(self.desk, self.ref)

    @cached_property
    def carrying(self) -> Carrying:
        """The key that carries over."""
        from assess.rate.screens.carrying import Carrying  # noqa: PLC0415 - not before a finding can be changed

        return Carrying(self)

    @cached_property
    def copying(self) -> Copying:
        """The key that copies."""
        from assess.rate.screens.copying import Copying  # noqa: PLC0415 - not before a finding can be changed

        return Copying(self)

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

    @property
    def first_screen(self) -> str:
        """The screen that who sits here came for; nothing for the walk itself."""
        return first_for(self.desk.assessment, self.desk.person)

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
        if mend := where.mend:
            self.screen.run_worker(self._mend(mend), name="mend")

    async def _mend(self, mend: Mend) -> None:
        """Do what mends a problem; where nothing is asked for that, go back at once."""
        is_done = await self.edit(lambda at: at.mend(mend))
        if is_done and not (self.talk.is_asking or self.talk.field):
            self.returning.done()

    def mend(self, mend: Mend) -> None:
        """Do what mends a problem of the criterion on screen."""
        match mend:
            case "reason":
                self.writing.reason()
            case "well" | "action":
                self.said.ask(mend)
            case "evidence":
                self.evidence.choose()
            case "dates":
                self.said.date_action()
            case "advice":
                self.said.make_advice()
            case "filing" | "choice" | "verdict" | "register":
                pass  # mended on other screens
            case "answering" | "marked" | "outcome":
                pass  # the same
            case _:
                assert_never(mend)

    # The line that the cursor is on

    def change(self, line: Hashable) -> None:
        """Change a line of the finding."""
        if not isinstance(line, FindingLine):
            return
        if line.kind == "indicator":
            self.parts.tick()
        elif line.kind == "part":
            self.parts.ask(line.name)
        elif line.kind == "evidence":
            self.evidence.ask_where(line.name)
        else:
            self.said.ask(line.kind, line.name)

    def delete(self) -> None:
        """Delete the line that the cursor is on; undo brings it back."""
        line = self.screen.page("finding").key
        if not isinstance(line, FindingLine):
            return
        if line.kind == "evidence":
            link(self.desk, self.ref, line.name, linked=False)
            self.screen.tell("Unlinked. u links it again.")
        elif line.kind == "part":
            parts.set_part(self.desk, self.ref, line.name, None)
        elif line.kind == "indicator":
            parts.tick(self.desk, self.ref, line.name, seen=None)
        else:
            findings.unsay(self.desk, self.ref, line.kind, line.name)
            self.screen.tell("Deleted. u brings it back.")

    def ask_again(self) -> None:
        """Ask the criterion again that is carried, or carry it again."""
        self.screen.tell(asking.turn(self.desk, self.ref))

    def undo(self) -> None:
        """Take back the last step, and show where it was."""
        _show_step(self, "Taken back", self.desk.undo())

    def redo(self) -> None:
        """Do again what was taken back."""
        _show_step(self, "Done again", self.desk.redo())

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


def _show_step(at: Sitting, how: str, step: Step | None) -> None:
    if step is None:
        at.screen.tell("There is nothing more to take back or do again.")
        return
    if step.place != str(at.ref):
        by_name = {str(ref): ref for ref in at.desk.assessment.refs}
        if step.place in by_name:
            at.place.go_to(by_name[step.place])
    at.screen.tell(f"{how}: {step.what}.")


async def done(outcome: object) -> None:
    """Wait for what a key does, where that takes time."""
    if isawaitable(outcome):
        await outcome
