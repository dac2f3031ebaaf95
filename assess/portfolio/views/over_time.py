"""A service over its assessments, in words: what it was, what it is, what came before.

Never *because*: that something was done before a rating got better says when, not why.
"""

from collections.abc import Iterator

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.outcome import listed
from assess.portfolio.logic.entries import Asked, Entry
from assess.portfolio.logic.strips import Short, Strip, Turned
from assess.portfolio.views.heat import Row, Table, altered, cell, key_of
from assess.portfolio.views.part import of


def table(strip: Strip) -> Table:
    """Return the ratings of a service, a row for each assessment, the oldest first."""
    rows = tuple(
        Row(
            when(entry),
            "",
            entry.outcome,
            tuple(cell(number, found.get(number)) for number in strip.numbers),
            entry.folder,
            altered(entry),
        )
        for entry, found in strip.times
    )
    return Table(
        title=f"Over time: {of(strip.seen.entry)}, {strip.title}",
        noun=strip.noun,
        columns=tuple((number, strip.titles[number]) for number in strip.numbers),
        rows=rows,
        key=key_of(rows),
        note=_phases(strip),
        rows_are="Assessment",
        below=tuple(_below(strip)),
    )


def when(entry: Entry) -> str:
    """Say which assessment of a service it is."""
    day = f", {spelt(entry.published)}" if entry.published else ""
    return f"{with_capital(entry.phase)}{day}"


def _phases(strip: Strip) -> str:
    """Say that ratings of several phases rest on different demands."""
    if not strip.phases[1:]:
        return ""
    return (
        f"It was assessed in {listed(list(strip.phases))}. A later phase asks more of "
        "the same, so worse may mean that more was asked."
    )


def _below(strip: Strip) -> Iterator[str]:
    if strip.short:
        yield f"Falls short: {'; '.join(_short(strip, each) for each in strip.short)}."
    elif strip.times:
        yield "Nothing of it falls short now."
    for each in strip.turned:
        yield turned(strip, each)
    if strip.others:
        yield (
            f"At other times it was assessed against {listed(list(strip.others))}, "
            "which asks for other things, so that is not compared."
        )


def _short(strip: Strip, each: Short) -> str:
    return f"{strip.noun} {each.number}, {each.title}, since {spelt(each.since)}"


def turned(strip: Strip, each: Turned) -> str:
    """Say what a criterion was and is, and what was done between the two."""
    went = "Better" if each.is_better else "Worse"
    said = (
        f"{went} on {spelt(each.on)}: {strip.noun} {each.number}, {each.title}, from "
        f"{each.was.word.lower()} to {each.now.word.lower()}"
    )
    if not each.is_better:
        return f"{said}."
    if not each.after:
        return f"{said}. No action for it is recorded as done in between."
    return f"{said}, after {listed([_done(asked) for asked in each.after])}."


def _done(asked: Asked) -> str:
    day = f" ({spelt(asked.ended)})" if asked.ended else ""
    return f"“{asked.text.removesuffix('.')}” was verified as done{day}"
