"""Say something of a criterion: in one's own sheet, or for the panel."""

from typing import Protocol, TypedDict, Unpack

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.due import Due
from assess.model.finding import Finding, SaidKind
from assess.model.said import with_said, without_said
from assess.rate.logic import is_gone

NO_WORDS = "There are no words in it."


class Facts(TypedDict, total=False):
    """What is said of an action beside its words."""

    due: Due | None
    owner: str


class Place(Protocol):
    """Where something is said of a criterion: a sheet, or what the panel agreed."""

    @property
    def desk(self) -> Desk:
        """Where the person sits who says it."""

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
    known: dict[str, Due | str] = {}
    if kind == "action":
        given = {"due": more.get("due"), "owner": more.get("owner")}
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
        place.put(finding, kind.capitalize())
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


def unsay(place: Place, kind: SaidKind, key: str) -> bool:
    """Take back what was said; what is left is the digest of it."""
    with place.desk.at_once:
        finding = without_said(place.held, kind, key)
        return place.put(finding, f"{kind.capitalize()} deleted")


def make_advice(place: Place) -> bool:
    """Make advice of every action, in one step: what is met asks for none."""
    with place.desk.at_once:
        finding = place.held
        for key, action in place.held.actions.items():
            new = place.new_id(finding, "advice")
            finding = with_said(finding, "advice", new, action.text)
            finding = without_said(finding, "action", key)
        return place.put(finding, "Advice made of actions")
