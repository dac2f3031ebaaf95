"""New: start an assessment, one line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, get_args

from textual.binding import Binding, BindingType

from assess.model.brief import Member
from assess.model.standard import Head
from assess.model.values import Delivery, Kind, Phase
from assess.setup.use_cases.new import NEEDED, Start, members, new, offered, start_from
from assess.ui.terminal.asking import AskingScreen
from assess.ui.terminal.bar import Bar, Hints
from assess.ui.terminal.begun import Scribbles
from assess.ui.terminal.page import Page
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.app.application import AssessApp
    from assess.ui.terminal.begun import Keeps


@dataclass(frozen=True)
class Answers:
    """What was answered so far; kept if somebody leaves and comes back."""

    service: str = ""
    council: str = ""
    phase: str = ""
    kind: str = "assessment"
    delivery: str = "built"
    reassesses: str = ""
    """The folder of the earlier assessment, as it was typed."""
    panel: str = "lead:lead"
    folder: str = ""
    scales: dict[str, str] = field(default_factory=dict)
    """The standards that are ticked, each with its scale."""

    def proposed_folder(self) -> str:
        """Return a folder's name made of service and phase."""
        words = f"{self.service} {self.phase}".lower()
        return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:60] or "assessment"

    def missing(self) -> dict[str, str]:
        """Return what is still to be answered, each with a sentence."""
        return {name: said for name, said in NEEDED.items() if not getattr(self, name)}


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


def _options(choices: tuple[str, ...], chosen: str) -> str:
    """Show every choice, the one that was made in brackets."""
    return "  ".join(f"[{c}]" if c == chosen else c for c in choices)


