"""What a comparison says: on a screen, as text, as a page and for programs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from assess.compare.logic import By, Compared, Group, Pair
from assess.document.drawing import Drawing, TextFormat
from assess.document.templates import drawn
from assess.model.after.follow_up import awaited
from assess.model.after.last_time import CHANGES, asked_before
from assess.model.assessment import Assessment
from assess.model.days import spelt
from assess.model.finding import CriterionRef
from assess.model.outcome import decided, listed, plural
from assess.publish.views.build import KINDS
from assess.publish.views.finding_view import RatingView
from assess.publish.views.results import outcome_view, rating_view
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

BY: Final[Mapping[By, str]] = {
    "edition": "",
    "moves": "what became of each criterion",
    "links": "the links between their criteria",
}


class SideView(NamedTuple):
    """One of both assessments."""

    called: str
    """First or second."""
    service: str
    council: str
    what: str
    """Kind, phase and editions."""
    assessed: date | None
    state: str
    outcome: RatingView | None


class RowView(NamedTuple):
    """A criterion: what it was in the first, what it is in the second."""

    number: str
    title: str
    before: tuple[tuple[str, RatingView], ...]
    """The rating of each criterion of the first that it came from, and its number
    where that is another one."""
    after: RatingView | None
    """Nothing where the second does not ask it."""
    says: str


class GroupView(NamedTuple):
    """One standard of the second beside one of the first."""

    title: str
    nouns: str
    counts: str
    note: str
    rows: tuple[RowView, ...]


class ActionLine(NamedTuple):
    """An action of the first, and what became of it."""

    called: str
    text: str
    state: str


class CompareView(NamedTuple):
    """Everything that a comparison says."""

    title: str
    masthead: str
    sides: tuple[SideView, SideView]
    notes: tuple[str, ...]
    groups: tuple[GroupView, ...]
    actions: tuple[ActionLine, ...]
    tool_version: str


def build(
    first: Assessment, second: Assessment, found: Compared, *, tool_version: str
) -> CompareView:
    """Return what a comparison says of what both may show to anybody."""
    return CompareView(
        title=second.brief.service,
        masthead=second.brief.council,
        sides=(_side("First", first), _side("Second", second)),
        notes=tuple(_notes(first, second, found)),
        groups=tuple(_group(first, second, group) for group in found.groups),
        actions=tuple(_actions(first, second)),
        tool_version=tool_version,
    )


def _side(called: str, held: Assessment) -> SideView:
    brief, agreed = held.brief, held.agreed
    editions = listed([_edition(held, name) for name in brief.standard])
    outcome = decided(held)
    state = "Draft, not published"
    if agreed.is_published:
        number, last = list(agreed.publication.items())[-1]
        state = f"Version {number}, published on {spelt(last.day)}"
    return SideView(
        called=called,
        service=brief.service,
        council=brief.council,
        what=f"{KINDS[brief.kind]} at the end of {brief.phase}, against {editions}",
        assessed=brief.dates.assessed,
        state=state,
        outcome=outcome_view(outcome) if outcome else None,
    )


def _edition(held: Assessment, name: str) -> str:
    standard = held.standards[name]
    return f"{standard.title} ({standard.edition})"


def _notes(first: Assessment, second: Assessment, found: Compared) -> Iterator[str]:
    """Yield what a reader must know before comparing anything."""
    one, other = first.brief, second.brief
    if one.service.casefold() != other.service.casefold():
        yield f"They have different names: {one.service} and {other.service}."
    if one.council.casefold() != other.council.casefold():
        yield f"They are of different councils: {one.council} and {other.council}."
    if one.phase != other.phase:
        yield (
            f"The first is at the end of {one.phase}, the second at the end of "
            f"{other.phase}. What earns a rating can differ by phase."
        )
    for names, held, which in (
        (found.only_first, first, "first"),
        (found.only_second, second, "second"),
    ):
        for name in names:
            yield (
                f"{_edition(held, name)} was used in the {which} alone, and nothing "
                "links it to the other. It can't be compared."
            )


def _group(first: Assessment, second: Assessment, group: Group) -> GroupView:
    noun = second.standards[group.second].noun
    title = _edition(second, group.second)
    note = BY[group.by]
    if note:
        title = f"{title}, and {_edition(first, group.first)} before"
        note = (
            f"Two editions, compared by {note}. Where one asks something else now, "
            "both ratings stand side by side and no change is said."
        )
    scales = first.scale(group.first), second.scale(group.second)
    if not (scales[0].rating or scales[1].rating):
        note = f"{note} Reviewed without ratings; the words are in both reports."
    elif scales[0] != scales[1]:
        of = f"{scales[0].title} and {scales[1].title}"
        note = f"{note} Rated on different scales: {of}."
    counted = Counter(pair.change for pair in group.pairs)
    counts = [f"{counted[c]} {CHANGES[c].lower()}" for c in CHANGES if counted[c]]
    rest = sum(pair.change is None for pair in group.pairs)
    counts += [f"{rest} not compared"] if rest else []
    told = [p for p in group.pairs if _says_something(first, second, p)]
    rows = tuple(_row(first, second, pair) for pair in told)
    return GroupView(title, plural(noun), ", ".join(counts), note.strip(), rows)


def _says_something(first: Assessment, second: Assessment, pair: Pair) -> bool:
    """Whether either rated it; what neither did is only counted."""
    before = any(_is_rated(first, ref) for ref in pair.first)
    return before or _is_rated(second, pair.second)


def _row(first: Assessment, second: Assessment, pair: Pair) -> RowView:
    here = pair.second.criterion if pair.second else ""
    is_one = [ref.criterion for ref in pair.first] == [here]
    before = tuple(
        ("" if is_one else ref.criterion, _rating(first, ref)) for ref in pair.first
    )
    if pair.second is None:
        title = first.criterion(pair.first[0]).title
        return RowView("", title, before, None, "Not asked in the second")
    says = CHANGES[pair.change] if pair.change else _why_not(pair)
    return RowView(
        pair.second.criterion,
        second.criterion(pair.second).title,
        before,
        _rating(second, pair.second),
        says,
    )


def _why_not(pair: Pair) -> str:
    """Say why no change is said."""
    if not pair.first:
        return "Not asked in the first"
    if not pair.asks_the_same:
        return "Asks something else now"
    return "Not rated in the second"


def _is_rated(held: Assessment, ref: CriterionRef | None) -> bool:
    return ref is not None and held.finding(ref).rating is not None


def _rating(held: Assessment, ref: CriterionRef) -> RatingView:
    return rating_view(held.shown_as(ref, held.finding(ref)))


def _actions(first: Assessment, second: Assessment) -> Iterator[ActionLine]:
    """Yield all the first asked for: what the second found of it, else its state."""
    if second.brief.reassesses == first.brief.id:
        for each in asked_before(second):
            number = each.called.removeprefix("last:") if each.action.number else ""
            yield ActionLine(number, each.action.text, each.verdict)
        return
    for one in awaited(first):
        yield ActionLine(one.called, one.asked.action.text, one.in_words)


def render(view: CompareView, format_: TextFormat, drawing: Drawing) -> str:
    """Return a comparison as a page or as Markdown."""
    return drawn("compare", format_, drawing, compare=view)


def blocks(view: CompareView, marks: Marks) -> Iterator[Block]:
    """Yield a comparison for a screen or a terminal."""
    for side in view.sides:
        yield Block(f"{side.called}: {side.service}, {side.council}", "heading")
        yield Block(side.what, indent=2)
        when = f", assessed on {spelt(side.assessed)}" if side.assessed else ""
        yield Block(f"{side.state}{when}", "quiet", indent=2)
        if side.outcome is not None:
            yield Block(f"Outcome: {side.outcome.word}", indent=2)
    for note in view.notes:
        yield Block(note, "accent")
    for group in view.groups:
        yield Block()
        yield Block(group.title, "heading")
        yield Block(group.counts, "quiet")
        if group.note:
            yield Block(group.note, "quiet")
        for row in group.rows:
            yield from _row_blocks(row, marks)
    if view.actions:
        yield Block()
        yield Block("What the first asked for, and what became of it", "heading")
    for action in view.actions:
        yield Block(f"{action.state}: {action.text}", mark=f"{action.called:>4}")


def _row_blocks(row: RowView, marks: Marks) -> Iterator[Block]:
    yield Block(row.title, mark=f"{row.number or '-':>4}")
    arrow = marks.to
    before = ", ".join(
        f"{rating.word} ({number})" if number else rating.word
        for number, rating in row.before
    )
    after = row.after.word if row.after else "-"
    yield Block(f"{before or '-'} {arrow} {after}. {row.says}.", "quiet", indent=5)
