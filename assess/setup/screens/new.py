"""New: start an assessment, in a form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, get_args

from assess.desk.errors import RefusedError, refusal
from assess.model.standard import Head
from assess.model.values import Delivery, Kind, Phase
from assess.setup.logic.answers import Answers
from assess.setup.use_cases.answered import made
from assess.setup.use_cases.new import (
    followed,
    member,
    offered,
    scale_titles,
    start_from,
)
from assess.store.errors import StoreError
from assess.ui.terminal.fields import Choice, Line, Pick, Tick, Ticks
from assess.ui.terminal.form import Field, FormScreen
from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from textual.widget import Widget

    from assess.ui.terminal.begun import Keeps

ANSWERED: Final = "NewScreen, answered"
"""Under which name the answers are kept until the assessment is started."""

KINDS: Final = {
    "assessment": "Assessment, by a panel",
    "reassessment": "Reassessment, after an earlier one",
    "self-review": "Self-review, by the team itself",
    "peer-review": "Peer review, without ratings",
}
FOLLOWS: Final = "The folder of the earlier assessment. "
ASKED: Final = {
    "core": "The core of local service design, and all of what decides the result",
    "all": "All of every standard",
}
LINES: Final = ("service", "council", "phase", "kind", "delivery", "reassesses",
                "asked", "lead", "folder")  # fmt: skip
"""The fields whose answers are kept as they stand; the standards have scales too."""


def _words(choices: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(choice, choice.capitalize()) for choice in choices]


class NewScreen(FormScreen[Path]):
    """A form; ends with the folder that was made."""

    KEYS: ClassVar[tuple[Key[Any], ...]] = (
        Key(
            "ctrl+s", "Start the assessment", lambda screen: screen.make(), hint="Start"
        ),
    )
    NOW = (
        "Fill in the fields; Tab and the arrows go from one to the next. Ctrl+s starts "
        "the assessment. What you typed is kept, also when you leave."
    )

    def __init__(self, workspace: Path) -> None:
        """Take the workspace that the folder will be in."""
        super().__init__()
        self.workspace = workspace
        self._standards = {head.id: head for head in offered(workspace)}
        self._titles = scale_titles()
        self._pressed = False

    def shown_workspace(self) -> Path | None:
        """Return the workspace."""
        return self.workspace

    def keeps(self) -> Keeps:
        """Return where the answers are kept until they are taken."""
        return self.app.scribbles

    def parts(self) -> Iterator[Widget]:
        """Yield the fields in the order in which people think of them."""
        yield Field(
            "service",
            "Service",
            Line(),
            "What the people who use it call it, like Report a missed bin.",
        )
        yield Field(
            "council",
            "Council",
            Line(),
            "Who runs it, as the report is to say it.",
        )
        yield Field(
            "phase",
            "Phase that is ending",
            Choice(_words(get_args(Phase))),
            "Arrows or the first letter choose. The panel asks what this phase needs.",
        )
        yield Field(
            "kind",
            "Kind",
            Pick([(kind, KINDS[kind]) for kind in _in_order(get_args(Kind))]),
            "Enter opens the list.",
        )
        known = followed(self.workspace)
        published = f"Published here: {', '.join(known)}. " if known else ""
        yield Field(
            "reassesses",
            "Follows",
            Line(known=known),
            f"{FOLLOWS}{published}Its service, panel and standards are taken over.",
        )
        yield Field(
            "delivery",
            "The service was",
            Choice(_words(get_args(Delivery))),
            "Bought: some points ask for other evidence of a service that was bought.",
        )
        yield Field(
            "scales",
            "Standards",
            Ticks(self._offer(more=False)),
            "Space ticks. Councils use those that are ticked at first.",
        )
        others = len(self._standards) - len(self._offer(more=False))
        yield Field(
            "more",
            "",
            Tick(f"More: {others} other standards"),
            "Space shows them: other countries, earlier editions, special subjects.",
        )
        yield Field(
            "asked",
            "How much is asked",
            Pick(list(ASKED.items())),
            "The core fits into a day. Whoever rates more of it is heard all the same.",
        )
        yield Field(
            "lead",
            "You, as lead assessor",
            Line(),
            "A short name of small letters, like lead or ux: your file is called so. "
            "The others are added afterwards, with P.",
        )
        yield Field("folder", "Folder", Line(), "Where it is kept; a name is proposed.")

    def _offer(self, *, more: bool) -> list[tuple[str, str]]:
        """Return the standards to tick: those for councils first."""
        ticked = self.query_one(Ticks).answer.split() if self.query(Ticks) else ()
        return [
            (head.id, f"{head.title} ({head.edition}), {head.publisher}")
            for head in self._standards.values()
            if more or head.offered or head.id in ticked
        ]

    # What was answered

    @property
    def answers(self) -> Answers:
        """What stands in the fields now."""
        lines = {name: self.field(name).answer.strip() for name in LINES}
        ticked = self.field("scales").answer.split()
        return Answers(**lines, scales={name: self._scale(name) for name in ticked})

    def _scale(self, name: str) -> str:
        fields = (f for f in self.query(Field) if f.key == f"scale.{name}")
        field = next(fields, None)
        return field.answer if field else self._standards[name].scales[0]

    def fill(self) -> None:
        """Put in what was answered before, or what is proposed."""
        answers = Answers()
        for (place, name), line in self.app.scribbles.drafts.items():
            if place == ANSWERED and name in (*LINES, "scales"):
                answers = answers.with_answer(name, line)
        known = {n: s for n, s in answers.scales.items() if n in self._standards}
        proposed = {h.id: h.scales[0] for h in self._standards.values() if h.offered}
        self._put(replace(answers, scales=known or proposed))

    def _put(self, answers: Answers) -> None:
        for name in LINES:
            self.field(name).fill(answers.answer(name))
        more = any(not self._standards[name].offered for name in answers.scales)
        self.field("more").fill("yes" if more else "")
        if more:
            self.query_one(Ticks).offer(self._offer(more=True))
        self.field("scales").fill(" ".join(answers.scales))
        self._show_scales(answers.scales)
        self._fit()

    def _show_scales(self, chosen: dict[str, str] | Any) -> None:
        """Ask for the scale of each ticked standard that has several."""
        asked = {field.key: field for field in self.query(Field)}
        for name, head in self._standards.items():
            field = asked.get(f"scale.{name}")
            if field is not None:
                field.display = name in chosen
            elif name in chosen and len(head.scales) > 1:
                self._ask_scale(head, chosen[name])

    def _ask_scale(self, head: Head, chosen: str) -> None:
        scales = [(scale, self._titles.get(scale, scale)) for scale in head.scales]
        scales.sort(key=lambda pair: pair[0] != chosen)
        field = Field(
            f"scale.{head.id}",
            f"Scale: {head.title}",
            Pick(scales),
            "Enter opens the list.",
        )
        self.query_one("#form").mount(field, before="#field-lead")
        field.call_after_refresh(field.fill, chosen)

    def _fit(self) -> None:
        """Show what depends on other answers."""
        answers = self.answers
        self.field("reassesses").display = answers.kind == "reassessment"
        self.field("lead").display = answers.kind != "reassessment"
        self.field("folder").widget.placeholder = answers.proposed_folder()

    def show(self) -> None:
        """Show what this is."""
        self.head("Start an assessment", f"in {self.workspace.resolve().name}")
        self.hint()

    # What happens in the fields

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep the answers, and show what depends on them."""
        match event.field.key:
            case "more":
                is_more = bool(event.field.answer)
                self.query_one(Ticks).offer(self._offer(more=is_more))
            case "scales":
                self._show_scales(self.answers.scales)
        self._fit()
        for name, line in self.answers.lines():
            self.app.scribbles.keep_draft((ANSWERED, name), line)
        if self._pressed and event.field.problem:
            event.field.refuse(self.answers.missing().get(event.field.key, ""))

    def on_field_left(self, event: Field.Left) -> None:
        """Take over from the earlier assessment once it is named."""
        field = event.field
        if field.key == "reassesses" and field.display and field.answer.strip():
            try:
                self._take_over(field.answer.strip())
            except (StoreError, RefusedError) as error:
                field.refuse(refusal(error))

    def _take_over(self, folder: str) -> None:
        """Take from an earlier assessment what a later one has from it."""
        start = start_from(self.workspace / Path(folder).expanduser())
        scales = {name: scale or "" for name, scale in start.standards or ()}
        known = {name: s for name, s in scales.items() if name in self._standards}
        self.field("reassesses").refuse("")
        self._put(
            replace(
                self.answers,
                service=start.service,
                council=start.council,
                phase=start.phase,
                delivery=start.delivery,
                scales=known,
            )
        )

    def make(self) -> None:
        """Make the assessment, or say what is missing at its field."""
        self._pressed = True
        answers = self.answers
        missing = answers.missing()
        if not missing and answers.kind != "reassessment":
            try:
                member(f"{answers.lead}:lead")
            except RefusedError as error:
                missing = {"lead": refusal(error)}
        self.refuse(missing)
        if not missing:
            self.talk.attempt(self._start)

    def _start(self) -> None:
        folder = made(self.workspace, self.answers)
        self.app.scribbles.forget(ANSWERED)
        self.dismiss(folder)


def _in_order(kinds: tuple[str, ...]) -> list[str]:
    """Return the kinds, the usual one first."""
    return sorted(kinds, key=list(KINDS).index)
