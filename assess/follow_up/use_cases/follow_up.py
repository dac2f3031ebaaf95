"""What happens to an action after the report: response, progress, verification."""

from typing import Final, Literal

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.ids import mint
from assess.desk.writers import must_write_agreed
from assess.model.after.follow_up import Followed, awaited
from assess.model.after.last_time import asked_before, moved_over
from assess.model.agreed import Closed, Decision
from assess.model.outcome import listed
from assess.model.sheet import Progress, Response, Verification
from assess.model.unknown import nearest

Answer = Literal["accept", "challenge", "factual-error"]
Verdict = Literal["upheld", "partly-upheld", "not-upheld"]
Look = Literal["done", "partly", "not-done"]

NOBODY_ANSWERS: Final = (
    "Nobody answers for the team yet. The lead adds somebody: in the walk with P, "
    "or with assess panel FOLDER add PERSON --role team."
)


def action_id(desk: Desk, called: str) -> str:
    """Return the id of an action or a condition that somebody calls by its number.

    `A1` is the number that reports give an action, `C1` a condition of the result,
    `last:A1` and `last:C1` those of last time. What is no number is returned as it is.
    """
    ids = {each.called.casefold(): each.id for each in asked_before(desk.assessment)}
    ids |= {each.called.casefold(): each.id for each in awaited(desk.assessment)}
    return ids.get(called.strip().casefold(), called)


def called(desk: Desk, key: str) -> str:
    """Return the number by which people call an action, of this time or of last."""
    before = {each.id: each.called for each in asked_before(desk.assessment)}
    return before.get(key) or find_action(desk, key).called


def find_action(desk: Desk, key: str) -> Followed:
    """Return the action with this id in the whole assessment.

    Raises:
        RefusedError: there is none, or none is named.
    """
    _must_be_chosen(key)
    known = {each.id: each for each in awaited(desk.assessment)}
    if key not in known:
        numbers = [each.called for each in known.values()]
        raise RefusedError(f"There is no action {key}. {nearest(key, numbers)}")
    return known[key]


def _must_be_chosen(key: str) -> None:
    if not key:
        raise RefusedError("Choose an action first.")


def may_respond(desk: Desk, *keys: str) -> None:
    """Refuse at once what `respond` would refuse whatever the answer is.

    Raises:
        RefusedError: see `respond`.
    """
    every = [_published(desk, key) for key in keys]
    for each in every:
        if each.is_condition:
            raise RefusedError(
                f"{each.called} is a condition of the result, which needs no answer. "
                "Report what was done about it."
            )
    answering = desk.assessment.brief.answering
    if desk.person not in answering:
        who = f": {', '.join(answering)}." if answering else f". {NOBODY_ANSWERS}"
        raise RefusedError(f"Only who answers for the team responds{who}")
    decided = [each.called for each in every if each.decision is not None]
    if decided:
        raise RefusedError(f"The lead has decided on {listed(decided)} already.")


def may_decide(desk: Desk, key: str) -> None:
    """Refuse at once what `decide_challenge` would refuse whatever the verdict is.

    Raises:
        RefusedError: see `decide_challenge`.
    """
    each = _published(desk, key)
    if not each.is_challenged:
        raise RefusedError(
            f"The team has not challenged {each.called}, so there is nothing to decide."
        )
    must_write_agreed(desk.assessment.brief, desk.person, "decides a challenge")


def may_report(desk: Desk, key: str) -> None:
    """Refuse at once what `report_progress` would refuse whatever is said.

    Raises:
        RefusedError: see `report_progress`.
    """
    _followed_here(desk, key)
    team = desk.assessment.brief.people("team")
    if desk.person not in team:
        said = (
            f"Only the service team reports progress, and {desk.person} is not in it."
        )
        raise RefusedError(said if team else f"{said} {NOBODY_ANSWERS}")


def may_verify(desk: Desk, key: str) -> None:
    """Refuse at once what `verify` would refuse whatever the verdict is.

    Raises:
        RefusedError: see `verify`.
    """
    if not any(each.id == key for each in asked_before(desk.assessment)):
        _published(desk, key)
    if desk.person not in desk.assessment.brief.people("lead", "assessor"):
        raise RefusedError(f"Only an assessor verifies, and {desk.person} is not one.")


def may_close(desk: Desk, key: str) -> None:
    """Refuse at once what `close` would refuse whatever the reason is.

    Raises:
        RefusedError: see `close`.
    """
    each = _followed_here(desk, key)
    if each.closed is not None:
        raise RefusedError(f"{each.called} is closed already.")
    must_write_agreed(
        desk.assessment.brief, desk.person, "says that an action no longer applies"
    )


