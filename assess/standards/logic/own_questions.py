"""What the author of a council's own questions must mend."""

from collections.abc import Iterator

from assess.model.own_prompts import OwnCriterion, OwnPrompts
from assess.model.standard import Criterion, Guidance, Standard
from assess.standards.logic.reading_aloud import Key, Remark, lines_read_badly


def own_remarks(own: OwnPrompts, standard: Standard) -> Iterator[Remark]:
    """Yield what can't be said aloud, adds nothing, or is asked already."""
    for number, added in own.criterion.items():
        key = ("criterion", number)
        if not added.note and not any(_lists(added)):
            yield Remark(key, "adds nothing; write a question, or take it out.")
        for place, guidance in _guidance(key, added):
            yield from lines_read_badly(place, guidance)
        if number in standard.criterion:
            yield from _asked_already(key, added, standard.criterion[number])
    for name, expected in own.expected.items():
        if expected.with_standard not in (None, standard.id):
            said = f"is expected beside {standard.id}, as its file is called."
            yield Remark(("expected", name, "with-standard"), said)


def _lists(added: OwnCriterion) -> Iterator[tuple[str, ...]]:
    for guidance in (added.always, *added.phase.values()):
        yield from (guidance.ask, guidance.look_for, guidance.warning_signs)


def _guidance(key: Key, added: OwnCriterion) -> Iterator[tuple[Key, Guidance]]:
    yield (*key, "always"), added.always
    for phase, guidance in added.phase.items():
        yield (*key, "phase", phase), guidance


def _asked_already(
    key: Key, added: OwnCriterion, criterion: Criterion
) -> Iterator[Remark]:
    published = (criterion.always, *criterion.phase.values())
    asked = {line for guidance in published for line in guidance.ask}
    for place, guidance in _guidance(key, added):
        for line in guidance.ask:
            if line in asked:
                said = f"“{line}” is asked by the edition already; leave it out."
                yield Remark((*place, "ask"), said)
