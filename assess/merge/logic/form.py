"""A form that somebody fills in without this program: its sheets, and their heads."""

import json
from collections.abc import Iterator
from typing import Final, NamedTuple

from assess.exchange.workbook.values import Book, Column, Held, Sheet
from assess.merge.logic.form_heads import (
    ABOUT,
    ASKED,
    CONFIDENCES,
    DUE,
    EVIDENCE,
    GUIDANCE,
    KEY,
    KIND,
    MORE,
    NO,
    NOTE,
    OWNER,
    POINT,
    RATING,
    RATINGS,
    REASON,
    SAID,
    SAID_AS,
    SECRET,
    SEEN,
    SHOWS,
    SPEAKS,
    SURE,
    TITLE,
    VOICE,
    WHAT,
    WHERE,
    WORDS,
    YES,
    label,
    rating_words,
    short,
)
from assess.merge.logic.form_marks import marks
from assess.merge.logic.read_me import read_me
from assess.model.assessment import Assessment
from assess.model.due import due_text
from assess.model.evidence import KINDS, VOICES, Evidence
from assess.model.finding import CriterionRef, Finding
from assess.model.sheet import Sheet as PersonsSheet
from assess.model.versions.canonical import plain, spelt

SPARE_SAID: Final = 60
SPARE_EVIDENCE: Final = 20
"""Rows for what is not written yet."""

_CHUNK: Final = 20_000
"""Letters of what the form held, in one cell."""


class NewIds(NamedTuple):
    """Ids for what will be written into empty rows."""

    said: tuple[str, ...]
    evidence: tuple[str, ...]


def held_in_form(sheet: PersonsSheet) -> PersonsSheet:
    """Return what of a person's sheet a form has: findings without their history."""
    finding = {
        standard: {
            criterion: held.but(**_WITHOUT_HISTORY) for criterion, held in table.items()
        }
        for standard, table in sheet.finding.items()
    }
    return PersonsSheet(
        format=1, person=sheet.person, finding=finding, evidence=sheet.evidence
    )


_WITHOUT_HISTORY: Final[dict[str, object]] = {
    "was": {}, "fork": {}, "settled": (), "at": None, "by": None, "prev": (), "why": "",
}  # fmt: skip


def form(assessment: Assessment, person: str, ids: NewIds) -> Book:
    """Return the form of one person, with what stands in that person's sheet."""
    sheet = assessment.sheet(person)
    brief, marked = assessment.brief, tuple(marks(assessment, sheet))
    return Book(
        f"{brief.service}: form of {person}",
        brief.council,
        (
            read_me(
                assessment,
                person,
                example=", ".join(short(assessment, ref) for ref in _two(assessment)),
                sheets=(RATINGS, SAID, EVIDENCE),
                marks=(each.name for each in marked),
            ),
            _ratings(assessment, sheet),
            _said(assessment, sheet, ids.said),
            _evidence(assessment, sheet, ids.evidence),
            *marked,
            _about(assessment, sheet),
        ),
    )


def _two(assessment: Assessment) -> tuple[CriterionRef, ...]:
    """Return two criteria as an example, of two standards where several are used."""
    first, *rest = assessment.refs
    other = [ref for ref in rest if ref.standard != first.standard]
    return (first, *(other or rest)[:1])


def _ratings(assessment: Assessment, sheet: PersonsSheet) -> Sheet:
    refs = assessment.refs
    words = dict.fromkeys(
        word for name in assessment.brief.standard
        for word in rating_words(assessment, name)
    )  # fmt: skip
    columns = (
        Column(ASKED, 34),
        Column(GUIDANCE, 60),
        Column(RATING, 16, tuple(words), is_open=True),
        Column(SURE, 10, CONFIDENCES, is_open=True),
        Column(REASON, 60, is_open=True),
        Column(NOTE, 30, is_open=True),
        Column(KEY, 20, is_hidden=True),
    )
    rows = tuple(_rating(assessment, ref, sheet.at(ref)) for ref in refs)
    return Sheet(RATINGS, columns, rows, is_form=True)


def _rating(
    assessment: Assessment, ref: CriterionRef, held: Finding
) -> tuple[Held, ...]:
    word = assessment.shown(ref, held.rating).word if held.rating else ""
    return (
        label(assessment, ref),
        _guidance(assessment, ref),
        word,
        held.confidence or "",
        held.reason,
        held.note,
        str(ref),
    )


