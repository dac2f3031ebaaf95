"""Rate a criterion, give the reason, and say what was seen and what must be done."""

from datetime import date

from assess.desk.desk import Desk, at_once
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.finding import (
    Action,
    ActionText,
    CriterionRef,
    Finding,
    Gone,
    Part,
    SaidKind,
    Sentence,
    Spoken,
)
from assess.model.standard import LEVELS
from assess.model.values import Confidence
from assess.model.versions.canonical import digest, plain


def draft(desk: Desk, ref: CriterionRef) -> Finding:
    """Return what stands in the sheet of the person at the desk, and nothing else."""
    return desk.sheet.at(ref)


@at_once
def put_finding(  # noqa: PLR0913 - one change, with how it is shown and undone
    desk: Desk,
    ref: CriterionRef,
    finding: Finding,
    what: str,
    *,
    why: str = "",
    typing: bool = False,
) -> bool:
    """Put a finding into the sheet of the person at the desk.

    Raises:
        RefusedError: this person does not rate, or it may not be changed now.
    """
    if desk.person not in desk.assessment.brief.raters and not _is_team(desk):
        raise RefusedError(f"{desk.person} does not rate in this assessment.")
    sheet = desk.assessment.changed(desk.person, ref, finding, at=desk.now, why=why)
    return desk.put(sheet, f"{what} for {ref}", place=str(ref), typing=typing)


def _is_team(desk: Desk) -> bool:
    return desk.person in desk.assessment.brief.people("team")


@at_once
def rate(desk: Desk, ref: CriterionRef, rating: str | None, *, why: str = "") -> bool:
    """Rate a criterion, or take the rating away; return whether that changed it."""
    shown = desk.assessment.shown(ref, rating)
    return put_finding(
        desk, ref, draft(desk, ref).but(rating=rating), shown.word, why=why
    )


@at_once
def set_confidence(
    desk: Desk, ref: CriterionRef, confidence: Confidence | None
) -> bool:
    """Say how sure the person is of the rating."""
    finding = draft(desk, ref).but(confidence=confidence)
    return put_finding(desk, ref, finding, "Confidence")


@at_once
def set_reason(desk: Desk, ref: CriterionRef, reason: str, *, why: str = "") -> bool:
    """Say what the rating rests on."""
    finding = draft(desk, ref).but(reason=reason)
    return put_finding(desk, ref, finding, "Reason", why=why, typing=True)


@at_once
def set_note(desk: Desk, ref: CriterionRef, note: str) -> bool:
    """Keep a note for the panel; it is never printed."""
    return put_finding(desk, ref, draft(desk, ref).but(note=note), "Note", typing=True)


@at_once
def tick(desk: Desk, ref: CriterionRef, indicator: str, *, seen: bool | None) -> bool:
    """Say that an indicator was seen, was not seen, or take the answer away."""
    finding = draft(desk, ref)
    ticked = {k: v for k, v in finding.indicators.items() if k != indicator}
    if seen is not None:
        ticked[indicator] = seen
    return put_finding(
        desk, ref, finding.but(indicators=ticked), f"Indicator {indicator}"
    )


@at_once
def set_part(desk: Desk, ref: CriterionRef, name: str, part: Part | None) -> bool:
    """Say how far a part of the organisation is involved, or take that away."""
    if part and part.level == "not-relevant" and not part.reason.strip():
        raise RefusedError("Say why this part is not relevant.")
    finding = draft(desk, ref)
    parts = {k: v for k, v in finding.part.items() if k != name}
    if part is not None:
        parts[name] = part
    title = desk.assessment.criterion(ref).part[name].title
    return put_finding(desk, ref, finding.but(part=parts), title)


def level_of(word: str) -> int | None:
    """Return the level that a digit names, if it names one."""
    return int(word) if word.isdecimal() and int(word) in LEVELS else None


@at_once
def say(
    desk: Desk,
    ref: CriterionRef,
    kind: SaidKind,
    text: str,
    *,
    said_id: str | None = None,
) -> str:
    """Say that something was done well, was not seen, must be done or could be.

    Args:
        desk: Where the person sits.
        ref: The criterion it belongs to.
        kind: Well, gap, action or advice.
        text: One line; an action is a table of which this is the text.
        said_id: The id of what is rewritten; a new id is made if not given.

    Returns:
        Its id inside this person's file.

    Raises:
        RefusedError: nothing but spaces was said.
    """
    if not text.strip():
        raise RefusedError("There are no words in it.")
    finding = draft(desk, ref)
    table = dict(getattr(finding, kind))
    key = said_id or mint(used_ids(desk), after=table)
    if kind == "action":
        old = table.get(key)
        table[key] = (old if isinstance(old, Action) else Action(text=text)).but(
            text=text
        )
    else:
        table[key] = with_text(table.get(key), text)
    put_finding(desk, ref, finding.but(**{kind: table}), kind.capitalize())
    return key


def with_text(old: Spoken | None, text: str) -> Spoken:
    """Return a sentence with other words; its history stays."""
    return old.but(text=text) if isinstance(old, Sentence) else text


def used_ids(desk: Desk) -> frozenset[str]:
    """Return every id in this person's file, gone or not."""
    sheet = desk.sheet
    said = {
        key
        for table in sheet.finding.values()
        for finding in table.values()
        for kind in ("well", "gap", "action", "advice")
        for key in getattr(finding, kind)
    }
    return frozenset({*said, *sheet.evidence, *sheet.inbox})


@at_once
def set_action(
    desk: Desk, ref: CriterionRef, key: str, *, due: date | None, owner: str
) -> bool:
    """Say by when an action is to be done, and by whom."""
    finding = draft(desk, ref)
    action = finding.actions[key].but(due=due, owner=owner)
    table = {**finding.action, key: action}
    return put_finding(desk, ref, finding.but(action=table), "Action")


@at_once
def unsay(desk: Desk, ref: CriterionRef, kind: SaidKind, key: str) -> bool:
    """Take back what was said; what is left is the digest of it."""
    finding = draft(desk, ref)
    table = dict(getattr(finding, kind))
    table[key] = gone(table[key])
    return put_finding(
        desk, ref, finding.but(**{kind: table}), f"{kind.capitalize()} deleted"
    )


def gone(item: Spoken | Action) -> Gone:
    """Return what is left of something said when it is taken back."""
    if isinstance(item, Gone):
        return item
    if isinstance(item, str):
        return Gone(gone=(digest(item),))
    if isinstance(item, Sentence):
        return Gone(gone=tuple(sorted({digest(item.text), *item.fork, *item.settled})))
    text = ActionText(text=item.text, due=item.due, owner=item.owner)
    return Gone(gone=tuple(sorted({digest(plain(text)), *item.fork, *item.settled})))
