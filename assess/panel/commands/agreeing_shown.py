"""How `assess agree` shows where a panel stands."""

from typing import Any

from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.outcome import called
from assess.model.progress import agreed_on
from assess.model.spread import IN_WORDS, Spread
from assess.model.versions.log import METHODS
from assess.panel.logic.agreeing import Compared, offered

KEYS = """\
a list, those first that must be talked about, each with
criterion, title
spread    must-talk, one-step, unanimous or incomplete
ratings   person: the rating's word, "" while there is none
proposal  the lower median's word, or ""
agreed    the word of what is agreed, or ""
method    unanimous, discussed, lead-decided or vote, or ""
reason    what it rests on
offered   a list: id, kind, text, who (a list), taken"""


def _named(assessment: Assessment, found: Compared) -> str:
    name = called(assessment, found.ref)
    return f"{with_capital(name)}: {assessment.criterion(found.ref).title}"


def _word(assessment: Assessment, found: Compared, rating: str | None) -> str:
    return assessment.shown(found.ref, rating).word if rating else ""


def summary_lines(assessment: Assessment, rows: tuple[Compared, ...]) -> list[str]:
    """Return all criteria under how far apart the ratings lie."""
    lines: list[str] = []
    shown: Spread | None = None
    for found in rows:
        if found.spread != shown:
            shown = found.spread
            lines.append(with_capital(IN_WORDS[shown]))
        lines.append(f"  {_named(assessment, found)}")
        lines.append(f"    {_ratings(assessment, found)}")
        lines.append(f"    {_decided(assessment, found)}")
    return [*lines, f"{agreed_on(assessment).words}."]


def _ratings(assessment: Assessment, found: Compared) -> str:
    return ", ".join(
        f"{person} {_word(assessment, found, rating) or 'not rated'}"
        for person, rating in found.ratings.items()
    )


def _decided(assessment: Assessment, found: Compared) -> str:
    held = found.agreed
    if held.method:
        word = assessment.shown_as(found.ref, held).word
        return f"agreed: {word}, {METHODS[held.method]}"
    proposal = _word(assessment, found, found.proposal)
    return f"not agreed; to begin with: {proposal}" if proposal else "not agreed"


def row_lines(assessment: Assessment, found: Compared) -> list[str]:
    """Return one criterion with everything that may be taken over."""
    lines = [
        _named(assessment, found),
        f"  {IN_WORDS[found.spread]}: {_decided(assessment, found)}",
    ]
    for person, rating in found.ratings.items():
        held = assessment.effective(person, found.ref)
        reason = " ".join(held.reason.split())
        word = _word(assessment, found, rating) or "not rated"
        lines.append(f"  {person}: {word}. {reason}".rstrip())
    for person, entry in found.agreed.dissent.items():
        word = _word(assessment, found, entry.rating)
        lines.append(f"  {person} differs: {word}. {' '.join(entry.reason.split())}")
    offers = offered(assessment, found.ref)
    if offers:
        lines.append("  To take over with --take, or leave out with --leave:")
    for offer in offers:
        mark = "[x]" if offer.is_taken else "[ ]"
        lines.append(f"    {mark} {offer.id} {offer.kind}: {offer.text}")
    return lines


def row_entry(assessment: Assessment, found: Compared) -> dict[str, Any]:
    """Return one criterion for programs."""
    return {
        "criterion": str(found.ref),
        "title": assessment.criterion(found.ref).title,
        "spread": found.spread,
        "ratings": {
            person: _word(assessment, found, rating)
            for person, rating in found.ratings.items()
        },
        "proposal": _word(assessment, found, found.proposal),
        "agreed": _word(assessment, found, found.agreed.rating),
        "method": found.agreed.method or "",
        "reason": found.agreed.reason,
        "offered": [
            {
                "id": offer.id,
                "kind": offer.kind,
                "text": offer.text,
                "who": list(offer.who),
                "taken": offer.is_taken,
            }
            for offer in offered(assessment, found.ref)
        ],
    }
