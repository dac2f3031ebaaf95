"""The portfolio in detail: who is involved, what is found by theme, and over time."""

from collections.abc import Iterator
from dataclasses import replace

from assess.portfolio.logic.involvement import involvement
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.logic.strips import strips
from assess.portfolio.logic.themes import themes
from assess.portfolio.views import involvement as involved
from assess.portfolio.views import over_time
from assess.portfolio.views.heat import Table
from assess.portfolio.views.naming import as_told
from assess.portfolio.views.part import Part, part
from assess.portfolio.views.parts import over_all
from assess.portfolio.views.portfolio import (
    PortfolioView,
    altered_since,
    no_result,
    view,
)
from assess.portfolio.views.themes import by_theme


def detail(whole: Portfolio, tool_version: str) -> PortfolioView:
    """Say in detail what a portfolio shows."""
    board, found = view(whole, tool_version), as_told(whole)
    tables = tuple(_tables(found))
    return replace(
        board,
        title="Portfolio of services in detail",
        opening=(*_opening(found, tables), *altered_since(found)),
        tables=tables,
        missing="",
        parts=tuple(_parts(found)),
        variant="portfolio detail",
    )


def _tables(found: Portfolio) -> Iterator[Table]:
    for each in involvement(found.grids):
        yield involved.table(each)
    for seen in found.seen:
        for strip in strips(seen):
            yield over_time.table(strip)


def _parts(found: Portfolio) -> Iterator[Part]:
    for each in involvement(found.grids):
        said = list(involved.summed_up(each))
        yield from part("Who is involved", said, None, involved.about(each))
    yield from by_theme(themes(found.grids, found.hub))
    yield from over_all(found)


def _opening(found: Portfolio, tables: tuple[Table, ...]) -> Iterator[str]:
    if not found.seen:
        yield no_result(found)
        return
    yield "Who is involved, what is found by theme, and each service over time."
    has = {table.has_words for table in tables}
    if True not in has:
        yield "Nobody said how far parts of an organisation are involved."
    if False not in has:
        yield "No service was assessed more than once against one standard."