def _guidance(assessment: Assessment, ref: CriterionRef) -> str:
    criterion, brief = assessment.criterion(ref), assessment.brief
    asked = criterion.guidance(brief.phase, brief.delivery)
    lines = [criterion.summary] if criterion.summary else []
    for title, found in (
        ("Ask", asked.ask),
        ("Look for", asked.look_for),
        ("Warning signs", asked.warning_signs),
    ):
        lines += [f"{title}:", *(f"- {line}" for line in found)] if found else []
    for name, rating in assessment.scale(ref.standard).rating.items():
        if text := criterion.descriptor(name, brief.phase):
            lines.append(f"{rating.word} when: {text}")
    return "\n".join(lines)


def _said(assessment: Assessment, sheet: PersonsSheet, spare: tuple[str, ...]) -> Sheet:
    points = tuple(label(assessment, ref) for ref in assessment.refs)
    columns = (
        Column(POINT, 40, points, is_open=True),
        Column(WHAT, 16, tuple(SAID_AS.values()), is_open=True),
        Column(WORDS, 70, is_open=True),
        Column(DUE, 20, is_open=True, is_day=True),
        Column(OWNER, 24, is_open=True),
        Column(KEY, 14, is_hidden=True),
    )
    rows = [*_said_rows(assessment, sheet), *(("",) * 5 + (key,) for key in spare)]
    return Sheet(SAID, columns, tuple(rows), is_form=True)


def _said_rows(
    assessment: Assessment, sheet: PersonsSheet
) -> Iterator[tuple[Held, ...]]:
    for ref in assessment.refs:
        held, point = sheet.at(ref), label(assessment, ref)
        for kind, words in SAID_AS.items():
            if kind == "action":
                for key, action in held.actions.items():
                    due = due_text(action.due) if action.due else ""
                    yield point, words, action.text, due, action.owner, key
            else:
                for key, text in held.sentences(kind).items():
                    yield point, words, text, "", "", key


def _evidence(
    assessment: Assessment, sheet: PersonsSheet, spare: tuple[str, ...]
) -> Sheet:
    columns = (
        Column(TITLE, 40, is_open=True),
        Column(KIND, 14, KINDS, is_open=True),
        Column(VOICE, 16, tuple(VOICES.values()), is_open=True),
        Column(WHERE, 40, is_open=True),
        Column(SHOWS, 16, is_open=True),
        Column(SEEN, 18, is_open=True, is_day=True),
        Column(SPEAKS, 24, is_open=True),
        Column(SECRET, 12, (YES, NO), is_open=True),
        Column(MORE, 30, is_open=True),
        Column(KEY, 14, is_hidden=True),
    )
    rows = [
        _piece(assessment, sheet, key, item)
        for key, item in sheet.evidence.items()
        if isinstance(item, Evidence)
    ]
    rows += [("",) * 9 + (key,) for key in spare]
    return Sheet(EVIDENCE, columns, tuple(rows), is_form=True)


def _piece(
    assessment: Assessment, sheet: PersonsSheet, key: str, item: Evidence
) -> tuple[Held, ...]:
    linked = (
        ref for ref in assessment.refs
        if sheet.at(ref).evidence.get(f"{sheet.person}-{key}")
    )  # fmt: skip
    return (
        item.title,
        item.kind,
        VOICES[item.voice] if item.voice else "",
        item.where,
        item.shows,
        item.seen,
        ", ".join(short(assessment, ref) for ref in linked),
        YES if item.sensitive else "",
        item.note,
        key,
    )


def _about(assessment: Assessment, sheet: PersonsSheet) -> Sheet:
    held = json.dumps(plain(held_in_form(sheet)), default=spelt)
    chunks = [held[at : at + _CHUNK] for at in range(0, len(held), _CHUNK)]
    rows = (
        ("form", "1"),
        ("assessment", assessment.brief.id),
        ("person", sheet.person),
        *(("held", chunk) for chunk in chunks),
    )
    columns = (Column("What", 14), Column("Value", 40))
    return Sheet(ABOUT, columns, rows, is_form=True, is_hidden=True)
