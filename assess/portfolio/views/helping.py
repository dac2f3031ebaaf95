"""What stands for a council, what it does well, and whom it could help, in words."""

from collections.abc import Iterator

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.finding import CriterionRef
from assess.model.outcome import listed, plural
from assess.portfolio.logic.side import Help
from assess.portfolio.logic.told import Column
from assess.portfolio.views.part import PartLine
from assess.publish.views.build import KINDS


def column_line(column: Column) -> PartLine:
    """Say which assessment stands for a council."""
    entry, brief = column.entry, column.assessment.brief
    editions = listed(
        [column.assessment.standards[name].title for name in brief.standard]
    )
    day = f", published on {spelt(entry.published)}" if entry.published else ""
    result = f": {entry.outcome.lower()}" if entry.outcome else ", no overall result"
    said = f"{KINDS[brief.kind]} at the end of {brief.phase}{day}{result}."
    bought = " Bought." if brief.delivery == "bought" else ""
    changed = f" {entry.changed}" if entry.changed else ""
    return PartLine(
        f"{column.council}: {column.ours.service}",
        f"{said} Against {editions}.{bought}{changed}",
    )


def named(column: Column, ref: CriterionRef) -> str:
    """Name a criterion of another standard, for example `point 5 of GOV.UK ...`."""
    standard = column.assessment.standards[ref.standard]
    return f"{standard.noun} {ref.criterion} of {standard.title}"


def help_line(each: Help) -> PartLine:
    """Say who could help whom with a criterion, and what was done well there."""
    able = listed([_able(column, ref, each) for column, ref in each.by])
    to = listed([column.council for column in each.to])
    well = [
        f"{column.council}: {sentence}"
        for column, ref in each.by
        for sentence in column.told[ref].well
    ]
    return PartLine(
        f"{with_capital(each.noun)} {each.ref.criterion}, {each.title}: {able} could "
        f"help {to}.",
        " ".join(well),
    )


def _able(column: Column, ref: CriterionRef, each: Help) -> str:
    if ref == each.ref:
        return column.council
    return f"{column.council} ({named(column, ref)}, which asks the same)"


def does_well(column: Column) -> Iterator[PartLine]:
    """Yield what was said to be done well of criteria that are met."""
    bare: dict[str, list[str]] = {}
    said = False
    for ref, told in column.told.items():
        if not told.is_met:
            continue
        said = said or bool(told.well)
        about = _about(column, ref)
        yield from (PartLine(sentence, about) for sentence in told.well)
        if not told.well:
            bare.setdefault(ref.standard, []).append(ref.criterion)
    also = "Also met" if said else "Met"
    for name, numbers in bare.items():
        standard = column.assessment.standards[name]
        places = f"{numbered(standard.noun, numbers)} of {standard.title}"
        yield PartLine(f"{also}, with no words on what is done well: {places}.", "")


def _about(column: Column, ref: CriterionRef) -> str:
    place, title = named(column, ref), column.assessment.criterion(ref).title
    word = column.told[ref].rating.word.lower()
    return f"{with_capital(place)}, {title}: {word}"


def numbered(noun: str, numbers: list[str]) -> str:
    """Name criteria by their numbers, for example `points 1, 2 and 10`."""
    return f"{plural(noun) if numbers[1:] else noun} {listed(numbers)}"
