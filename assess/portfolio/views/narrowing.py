"""To which services a portfolio is narrowed, in which order, and what can be chosen."""

from collections.abc import Iterator
from typing import Final

from assess.model.capitals import with_capital
from assess.portfolio.logic.narrowing import Choices
from assess.portfolio.logic.order import ORDERS
from assess.portfolio.logic.pages import PAGES
from assess.portfolio.logic.portfolio import Portfolio
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.views.part import count_of
from assess.ui.text.blocks import Block

DELIVERIES: Final = {"built": "Built", "bought": "Bought"}


def narrowed(found: Portfolio) -> tuple[str, ...]:
    """Say what was chosen, and what nobody knows whether it belongs there."""
    return tuple(_narrowed(found))


def _narrowed(found: Portfolio) -> Iterator[str]:
    wanted = found.wanted
    only = [
        wanted.council,
        wanted.phase,
        wanted.standard,
        DELIVERIES.get(wanted.delivery, "").lower(),
    ]
    if not wanted.is_all:
        yield f"Only: {', '.join(filter(None, only))}."
    if found.left_out:
        are = "is" if found.left_out == 1 else "are"
        many = count_of(found.left_out, "service")
        yield f"{many} that {are} only listed {are} left out: nobody said that of them."
    if wanted.order != "council":
        yield f"In order {ORDERS[wanted.order]}."


def filters(found: Choices, wanted: Wanted) -> Iterator[Block]:
    """Yield what the services can be narrowed to, each with what is wanted then."""
    if not wanted.is_all:
        every = Wanted(order=wanted.order, page=wanted.page)
        yield Block("All services", key=every)
    for council in found.councils:
        yield Block(f"Organisation: {council}", key=wanted._replace(council=council))
    for phase in found.phases:
        yield Block(f"Phase: {phase}", key=wanted._replace(phase=phase))
    for name, title in found.standards:
        yield Block(f"Standard: {title}", key=wanted._replace(standard=name))
    for delivery in found.deliveries:
        yield Block(DELIVERIES[delivery], key=wanted._replace(delivery=delivery))


def orders(wanted: Wanted) -> Iterator[Block]:
    """Yield in which orders services can stand, each with what is wanted then."""
    for order, words in ORDERS.items():
        said = with_capital(words)
        yield Block(said, key=wanted._replace(order=order))


def pages(wanted: Wanted) -> Iterator[Block]:
    """Yield which pages there are, each with what is wanted then."""
    for page, words in PAGES.items():
        yield Block(words, key=wanted._replace(page=page))
