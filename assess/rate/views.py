"""What the walk shows: the list, the finding and the guidance, as blocks."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from assess.model.after.last_time import since_last_time
from assess.model.assessment import Assessment
from assess.model.due import due_text
from assess.model.finding import CriterionRef, Finding
from assess.model.own_prompts import asked_as_well
from assess.model.panel import leads_on
from assess.model.rating import CHOSEN
from assess.model.sight import team_view
from assess.model.standard import Guidance, Rating
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

CHOSEN_KEYS = {"not-assessed": "-", "not-applicable": "o", "abstain": "b"}
"""The keys for what may be chosen on any scale."""

LineKind = Literal["well", "gap", "action", "advice", "evidence", "indicator", "part"]


class FindingLine(NamedTuple):
    """A line of a finding that the cursor can be on."""

    kind: LineKind
    name: str

    def __str__(self) -> str:
        """Return it as half-written words are kept by."""
        return f"{self.kind}:{self.name}"


def criteria(
    assessment: Assessment,
    person: str,
    marks: Marks,
    *,
    only: Collection[CriterionRef] | None = None,
) -> tuple[Block, ...]:
    """Return the list of criteria, or *only* some of them."""
    blocks: list[Block] = []
    for name, standard in assessment.standards.items():
        if name not in assessment.brief.standard:
            continue
        theme = None
        blocks.append(Block(standard.title, "heading", wraps=False))
        for number, criterion in standard.criterion.items():
            ref = CriterionRef(name, number)
            shown = assessment.shown(ref, assessment.effective(person, ref).rating)
            if only is not None and ref not in only:
                continue
            if criterion.theme != theme and criterion.theme in standard.theme:
                theme = criterion.theme
                title = standard.theme[criterion.theme].title
                blocks.append(Block(title, "quiet", indent=1, wraps=False))
            blocks.append(criterion_block(ref, criterion.title, shown, marks))
    return tuple(blocks)


def criterion_block(
    ref: CriterionRef, title: str, shown: Rating, marks: Marks
) -> Block:
    """Return one line of the list."""
    return Block(
        f"{ref.criterion:>2} {title}",
        key=ref,
        mark=marks.mark(shown.letter, shown.shape),
        mark_style=shown.colour,
        wraps=False,
    )


def finding(
    assessment: Assessment, person: str, ref: CriterionRef, marks: Marks
) -> tuple[Block, ...]:
    """Return what one person holds of a criterion."""
    held = assessment.effective(person, ref)
    return (
        *_rating(assessment, ref, held, marks),
        *_contested(held),
        *_panel(assessment, person, ref),
        Block(),
        *_text("Reason", "r", held.reason),
        *_said(held, marks),
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
    shown = assessment.shown(ref, held.rating)
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
    suggestion = assessment.suggestion(ref, held)
    if suggestion is not None:
        yield Block(_suggested(assessment, ref, suggestion, marks), mark="Suggested")
    confidence = held.confidence or "not said"
    asked = "Confidence (f)"
    yield Block(f"{confidence}", "quiet", mark=asked, presses=((asked, "f"),))


def _panel(assessment: Assessment, person: str, ref: CriterionRef) -> Iterator[Block]:
    """Say what it was last time, who leads on it, and what the team rated itself."""
    if (before := since_last_time(assessment, ref)) is not None and before.rating:
        yield Block(f"Last time: {before.rating.word}.", "quiet")
    if ref in leads_on(assessment, person) and len(assessment.brief.raters) > 1:
        yield Block("You lead on this one.", "quiet")
    if (team := team_view(assessment, person, ref)) is not None:
        yield Block(team.words, "quiet")


def _suggested(
    assessment: Assessment,
    ref: CriterionRef,
    suggestion: tuple[str | None, str],
    marks: Marks,
) -> str:
    rating, reason = suggestion
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


def _said(held: Finding, marks: Marks) -> Iterator[Block]:
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
        due = f"due {due_text(action.due)}" if action.due else "no date"
        owner = action.owner or "no owner"
        text = f"{action.text} ({due}, {owner})"
        yield Block(text, key=FindingLine("action", said), mark=marks.bullet)
    yield _heading("Advice", "v")
    for said, text in held.sentences("advice").items():
        yield Block(text, key=FindingLine("advice", said), mark=marks.bullet)


def _evidence(assessment: Assessment, held: Finding, marks: Marks) -> Iterator[Block]:
    yield _heading("Evidence", "e")
    known = assessment.evidence
    for key in held.linked:
        if key not in known:
            line = FindingLine("evidence", key)
            yield Block(f"{key}, which nobody has", key=line, mark="!")
            continue
        item = known[key]
        shows = f", {item.shows}" if item.shows else ""
        text = f"{item.title} ({item.kind}{shows})"
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
            f"{indicator.kind.capitalize()}: {indicator.text}",
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
        level = (
            "-" if given is None else str(given.level).replace("not-relevant", "n/r")
        )
        words = " ".join(filter(None, (given.changed, given.reason))) if given else ""
        text = f"{part.title}{': ' if words else ''}{words}"
        yield Block(text, key=FindingLine("part", name), mark=f"{level:>3}")


def _contested(held: Finding) -> Iterator[Block]:
    if held.is_contested:
        yield Block("Two versions of this wait for a choice (V)", "bad")
    for other in held.fork.values():
        yield Block(f"{other.rating or 'no rating'}: {other.reason}", indent=1)


def _related(
    assessment: Assessment, ref: CriterionRef, marks: Marks
) -> Iterator[Block]:
    """What the other standards of this assessment ask that belongs to this."""
    known = frozenset(assessment.refs)
    related = [r for r in assessment.crosswalk.of(ref) if r.ref in known]
    if related:
        yield Block()
        yield Block("Belongs together with (C carries over)", "accent")
    for found in related:
        standard = assessment.standards[found.ref.standard]
        title = assessment.criterion(found.ref).title
        name = f"{standard.title} {found.ref.criterion}, {title}"
        yield Block(f"{name}: {found.because}", mark=marks.bullet)


def _guided(asked: Guidance, marks: Marks) -> Iterator[Block]:
    for title, lines, mark in (
        ("Ask", asked.ask, "?"),
        ("Look for", asked.look_for, marks.bullet),
        ("Warning signs", asked.warning_signs, "!"),
    ):
        if lines:
            yield Block(title, "accent")
            yield from (Block(line, mark=mark) for line in lines)
            yield Block()


def _own(assessment: Assessment, ref: CriterionRef, marks: Marks) -> Iterator[Block]:
    """What the council asks beside the standard, said to be the council's own."""
    own = assessment.own_prompts.get(ref.standard)
    found = asked_as_well(own, ref.criterion, assessment.brief.phase)
    if found is None:
        return
    yield Block(found.heading, "heading")
    if found.note:
        yield Block(found.note)
    yield from _guided(found.guidance, marks)