@at_once
def respond(desk: Desk, *keys: str, answer: Answer, reason: str = "") -> bool:
    """Answer for the team: accept an action, challenge it, or report an error.

    Several are answered alike, in one step for undo.

    Raises:
        NeedsReasonError: nobody says why it is challenged.
        RefusedError: this person does not answer for the team, it is not published,
            or the lead has decided.
    """
    may_respond(desk, *keys)
    if answer != "accept" and not reason.strip():
        raise NeedsReasonError(
            "Say why; the reason is printed, and the lead decides on it."
        )
    entry = Response(answer=answer, reason=reason.strip(), at=desk.now)
    table = {**desk.sheet.response, **dict.fromkeys(keys, entry)}
    named = listed([find_action(desk, key).called for key in keys])
    return desk.put(desk.sheet.but(response=table), f"Response to {named}")


@at_once
def decide_challenge(desk: Desk, key: str, verdict: Verdict, *, reason: str) -> bool:
    """Decide, as the lead, what the team challenged.

    Raises:
        NeedsReasonError: nobody says why.
        RefusedError: nothing was challenged, or somebody else decides.
    """
    may_decide(desk, key)
    if not reason.strip():
        raise NeedsReasonError("Say why; the reason is printed.")
    entry = Decision(
        verdict=verdict, reason=reason.strip(), by=desk.person, at=desk.now
    )
    agreed = desk.assessment.agreed
    table = {**agreed.decided, key: entry}
    return desk.put(agreed.but(decided=table), f"Decided on {called(desk, key)}")


@at_once
def report_progress(
    desk: Desk, key: str, text: str, *, evidence: tuple[str, ...] = ()
) -> str:
    """Report a step towards an action; return its id in this person's file.

    Raises:
        RefusedError: this person is not in the team, there are no words, or the
            evidence is not known.
    """
    may_report(desk, key)
    if not text.strip():
        raise RefusedError("Say in a sentence what was done.")
    _must_be_evidence(desk, evidence)
    steps = desk.sheet.progress.get(key, {})
    new = mint(steps, after=steps)
    entry = Progress(at=desk.now, text=text.strip(), evidence=evidence)
    table = {**desk.sheet.progress, key: {**steps, new: entry}}
    desk.put(desk.sheet.but(progress=table), f"Progress on {called(desk, key)}")
    return new


@at_once
def verify(
    desk: Desk,
    key: str,
    verdict: Look,
    *,
    reason: str = "",
    evidence: tuple[str, ...] = (),
) -> str:
    """Say, as an assessor, whether an action is done; return the entry's id.

    An action of last time gets its verdict so too, before publication or after.

    Raises:
        NeedsReasonError: it is not done, and nobody says what is left.
        RefusedError: this person does not assess, or the evidence is not known.
    """
    may_verify(desk, key)
    if verdict != "done" and not reason.strip():
        raise NeedsReasonError("Say what is still to be done.")
    _must_be_evidence(desk, evidence)
    looks = desk.sheet.verified.get(key, {})
    new = mint(looks, after=looks)
    entry = Verification(
        at=desk.now, verdict=verdict, reason=reason.strip(), evidence=evidence
    )
    table = {**desk.sheet.verified, key: {**looks, new: entry}}
    desk.put(desk.sheet.but(verified=table), f"Verified {called(desk, key)}")
    return new


@at_once
def close(desk: Desk, key: str, *, reason: str) -> bool:
    """Say, as the lead, that an action no longer applies, and why.

    Raises:
        NeedsReasonError: nobody says why.
        RefusedError: it has ended, or somebody else closes.
    """
    may_close(desk, key)
    if not reason.strip():
        raise NeedsReasonError("Say why it no longer applies; the reason is printed.")
    agreed = desk.assessment.agreed
    entry = Closed(reason=reason.strip(), by=desk.person, at=desk.now)
    table = {**agreed.closed, key: entry}
    return desk.put(agreed.but(closed=table), f"Closed {called(desk, key)}")


def _followed_here(desk: Desk, key: str) -> Followed:
    """Return an action of the published report, or one that it moved over.

    Raises:
        RefusedError: there is none, or it is followed up in the earlier assessment.
    """
    here = {each.id: each for each in moved_over(desk.assessment)}
    return here[key] if key in here else _published(desk, key)


def _published(desk: Desk, key: str) -> Followed:
    """Return an action that the published report asks for."""
    _must_be_chosen(key)
    before = next((e for e in asked_before(desk.assessment) if e.id == key), None)
    if before is not None:
        raise RefusedError(
            f"{before.called} was asked for last time. Here it gets its verdict, with "
            "assess verify-action. What is open once this is published is followed up "
            "here; the rest belongs to the earlier assessment."
        )
    if not desk.assessment.agreed.version:
        raise RefusedError(
            "The report is not published yet, so its actions can still change."
        )
    return find_action(desk, key)


def _must_be_evidence(desk: Desk, keys: tuple[str, ...]) -> None:
    known = desk.assessment.evidence
    for key in keys:
        if key not in known:
            raise RefusedError(f"There is no evidence {key}. {nearest(key, known)}")
