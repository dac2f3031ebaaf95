"""When something was entered since a report was published."""

from datetime import datetime

from assess.model.assessment import Assessment


def moments(seen: Assessment) -> tuple[datetime, ...]:
    """Return when something was published, answered, reported or checked, in order.

    There are never fewer of them than before, so their number says which of two
    calendars is the later one.
    """
    agreed, sheets = seen.agreed, seen.sheets.values()
    found: list[datetime | None] = [
        *(each.at for each in agreed.publication.values()),
        *(each.at for each in agreed.reopened.values()),
        *(each.at for each in agreed.decided.values()),
        *(each.at for each in agreed.closed.values()),
        *(each.at for sheet in sheets for each in sheet.response.values()),
        *(
            e.at
            for s in sheets
            for steps in s.progress.values()
            for e in steps.values()
        ),
        *(
            e.at
            for s in sheets
            for looks in s.verified.values()
            for e in looks.values()
        ),
    ]
    return tuple(sorted(filter(None, found)))
