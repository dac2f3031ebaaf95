"""What one person holds of a criterion."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Literal

from assess.model.after.last_time import before_on
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.carried import CarriedFinding
from assess.model.due import due_text
from assess.model.finding import Action, CriterionRef, Finding
from assess.model.outcome import called
from assess.model.panel import leads_on
from assess.model.problem import Problem
from assess.model.rating import CHOSEN
from assess.model.sight import sees_whole, team_view
from assess.model.suggestion import suggestion
from assess.rate.logic import asked_elsewhere, for_others
from assess.rate.views.lacks import lacks
from assess.rate.views.lines import FindingLine
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

CHOSEN_KEYS = {"not-assessed": "-", "not-applicable": "o", "abstain": "b"}
"""The keys for what may be chosen on any scale."""


def finding(  # noqa: PLR0913 - what is shown, and what waits
    assessment: Assessment,
    person: str,
    ref: CriterionRef,
    marks: Marks,
    lacking: Sequence[Problem] = (),
    *,
    waits: str = "",
) -> tuple[Block, ...]:
    """Return what one person holds of a criterion, and what that still lacks.

    *waits* says which words are half written here.
    """
    held = assessment.effective(person, ref)
    return (
        *_rating(assessment, ref, held, marks),
        *lacks(lacking, marks),
        *((Block(waits, "middling", mark=marks.lacking),) if waits else ()),
        *agreed(assessment, person, ref, marks),
        *_contested(held),
        *_panel(assessment, person, ref),
        Block(),
        *_text("Reason", "r", held.reason),
        *_said(assessment, ref, held, marks, partial(assessment.effective, person)),
        *_evidence(assessment, held, marks),
        *_indicators(assessment, ref, held, marks),
        *_parts(assessment, ref, held),
        *_text("Note, private", "n", held.note),
    )


def _rating(
    assessment: Assessment, ref: CriterionRef, held: Finding, marks: Marks
) -> Iterator[Block]:
    criterion, scale = assessment.criterion(ref), assessment.scale(ref.standard)
    yield Block(f"{ref.criterion}  {criterion.title}", "heading")
    if not scale.rating:
        yield Block("Not rated: say what was seen.", "quiet")
        return
    shown = assessment.shown_as(ref, held)
    yield Block(
        f"{shown.word}",
        "heading",
        mark=f"Rating   {marks.mark(shown.letter, shown.shape)}",
        mark_style=shown.colour,
    )
    offers = tuple(
        (f"{r.key} {marks.mark(r.letter, r.shape)} {r.word}", r.key)
        for r in scale.rating.values()
    )
    yield Block("   ".join(words for words, _ in offers), indent=9, presses=offers)
    chosen = tuple(
        (f"{CHOSEN_KEYS[name]} {rating.word.lower()}", CHOSEN_KEYS[name])
        for name, rating in CHOSEN.items()
    )
    words = "   ".join(words for words, _ in chosen)
    yield Block(words, "quiet", indent=9, presses=chosen)
    suggested = suggestion(assessment, ref, held)
    if suggested is not None:
        yield Block(_suggested(assessment, ref, suggested, marks), mark="Suggested")
    confidence = held.confidence or "not said"
    asked = "Confidence (f)"
    yield Block(f"{confidence}", "quiet", mark=asked, presses=((asked, "f"),))


def agreed(
    assessment: Assessment, person: str, ref: CriterionRef, marks: Marks
) -> Iterator[Block]:
    """Yield what the panel agreed, beside what this person rated, once it has."""
    held = assessment.agreed.at(ref)
    if held.method is None or not sees_whole(assessment, person):
        return
    shown = assessment.shown_as(ref, held)
    own = assessment.shown_as(ref, assessment.effective(person, ref))
    differs = person in assessment.brief.raters and own != shown
    you = f" (you: {marks.mark(own.letter, own.shape)} {own.word})" if differs else ""
    yield Block(
        f"{shown.word}{you}",
        "heading",
        mark=f"Agreed   {marks.mark(shown.letter, shown.shape)}",
        mark_style=shown.colour,
    )
    yield Block(held.reason, indent=2)
    for action in held.actions.values():
        yield Block(f"Action: {action.text}", mark=marks.bullet, indent=1)


def whole(
    assessment: Assessment, person: str, ref: CriterionRef, marks: Marks
) -> tuple[Block, ...]:
    """Return what the panel holds of a criterion, which here is only read."""
    held = assessment.finding(ref)
    shown = assessment.shown_as(ref, held)
    rating = tuple(agreed(assessment, person, ref, marks))[:2] or (
        Block(f"{shown.word}", "heading", mark=marks.mark(shown.letter, shown.shape)),
        Block(held.reason, indent=2),
    )
    rates = person in assessment.brief.raters
    written = _said(assessment, ref, held, marks, assessment.finding)
    said = (*written, *_evidence(assessment, held, marks))
    return (
        Block(f"{ref.criterion}  {assessment.criterion(ref).title}", "heading"),
        *rating,
        Block("m shows your own sheet." if rates else "", "quiet"),
        *only_read(said),
    )


def only_read(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks without the keys that write, and without empty headings."""
    for block, after in zip(blocks, (*blocks[1:], Block("", "accent")), strict=True):
        is_empty = block.style == "accent" and after.style == "accent"
        is_offer = bool(block.presses) and block.style != "accent" and not block.mark
        if not (is_empty or is_offer):
            mark = block.mark.partition(" (")[0] if block.presses else block.mark
            yield block._replace(text=_no_key(block), mark=mark, presses=())


