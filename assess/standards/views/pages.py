"""What the library of standards shows, as blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from assess.model.capitals import with_capital
from assess.model.finding import CriterionRef
from assess.model.outcome import plural
from assess.model.own_prompts import AskedAsWell
from assess.model.standard import Guidance, Head, Scale, Standard
from assess.model.values import Phase
from assess.rate.logic import excerpt
from assess.standards.logic.comparison import Compared
from assess.standards.logic.crossing import Crossing
from assess.standards.logic.searching import Hit
from assess.standards.logic.standing import standing
from assess.standards.views.provenance import checked
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

BEFORE: Final = 6
"""How many letters of a sentence stand before the word that was found in it."""


def editions(heads: Sequence[Head], opened: Standard | None) -> Iterator[Block]:
    """Yield the editions; the criteria of the one that is opened stand below it."""
    for head in heads:
        status = "" if head.status == "current" else f", {head.status}"
        text = f"{head.title} ({head.edition}{status})"
        yield Block(text, "heading", key=head.id, wraps=False)
        if opened is None or opened.id != head.id:
            said = standing(head, heads)
            below = head.publisher if said == head.status else with_capital(said)
            yield Block(below, "quiet", indent=2, wraps=False)
        if opened is not None and opened.id == head.id:
            yield from _criteria(opened)


def passed_over(files: Mapping[str, str]) -> Iterator[Block]:
    """Yield what lies among a council's editions and is not read, and why."""
    for name, why in files.items():
        yield Block(f"criteria/{name} {why}", "bad")


def _criteria(standard: Standard) -> Iterator[Block]:
    theme = None
    for number, criterion in standard.criterion.items():
        if criterion.theme != theme and criterion.theme in standard.theme:
            theme = criterion.theme
            title = standard.theme[criterion.theme].title
            yield Block(title, "quiet", indent=1, wraps=False)
        text = f"{number:>2} {criterion.title}"
        yield Block(text, key=CriterionRef(standard.id, number), indent=1, wraps=False)


def found(hits: Iterable[Hit], heads: Sequence[Head], words: str) -> Iterator[Block]:
    """Yield what a search found, below the edition that it stands in."""
    titles, here = {head.id: f"{head.title} ({head.edition})" for head in heads}, ""
    for hit in hits:
        if hit.ref.standard != here:
            here = hit.ref.standard
            yield Block(titles.get(here, here), "heading", wraps=False)
        text = f"{hit.ref.criterion:>2} {hit.title}"
        yield Block(text, key=hit.ref, indent=1, wraps=False)
        if hit.place != "title":
            said = excerpt(hit.text, words, before=BEFORE)
            yield Block(f"{said} ({hit.place})", "quiet", indent=2, wraps=False)


def edition(standard: Standard, heads: Iterable[Head] = ()) -> Iterator[Block]:
    """Yield what stands above the criteria of an edition."""
    titles = {head.id: f"{head.title} ({head.edition})" for head in heads}
    yield Block(standard.title, "heading")
    count = f"{len(standard.criterion)} {plural(standard.noun)}"
    yield Block(f"Edition {standard.edition}, {standard.status}, {count}", "quiet")
    yield Block()
    yield Block(f"{standard.publisher}: {standard.source}")
    if standard.replaces:
        before = titles.get(standard.replaces, standard.replaces)
        yield Block(f"It replaced {before}.")
    for text in (
        standard.announced, standard.note, checked(standard), standard.attribution,
    ):  # fmt: skip
        if text:
            yield Block()
            yield Block(text)


def criterion(  # noqa: PLR0913 - what is shown, and how
    standard: Standard,
    number: str,
    phase: Phase,
    scale: Scale,
    marks: Marks,
    *,
    as_well: AskedAsWell | None = None,
) -> Iterator[Block]:
    """Yield one criterion, as it is asked in one phase, and what a council adds."""
    one = standard.criterion[number]
    yield Block(f"{number}  {one.title}", "heading")
    yield Block(f"{standard.title}, at the end of {phase} (p changes)", "quiet")
    for text in (one.summary, one.why, one.note):
        if text:
            yield Block()
            yield Block(text)
    yield from _guided(one.guidance(phase), marks)
    yield from _as_well(as_well, marks)
    if one.bought:
        yield Block()
        yield Block(f"If it was bought, who answers: {one.bought.answers}", "accent")
        yield from (Block(line, mark="?") for line in one.bought.ask)
    for out in one.left_out.values():
        when = ", ".join((*out.phase, *out.kind, *out.delivery)) or "always"
        yield Block()
        yield Block(f"Left out ({when}): {out.reason}")
    for rating, shown in scale.rating.items():
        if text := one.descriptor(rating, phase):
            mark = marks.mark(shown.letter, shown.shape)
            title = f"{shown.word} when"
            yield Block()
            yield Block(title, mark=mark, mark_style=shown.colour)
            yield Block(text, indent=2)
    for indicator in one.indicator.values():
        yield Block(f"{with_capital(indicator.kind)}: {indicator.text}", mark="-")
    for part in one.part.values():
        yield Block(part.title, "accent")
        yield from (Block(line, mark="?") for line in part.ask)


def _as_well(asked: AskedAsWell | None, marks: Marks) -> Iterator[Block]:
    """Yield what the council asks beside a criterion, said to be its own."""
    if asked is None:
        return
    yield Block()
    yield Block(asked.heading, "heading")
    if asked.note:
        yield Block(asked.note)
    yield from _guided(asked.guidance, marks)


def _guided(guidance: Guidance, marks: Marks) -> Iterator[Block]:
    for title, lines, mark in (
        ("Ask", guidance.ask, "?"),
        ("Look for", guidance.look_for, marks.bullet),
        ("Warning signs", guidance.warning_signs, "!"),
    ):
        if lines:
            yield Block()
            yield Block(title, "accent")
            yield from (Block(line, mark=mark) for line in lines)


def crossing(
    rows: Iterable[Crossing], title: Callable[[CriterionRef], str]
) -> Iterator[Block]:
    """Yield what other standards ask that belongs to one criterion."""
    yield Block("Asked elsewhere", "heading")
    nothing = True
    for row in rows:
        for related in row.related:
            nothing = False
            yield Block()
            yield Block(title(related.ref), "accent")
            yield Block(f"{related.how}: {related.because}", indent=1)
    if nothing:
        yield Block("Nothing is linked to this.", "quiet")


def compared(one: Standard, other: Standard, rows: Iterable[Compared]) -> list[Block]:
    """Return two editions side by side."""
    blocks = [
        Block(f"From {one.title} ({one.edition})", "heading"),
        Block(f"to {other.title} ({other.edition})", "heading"),
        Block(),
    ]
    for row in rows:
        ids = f"{row.one or '-':>3} {row.other or '-':>3}"
        title = row.other_title or row.one_title
        mark = f"{row.change:<8} {ids}"
        blocks.append(Block(title, mark=mark, mark_style="accent"))
        if row.change == "reworded":
            blocks.append(Block(f"was: {row.one_title}", "quiet", indent=17))
    return blocks