class NewScreen(AskingScreen[Path]):
    """A form; ends with the folder that was made."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "change", "Change or tick", show=False),
        Binding("ctrl+s", "make", "Start the assessment"),
        Binding("u", "undo", "Take away a line that you had begun"),
        Binding("escape", "back", "Back"),
    ]

    if TYPE_CHECKING:
        app: AssessApp

    def __init__(self, workspace: Path) -> None:
        """Take the workspace that the folder will be in."""
        super().__init__()
        self.workspace = workspace
        self._standards: tuple[Head, ...] = ()
        self._pressed = False

    def keeps(self) -> Keeps:
        """Return where half-written lines are kept: with the answers."""
        return self.app.scribbles

    @property
    def answers(self) -> Answers:
        """What was answered so far."""
        return self.app.answers

    def on_mount(self) -> None:
        """Tick what is offered, and show the form."""
        self._standards = offered(self.workspace)
        if not self.answers.scales:
            ticked = {s.id: s.scales[0] for s in self._standards if s.offered}
            self.app.answers = replace(self.answers, scales=ticked)
        super().on_mount()

    def show(self) -> None:
        """Show the form again."""
        self.query_one("#head", Bar).tell("Start an assessment", str(self.workspace))
        self.page.show(tuple(self._blocks()))
        self.query_one(Hints).tell(
            "Enter Change", "Space Tick", "Ctrl+s Start", "Esc Back"
        )

    def _blocks(self) -> Iterator[Block]:
        missing = self.answers.missing() if self._pressed else {}
        for name, title in TITLES.items():
            if name == "reassesses" and self.answers.kind != "reassessment":
                continue
            value = getattr(self.answers, name)
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
            yield Block(text, key=f"standard:{standard.id}", mark=box)
        yield Block()
        yield Block("Start the assessment", "heading", "make")

    def on_page_chosen(self, event: Page.Chosen) -> None:
        """Change the line that the cursor is on."""
        key = event.key
        if key == "make":
            self.action_make()
        elif key.startswith("standard:"):
            self._next_scale(key.partition(":")[2])
        elif key in CHOICES:
            self._next_choice(key)
        else:
            value = getattr(self.answers, key)
            if key == "folder":
                value = value or self.answers.proposed_folder()
            self.ask(
                TITLES[key], partial(self._answer, key), value, proposed=key == "folder"
            )

    def action_change(self) -> None:
        """Tick or untick a standard, or change a choice."""
        key = self.page.key
        if key.startswith("standard:"):
            self._tick(key.partition(":")[2])
        elif key in CHOICES:
            self._next_choice(key)

    def _answer(self, name: str, words: str) -> None:
        if name == "panel":
            self._panel(words)
        if name == "reassesses" and words.strip():
            self._take_over(words.strip())
        self._set(name, words.strip())
        self.page.action_move(1)

    def _set(self, name: str, answer: str) -> None:
        answers = {**vars(self.answers), name: answer}
        self.app.answers = Answers(**answers)

    def _take_over(self, folder: str) -> None:
        """Take from an earlier assessment what a later one has from it.

        Raises:
            StoreError: it can't be read.
            RefusedError: it is not published.
        """
        start = start_from(self.workspace / Path(folder).expanduser())
        scales = {name: scale or "" for name, scale in start.standards or ()}
        self.app.answers = replace(
            self.answers,
            service=start.service,
            council=start.council,
            phase=start.phase,
            delivery=start.delivery,
            scales=scales,
        )

    def _panel(self, words: str) -> None:
        """Read the panel, so that a mistake is told here.

        Raises:
            RefusedError: it is not written as it must be.
        """
        _members(words)

    def _next_choice(self, name: str) -> None:
        choices = CHOICES[name]
        held = getattr(self.answers, name)
        place = choices.index(held) + 1 if held in choices else 0
        chosen = choices[place % len(choices)]
        self._set(name, chosen)
        self.show()

    def _tick(self, name: str) -> None:
        scales = dict(self.answers.scales)
        if name in scales:
            del scales[name]
        else:
            scales[name] = self._standard(name).scales[0]
        self.app.answers = replace(self.answers, scales=scales)
        self.show()

    def _next_scale(self, name: str) -> None:
        allowed = self._standard(name).scales
        held = self.answers.scales.get(name)
        place = allowed.index(held) + 1 if held in allowed else 0
        scales = {**self.answers.scales, name: allowed[place % len(allowed)]}
        self.app.answers = replace(self.answers, scales=scales)
        self.show()

    def _standard(self, name: str) -> Head:
        return next(s for s in self._standards if s.id == name)

    def action_make(self) -> None:
        """Make the assessment, or say what is missing beside its line."""
        self._pressed = True
        missing = self.answers.missing()
        if missing:
            self.show()
            self.page.go(next(iter(missing)))
            self.tell(next(iter(missing.values())), trouble=True)
            return
        made: list[Path] = []
        if self.attempt(lambda: made.append(self._make())):
            self.app.answers = Answers()
            self.app.scribbles = Scribbles()
            self.dismiss(made[0])

    def _make(self) -> Path:
        answers = self.answers
        folder = self.workspace / (answers.folder or answers.proposed_folder())
        start = Start(
            service=answers.service,
            council=answers.council,
            phase=answers.phase,  # type: ignore[arg-type]
            kind=answers.kind,  # type: ignore[arg-type]
            delivery=answers.delivery,  # type: ignore[arg-type]
            standards=tuple(answers.scales.items()),
            panel=_members(answers.panel),
            reassesses=self._earlier(),
        )
        return new(folder, start)

    def _earlier(self) -> Path | None:
        answers = self.answers
        if answers.kind != "reassessment" or not answers.reassesses:
            return None
        return self.workspace / Path(answers.reassesses).expanduser()

    def action_undo(self) -> None:
        """Take away the line that was left last."""
        self.tell(
            "Taken back: what you had begun to write."
            if self.app.scribbles.take_back()
            else "There is nothing to take back."
        )

    def action_back(self) -> None:
        """Leave; what was answered is kept."""
        self.dismiss(None)
