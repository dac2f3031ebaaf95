"""What a team tells a panel of its service before the day; no report has it."""

from datetime import date

from assess.model.values import Line, Text, Value


class Intake(Value):
    """The facts by which a panel prepares, and decides whether to assess at all.

    DfE's booking form asks for most of them; people are given by role.
    """

    provider: Line = ""
    """Who provides the service, where that is not the council."""
    owner: Line = ""
    responsible: Line = ""
    """The senior responsible person."""
    supplier: Line = ""
    users_a_year: Line = ""
    transactions_a_year: Line = ""
    began: date | None = None
    """When the phase began."""
    ends: date | None = None
    spend: Line = ""
    cost: Line = ""
    """The cost of one transaction; with unit, day and source, as the next two."""
    completion: Line = ""
    take_up: Line = ""
    """How many use it online, of all who use it."""
    links: Text = ""
    """A prototype, a repository, a board: one to a line."""
    earlier_reports: Text = ""
    """One to a line, with the address, also of reports that were not made here."""
    access_needs: Text = ""
    """What those who come on the day need."""
    exempt: Text = ""
    """What must be true for the service not to need an assessment."""
