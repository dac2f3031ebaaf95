"""Ask again what a reassessment carries, or carry again what it asks."""

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.finding import CriterionRef
from assess.model.outcome import called, named
from assess.model.values import natural


@at_once
def ask_again(desk: Desk, *refs: CriterionRef) -> bool:
    """Ask criteria again of which the rating of last time stands.

    Raises:
        RefusedError: one of them is not carried, or somebody else changes the brief.
    """
    brief = desk.assessment.brief
    for ref in dict.fromkeys(refs):
        if desk.assessment.carried(ref) is None:
            name = called(desk.assessment, ref)
            raise RefusedError(f"Nothing is carried of {name}, so it is asked already.")
        brief = _with(brief, ref, set(brief.carried[ref.standard]) - {ref.criterion})
    return desk.put(brief, f"Asked again: {_names(desk, refs)}", place=str(refs[0]))


@at_once
def carry_again(desk: Desk, *refs: CriterionRef) -> bool:
    """Let the rating of last time stand after all, while nothing is said anew.

    Raises:
        RefusedError: it was not met last time, something is said of it by now, or
            somebody else changes the brief.
    """
    brief = desk.assessment.brief
    for ref in refs:
        _must_be_carriable(desk.assessment, ref)
        kept = {*brief.carried.get(ref.standard, ()), ref.criterion}
        brief = _with(brief, ref, kept)
    return desk.put(brief, f"Carried again: {_names(desk, refs)}", place=str(refs[0]))


def turn(desk: Desk, ref: CriterionRef) -> str:
    """Ask a criterion again that is carried, or carry it again; say which."""
    if desk.assessment.carried(ref) is not None:
        ask_again(desk, ref)
        return "It is asked again. Rate it; undo takes that back."
    carry_again(desk, ref)
    kept = desk.assessment.carried(ref)
    return f"{kept.words}." if kept else ""


def _must_be_carriable(assessment: Assessment, ref: CriterionRef) -> None:
    earlier = assessment.earlier
    scale = assessment.brief.standard[ref.standard].scale
    name = called(assessment, ref)
    kept = earlier.carried(ref, scale) if earlier else None
    stands = kept is not None and (
        kept.rating == "not-applicable" or assessment.shown(ref, kept.rating).met
    )
    if not stands:
        raise RefusedError(
            f"Last time {name} was not met or not rated, so it is asked again."
        )
    held = [assessment.sheet(person).at(ref) for person in assessment.brief.raters]
    if any(each.rating or each.reason or each.says_something for each in held):
        raise RefusedError(
            f"Something is said of {name} by now. Take that out first, then carry it."
        )


def _with(brief: Brief, ref: CriterionRef, kept: set[str]) -> Brief:
    others = {n: each for n, each in brief.carried.items() if n != ref.standard}
    here = {ref.standard: tuple(sorted(kept, key=natural))} if kept else {}
    return brief.but(carried={**others, **here})


def _names(desk: Desk, refs: tuple[CriterionRef, ...]) -> str:
    return named(desk.assessment, refs)
