"""Which services are still to be assessed again."""

from collections.abc import Iterable, Sequence

from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.standing import Standing
from assess.portfolio.logic.told_apart import key_of, of_one_service


def still_wanted(every: Sequence[Entry], stand: Iterable[Standing]) -> frozenset[str]:
    """Return the folders whose outcome still asks for a reassessment.

    That is the last that was ever published of a service: a later one, also of another
    phase, is what was asked for. What is exempt is not assessed again.

    Args:
        every: All assessments, under the names that their services have now.
        stand: How each service stands.
    """
    exempt = {key_of(each.service, each.council) for each in stand if each.exempt}
    return frozenset(
        entry.folder
        for group in of_one_service(every)
        for entry in _by_panels(group)[-1:]
        if key_of(entry.service, entry.council) not in exempt
    )


def _by_panels(group: Iterable[Entry]) -> list[Entry]:
    return [each for each in group if each.version and not each.is_self_review]