def guidance(
    assessment: Assessment, ref: CriterionRef, marks: Marks
) -> tuple[Block, ...]:
    """Return what an assessor asks and looks for in this phase."""
    criterion, brief = assessment.criterion(ref), assessment.brief
    phase = brief.phase
    asked = criterion.guidance(phase, brief.delivery)
    blocks = [Block(f"Guidance · {phase}", "heading")]
    blocks += [Block(criterion.summary), Block()] if criterion.summary else []
    if answers := assessment.who_answers(ref):
        blocks += [Block(answers, "quiet"), Block()]
    blocks += [*_guided(asked, marks), *_own(assessment, ref, marks)]
    for rating, shown in assessment.scale(ref.standard).rating.items():
        if text := criterion.descriptor(rating, phase):
            mark = marks.mark(shown.letter, shown.shape)
            blocks.append(
                Block(f"{shown.word} when", mark=mark, mark_style=shown.colour)
            )
            blocks.append(Block(text, indent=2))
    blocks += _related(assessment, ref, marks)
    if criterion.lead:
        blocks += [Block(), Block(f"Led by: {', '.join(criterion.lead)}", "quiet")]
    for part in criterion.part.values():
        blocks.append(Block(part.title, "accent"))
        blocks += [Block(line, mark="?") for line in part.ask]
    if len(blocks) == 1:
        blocks.append(Block("This edition holds titles only.", "quiet"))
    return tuple(blocks)
