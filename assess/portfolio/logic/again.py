"""What was assessed again, and what is still to be."""

from collections.abc import Container, Iterable, Sequence
from datetime import date

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


def counts_in_public(
    every: Sequence[Entry], counts: Sequence[bool], shown: Container[str]
) -> tuple[bool, ...]:
    """Return of each whether it counts where some of what follows is not shown.

    What is open for correction, or altered, takes no published result away.

    Args:
        every: All assessments.
        counts: Of each, whether it was not assessed again.
        shown: The folders that the public sees.
    """
    hidden = {each.follows for each in every if each.folder not in shown}
    again = {
        each.follows
        for each in every
        if each.folder in shown and not each.is_self_review
    }
    return tuple(
        held or (each.id in hidden and each.id not in again)
        for each, held in zip(every, counts, strict=True)
    )


def exported_in_public(
    every: Sequence[Entry], counts: Sequence[bool], shown: Container[str]
) -> tuple[bool, ...]:
    """Return as `counts_in_public` of what exports say of assessments.

    They name the service of each, and not which one it follows: where something of a
    service is not shown, the last result that is shown counts.
    """
    hidden = {each.follows for each in every if each.folder not in shown}
    results = [e for e in every if e.folder in shown and not e.is_self_review]
    results.sort(key=lambda each: each.published or date.min)
    last = {each.follows: each.folder for each in results if each.follows in hidden}
    return tuple(
        held or last.get(each.follows) == each.folder
        for each, held in zip(every, counts, strict=True)
    )
