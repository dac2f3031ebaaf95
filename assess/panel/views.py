"""What the panel's screens show: who has submitted, ratings side by side, one of them.

Others' findings come only through `sight`, which hides them until the reveal.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size

from assess.model.assessment import Assessment
from assess.model.due import due_text
from assess.model.finding import SAID_KINDS, CriterionRef, Finding
from assess.model.outcome import listed, numbered
from assess.model.panel import leaders, shown_name, standings
from assess.model.problem import Problem
from assess.model.rating import CHOSEN
from assess.model.sight import seen, team_view
from assess.model.spread import IN_WORDS
from assess.panel.logic.agreeing import Compared, compare, offered, said_of
from assess.panel.logic.agreement import Agreement, agreement_of
from assess.rate.logic import for_others
from assess.rate.views.lacks import AT_THE_AGREEMENT, lacks
from assess.ui.text.blocks import Block, cut_off
from assess.ui.text.marks import Marks
from assess.ui.text.moments import here

METHODS = {
    "u": ("unanimous", "unanimous"),
    "d": ("discussed", "discussed"),
    "l": ("lead-decided", "the lead decided"),
    "v": ("vote", "by vote"),
}
"""The letter, the word of the file, and the words of the screen."""

KINDS = {
    "well": "Done well",
    "gap": "Gap",
    "action": "Action",
    "advice": "Advice",
    "evidence": "Evidence",
}


class OfferLine(NamedTuple):
    """Something said or linked, which the panel can take over or leave."""

    id: str
    is_taken: bool

    def __str__(self) -> str:
        """Return it as another screen names it."""
        return self.id


class DissentLine(NamedTuple):
    """The dissent of one person."""

    person: str


SPREAD_WIDTH = 15
BESIDE, BESIDE_NARROW = 31, 20
"""Cells for what stands beside title and ratings; a narrow one shows no proposal."""

WIDE = 72
"""Cells from which the proposal stands there too."""

NARROWEST = 6
"""Cells for the title of a criterion, however narrow the terminal."""


def who(assessment: Assessment, unread: frozenset[str]) -> Iterator[Block]:
    """Yield how far everybody on the panel is, but for whose sheet is not read."""
    yield Block(f"The {assessment.brief.assessed_by}", "accent")
    for standing in standings(assessment):
        name = shown_name(assessment, standing.person)
        if standing.person in unread:
            said = "the sheet can't be read"
        elif standing.submitted is not None:
            said = f"submitted {here(standing.submitted)}"
        elif standing.total:
            said = f"{standing.rated} of {standing.total} rated, not submitted"
        else:
            said = "does not rate"
        who = ", ".join(dict.fromkeys((name, standing.role)))
        yield Block(f"{who}: {said}", indent=1)


def side_by_side(
    assessment: Assessment, rows: tuple[Compared, ...], marks: Marks, width: int
) -> Iterator[Block]:
    """Yield a heading and a line for each criterion, those to talk about first."""
    people = assessment.brief.raters
    is_wide = width >= WIDE
    columns = [min(max(cell_len(p), 5), 8) if is_wide else 4 for p in people]
    taken = sum(columns) + len(columns) + (BESIDE if is_wide else BESIDE_NARROW)
    room = max(width - taken, NARROWEST)
    heads = [set_cell_size(p, w) for p, w in zip(people, columns, strict=True)]
    last = f"{'spread':<{SPREAD_WIDTH}}begin with" if is_wide else "spread"
    heading = f"{'Criterion':<{room + 4}} {' '.join(heads)} {last}"
    indent = cell_len(marks.mark("U", "○")) + 1
    yield Block(heading, "accent", wraps=False, indent=indent)
    for row in rows:
        yield _row(assessment, row, marks, room, columns)


def _row(
    assessment: Assessment,
    row: Compared,
    marks: Marks,
    room: int,
    columns: list[int],
) -> Block:
    title = assessment.criterion(row.ref).title
    cells, tints = [], {}
    for rating, width in zip(row.ratings.values(), columns, strict=True):
        shown = assessment.shown(row.ref, rating)
        mark = marks.mark(shown.letter, shown.shape)
        tints[mark] = shown.colour
        cells.append(set_cell_size(f"  {mark}", width))
    proposal = ""
    if row.proposal:
        shown = assessment.shown(row.ref, row.proposal)
        mark = marks.mark(shown.letter, shown.shape)
        tints[mark] = shown.colour
        proposal = f"{mark} {shown.word}"
    agreed = assessment.shown_as(row.ref, row.agreed)
    last = f"{IN_WORDS[row.spread]:<{SPREAD_WIDTH}}{proposal}"
    number = numbered(assessment, row.ref)
    titled = cut_off(f"{number:>3} {title}", room + 4, marks.cut)
    titled = set_cell_size(titled, room + 4)
    text = f"{titled} {' '.join(cells)}"
    return Block(
        f"{text} {last}",
        key=row.ref,
        mark=marks.mark(agreed.letter, agreed.shape),
        mark_style=agreed.colour,
        wraps=False,
        tints=tuple(tints.items()),
        tinted_from=len(titled),
    )


def agreement(assessment: Assessment) -> Iterator[Block]:
    """Yield how far the assessors agreed while they rated alone."""
    yield Block("Agreement while everybody rated alone", "accent")
    for name, standard in assessment.standards.items():
        if name not in assessment.brief.standard:
            continue
        found = agreement_of(assessment, name)
        yield Block(standard.title, indent=1)
        yield Block(_counts(found), "quiet", indent=3)
        yield Block(found.alpha_in_words, "quiet", indent=3)


def no_longer_differ(before: Iterable[str], now: Iterable[str]) -> str:
    """Say who differed before and does not now; nothing where there is nobody."""
    gone = [who for who in before if who not in now]
    return f"No dissent any more: {listed(gone)}." if gone else ""


def _counts(found: Agreement) -> str:
    if found.percent is None:
        return "No criterion was rated by two people."
    apart = {0: "alike", 1: "one step apart"}
    counts = ", ".join(
        f"{count} {apart.get(steps, f'{steps} steps apart')}"
        for steps, count in found.distances.items()
    )
    return f"{found.percent:.0f}% of pairs of ratings are alike: {counts}."


def one(
    assessment: Assessment,
    viewer: str,
    ref: CriterionRef,
    marks: Marks,
    lacking: Sequence[Problem] = (),
) -> Iterator[Block]:
    """Yield what everybody holds of one criterion, what the panel agreed and lacks."""
    row = compare(assessment, ref)
    if names := leaders(assessment, ref):
        led = ", ".join(shown_name(assessment, person) for person in names)
        yield Block(f"Led by {led}", "quiet")
    yield from _agreed(assessment, ref, row, marks)
    yield from lacks(lacking, marks, AT_THE_AGREEMENT, "Review shows them")
    yield Block()
    yield Block("What each rated", "accent")
    for person in assessment.brief.raters:
        yield from _held(assessment, viewer, person, ref, marks)
    if (team := team_view(assessment, viewer, ref)) is not None:
        yield Block(team.words, "quiet", indent=1)
        yield Block(team.finding.reason, indent=3)
    yield Block()
    yield Block(
        "What was said and linked: Enter takes it over, or leaves it; e changes it",
        "accent",
    )
    yield from _offers(assessment, ref, marks)


def _held(
    assessment: Assessment, viewer: str, person: str, ref: CriterionRef, marks: Marks
) -> Iterator[Block]:
    name = shown_name(assessment, person)
    held = seen(assessment, viewer, person, ref)
    if held is None:
        yield Block(f"{name}: not submitted", "quiet", indent=1)
        return
    shown = assessment.shown_as(ref, held)
    sure = f", {held.confidence}" if held.confidence else ""
    yield Block(
        f"{name}: {shown.word}{sure}",
        mark=f" {marks.mark(shown.letter, shown.shape)}",
        mark_style=shown.colour,
    )
    if held.reason:
        yield Block(held.reason, indent=5)


def _agreed(
    assessment: Assessment, ref: CriterionRef, row: Compared, marks: Marks
) -> Iterator[Block]:
    agreed = row.agreed
    if agreed.rating is None and agreed.method is None:
        yield Block(f"Not agreed yet: {IN_WORDS[row.spread]}", "heading")
        if row.proposal:
            word = assessment.shown(ref, row.proposal).word
            said = f"{word} lies in the middle of the ratings; talk from there."
            yield Block(said, "quiet")
    else:
        shown = assessment.shown_as(ref, agreed)
        how = dict(METHODS.values()).get(agreed.method or "", "no method given")
        before = assessment.carried(ref) if assessment.is_carried(ref) else None
        yield Block(
            before.words if before else f"{shown.word}, {how}",
            "heading",
            mark=f"Agreed   {marks.mark(shown.letter, shown.shape)}",
            mark_style=shown.colour,
        )
        yield Block(agreed.reason, indent=9)
    for person, dissent in agreed.dissent.items():
        word = assessment.shown(ref, dissent.rating).word
        printed = "printed" if dissent.print_ else "not printed"
        text = f"{shown_name(assessment, person)} differs: {word}, {dissent.reason}"
        yield Block(f"{text} ({printed})", key=DissentLine(person), indent=1)
    scale = assessment.scale(ref.standard).rating
    offers = tuple(
        (f"{r.key} {marks.mark(r.letter, r.shape)} {r.word}", r.key)
        for r in scale.values()
    )
    words = "   ".join(words for words, _ in offers)
    yield Block(words, "quiet", indent=9, presses=offers)


def ratings(
    assessment: Assessment, ref: CriterionRef, marks: Marks
) -> tuple[Block, ...]:
    """Return each rating that somebody can hold of a criterion, to choose from."""
    known = {**assessment.scale(ref.standard).rating, **CHOSEN}
    return tuple(
        Block(shown.word, key=name, mark=marks.mark(shown.letter, shown.shape))
        for name, shown in known.items()
    )


def _offers(assessment: Assessment, ref: CriterionRef, marks: Marks) -> Iterator[Block]:
    offers = offered(assessment, ref)
    held = assessment.agreed.at(ref)
    own = {key: (kind, text) for kind in SAID_KINDS
           for key, text in said_of(held, kind).items()}  # fmt: skip
    for offer in offers:
        _, text = own.pop(offer.id, (offer.kind, offer.text))
        said = "; ".join((", ".join(offer.who), *_facts(assessment, held, offer.id)))
        yield Block(
            f"{KINDS[offer.kind]}: {text} ({said})",
            key=OfferLine(offer.id, is_taken=offer.is_taken),
            mark=marks.box(ticked=offer.is_taken or None),
        )
    for key, (kind, text) in own.items():
        by = f"the {assessment.brief.assessed_by}"
        said = "; ".join((by, *_facts(assessment, held, key)))
        yield Block(
            f"{KINDS[kind]}: {text} ({said})",
            key=OfferLine(key, is_taken=True),
            mark=marks.box(ticked=True),
        )
    if not (offers or own):
        yield Block("Nobody said or linked anything.", "quiet", indent=1)


def _facts(assessment: Assessment, agreed: Finding, key: str) -> Iterator[str]:
    """Yield by when an agreed action is to be done, and by whom."""
    action = agreed.actions.get(key)
    if action is not None:
        yield f"due {due_text(action.due)}" if action.due else "no date"
        yield action.owner or "no owner"
        yield from filter(None, (for_others(assessment, action),))
