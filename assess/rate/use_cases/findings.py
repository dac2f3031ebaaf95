"""Rate a criterion, give the reason, and say what was seen and what must be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Unpack

from assess.desk.at_once import at_once
from assess.desk.days import is_due
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.places import (
    find_criterion,
    find_key,
    is_criterion,
    must_be_on_scale,
)
from assess.model.due import Due
from assess.model.finding import NO_FINDING, CriterionRef, Finding, SaidKind
from assess.model.outcome import called
from assess.model.rating import CHOSEN, may_stand
from assess.model.said import with_said
from assess.model.values import Confidence
from assess.rate.use_cases import said
from assess.rate.use_cases.own_sheet import OwnSheet, draft


@dataclass(frozen=True)
class Entry:
    """A rating and what is said beside it; what is not given stays as it is."""

    rating: str | None
    """On the scale, or chosen; nothing takes the rating away."""
    confidence: Confidence | None = None
    note: str | None = None
    said: tuple[tuple[SaidKind, str], ...] = ()
    """What was done well, was not seen, must be done and could be."""
    due: Due | None = None
    owner: str = ""
    """By when, and by whom, each of the actions."""
    also: tuple[CriterionRef, ...] = ()
    """The other criteria that each of them is for."""


def rating_by_digit(desk: Desk, ref: CriterionRef, digit: str, *, goes: str) -> str:
    """Return the rating that a digit gives; *goes* before a number goes there.

    Raises:
        RefusedError: it gives none; a criterion that has this number is named.
    """
    assessment = desk.assessment
    try:
        return find_key(assessment.scale(ref.standard), digit)
    except RefusedError as error:
        if not is_criterion(assessment, digit):
            raise
        there = called(assessment, find_criterion(assessment, digit))
        raise RefusedError(f"{error} {goes}{digit} goes to {there}.") from None


def number_meant(desk: Desk, digits: str) -> str:
    """Say how a criterion is gone to, where two digits that rated are its number."""
    assessment = desk.assessment
    if not (digits[1:] and is_criterion(assessment, digits)):
        return ""
    there = called(assessment, find_criterion(assessment, digits))
    return f"A digit rates. :{digits} goes to {there}, and u takes each rating back."


def rate(
    desk: Desk,
    ref: CriterionRef,
    rating: str | None,
    *,
    reason: str | None = None,
    why: str = "",
) -> bool:
    """Rate a criterion, or take the rating away; see `write_down`."""
    return write_down(desk, ref, Entry(rating), reason=reason, why=why)


@at_once
def write_down(
    desk: Desk,
    ref: CriterionRef,
    entry: Entry,
    *,
    reason: str | None = None,
    why: str = "",
) -> bool:
    """Rate a criterion and say all that belongs to it, in one step for undo.

    Args:
        desk: Where the person sits.
        ref: The criterion.
        entry: What is held of it.
        reason: What the rating rests on; what stands there stays if it is not given,
            unless it says why there was no rating, or is to say so now.
        why: Why the rating changes, once all have seen it.

    Returns:
        Whether anything changed.

    Raises:
        NeedsReasonError: it is a choice not to rate and there is no reason, or all
            have seen the rating and nobody says why it changes.
        RefusedError: the scale has no such rating, there are no words in something
            said, nothing is said where no ratings are given, or this person does not
            rate.
    """
    NO_FINDING.but(
        why=why
    )  # a reason that can't be held is refused before it is needed
    _must_say_something(desk, ref, entry, reason)
    finding = _with_words(desk, ref, _rated(desk, ref, entry.rating, reason), entry)
    word = desk.assessment.shown_as(ref, finding).word
    return OwnSheet(desk, ref).put(finding, word, why=why.strip())


def _must_say_something(
    desk: Desk, ref: CriterionRef, entry: Entry, reason: str | None
) -> None:
    takes_away = desk.assessment.scale(ref.standard).rating or draft(desk, ref).rating
    if not takes_away and entry == Entry(None) and reason is None:
        raise RefusedError(
            "This review gives no ratings. Say what was seen, for example a gap."
        )


def _rated(
    desk: Desk, ref: CriterionRef, rating: str | None, reason: str | None
) -> Finding:
    """Return the finding with another rating, and with the reason that goes with it."""
    if rating is not None:
        must_be_on_scale(desk.assessment, ref, rating)
    held = draft(desk, ref)
    known = held.reason if may_stand(held.rating, rating) else ""
    finding = held.but(rating=rating, reason=known if reason is None else reason)
    if rating in CHOSEN and not finding.reason.strip():
        word = desk.assessment.shown(ref, rating).word
        raise NeedsReasonError(f"{word} needs a reason. Say why.")
    return finding


def _with_words(
    desk: Desk, ref: CriterionRef, finding: Finding, entry: Entry
) -> Finding:
    known = {"confidence": entry.confidence, "note": entry.note}
    finding = finding.but(**{k: v for k, v in known.items() if v is not None})
    place = OwnSheet(desk, ref)
    for kind, text in entry.said:
        said.must_have_words(text)
        also = tuple(map(str, entry.also))
        facts = {"due": entry.due, "owner": entry.owner, "also": also}
        more = facts if kind == "action" else {}
        key = place.new_id(finding, kind)
        finding = with_said(finding, kind, key, text, **more)
    return finding


@at_once
def set_confidence(
    desk: Desk, ref: CriterionRef, confidence: Confidence | None
) -> bool:
    """Say how sure the person is of the rating."""
    finding = draft(desk, ref).but(confidence=confidence)
    return OwnSheet(desk, ref).put(finding, "Confidence")


@at_once
def set_reason(desk: Desk, ref: CriterionRef, reason: str, *, why: str = "") -> bool:
    """Say what the rating rests on."""
    finding = draft(desk, ref).but(reason=reason)
    return OwnSheet(desk, ref).put(finding, "Reason", why=why, typing=True)


@at_once
def set_note(desk: Desk, ref: CriterionRef, note: str) -> bool:
    """Keep a note for the panel; it is never printed."""
    return OwnSheet(desk, ref).put(draft(desk, ref).but(note=note), "Note", typing=True)


# What is said


def say(
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    text: str,
    *,
    said_id: str | None = None,
) -> str:
    """Say something in the sheet of the person at the desk; see `said.say`."""
    return said.say(OwnSheet(desk, ref), kind, text, said_id=said_id)


def say_all(
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    texts: tuple[str, ...],
    *,
    said_id: str | None = None,
) -> tuple[str, ...]:
    """Say several things of one kind, in one step; see `said.say_all`."""
    return said.say_all(OwnSheet(desk, ref), kind, texts, said_id=said_id)


def set_action(
    desk: Desk, ref: CriterionRef, *keys: str, **facts: Unpack[said.Facts]
) -> bool:
    """Say by when actions are to be done, or by whom; what is not given stays."""
    return said.set_action(OwnSheet(desk, ref), *keys, **facts)


def action_named(desk: Desk, ref: CriterionRef, words: str) -> tuple[str, str]:
    """Return the action that words begin with by its number, and the other words.

    The one that was said last is meant where no number stands first.

    Raises:
        RefusedError: the criterion has no such action.
    """
    keys = list(draft(desk, ref).actions)
    if not keys:
        raise RefusedError("There is no action here yet. Say one first.")
    number, _, rest = words.partition(" ")
    if not number.isdecimal() or is_due(words):
        return keys[-1], words
    if not 0 < int(number) <= len(keys):
        last = len(keys)
        raise RefusedError(f"There is no action {number} here, the last is {last}.")
    return keys[int(number) - 1], rest.strip()


def for_others(
    desk: Desk, ref: CriterionRef, key: str, others: Iterable[CriterionRef]
) -> bool:
    """Say for which other criteria an action is; see `said.for_others`."""
    return said.for_others(OwnSheet(desk, ref), key, others)


def unsay(desk: Desk, ref: CriterionRef, kind: SaidKind, key: str) -> bool:
    """Take back what was said; what is left is the digest of it."""
    return said.unsay(OwnSheet(desk, ref), kind, key)


def make_advice(desk: Desk, ref: CriterionRef) -> bool:
    """Make advice of the actions, in one step."""
    return said.make_advice(OwnSheet(desk, ref))
