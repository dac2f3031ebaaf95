"""What a new council could take over, in words: a page for those who prepare it."""

from collections.abc import Iterator, Sequence
from datetime import date

from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.finding import CriterionRef
from assess.model.outcome import listed
from assess.portfolio.logic.matching import Ours, Same
from assess.portfolio.logic.merger import Ahead, Contract, Inherited, Merger
from assess.portfolio.logic.side import Row, Side
from assess.portfolio.logic.standing import STATES
from assess.portfolio.logic.told import Column
from assess.portfolio.views.helping import column_line, named, numbered
from assess.portfolio.views.listing import ListView, SectionView
from assess.portfolio.views.part import Part, PartLine, count_of, left_unread


def view(
    found: Merger,
    today: date,
    tool_version: str,
    *,
    is_public: bool,
    unreadable: int = 0,
) -> ListView:
    """Say what the new council could take over."""
    only = "Published results only. " if is_public else ""
    return ListView(
        title=f"Before {listed(list(found.councils))} become one council",
        about=f"{only}What each service brings, {spelt(today)}",
        opening=(*left_unread(unreadable), *_opening(found, is_public=is_public)),
        sections=tuple(
            _service(each, today, is_public=is_public) for each in found.services
        ),
        parts=tuple(_rest(found)),
        closing=tuple(_closing(found)),
        foot="Each service counts as it was published last.",
        is_public=is_public,
        tool_version=tool_version,
        masthead=", ".join(found.councils),
    )


def _opening(found: Merger, *, is_public: bool) -> Iterator[str]:
    if not found.services:
        yield "No result of any service is published yet, so nothing is known to take."
    else:
        shared = sum(len(each.side.same.of) > 1 for each in found.services)
        many = count_of(len(found.services), "service")
        yield f"{many} with a published result: {shared} in more than one council."
        names = [each.side.same.name for each in found.services if each.takes]
        if names:
            yield f"One council meets what another does not in {listed(names)}."
    if found.proposed and not is_public:
        yield (
            "May be the same, and stand apart until somebody confirms it with assess "
            f"portfolio match: {listed([each.name for each in found.proposed])}."
        )
    yield from _first_contract(found, is_public=is_public)
    if lacking := [each.side.same.name for each in found.services if each.none_meets]:
        yield f"Something that no council meets is in {listed(lacking)}."


def _first_contract(found: Merger, *, is_public: bool) -> Iterator[str]:
    every = [(c, each) for each in found.services for c in each.contracts]
    dated = [(c.renewed, c, each) for c, each in every if c.renewed]
    if dated:
        day, contract, each = min(dated, key=lambda item: item[0])
        yield (
            f"First contract ahead: {each.side.same.name} of {contract.council}, "
            f"renewed on {spelt(day)}."
        )
    unknown = [] if is_public else [c for c, _ in every if c.renewed is None]
    if unknown:
        are = "contract has" if len(unknown) == 1 else "contracts have"
        yield f"{len(unknown)} {are} no day of renewal ahead. Ask when."


def _service(each: Inherited, today: date, *, is_public: bool) -> SectionView:
    columns, side = each.side.columns, each.side
    lines = [column_line(column) for column in columns]
    about = [f"{line.text}. {line.about}" for line in lines]
    about += [_without(one) for one in side.without]
    if each.not_in:
        about.append(f"In {listed(list(each.not_in))} no service is matched with it.")
    parts = [
        *(_take(each, column) for column in columns),
        _part(_all_title(columns), _numbers(columns, each.all_meet)),
        _part(_none_title(columns), _missing(each.side, each.none_meets)),
        _part("Rated in none", _numbers(columns, each.nobody_rated)),
        _part("Contracts", [_contract(c, is_public=is_public) for c in each.contracts]),
        _part("Overdue, and dates ahead", [_day(ahead, today) for ahead in each.ahead]),
    ]
    kept = tuple(part for part in parts if part.lines)
    return SectionView(side.same.name, tuple(about), kept)


def _part(title: str, lines: Sequence[PartLine]) -> Part:
    return Part(title, tuple(lines))


