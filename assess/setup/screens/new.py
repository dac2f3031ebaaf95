"""New: start an assessment, one line at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, get_args

from assess.desk.scribbles import taken_back
from assess.model.brief import Member
from assess.model.standard import Head
from assess.model.values import Delivery, Kind, Phase
from assess.setup.logic import Answers, following
from assess.setup.use_cases.new import Start, members, new, offered, start_from
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.key import Key
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.ui.terminal.begun import Keeps


CHOICES: dict[str, tuple[str, ...]] = {
    "phase": get_args(Phase),
    "kind": get_args(Kind),
    "delivery": get_args(Delivery),
}

TITLES = {
    "service": "Service",
    "council": "Council",
    "phase": "Phase that is ending",
    "kind": "Kind",
    "delivery": "Built or bought",
    "reassesses": "Follows an earlier assessment: its folder",
    "panel": "Panel, id:role:profession, with commas between",
    "folder": "Folder",
}


def _members(words: str) -> dict[str, Member]:
    """Read a panel that is written with commas between."""
    return members(each.strip() for each in words.split(",") if each.strip())


ANSWERED = "NewScreen, answered"
"""Under which name the answers are kept until the assessment is started."""


class Edition(NamedTuple):
    """A line of the form that stands for a standard."""

    id: str


def _options(choices: tuple[str, ...], chosen: str) -> str:
    """Show every choice, the one that was made in brackets."""
    return "  ".join(f"[{c}]" if c == chosen else c for c in choices)


class NewScreen(AskingScreen[Path]):
    """A form; ends with the folder that was made."""

    KEYS: ClassVar[tuple[Key[NewScreen], ...]] = (
        Key(
            "enter",
            "Change the line that the cursor is on",
            lambda screen: screen.page.action_choose(),
            hint="Change",
        ),
        Key(
            "space",
            "Tick a standard, or change a choice",
            lambda screen: screen.change(),
            hint="Tick",
        ),
        Key(
            "ctrl+s", "Start the assessment", lambda screen: screen.make(), hint="Start"
        ),
        Key("u", "Take away a line that you had begun", lambda screen: screen.undo()),
        Key("escape", "Back", lambda screen: screen.back(), hint="Back"),
    )
    NOW = "Fill in each line with Enter, then start with Ctrl+s."

    def __init__(self, workspace: Path) -> None:
        """Take the workspace that the folder will be in."""
        super().__init__()
        self.workspace = workspace
        self._standards: tuple[Head, ...] = ()
        self._answers = Answers()
        self._pressed = False

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self.workspace

    def keeps(self) -> Keeps:
        """Return where half-written lines are kept: with the answers."""
        return self.app.scribbles

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return self._answers

    @answers.setter
    def answers(self, answers: Answers) -> None:
        self._answers = answers
        for name, line in answers.lines():
            self.app.scribbles.keep_draft((ANSWERED, name), line)

    def on_mount(self) -> None:
        """Take what was answered before, tick what is offered, and show the form."""
        self._standards = offered(self.workspace)
        for (place, name), line in self.app.scribbles.drafts.items():
            if place == ANSWERED and name in (*TITLES, "scales"):
                self._answers = self._answers.with_answer(name, line)
        known = {standard.id for standard in self._standards}
        if not known & self.answers.scales.keys():
            ticked = {s.id: s.scales[0] for s in self._standards if s.offered}
            self._answers = replace(self._answers, scales=ticked)
        super().on_mount()

    def show(self) -> None:
        """Show the form again."""
        self.head("Start an assessment", str(self.workspace))
        self.page.show(tuple(self._blocks()))
        self.hint()

    def _blocks(self) -> Iterator[Block]:
        missing = self.answers.missing() if self._pressed else {}
        for name, title in TITLES.items():
            if name == "reassesses" and self.answers.kind != "reassessment":
                continue
            value = self.answers.answer(name)
            if name == "folder":
                value = value or self.answers.proposed_folder()
            if name in CHOICES:
                value = _options(CHOICES[name], value)
            yield Block(value or "...", "", name, f"{title}:")
            if name in missing:
                yield Block(missing[name], "bad", mark="!", indent=2)
        yield Block()
        yield Block("Standards: Space ticks, Enter changes the scale", "accent")
        if "scales" in missing:
            yield Block(missing["scales"], "bad", mark="!", indent=2)
        for standard in self._standards:
            scale = self.answers.scales.get(standard.id)
            box = self.app.marks.box(ticked=True if scale else None)
            used = f", scale {scale}" if scale else f", {standard.publisher}"
            text = f"{standard.title} ({standard.edition}){used}"
            yield Block(text, key=Edition(standard.id), mark=box)
        yield Block()
        yield Block("Start the assessment", "heading", "make")

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Change the line that the cursor is on."""
        match event.key:
            case Edition(id=name):
                self._take(self.answers.scaled(name, self._scales_of(name)))
            case "make":
                self.make()
            case str(name) if name in CHOICES:
                self._next_choice(name)
            case str(name):
                self._ask(name)

    def _ask(self, name: str) -> None:
        value = self.answers.answer(name)
        if name == "folder":
            value = value or self.answers.proposed_folder()
        is_proposed = name == "folder"
        answer = partial(self._answer, name)
        self.talk.ask(TITLES[name], answer, value, proposed=is_proposed)

    def change(self) -> None:
        """Tick or untick a standard, or change a choice."""
        match self.page.key:
            case Edition(id=name):
                scale = self._scales_of(name)[0]
                self._take(self.answers.ticked(name, scale))
            case str(name) if name in CHOICES:
                self._next_choice(name)

    def _answer(self, name: str, words: str) -> None:
        if name == "panel":
            _members(words)  # so that a mistake is told here
        if name == "reassesses" and words.strip():
            self._take_over(words.strip())
        self.answers = self.answers.with_answer(name, words.strip())
        self.page.action_move(1)

    def _take_over(self, folder: str) -> None:
        """Take from an earlier assessment what a later one has from it.

        Raises:
            StoreError: it can't be read.
            RefusedError: it is not published.
        """
        start = start_from(self.workspace / Path(folder).expanduser())
        scales = {name: scale or "" for name, scale in start.standards or ()}
        self.answers = replace(
            self.answers,
            service=start.service,
            council=start.council,
            phase=start.phase,
            delivery=start.delivery,
            scales=scales,
        )

    def _next_choice(self, name: str) -> None:
        chosen = following(self.answers.answer(name), CHOICES[name])
        self._take(self.answers.with_answer(name, chosen))

    def _take(self, answers: Answers) -> None:
        self.answers = answers
        self.show()

    def _scales_of(self, name: str) -> tuple[str, ...]:
        return next(tuple(s.scales) for s in self._standards if s.id == name)

    def make(self) -> None:
        """Make the assessment, or say what is missing beside its line."""
        self._pressed = True
        missing = self.answers.missing()
        if missing:
            self.show()
            self.page.go(next(iter(missing)))
            self.tell(next(iter(missing.values())), trouble=True)
            return
        self.talk.attempt(self._start)

    def _start(self) -> None:
        folder = made(self.workspace, self.answers)
        self.app.scribbles.forget(ANSWERED)
        self.app.scribbles.forget(self.place)
        self.dismiss(folder)

    def undo(self) -> None:
        """Take away the line that was left last."""
        self.tell(taken_back(self.app.scribbles))


def made(workspace: Path, answers: Answers) -> Path:
    """Start the assessment that was answered for; return its folder."""
    is_second = answers.kind == "reassessment" and bool(answers.reassesses)
    earlier = workspace / Path(answers.reassesses).expanduser()
    start = Start(
        service=answers.service,
        council=answers.council,
        phase=answers.phase,  # type: ignore[arg-type]
        kind=answers.kind,  # type: ignore[arg-type]
        delivery=answers.delivery,  # type: ignore[arg-type]
        standards=tuple(answers.scales.items()),
        panel=_members(answers.panel),
        reassesses=earlier if is_second else None,
    )
    return new(workspace / (answers.folder or answers.proposed_folder()), start)
