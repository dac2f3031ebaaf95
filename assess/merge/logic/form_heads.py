"""The words of a form: its sheets and heads, and what points and ratings are called."""

from typing import Final

from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef, SaidKind
from assess.model.outcome import numbered
from assess.model.rating import CHOSEN
from assess.model.standard import LEVELS

RATINGS: Final = "Ratings"
SAID: Final = "What was seen"
EVIDENCE: Final = "Evidence"
TICKS: Final = "Sentences to tick"
PARTS: Final = "Who is involved"
ABOUT: Final = "assess"
"""The hidden sheet that says whose form it is, and what it held when it went out."""

KEY: Final = "Do not change"

RATING, SURE, REASON, NOTE = "Rating", "How sure", "Reason", "Private note"
POINT, WHAT, WORDS, DUE, OWNER = "About", "What", "In one sentence", "Due", "Owner"
TITLE, KIND, WHERE = "What it is", "Kind", "Where it is"
SHOWS, SEEN, SECRET = "Period it shows", "Seen on", "Sensitive"
SPEAKS, MORE = "Speaks for", "Note on it"
VOICE: Final = "Whose voice"
INDICATOR, TICKED = "Sentence of the standard", "Seen here"
PART, LEVEL, CHANGED = "Part of the organisation", "Level", "What it changed"

ASKED, GUIDANCE = "Point", "What to ask and look for"

HEADS: Final = {
    RATINGS: (
        RATING, SURE, REASON, NOTE, KEY, ASKED,
        GUIDANCE,
    ),
    SAID: (
        POINT, WHAT, WORDS, DUE, OWNER, KEY,
    ),
    EVIDENCE: (
        TITLE, KIND, VOICE, WHERE, SHOWS, SEEN, SPEAKS,
        SECRET, MORE, KEY,
    ),
    TICKS: (
        ASKED, INDICATOR, TICKED, KEY,
    ),
    PARTS: (
        ASKED, PART, LEVEL, CHANGED, REASON, KEY,
    ),
}  # fmt: skip
"""What stands over the columns of each sheet."""

NEEDED: Final = {
    RATINGS: (),
    SAID: (KEY, WORDS),
    EVIDENCE: (KEY, TITLE),
    TICKS: (KEY,),
    PARTS: (KEY,),
}
"""Columns without which no row can be read: which it is, and what it says."""

LOCKED: Final = (ASKED, GUIDANCE, INDICATOR, PART)
"""Columns that nobody is to fill in."""

SAID_AS: Final[dict[SaidKind, str]] = {
    "well": "Done well",
    "gap": "Not seen",
    "action": "The team must",
    "advice": "The team could",
}

YES, NO = "yes", "no"

CONFIDENCES: Final = ("unsure", "fairly", "sure")

NOT_RELEVANT: Final = "not relevant"
LEVEL_WORDS: Final = (*map(str, LEVELS), NOT_RELEVANT)
"""How far a part is involved, as it is chosen."""


def label(assessment: Assessment, ref: CriterionRef) -> str:
    """Return what a criterion is called in a list of the form."""
    words = f"{ref.criterion}. {assessment.criterion(ref).title}"
    if len(assessment.brief.standard) == 1:
        return words
    return f"{assessment.standards[ref.standard].title} {words}"


def rating_words(assessment: Assessment, standard: str) -> dict[str, str]:
    """Return the ratings that may be given, by their words."""
    scale = assessment.scale(standard)
    words = {rating.word: name for name, rating in scale.rating.items()}
    return words | {rating.word: name for name, rating in CHOSEN.items()}


def short(assessment: Assessment, ref: CriterionRef) -> str:
    """Return how a criterion is written where several stand in one cell."""
    words = numbered(assessment, ref)
    same = [other for other in assessment.refs if numbered(assessment, other) == words]
    is_plain = len(same) == 1 and not {",", ";"} & {*words}
    return words if is_plain else str(ref)
