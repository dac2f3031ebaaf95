"""Capture a line while people talk, and file it later."""

from typing import Literal

from assess.desk.at_once import at_once
from assess.desk.desk import Desk
from assess.desk.errors import NeedsMoreError, RefusedError
from assess.desk.ids import mint
from assess.model.evidence import Evidence, EvidenceKind
from assess.model.finding import CriterionRef, SaidKind
from assess.model.outcome import called
from assess.model.said import with_said
from assess.model.sheet import InboxLine, Sheet
from assess.model.unknown import nearest
from assess.rate.use_cases.own_sheet import OwnSheet, used_ids
from assess.rate.use_cases.said import must_have_words
from assess.session.logic.capture import Captured, read_line, unfiled
from assess.session.logic.still_to_ask import prompts

Aside = Literal["answered", "set aside"]


@at_once
def capture(desk: Desk, *lines: str) -> tuple[str, ...]:
    """Keep lines with the time, in one step; return their ids in this person's file.

    Raises:
        RefusedError: there are no words in one of them.
    """
    keys: list[str] = []
    table = desk.sheet.inbox
    for text in lines:
        must_have_words(text)
        keys.append(mint({*used_ids(desk), *keys}, after=table))
        line = InboxLine(at=desk.now, text=" ".join(text.split()))
        table = {**table, keys[-1]: line}
    desk.put(desk.sheet.but(inbox=table), "Captured")
    return tuple(keys)


@at_once
def file_as_said(
    desk: Desk, key: str, ref: CriterionRef | None, kind: SaidKind, *, text: str = ""
) -> tuple[CriterionRef, str]:
    """File a line under what is said of a criterion.

    Args:
        desk: Where its author sits.
        key: The line.
        ref: The criterion that it belongs to; the one that it names if none is given.
        kind: Well, gap, action or advice.
        text: Other words for it; its own without the marks if none are given.

    Returns:
        The criterion, and the new id.

    Raises:
        NeedsMoreError: no criterion is given, and the line names none.
        RefusedError: the line is filed already, or this person does not rate.
    """
    line, read = _waiting(desk, key)
    brief = desk.assessment.brief
    if desk.person not in (*brief.raters, *brief.people("team")):
        raise RefusedError(
            f"{desk.person} does not rate, so it can be filed as evidence, as "
            "answered, or set aside."
        )
    where = ref or read.ref
    if where is None:
        raise NeedsMoreError(
            "The line names no criterion. Say which one it belongs to.", "criterion"
        )
    held = desk.sheet.at(where)
    new = OwnSheet(desk, where).new_id(held, kind)
    after = with_said(held, kind, new, text.strip() or read.words or line.text)
    sheet = desk.assessment.changed(desk.person, where, after, at=desk.now)
    name = called(desk.assessment, where)
    _put(desk, sheet, key, f"{kind} {new} of {where}", f"{kind} of {name}")
    return where, new


@at_once
def file_as_evidence(
    desk: Desk,
    key: str,
    ref: CriterionRef | None = None,
    *,
    kind: EvidenceKind = "said",
    text: str = "",
) -> str:
    """File a line as evidence, linked to a criterion if one is given or named.

    Raises:
        RefusedError: the line is filed already.
    """
    line, read = _waiting(desk, key)
    where = ref or read.ref
    words = text.strip() or read.words or line.text
    new = mint(used_ids(desk), after=desk.sheet.evidence)
    whole = f"{desk.person}-{new}"
    entry = Evidence(title=words, kind=kind, seen=line.at.astimezone().date())
    sheet = desk.sheet.but(evidence={**desk.sheet.evidence, new: entry})
    if where is not None and desk.person in desk.assessment.brief.raters:
        held = sheet.at(where)
        linked = held.but(evidence={**held.evidence, whole: True})
        with_entry = desk.assessment.with_sheet(sheet)
        sheet = with_entry.changed(desk.person, where, linked, at=desk.now)
    _put(desk, sheet, key, f"evidence {whole}", "evidence")
    return whole


@at_once
def file_aside(desk: Desk, key: str, how: Aside) -> None:
    """File a line as a question that was answered, or as nothing to keep.

    Raises:
        RefusedError: the line is filed already.
    """
    _waiting(desk, key)
    _put(desk, desk.sheet, key, how, how)


@at_once
def turn_prompt(desk: Desk, ref: CriterionRef, prompt: str) -> bool:
    """Say that a question of the standard was asked, or take that back."""
    sheet = desk.sheet
    table = dict(sheet.asked.get(ref.standard, {}))
    known = table.get(ref.criterion, {})
    ticked = {k: at for k, at in known.items() if k != prompt}
    if prompt not in known:
        ticked[prompt] = desk.now
    table[ref.criterion] = ticked
    whole = {**sheet.asked, ref.standard: table}
    return desk.put(
        sheet.but(asked=whole), f"Question of {called(desk.assessment, ref)}"
    )


def prompt_called(desk: Desk, ref: CriterionRef, words: str) -> str:
    """Return the id of the question of a criterion that has some words.

    Raises:
        RefusedError: none has them, or several do.
    """
    found = prompts(desk.assessment, desk.person, ref)
    plain = words.strip().casefold()
    meant = [prompt for prompt in found if plain in prompt.text.casefold()]
    if len(meant) != 1:
        known = "; ".join(prompt.text for prompt in meant or found)
        name = called(desk.assessment, ref)
        raise RefusedError(f"Write enough of one question of {name}: {known}")
    return meant[0].id


def _waiting(desk: Desk, key: str) -> tuple[InboxLine, Captured]:
    """Return a line that waits to be filed, as it was written and as it reads."""
    waiting = unfiled(desk.sheet)
    if key not in waiting:
        raise RefusedError(f"No line {key} waits to be filed. {nearest(key, waiting)}")
    return waiting[key], read_line(desk.assessment, waiting[key].text)


def _put(desk: Desk, sheet: Sheet, key: str, where: str, said: str) -> None:
    """Put the line away: the file says *where* it went, and people are told *said*."""
    line = sheet.inbox[key]
    filed = line.but(filed=where)
    desk.put(sheet.but(inbox={**sheet.inbox, key: filed}), f"Filed as {said}")
