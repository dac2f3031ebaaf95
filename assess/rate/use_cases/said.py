"""Say something of a criterion: in one's own sheet, or for the panel."""

from collections.abc import Iterable
from typing import Protocol, TypedDict, Unpack

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.capitals import with_capital
from assess.model.due import Due
from assess.model.finding import CriterionRef, Finding, SaidKind
from assess.model.said import with_said, without_said
from assess.model.unknown import nearest
from assess.rate.logic import SAID_AS, is_gone

NO_WORDS = "There are no words in it."


class Facts(TypedDict, total=False):
    """What is said of an action beside its words."""

    due: Due | None
    owner: str
    also: tuple[str, ...]
    """The other criteria that it is for, as `govuk-2019:4`."""


class Place(Protocol):
    """Where something is said of a criterion: a sheet, or what the panel agreed."""

    @property
    def desk(self) -> Desk:
        """Where the person sits who says it."""

    @property
    def ref(self) -> CriterionRef:
        """The criterion."""

    @property
    def held(self) -> Finding:
        """What stands there now."""

    def new_id(self, finding: Finding, kind: SaidKind, /) -> str:
        """Return an id for something more of this kind, also beside what is new."""

    def put(self, finding: Finding, what: str) -> bool:
        """Put a changed finding there; return whether anything changed."""


def say(  # noqa: PLR0913 - an action is words, a date and an owner
    place: Place,
    kind: SaidKind,
    text: str,
    *,
    said_id: str | None = None,
    due: Due | None = None,
    owner: str = "",
) -> str:
    """Say that something was done well, was not seen, must be done or could be.

    Args:
        place: Where it is said.
        kind: Well, gap, action or advice.
        text: One line; an action is a table of which this is the text.
        said_id: The id of what is rewritten; a new id is made if not given.
        due: By when an action is to be done; what was said before stays if not given.
        owner: By whom; the same.

    Returns:
        Its id.

    Raises:
        RefusedError: there are no words in it, or it was taken back.
    """
    return say_all(place, kind, (text,), said_id=said_id, due=due, owner=owner)[0]


def say_all(
    place: Place,
    kind: SaidKind,
    texts: tuple[str, ...],
    *,
    said_id: str | None = None,
    **more: Unpack[Facts],
) -> tuple[str, ...]:
    """Say several things of one kind, in one step for undo; see `say`.

    Returns:
        Their ids; *said_id* is that of the first one.
    """
    for text in texts:
        must_have_words(text)
    known: dict[str, object] = {}
    if kind == "action":
        given = {name: more.get(name) for name in ("due", "owner", "also")}
        known = {name: value for name, value in given.items() if value}
    keys: list[str] = []
    with place.desk.at_once:
        finding = place.held
        if said_id is not None and is_gone(finding, kind, said_id):
            raise RefusedError("It was taken back. Say it again as something new.")
        for text in texts:
            is_known = said_id is not None and not keys
            key = said_id if is_known else None
            keys.append(key or place.new_id(finding, kind))
            finding = with_said(finding, kind, keys[-1], text, **known)
        place.put(finding, SAID_AS.get(kind, with_capital(kind)))
    return tuple(keys)


def must_have_words(text: str) -> None:
    """See that something is said.

    Raises:
        RefusedError: there is nothing but spaces.
    """
    if not text.strip():
        raise RefusedError(NO_WORDS)


def set_action(place: Place, *keys: str, **facts: Unpack[Facts]) -> bool:
    """Say by when actions are to be done, or by whom; what is not given stays."""
    with place.desk.at_once:
        finding = place.held
        for key in keys:
            text = finding.actions[key].text
            finding = with_said(finding, "action", key, text, **facts)
        return place.put(finding, "Action")


def for_others(place: Place, key: str, others: Iterable[CriterionRef]) -> bool:
    """Say for which other criteria an action is; none makes it one for this alone.

    Raises:
        RefusedError: there is no such action here, or a criterion is this one itself.
    """
    if key not in place.held.actions:
        raise RefusedError("Choose an action first: what the team must do.")
    also = tuple(dict.fromkeys(str(ref) for ref in others))
    if str(place.ref) in also:
        raise RefusedError("It is for this criterion already. Name the others alone.")
    known = [str(ref) for ref in place.desk.assessment.refs]
    for name in also:
        if name not in known:
            said = f"This assessment has no criterion {name}."
            raise RefusedError(f"{said} {nearest(name, known)}")
    return set_action(place, key, also=also)


def unsay(place: Place, kind: SaidKind, key: str) -> bool:
    """Take back what was said; what is left is the digest of it."""
    with place.desk.at_once:
        finding = without_said(place.held, kind, key)
        what = SAID_AS.get(kind, with_capital(kind))
        return place.put(finding, f"Deletion ({what.lower()})")


def make_advice(place: Place) -> bool:
    """Make advice of every action, in one step: what is met asks for none."""
    with place.desk.at_once:
        finding = place.held
        for key, action in place.held.actions.items():
            new = place.new_id(finding, "advice")
            finding = with_said(finding, "advice", new, action.text)
            finding = without_said(finding, "action", key)
        return place.put(finding, "Advice made of actions")
