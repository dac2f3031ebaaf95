"""What is wanted of a portfolio: which assessments, in which order, on which page."""

from typing import NamedTuple

from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.order import Order
from assess.portfolio.logic.pages import Page


class Wanted(NamedTuple):
    """Which assessments are looked at, nothing means all; and how they are shown."""

    council: str = ""
    phase: str = ""
    standard: str = ""
    delivery: str = ""
    order: Order = "council"
    page: Page = "board"
    in_full: bool = False
    """Whether all of it is wanted, as other programs take it."""

    @property
    def is_by_theme(self) -> bool:
        """Whether it is looked at by theme, so that links are read."""
        return self.in_full or self.page == "detail"

    @property
    def is_more_than_council(self) -> bool:
        """Whether it asks for what is only known of what was assessed."""
        return bool(self.phase or self.standard or self.delivery)

    @property
    def is_all(self) -> bool:
        """Whether nothing is left out."""
        return not (self.council or self.is_more_than_council)

    def has(self, entry: Entry) -> bool:
        """Whether an assessment is one of them, whatever its council."""
        standards = {standard.id for standard in entry.standards}
        return (
            self.phase in ("", entry.phase)
            and self.delivery in ("", entry.delivery)
            and (not self.standard or self.standard in standards)
        )
