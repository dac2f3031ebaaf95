"""Capture a line while people talk, and file it later."""

from typing import Literal

from assess.desk.desk import Desk, at_once
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.evidence import Evidence, EvidenceKind
from assess.model.finding import Action, CriterionRef, SaidKind
from assess.model.sheet import InboxLine, Sheet
from assess.model.unknown import nearest
from assess.rate.use_cases.own_sheet import used_ids
from assess.session.logic.capture import read_line, unfiled

Aside = Literal["answered", "set aside"]


@at_once
def capture(desk: Desk, text: str) -> str:
    """Keep a line with the time; return its id in this person's file.

    Raises:
        RefusedError: there are no words in it.
    """
    if not text.strip():
        raise RefusedError("There are no words in it.")
    key = mint(used_ids(desk), after=desk.sheet.inbox)
    line = InboxLine(at=desk.now, text=" ".join(text.split()))
    table = {**desk.sheet.inbox, key: line}
    desk.put(desk.sheet.but(inbox=table), "Captured")
    return key


@at_once
def file_as_said(
    desk: Desk, key: str, ref: CriterionRef, kind: SaidKind, *, text: str = ""
) -> str:
    """File a line under what is said of a criterion; return the new id.

    Args:
        desk: Where its author sits.
        key: The line.
        ref: The criterion that it belongs to.
        kind: Well, gap, action or advice.
        text: Other words for it; its own without the marks if none are given.

    Raises:
        RefusedError: the line is filed already, or this person does not rate.
    """
    line = _waiting(desk, key)
    brief = desk.assessment.brief
    if desk.person not in (*brief.raters, *brief.people("team")):
        raise RefusedError(
            f"{desk.person} does not rate, so it can be filed as evidence, as "
            "answered, or set aside."
        )
    words = text.strip() or read_line(desk.assessment, line.text).words or line.text
    held = desk.sheet.at(ref)
    table = dict(getattr(held, kind))
    new = mint(used_ids(desk), after=table)
    table[new] = Action(text=words) if kind == "action" else words
    sheet = desk.assessment.changed(
        desk.person, ref, held.but(**{kind: table}), at=desk.now
    )
    _put(desk, sheet, key, f"{kind} {new} of {ref}")
    return new


@at_once
def file_as_evidence(
    desk: Desk,
    key: str,
    ref: CriterionRef | None = None,
    *,
    kind: EvidenceKind = "said",
    text: str = "",
) -> str:
    """File a line as evidence, linked to a criterion if one is given.

    Raises:
        RefusedError: the line is filed already.
    """
    line = _waiting(desk, key)
    words = text.strip() or read_line(desk.assessment, line.text).words or line.text
    new = mint(used_ids(desk), after=desk.sheet.evidence)
    whole = f"{desk.person}-{new}"
    entry = Evidence(title=words, kind=kind, seen=line.at.date())
    sheet = desk.sheet.but(evidence={**desk.sheet.evidence, new: entry})
    if ref is not None and desk.person in desk.assessment.brief.raters:
        held = sheet.at(ref)
        linked = held.but(evidence={**held.evidence, whole: True})
        with_entry = desk.assessment.with_sheet(sheet)
        sheet = with_entry.changed(desk.person, ref, linked, at=desk.now)
    _put(desk, sheet, key, f"evidence {whole}")
    return whole


@at_once
def file_aside(desk: Desk, key: str, how: Aside) -> None:
    """File a line as a question that was answered, or as nothing to keep.

    Raises:
        RefusedError: the line is filed already.
    """
    _waiting(desk, key)
    _put(desk, desk.sheet, key, how)


@at_once
def tick_prompt(desk: Desk, ref: CriterionRef, prompt: str, *, asked: bool) -> bool:
    """Say that a question of the standard was asked, or take that back."""
    sheet = desk.sheet
    table = dict(sheet.asked.get(ref.standard, {}))
    ticked = {k: v for k, v in table.get(ref.criterion, {}).items() if k != prompt}
    if asked:
        ticked[prompt] = desk.now
    table[ref.criterion] = ticked
    whole = {**sheet.asked, ref.standard: table}
    return desk.put(sheet.but(asked=whole), f"Prompt of {ref}")


def _waiting(desk: Desk, key: str) -> InboxLine:
    waiting = unfiled(desk.sheet)
    if key not in waiting:
        raise RefusedError(f"No line {key} waits to be filed. {nearest(key, waiting)}")
    return waiting[key]


def _put(desk: Desk, sheet: Sheet, key: str, where: str) -> None:
    line = sheet.inbox[key]
    filed = line.but(filed=where)
    desk.put(sheet.but(inbox={**sheet.inbox, key: filed}), f"Filed as {where}")