def _no_key(block: Block) -> str:
    """Return a heading without the key that writes below it."""
    if block.style != "accent":
        return block.text
    return block.text.rpartition(" (")[0].partition(":")[0]


def _panel(assessment: Assessment, person: str, ref: CriterionRef) -> Iterator[Block]:
    """Say what it was last time, who leads on it, and what the team rated itself."""
    yield from _last_time(assessment, person, ref)
    if ref in leads_on(assessment, person) and len(assessment.brief.raters) > 1:
        yield Block("You lead on this one.", "quiet")
    if (team := team_view(assessment, person, ref)) is not None:
        yield Block(team.words, "quiet")


def _last_time(
    assessment: Assessment, person: str, ref: CriterionRef
) -> Iterator[Block]:
    """Say how it was rated then and why, and what became of its actions."""
    held = assessment.effective(person, ref)
    if isinstance(held, CarriedFinding) and (kept := assessment.carried(ref)):
        words = f"{kept.words}. Not asked again: rate it, or T asks it again."
        yield Block(words, "quiet", presses=(("T asks it again", "T"),))
    elif (before := before_on(assessment, ref)) is not None:
        for line in before.lines:
            yield Block(line, "quiet")


def _suggested(
    assessment: Assessment,
    ref: CriterionRef,
    suggested: tuple[str | None, str],
    marks: Marks,
) -> str:
    rating, reason = suggested
    if rating is None:
        return reason
    shown = assessment.shown(ref, rating)
    return f"{marks.mark(shown.letter, shown.shape)} {shown.word}: {reason}"


def _heading(title: str, key: str) -> Block:
    words = f"{title} ({key})"
    return Block(words, "accent", wraps=False, presses=((words, key),))


def _text(title: str, key: str, text: str) -> Iterator[Block]:
    yield _heading(title, key)
    if text:
        yield Block(text, indent=1)


def _said(
    assessment: Assessment,
    ref: CriterionRef,
    held: Finding,
    marks: Marks,
    others: Callable[[CriterionRef], Finding],
) -> Iterator[Block]:
    spoken: tuple[tuple[Literal["well", "gap"], str, str], ...] = (
        ("well", "Done well", "d"),
        ("gap", "Gaps", "a"),
    )
    for kind, title, key in spoken:
        yield _heading(title, key)
        for said, text in held.sentences(kind).items():
            yield Block(text, key=FindingLine(kind, said), mark=marks.bullet)
    yield _heading("Actions", "x")
    for said, action in held.actions.items():
        text = _action(assessment, action)
        yield Block(text, key=FindingLine("action", said), mark=marks.bullet)
    for other, action in asked_elsewhere(assessment, ref, others):
        said_of = called(assessment, other)
        yield Block(f"{action.text} (said of {said_of})", "quiet", mark=marks.bullet)
    yield _heading("Advice", "v")
    for said, text in held.sentences("advice").items():
        yield Block(text, key=FindingLine("advice", said), mark=marks.bullet)


def _action(assessment: Assessment, action: Action) -> str:
    due = f"due {due_text(action.due)}" if action.due else "no date"
    facts = (due, action.owner or "no owner", for_others(assessment, action))
    return f"{action.text} ({', '.join(filter(None, facts))})"


def _evidence(assessment: Assessment, held: Finding, marks: Marks) -> Iterator[Block]:
    yield _heading("Evidence", "e")
    known = assessment.evidence
    for key in held.linked:
        if key not in known:
            line = FindingLine("evidence", key)
            yield Block("A piece of evidence that nobody has", key=line, mark="!")
            continue
        item = known[key]
        about = ", ".join(filter(None, (item.kind, item.heard, item.shows)))
        text = f"{item.title} ({about})"
        yield Block(text, key=FindingLine("evidence", key), mark=marks.bullet)


def _indicators(
    assessment: Assessment, ref: CriterionRef, held: Finding, marks: Marks
) -> Iterator[Block]:
    known = assessment.criterion(ref).indicator
    if not known:
        return
    yield _heading("Seen or not: Space ticks", "i")
    for name, indicator in known.items():
        yield Block(
            f"{with_capital(indicator.kind)}: {indicator.text}",
            key=FindingLine("indicator", name),
            mark=marks.box(ticked=held.indicators.get(name)),
        )


def _parts(assessment: Assessment, ref: CriterionRef, held: Finding) -> Iterator[Block]:
    known = assessment.criterion(ref).part
    if not known:
        return
    yield _heading("Who is involved: 0 absent to 4 owning; Enter changes", "p")
    for name, part in known.items():
        given = held.part.get(name)
        is_out = given is not None and given.level == "not-relevant"
        level = "-" if given is None or is_out else str(given.level)
        said = (
            ("not relevant." if is_out else "", given.changed, given.reason)
            if given
            else ()
        )
        words = " ".join(filter(None, said))
        text = f"{part.title}{': ' if words else ''}{words}"
        yield Block(text, key=FindingLine("part", name), mark=f"{level:>3}")


def _contested(held: Finding) -> Iterator[Block]:
    if held.is_contested:
        yield Block("Two versions of this wait for a choice (V)", "bad")
    for other in held.fork.values():
        yield Block(f"{other.rating or 'no rating'}: {other.reason}", indent=1)
