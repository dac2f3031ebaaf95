"""Say something of the service as a whole, and on which conditions the result rests."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.after.follow_up import conditions
from assess.model.due import Due
from assess.model.finding import CriterionRef, Gone, Sentence
from assess.model.unknown import nearest
from assess.model.values import PANEL
from assess.model.versions.merge_entries import gone_of
from assess.model.whole import (
    WHOLE_KINDS,
    Condition,
    Whole,
    WholeKind,
)
from assess.panel.use_cases.agreed import locals_of, used_ids
from assess.publish.views.whole import SAYS
from assess.rate.use_cases.said import must_have_words


class Facts(TypedDict, total=False):
    """What is said of a condition beside its words."""

    due: Due | None
    """By when: a day, before something that is to happen, or neither."""
    confirmed_by: str
    """The role that confirms it, or nobody."""


@at_once
def say(
    desk: Desk, kind: WholeKind, *texts: str, said_id: str | None = None
) -> tuple[str, ...]:
    """Say something of the whole, in one step for undo; return the ids.

    Args:
        desk: Where the lead sits, or the scribe whom the brief names instead.
        kind: Commentary, a risk, thanks or advice.
        texts: The sentences.
        said_id: The id of what the first one rewrites; a new id if not given.

    Raises:
        RefusedError: there are no words in it, it was taken back, or somebody else
            writes what the panel holds.
    """
    for text in texts:
        must_have_words(text)
    keys = []
    for n, text in enumerate(texts):
        whole = desk.assessment.agreed.whole
        table = dict(getattr(whole, kind))
        key = said_id if said_id and not n else _new_id(desk)
        if key == said_id and key not in table:
            raise RefusedError(
                f"Nothing is said as {_called(desk, key)} under "
                f"{SAYS[kind][0].lower()}. See assess whole."
            )
        old = table.get(key)
        if isinstance(old, Gone):
            raise RefusedError("It was taken back. Say it again as something new.")
        words = text.strip()
        table[key] = old.but(text=words) if isinstance(old, Sentence) else words
        _put(desk, whole.but(**{kind: table}), SAYS[kind][0])
        keys.append(key)
    return tuple(keys)


@at_once
def set_condition(
    desk: Desk,
    key: str | None = None,
    *,
    text: str | None = None,
    **facts: Unpack[Facts],
) -> str:
    """Say what has to be confirmed; what is not given stays. Return its id.

    Args:
        desk: Where the lead sits.
        key: The id of a condition that is there; a new one is made if not given.
        text: What has to be so, or be shown.
        facts: By when, and who confirms it.

    Raises:
        RefusedError: there are no words in it, there is no such condition, or somebody
            else writes what the panel holds.
    """
    whole = desk.assessment.agreed.whole
    if key is None:
        key, held = _new_id(desk), Condition(text="")
    else:
        held = _condition(whole, key)
    words = held.text if text is None else text.strip()
    must_have_words(words)
    table = {**whole.condition, key: held.but(text=words, **facts)}
    _put(desk, whole.but(condition=table), "Condition")
    return key


@at_once
def say_about(desk: Desk, key: str, criteria: Iterable[CriterionRef]) -> bool:
    """Say which criteria a condition is about; none where it is about the whole.

    Raises:
        RefusedError: there is no such condition or criterion, or somebody else writes
            what the panel holds.
    """
    whole, known = desk.assessment.agreed.whole, desk.assessment.refs
    held, named = _condition(whole, key), set(criteria)
    for ref in named - set(known):
        said = f"This assessment has no criterion {ref}."
        raise RefusedError(f"{said} {nearest(str(ref), map(str, known))}")
    about = tuple(str(ref) for ref in known if ref in named)
    table = {**whole.condition, key: held.but(criteria=about)}
    return _put(desk, whole.but(condition=table), "Condition")


@at_once
def take_back(desk: Desk, key: str) -> bool:
    """Take back a sentence or a condition; what is left is the digest of it.

    Raises:
        RefusedError: there is none with this id, or as `say`.
    """
    if not key:
        raise RefusedError("Choose a line first, with the arrow keys.")
    whole = desk.assessment.agreed.whole
    if key in whole.conditions:
        table = {**whole.condition, key: gone_of(whole.conditions[key])}
        return _put(desk, whole.but(condition=table), "Condition taken back")
    for kind in WHOLE_KINDS:
        if key in whole.sentences(kind):
            table = {**getattr(whole, kind), key: gone_of(getattr(whole, kind)[key])}
            return _put(desk, whole.but(**{kind: table}), f"{SAYS[kind][0]} taken back")
    standing = [k for each in WHOLE_KINDS for k in whole.sentences(each)]
    called = [each.called for each in conditions(desk.assessment)]
    known = nearest(key, [*called, *standing])
    raise RefusedError(f"Nothing is said of the whole as {key}. {known}")


def said_id(desk: Desk, called: str) -> str:
    """Return the id of a condition that somebody calls by its number, such as C1."""
    ids = {each.called.casefold(): each.id for each in conditions(desk.assessment)}
    return ids.get(called.strip().casefold(), called)


def _called(desk: Desk, key: str) -> str:
    """Return what commands call a condition or a line."""
    known = {each.id: each.called for each in conditions(desk.assessment)}
    return known.get(key, key)


def may_say(desk: Desk) -> None:
    """Refuse at once what would be refused whatever is said.

    Raises:
        RefusedError: somebody else writes what the panel holds.
    """
    must_write_agreed(desk.assessment.brief, desk.person)


def _condition(whole: Whole, key: str) -> Condition:
    if key not in whole.conditions:
        raise RefusedError(f"There is no condition {key}. See assess whole.")
    return whole.conditions[key]


def _new_id(desk: Desk) -> str:
    """Return an id of the panel's own, behind all that it said so far."""
    used = locals_of(used_ids(desk.assessment))
    own = locals_of(frozenset(desk.assessment.agreed.whole.ids))
    return f"{PANEL}-{mint(used, after=own)}"


def _put(desk: Desk, whole: Whole, what: str) -> bool:
    agreed = desk.assessment.agreed.but(whole=whole)
    return desk.put(agreed, f"{what}, of the whole", place="whole")
