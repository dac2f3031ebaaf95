"""What the keys of the walk do to a finding; each calls one verb.

Imported once the desk is open, so it may know everything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, get_args

from pydantic import ValidationError

from assess.desk.errors import NeedsReasonError, RefusedError, refusal
from assess.desk.places import find_key
from assess.model.evidence import KINDS, EvidenceKind, EvidenceText
from assess.model.finding import CriterionRef, Finding, Part, SaidKind
from assess.model.policy import proposed_due
from assess.model.values import Confidence
from assess.rate.use_cases import findings, parts
from assess.rate.use_cases.evidence import add_evidence, change_evidence, link
from assess.rate.use_cases.own_sheet import draft
from assess.store.errors import StoreError
from assess.ui.terminal.begun import Begun
from assess.ui.terminal.due import day_or_none
from assess.ui.terminal.writing import Writing
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.desk.history import Step
    from assess.rate.screens.walk import WalkScreen

QUESTIONS: dict[SaidKind, str] = {
    "well": "Done well",
    "gap": "Gap, what should have been seen",
    "action": "Action, the team must",
    "advice": "Advice, the team could",
}

NEW = "new"


class Editing:
    """The finding on screen, being changed."""

    def __init__(self, screen: WalkScreen, desk: Desk) -> None:
        """Take the screen and the desk that it shows."""
        self.screen = screen
        self.desk = desk
        self.begun = Begun(desk)

    @property
    def ref(self) -> CriterionRef:
        """The criterion on screen."""
        return self.screen.ref

    def _ask(
        self,
        question: str,
        then: Callable[[str], None],
        value: str = "",
        *,
        proposed: bool = False,
        row: str | None = "",
    ) -> None:
        """Ask for a line; a refusal is told, and the words can be mended.

        Args:
            question: What is asked.
            then: Gets the answer, and may ask on.
            value: What stands in the line at first.
            proposed: Whether the first letter typed replaces that.
            row: The line of the finding that it is about, if it is about one; `None`
                if it goes with the answer before it, which is not kept yet.
        """
        begun = self.begun
        begun.criterion = str(self.ref)
        place = f"{self.ref} {row or ''}".strip()
        written = begun.ask(place, question, value, follows=row is None)
        if written:
            self.screen.tell(self.begun.said)

        def answered(answer: str) -> None:
            try:
                begun.answer(answer, then)
            except (RefusedError, StoreError, ValidationError) as error:
                self.screen.tell(refusal(error), trouble=True)
                self.screen.ask(question, answered, answer, begun=begun)
            else:
                self.screen.refresh_all()

        is_proposed = proposed and not written
        self.screen.ask(
            question, answered, written or value, proposed=is_proposed, begun=begun
        )

    # Rating

    def rate_key(self, digit: str) -> None:
        """Rate with the digit that the scale gives a rating; nothing else rates."""
        scale = self.desk.assessment.scale(self.ref.standard)
        is_none = digit in {"", "0"} and all(
            rating.key != digit for rating in scale.rating.values()
        )
        self._rate(None if is_none else find_key(scale, digit))

    def _rate(self, rating: str | None, reason: str | None = None) -> None:
        """Rate; once all have seen the rating, ask why it is changed."""
        ref = self.ref
        do = partial(findings.rate, self.desk, ref, rating, reason=reason)
        try:
            do()
        except NeedsReasonError as needed:
            if needed.name != "why":
                raise
            word = self.desk.assessment.shown(ref, rating).word
            question = f"{word} after the reveal, because"
            self._ask(question, lambda why: do(why=why))  # type: ignore[arg-type]

    def choose_rating(self, rating: str) -> None:
        """Choose not to rate, and ask why."""
        ref = self.ref
        word = self.desk.assessment.shown(ref, rating).word
        held = draft(self.desk, ref)

        def because(reason: str) -> None:
            self._rate(rating, reason)

        known = held.reason.replace("\n", " ") if held.rating == rating else ""
        self._ask(f"{word}, because", because, known)

    def confidence(self) -> None:
        """Go on to the next word for how sure the person is."""
        words: tuple[Confidence | None, ...] = (None, *get_args(Confidence))
        held = draft(self.desk, self.ref).confidence
        following = words[(words.index(held) + 1) % len(words)]
        findings.set_confidence(self.desk, self.ref, following)

    # Words

    def reason(self) -> None:
        """Write the reason."""
        ref = self.ref
        self._write("Reason", findings.set_reason, lambda: draft(self.desk, ref).reason)

    def note(self) -> None:
        """Write the private note."""
        ref = self.ref
        title = "Note, private, never printed"
        self._write(title, findings.set_note, lambda: draft(self.desk, ref).note)

    def _write(
        self, title: str, verb: Callable[..., bool], read: Callable[[], str]
    ) -> None:
        draft, put = (str(self.ref), title), partial(verb, self.desk, self.ref)
        writing = Writing(self.desk, draft, read, put)

        def kept(words: str) -> str:
            added = writing.keep(words)
            if writing.said:
                self.screen.tell(writing.said, trouble=True)
            else:
                self.screen.show_saving()
            return added

        self.screen.open_words(title, writing.text, kept)
        if writing.said:
            self.screen.tell(writing.said, trouble=True)

    def editor(self) -> None:
        """Write in the person's own editor."""
        from assess.ui.terminal.editor import edited  # noqa: PLC0415 - only here

        words = self.screen.words
        if not words.is_open:
            self.reason()
        text, sentence = edited(self.screen.app, words.text)
        if text != words.text:
            words.replace(text)
        self.screen.tell(sentence)

    # What is said

    def say(self, kind: SaidKind, key: str | None = None, text: str = "") -> None:
        """Ask for a sentence; an action is then asked for its date and owner."""
        ref = self.ref

        def said(words: str) -> None:
            if not words.strip() and key is None:
                return
            new = findings.say(self.desk, ref, kind, words, said_id=key)
            if kind == "action":
                self._ask_due(ref, new)

        self._ask(QUESTIONS[kind], said, text, row=f"{kind}:{key}" if key else "")

    def _ask_due(self, ref: CriterionRef, key: str) -> None:
        held = draft(self.desk, ref)
        action = held.actions[key]
        due = action.due or self._proposed_due(ref, held)

        def dated(words: str) -> None:
            day = day_or_none(words)
            findings.set_action(self.desk, ref, key, due=day, owner=action.owner)
            self._ask_owner(ref, key, day)

        if action.due is None and due is not None:
            self.screen.tell(
                "Proposed by the council's policy. Another date replaces it."
            )
        value = due.isoformat() if due else ""
        question = "Due, for example 2027-01-14"
        self._ask(question, dated, value, proposed=True, row=f"action:{key}")

    def _proposed_due(self, ref: CriterionRef, held: Finding) -> date | None:
        from assess.check.use_cases.deadlines import policy_for  # noqa: PLC0415 - rarely

        policy = policy_for(self.desk.folder)
        today = self.desk.now.date()
        return proposed_due(self.desk.assessment, ref, held, policy, today=today)

    def _ask_owner(self, ref: CriterionRef, key: str, due: date | None) -> None:
        owner = draft(self.desk, ref).actions[key].owner

        def owned(words: str) -> None:
            findings.set_action(self.desk, ref, key, due=due, owner=words.strip())

        self._ask("Owner, a role", owned, owner, row=f"action:{key}")

    def change(self, key: str) -> None:
        """Change what the cursor is on."""
        kind, _, name = key.partition(":")
        held = self.screen.held
        if kind == "action":
            self.say("action", name, held.actions[name].text)
        elif kind in ("well", "gap", "advice"):
            said: Literal["well", "gap", "advice"] = kind  # type: ignore[assignment]
            self.say(said, name, held.sentences(said)[name])
        elif kind == "indicator":
            self.tick()
        elif kind == "part":
            self._ask_part(name)

    def delete(self) -> None:
        """Delete what the cursor is on; undo brings it back."""
        kind, _, name = self.screen.page("finding").key.partition(":")
        if kind in ("well", "gap", "action", "advice"):
            said: SaidKind = kind  # type: ignore[assignment]
            findings.unsay(self.desk, self.ref, said, name)
            self.screen.tell("Deleted. u brings it back.")
        elif kind == "evidence":
            link(self.desk, self.ref, name, linked=False)
            self.screen.tell("Unlinked. u links it again.")
        elif kind == "part":
            parts.set_part(self.desk, self.ref, name, None)
        elif kind == "indicator":
            parts.tick(self.desk, self.ref, name, seen=None)

    def date_actions(self) -> None:
        """Give each action without a date the one that is proposed."""
        ref = self.ref
        held = draft(self.desk, ref)
        due = self._proposed_due(ref, held)
        for key, action in held.actions.items():
            if action.due is None and due is not None:
                findings.set_action(self.desk, ref, key, due=due, owner=action.owner)
        lacking = [k for k, a in held.actions.items() if not a.owner]
        if lacking:
            self._ask_owner(ref, lacking[0], due)

    def make_advice(self) -> None:
        """Make advice of the actions: what is met asks for none."""
        ref = self.ref
        findings.make_advice(self.desk, ref)
        self.screen.tell("Made advice of it. u takes it back.")

    # Indicators and parts

    def go_to_first(self, kind: parts.Seen) -> None:
        """Put the cursor on the first indicator or part."""
        first = parts.first_of(self.desk, self.ref, kind)
        self.screen.show_pane("finding")
        self.screen.page("finding").go(f"{kind}:{first}")

    def tick(self) -> None:
        """Go on from seen to not seen to not answered."""
        kind, _, name = self.screen.page("finding").key.partition(":")
        if kind != "indicator":
            return
        seen = draft(self.desk, self.ref).indicators.get(name)
        following = {None: True, True: False, False: None}[seen]
        parts.tick(self.desk, self.ref, name, seen=following)

    def _ask_part(self, name: str) -> None:
        ref, title = self.ref, self.desk.assessment.criterion(self.ref).part[name].title
        held = draft(self.desk, ref).part.get(name)

        def levelled(words: str) -> None:
            level = parts.read_level(words)
            if level == "not-relevant":
                self._ask_not_relevant(ref, name, held.reason if held else "")
                return
            changed = held.changed if held else ""
            parts.set_part(self.desk, ref, name, Part(level=level, changed=changed))
            self._ask_changed(ref, name, level, changed)

        value = str(held.level) if held and held.level != "not-relevant" else ""
        question = f"{title}, 0 to 4, n not relevant"
        self._ask(question, levelled, value, row=f"part:{name}")

    def _ask_changed(
        self, ref: CriterionRef, name: str, level: int, changed: str
    ) -> None:
        def told(words: str) -> None:
            parts.set_part(self.desk, ref, name, Part(level=level, changed=words))

        value = changed.replace("\n", " ")
        self._ask("What they changed", told, value, row=f"part:{name}")

    def _ask_not_relevant(self, ref: CriterionRef, name: str, reason: str) -> None:
        def told(words: str) -> None:
            part = Part(level="not-relevant", reason=words)
            parts.set_part(self.desk, ref, name, part)

        value = reason.replace("\n", " ")
        self._ask("Not relevant, because", told, value, row=None)

    # Evidence

    def evidence(self) -> None:
        """Let somebody choose evidence that is there, or write down new evidence."""
        ref, held = self.ref, self.screen.held
        rows = [
            Block(f"{item.title} ({item.kind})", key=key)
            for key, item in self.desk.assessment.evidence.items()
            if key not in held.linked
        ]
        rows.append(Block("Write down new evidence", key=NEW))

        def chosen(key: str) -> None:
            if key == NEW:
                self._ask_evidence(ref)
            else:
                link(self.desk, ref, key, linked=True)
                self.screen.refresh_all()

        self.screen.choose("Which evidence?", tuple(rows), chosen)

    def _ask_evidence(self, ref: CriterionRef) -> None:
        def titled(title: str) -> None:
            if title.strip():
                self.begun.wait()
                self._ask_kind(ref, title.strip())

        self._ask("Evidence, what it is", titled)

    def _ask_kind(self, ref: CriterionRef, title: str) -> None:
        rows = tuple(Block(kind.capitalize(), key=kind) for kind in KINDS)

        def chosen(kind: EvidenceKind) -> None:
            day = self.desk.assessment.brief.dates.assessed or self.desk.now.date()
            text = EvidenceText(title=title, kind=kind, seen=day)
            key = add_evidence(self.desk, text)
            link(self.desk, ref, key, linked=True)
            self.begun.done()
            self.screen.refresh_all()
            self._ask(
                "Where it is, or nothing",
                lambda where: placed(key, text, where),
                row=f"evidence:{key}",
            )

        def placed(key: str, text: EvidenceText, where: str) -> None:
            there = text.but(where=where)
            change_evidence(self.desk, key, there)

            def shown(shows: str) -> None:
                change_evidence(self.desk, key, there.but(shows=shows))

            question = "The period it shows, like 2026-03, or nothing"
            self._ask(question, shown, row=f"evidence:{key}")

        self.screen.choose("What kind of evidence?", rows, chosen)  # type: ignore[arg-type]

    # What another standard asks too

    def carry(self) -> None:
        """Let somebody choose a finding to carry over, and read it before taking it."""
        from assess.rate.use_cases import carrying  # noqa: PLC0415 - rarely

        found = carrying.sources(self.desk, self.ref)
        if not found:
            self.screen.tell("Nothing that is held elsewhere belongs with this.")
            return
        target = self.ref
        rows = tuple(
            Block(f"{r.ref} ({r.how}): {r.because}", key=str(r.ref)) for r in found
        )

        def chosen(key: str) -> None:
            standard, _, criterion = key.partition(":")
            source = CriterionRef(standard, criterion)
            try:
                proposed = carrying.proposal(self.desk, source, target)
            except RefusedError as error:
                self.screen.tell(str(error), trouble=True)
                return
            take = (Block(proposed.words, key="take"), Block("Leave it", key="leave"))
            self.screen.choose("Carry this over?", take, lambda k: taken(k, proposed))

        def taken(key: str, proposed: carrying.Proposal) -> None:
            if key == "take":
                carrying.carry(self.desk, proposed)
                self.screen.tell("Carried over. Read it, and make it your own.")
            self.screen.refresh_all()

        self.screen.choose("Carry over from which criterion?", rows, chosen)

    # Undo

    def undo(self) -> None:
        """Take back the last step, and show where it was."""
        step = self.desk.undo()
        self._show_step("Taken back", step)

    def redo(self) -> None:
        """Do again what was taken back."""
        step = self.desk.redo()
        self._show_step("Done again", step)

    def _show_step(self, how: str, step: Step | None) -> None:
        if step is None:
            self.screen.tell("There is nothing more to take back or do again.")
            return
        if ":" in step.place and step.place != self.screen.key:
            self.screen.go_to(step.place)
        self.screen.tell(f"{how}: {step.what}.")
