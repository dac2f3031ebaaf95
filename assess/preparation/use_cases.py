"""Say what is to be done before the day, and tick it."""

from assess.check.use_cases.deadlines import counted_for, policy_for
from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.brief import Brief
from assess.model.policy import Side
from assess.model.preparation import ToPrepare, to_prepare
from assess.model.unknown import nearest


def preparation(desk: Desk) -> tuple[ToPrepare, ...]:
    """Return what is to be done before the day, the first first.

    Raises:
        StoreError: the council's own policy can't be read.
    """
    policy = policy_for(desk.folder)
    return to_prepare(desk.assessment, policy, counted_for(policy))


def find(found: tuple[ToPrepare, ...], words: str) -> ToPrepare:
    """Return what somebody calls by its number in the list, or by its name.

    Raises:
        RefusedError: nothing is called so.
    """
    plain = words.strip().casefold()
    known = {str(number): each for number, each in enumerate(found, 1)}
    known |= {each.id: each for each in found}
    if plain not in known:
        raise RefusedError(
            f"There is nothing to prepare that is called {words}. "
            f"{nearest(plain, [each.id for each in found])}"
        )
    return known[plain]


@at_once
def tick(desk: Desk, each: ToPrepare) -> bool:
    """Say that it is done.

    Raises:
        RefusedError: it is for the other side to tick.
    """
    _must_be_theirs(desk.assessment.brief, desk.person, each.who)
    if each.ticked is not None:
        return False
    ticked = {**desk.sheet.prepared, each.id: desk.now}
    return desk.put(desk.sheet.but(prepared=ticked), f"Ticked: {each.what}")


@at_once
def untick(desk: Desk, each: ToPrepare) -> bool:
    """Say that it is not done after all.

    Raises:
        RefusedError: somebody else ticked it.
    """
    if each.ticked is None:
        return False
    if each.id not in desk.sheet.prepared:
        raise RefusedError(
            f"{each.ticked.by} ticked it, so only {each.ticked.by} takes that back."
        )
    ticked = {name: at for name, at in desk.sheet.prepared.items() if name != each.id}
    return desk.put(desk.sheet.but(prepared=ticked), f"Not ticked: {each.what}")


def turn(desk: Desk, each: ToPrepare) -> bool:
    """Tick it, or take the tick away.

    Raises:
        RefusedError: see `tick` and `untick`.
    """
    return tick(desk, each) if each.ticked is None else untick(desk, each)


def _must_be_theirs(brief: Brief, person: str, who: Side) -> None:
    """See that a side ticks what it does itself.

    A team that reviews itself is both; where nobody is in the team, the panel ticks.
    """
    team = brief.people("team")
    if brief.assessed_by == "team" or (who == "team" and not team):
        return
    if (who == "team") != (person in team):
        ticks = f"the team: {', '.join(team)}" if who == "team" else "the panel"
        raise RefusedError(f"This is ticked by {ticks}.")