def _without(one: Ours) -> str:
    stands = STATES[one.standing.state].lower()
    return f"{one.council}: {one.service}. Nothing is published; {stands}."


def _all_title(columns: Sequence[Column]) -> str:
    return "Met wherever it was rated" if columns[1:] else f"{columns[0].council} meets"


def _none_title(columns: Sequence[Column]) -> str:
    return (
        "Met by none that was asked"
        if columns[1:]
        else f"{columns[0].council} does not meet"
    )


def _take(each: Inherited, column: Column) -> Part:
    """Return what one council meets that another does not."""
    lines = []
    for take in each.takes:
        for able, ref in take.by:
            if able is column:
                short = listed([other.council for other in take.to])
                title = column.assessment.criterion(ref).title
                words = (
                    f"{_named(each.side, column, ref)}, {title}. Not met in {short}."
                )
                lines.append(PartLine(words, " ".join(column.told[ref].well)))
    return Part(f"Take from {column.council}", tuple(lines))


def _named(side: Side, column: Column, ref: CriterionRef) -> str:
    """Name a criterion, with its standard where there are several."""
    noun = column.assessment.standards[ref.standard].noun
    return with_capital(
        named(column, ref) if side.tables[1:] else f"{noun} {ref.criterion}"
    )


def _numbers(columns: Sequence[Column], rows: Sequence[Row]) -> list[PartLine]:
    """Name criteria by their numbers, a line for each standard."""
    by_standard: dict[str, list[str]] = {}
    for row in rows:
        by_standard.setdefault(row.ref.standard, []).append(row.ref.criterion)
    lines = []
    for name, numbers in by_standard.items():
        standard = next(
            c.assessment.standards[name]
            for c in columns
            if name in c.assessment.brief.standard
        )
        words = f"{numbered(standard.noun, numbers)} of {standard.title}"
        lines.append(PartLine(with_capital(words), ""))
    return lines


def _missing(side: Side, rows: Sequence[Row]) -> list[PartLine]:
    """Name criteria that nobody meets, with what was not seen in each council."""
    lines = []
    for row in rows:
        here = [
            (column, told)
            for column, told in zip(side.columns, row.told, strict=True)
            if told is not None
        ]
        gaps = [
            f"{column.council}: not seen: {gap}"
            for column, told in here
            for gap in told.gap
        ]
        words = _named(side, here[0][0], row.ref)
        lines.append(PartLine(f"{words}, {row.title}", " ".join(gaps)))
    return lines


def _contract(each: Contract, *, is_public: bool) -> PartLine:
    if each.renewed:
        return PartLine(
            f"{each.council}: the contract is renewed on {spelt(each.renewed)}.", ""
        )
    no_day = "" if is_public else "; no day of renewal ahead is known"
    return PartLine(f"{each.council}: bought{no_day}.", "")


def _day(each: Ahead, today: date) -> PartLine:
    late = count_of((today - each.day).days, "day")
    overdue = f", {late} overdue" if each.is_late else ""
    who = f", {each.who}" if each.who else ""
    return PartLine(
        f"{spelt(each.day)}{overdue}: {each.what.removesuffix('.')}",
        f"{each.council}{who}",
        is_bad=each.is_late,
    )


def _rest(found: Merger) -> Iterator[Part]:
    if found.unknown:
        lines = tuple(map(_unknown, found.unknown))
        yield Part("Services of which nothing is published", lines)


def _unknown(same: Same) -> PartLine:
    said = []
    for one in same.of:
        stands = STATES[one.standing.state].lower()
        exempt = one.standing.exempt.removesuffix(".")
        said.append(f"{one.council}: {stands}{f', {exempt}' if exempt else ''}.")
    return PartLine(same.name, " ".join(said))


def _closing(found: Merger) -> Iterator[str]:
    yield (
        "A criterion that one council meets is met in its own service. Whether the new "
        "council meets it, only an assessment of the joined service can say."
    )
    apart = {title for each in found.services for title, _ in each.side.apart}
    if apart:
        yield (
            f"{listed(sorted(apart))}: used where no link says that it asks what the "
            "other councils were asked, so it can't be compared."
        )
    yield "Nothing is averaged, and councils are not ranked."
