"""Move what was found from one edition to the next, and keep every word.

A finding goes with its criterion, rated as it was. Where several became one, or one
became several, the words are joined and the rating is given again. What was said of a
criterion that is gone waits among the captured lines.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal

from assess.model.capitals import with_capital
from assess.model.due import by_text
from assess.model.evidence import Evidence
from assess.model.finding import (
    NO_FINDING,
    SAID_KINDS,
    Finding,
    Findings,
    Part,
    each_finding,
)
from assess.model.moves import Move, Table, sources, steps
from assess.model.outcome import listed
from assess.model.rating import shown
from assess.model.sheet import Sheet
from assess.model.standard import Scale, Standard
from assess.model.values import LONGEST_LINE
from assess.model.versions.record import record_id

_SPOKEN: Final[Mapping[Literal["well", "gap", "advice"], str]] = {
    "well": "Done well",
    "gap": "Gap",
    "advice": "Advice",
}


class TwiceError(ValueError):
    """Two sentences have one id, so that joining them would lose one."""


@dataclass(frozen=True)
class Moving:
    """From which edition to which, and by which table."""

    old: Standard
    new: Standard
    table: Table
    then: Scale
    """The scale that the earlier edition was used with."""
    now: Scale
    """The scale that the newer one will be used with."""

    def called(self, number: str) -> str:
        """Return what a reader calls a criterion of the earlier edition."""
        return f"{with_capital(self.old.noun)} {number} of {self.edition}"

    @property
    def edition(self) -> str:
        """The earlier edition, as a reader calls it."""
        return f"{self.old.title} ({self.old.edition})"

    def goes_whole(self, number: str) -> bool:
        """Whether a criterion of the earlier edition became one, and it alone did."""
        to = self.table[number].to
        return len(to) == 1 and len(sources(self.table, to[0])) == 1

    @property
    def to_look_at(self) -> dict[str, str]:
        """Why each criterion of the newer edition must be looked at again."""
        found = {}
        for number, criterion in self.new.criterion.items():
            came = sources(self.table, number)
            if not came:
                continue
            if not (len(came) == 1 and self.goes_whole(came[0])):
                found[number] = f"it came from {listed(list(came))}"
            elif because := self.table[came[0]].because:
                found[number] = because
            elif criterion.title != self.old.criterion[came[0]].title:
                found[number] = "its title is another"
        return found

    @property
    def added(self) -> tuple[str, ...]:
        """The criteria of the newer edition that nothing went into."""
        return tuple(n for n in self.new.criterion if not sources(self.table, n))


def moved_findings(findings: Findings, moving: Moving) -> Findings:
    """Return findings with those on the earlier edition under the newer one.

    Raises:
        TwiceError: two sentences that would come together have one id.
    """
    findings = each_finding(findings, partial(_with_moved_actions, moving))
    held = findings.get(moving.old.id)
    if held is None:
        return findings
    here = {number: _finding(number, held, moving) for number in moving.new.criterion}
    there = {number: found for number, found in here.items() if found != NO_FINDING}
    rest = {name: table for name, table in findings.items() if name != moving.old.id}
    return {**rest, moving.new.id: there} if there else rest


def _with_moved_actions(moving: Moving, found: Finding) -> Finding:
    """Return a finding whose actions name the criteria of the newer edition."""
    table = {
        key: action.but(also=to)
        for key, action in found.actions.items()
        if (to := moved_leads(action.also, moving)) != action.also
    }
    if not table:
        return found
    changed = found.but(action={**found.action, **table})
    if found.at is None:
        return changed
    key = record_id(found)  # what was recorded stays below, as it was
    below = {**found.was, key: found.record()}
    return changed.but(at=None, by=None, why="", prev=(key,), was=below)


def _finding(number: str, held: Mapping[str, Finding], moving: Moving) -> Finding:
    came = [
        old
        for old in sources(moving.table, number)
        if moving.table[old].to[0] == number and held.get(old, NO_FINDING) != NO_FINDING
    ]
    if len(came) == 1 and moving.goes_whole(came[0]):
        return _whole(held[came[0]], came[0], number, moving)
    return _joined({old: held[old] for old in came}, moving) if came else NO_FINDING


def _whole(found: Finding, old: str, number: str, moving: Moving) -> Finding:
    """Return a finding as it was, but for what the newer edition does not know."""
    before, after = moving.old.criterion[old], moving.new.criterion[number]
    ids = {indicator.text: name for name, indicator in after.indicator.items()}
    ticked = {
        ids[before.indicator[name].text]: seen
        for name, seen in found.indicators.items()
        if name in before.indicator and before.indicator[name].text in ids
    }
    parts = {name: part for name, part in found.part.items() if name in after.part}
    lost = {name: part for name, part in found.part.items() if name not in after.part}
    keeps = moving.then == moving.now
    lines = [found.reason, *_of_parts(lost, old, moving)]
    if found.rating is not None and not keeps:
        lines.append(_rated(found, old, moving))
    return _bare(found).but(
        rating=found.rating if keeps else None,
        confidence=found.confidence if keeps else None,
        reason=_paragraphs(lines),
        indicators=ticked,
        part=parts,
    )


def _bare(found: Finding) -> Finding:
    """Return what is said and linked; the records stay with the earlier edition."""
    kept = ("note", "evidence", *SAID_KINDS)
    return Finding.model_validate({name: getattr(found, name) for name in kept})


def _joined(held: Mapping[str, Finding], moving: Moving) -> Finding:
    """Return the words of several findings as one; nobody has rated that yet."""
    reasons, notes = [], []
    tables: dict[str, dict[str, Any]] = {kind: {} for kind in (*SAID_KINDS, "evidence")}
    for old, found in held.items():
        rated = _rated(found, old, moving) if found.rating else ""
        said = f"{moving.called(old)}: {found.reason}" if found.reason else ""
        reasons += [rated, said, *_of_parts(found.part, old, moving)]
        notes.append(f"{moving.called(old)}: {found.note}" if found.note else "")
        for kind, table in tables.items():
            _must_differ(table, getattr(found, kind), kind)
            table.update(getattr(found, kind))
    return Finding.model_validate(
        {"reason": _paragraphs(reasons), "note": _paragraphs(notes), **tables}
    )


def _must_differ(one: Mapping[str, Any], other: Mapping[str, Any], kind: str) -> None:
    for key in one.keys() & other.keys():
        if one[key] != other[key] and kind != "evidence":
            raise TwiceError(
                f"Two sentences have the id {key}, so one would be lost. "
                "Write one of them again first."
            )


def _rated(found: Finding, old: str, moving: Moving) -> str:
    word = shown(moving.then, found.rating).word
    return f"{moving.called(old)} was rated {word}."


def _of_parts(parts: Mapping[str, Part], old: str, moving: Moving) -> Iterator[str]:
    """Yield each part that has no place in the newer edition, with its words."""
    titles = moving.old.criterion[old].part
    for name, part in parts.items():
        title = titles[name].title if name in titles else name
        words = " ".join(filter(None, (part.changed, part.reason)))
        yield f"{moving.called(old)}, {title}: level {part.level}. {words}".strip()


def _paragraphs(lines: list[str]) -> str:
    return "\n\n".join(filter(None, lines))


def moved_sheet(sheet: Sheet, moving: Moving, *, at: datetime) -> Sheet:
    """Return a person's sheet under the newer edition, as a draft.

    What was submitted was submitted against the earlier one, so it is taken back.

    Raises:
        TwiceError: two sentences that would come together have one id.
    """
    standing = {
        key: given.but(withdrawn=given.withdrawn or at)
        for key, given in sheet.submitted.items()
    }
    return sheet.but(
        finding=moved_findings(sheet.finding, moving),
        asked=_asked(sheet, moving),
        submitted=standing,
    )


def _asked(sheet: Sheet, moving: Moving) -> dict[str, dict[str, dict[str, datetime]]]:
    """Return the ticked questions; each counts wherever the criterion went first."""
    rest = {name: t for name, t in sheet.asked.items() if name != moving.old.id}
    here: dict[str, dict[str, datetime]] = dict(sheet.asked.get(moving.new.id, {}))
    for old, ticked in sheet.asked.get(moving.old.id, {}).items():
        if to := moving.table[old].to:
            here[to[0]] = {**here.get(to[0], {}), **ticked}
    return {**rest, moving.new.id: here} if here else rest


def words_of_gone(
    findings: Findings, evidence: Mapping[str, Evidence], moving: Moving
) -> list[str]:
    """Return as lines what was said of criteria that the newer edition has not."""
    held = findings.get(moving.old.id, {})
    return [
        line
        for step in steps(moving.table)
        if step.became == "gone" and step.old in held
        for line in _lines(step.old, held[step.old], evidence, moving)
    ]


def _lines(
    old: str, found: Finding, evidence: Mapping[str, Evidence], moving: Moving
) -> Iterator[str]:
    said = [*_reasons(old, found, moving)]
    for kind, name in _SPOKEN.items():
        said += [f"{name}: {text}" for text in found.sentences(kind).values()]
    for action in found.actions.values():
        due = f", {by_text(action.due)}" if action.due else ""
        owner = f", {action.owner}" if action.owner else ""
        also = f", also for {listed(list(action.also))}" if action.also else ""
        said.append(f"Action: {action.text}{due}{owner}{also}")
    said += [f"Evidence: {evidence[k].title}" for k in found.linked if k in evidence]
    yield from in_lines(f"{moving.called(old)}, which is gone: ", said)


def in_lines(start: str, texts: Iterable[str]) -> Iterator[str]:
    """Yield texts as lines that begin with *start*; a long one as several."""
    begin = start[-LONGEST_LINE // 2 :]
    room = LONGEST_LINE - len(begin)
    for text in texts:
        for place in range(0, len(text), room):
            yield begin + text[place : place + room]


def _reasons(old: str, found: Finding, moving: Moving) -> Iterator[str]:
    if found.rating is not None:
        yield f"Rated {shown(moving.then, found.rating).word}"
    for name, text in (("Reason", found.reason), ("Private note", found.note)):
        yield from (f"{name}: {line}" for line in text.splitlines() if line.strip())
    yield from _of_parts(found.part, old, moving)


def moved_leads(leads: tuple[str, ...], moving: Moving) -> tuple[str, ...]:
    """Return the criteria that a person leads on, under the newer edition."""
    found: list[str] = []
    for words in leads:
        standard, _, number = words.partition(":")
        if standard == moving.old.id:
            to = moving.table.get(number, Move()).to
            found += [f"{moving.new.id}:{each}" for each in to]
        else:
            found.append(words)
    return tuple(dict.fromkeys(found))
