"""Say something of a criterion: in one's own sheet, or for the panel."""

from typing import Protocol

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.due import Due
from assess.model.finding import Finding, SaidKind
from assess.rate.logic import is_gone, with_said, without_said

NO_WORDS = "There are no words in it."


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
    must_have_words(text)
    with place.desk.at_once:
        key = said_id or place.new_id(place.held, kind)
        if is_gone(place.held, kind, key):
            raise RefusedError("It was taken back. Say it again as something new.")
        more = {"due": due, "owner": owner} if kind == "action" else {}
        known = {name: value for name, value in more.items() if value}
        finding = with_said(place.held, kind, key, text, **known)
        place.put(finding, kind.capitalize())
    return key


def must_have_words(text: str) -> None:
    """See that something is said.

    Raises:
        RefusedError: there is nothing but spaces.
    """
    if not text.strip():
        raise RefusedError(NO_WORDS)


def set_action(place: Place, key: str, *, due: Due | None, owner: str) -> bool:
    """Say by when an action is to be done, and by whom; either may be left open."""
    with place.desk.at_once:
        action = place.held.actions[key]
        finding = with_said(
            place.held, "action", key, action.text, due=due, owner=owner
        )
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
