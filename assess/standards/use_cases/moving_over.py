"""What an assessment holds once it was moved to a newer edition."""

from collections.abc import Iterator
from datetime import datetime

from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.brief import Brief, StandardUsed, Upgraded
from assess.model.finding import NO_FINDING, CriterionRef
from assess.model.outcome import outcome_scale
from assess.model.rating import shown
from assess.model.sheet import InboxLine, Sheet
from assess.model.standard import Scales, Standard
from assess.model.versions.record import content_id
from assess.standards.logic.moving import (
    Moving,
    in_lines,
    moved_leads,
    moved_sheet,
    words_of_gone,
)


def moved(
    held: Assessment, moving: Moving, *, by: str, reason: str, now: datetime
) -> Assessment:
    """Return the assessment under the newer edition, its words all somewhere.

    Args:
        held: The assessment; some of its sheets may be moved already.
        moving: From which edition to which.
        by: Who moves it; the words of an outcome wait in this person's sheet.
        reason: Why, or nothing.
        now: The time now.

    Raises:
        TwiceError: two sentences that would come together have one id.
        ValidationError: words that would come together are too long.
    """
    sheets = {
        person: _sheet(held, sheet, moving, now)
        for person, sheet in held.sheets.items()
    }
    if words := _words_of_outcome(held, moving):
        sheet = sheets.get(by, held.sheet(by))
        sheets[by] = _captured(sheet, words, now)
    brief = _brief(held, moving)
    found = held.but(
        brief=brief,
        standards={
            name: moving.new if name == moving.new.id else held.standards[name]
            for name in brief.standard
        },
        sheets=sheets,
        agreed=_agreed(held, moving),
    )
    entry = Upgraded(
        from_=moving.old.id,
        title=moving.edition,
        at=now,
        by=by,
        reason=reason,
        again={
            number: each
            for number in moving.to_look_at
            if (each := _held_by_each(found, CriterionRef(moving.new.id, number)))
        },
    )
    begun = held.brief.upgraded.get(moving.new.id)
    if begun is not None:
        entry = entry.but(at=begun.at, by=begun.by, reason=begun.reason or reason)
    upgraded = {**held.brief.upgraded, moving.new.id: entry}
    return found.but(brief=brief.but(upgraded=upgraded))


def _agreed(held: Assessment, moving: Moving) -> Agreed:
    """Return what the panel holds: conditions stand, an outcome is decided again."""
    agreed, decided = held.agreed, _was_decided(held, moving)
    whole = agreed.whole
    about = {
        key: each.but(criteria=moved_leads(each.criteria, moving))
        for key, each in whole.conditions.items()
    }
    whole = whole.but(condition={**whole.condition, **about})
    outcome = None if decided else agreed.outcome
    return Agreed.model_validate({**dict(agreed), "whole": whole, "outcome": outcome})


def _held_by_each(found: Assessment, ref: CriterionRef) -> dict[str, str]:
    """Return the digest of what each person holds of a criterion."""
    return {
        person: content_id(sheet.at(ref))
        for person, sheet in found.sheets.items()
        if sheet.at(ref) != NO_FINDING
    }


def _was_decided(held: Assessment, moving: Moving) -> bool:
    """Whether an outcome was decided on the edition that is left."""
    used = held.brief.standard[moving.old.id]
    decides = used.gating or held.gating_scale is None
    return held.agreed.outcome is not None and decides


def _words_of_outcome(held: Assessment, moving: Moving) -> list[str]:
    outcome = held.agreed.outcome
    if outcome is None or not _was_decided(held, moving):
        return []
    word = shown(outcome_scale(held) or moving.then, outcome.rating).word
    reason = " ".join(outcome.reason.split()) or "no reason was given"
    return list(
        in_lines(f"The outcome against {moving.edition} was {word}: ", [reason])
    )


def _sheet(held: Assessment, sheet: Sheet, moving: Moving, now: datetime) -> Sheet:
    lines = words_of_gone(sheet.finding, held.evidence, moving)
    return _captured(moved_sheet(sheet, moving, at=now), lines, now)


def _captured(sheet: Sheet, lines: list[str], now: datetime) -> Sheet:
    """Return the sheet with lines that wait to be filed."""
    inbox = dict(sheet.inbox)
    taken = {*sheet.evidence, *_said(sheet)}
    for line in lines:
        inbox[mint({*taken, *inbox}, after=inbox)] = InboxLine(at=now, text=line)
    return sheet.but(inbox=inbox)


def _said(sheet: Sheet) -> Iterator[str]:
    for table in sheet.finding.values():
        for found in table.values():
            for kind in (found.well, found.gap, found.action, found.advice):
                yield from kind


def _brief(held: Assessment, moving: Moving) -> Brief:
    """Return the brief with the newer edition where the earlier one stood."""
    brief = held.brief
    old, new = moving.old.id, moving.new.id
    scale = scale_of(brief.standard[old].scale, moving.new, held.scales)
    used: dict[str, StandardUsed] = {}
    for name, each in brief.standard.items():
        if name == old:
            used[new] = each.but(scale=scale)
        elif name != new:
            used[name] = each
    panel = {
        person: member.but(leads=moved_leads(member.leads, moving))
        for person, member in brief.panel.items()
    }
    carried = {name: kept for name, kept in brief.carried.items() if name != old}
    return brief.but(standard=used, panel=panel, carried=carried)


def scale_of(used: str, new: Standard, scales: Scales) -> str:
    """Return the scale that a newer edition is used with: the same, if it may be.

    Raises:
        RefusedError: the assessment has none of its scales.
    """
    known = [name for name in new.scales if name in scales.scale]
    if not known:
        raise RefusedError(
            f"{new.id} is used with {' or '.join(new.scales)}, and this assessment "
            "has neither among its scales. Begin a new one against it."
        )
    return used if used in known else known[0]
