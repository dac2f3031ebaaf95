"""What is said of the service as a whole, for a screen and the command line."""

from collections.abc import Iterator, Mapping
from typing import Final

from assess.model.after.follow_up import Followed, conditions
from assess.model.assessment import Assessment
from assess.model.due import due_text
from assess.model.outcome import decided, listed, named
from assess.model.whole import WHOLE_KINDS, WholeKind
from assess.ui.text.blocks import Block
from assess.ui.text.marks import Marks

SAYS: Final[Mapping[WholeKind, tuple[str, str]]] = {
    "commentary": ("Commentary", "m"),
    "risk": ("Risk beyond this service", "r"),
    "thanks": ("Thanks", "t"),
    "advice": ("Advice on the whole", "v"),
}
"""What each kind is called, and the key that says more of it."""

WORDS: Final[Mapping[WholeKind, tuple[str, str]]] = {
    "commentary": ("line of commentary", "lines of commentary"),
    "risk": ("risk", "risks"),
    "thanks": ("line of thanks", "lines of thanks"),
    "advice": ("piece of advice", "pieces of advice"),
}
"""How one and several of each kind are called."""


def counted(assessment: Assessment) -> str:
    """Say how much is said of the whole; nothing where nothing is."""
    whole = assessment.agreed.whole
    counts = [(len(whole.conditions), "condition", "conditions")]
    counts += [(len(whole.sentences(kind)), *WORDS[kind]) for kind in WHOLE_KINDS]
    said = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n]
    return listed(said) if said else ""


def blocks(assessment: Assessment, marks: Marks) -> Iterator[Block]:
    """Yield the outcome, what it rests on, and what else is said of the whole."""
    found = decided(assessment)
    yield Block(f"Outcome: {found.word if found else 'not decided'}", "heading")
    yield _heading("Conditions: what the result rests on", "x")
    for each in conditions(assessment):
        text = each.asked.action.text
        yield Block(text, key=each.id, mark=f"{each.called:<4}")
        yield Block(_facts(assessment, each), "quiet", indent=4)
    for kind, (title, key) in SAYS.items():
        yield _heading(title, key)
        for said, text in assessment.agreed.whole.sentences(kind).items():
            yield Block(text, key=said, mark=marks.bullet)


def _facts(assessment: Assessment, each: Followed) -> str:
    asked = each.asked.action
    about = named(assessment, each.asked.refs)
    due = f"due {due_text(asked.due)}" if asked.due else "no date"
    who = asked.owner or "nobody is named"
    facts = [due, f"to be confirmed by: {who}", each.in_words.lower()]
    return ", ".join([*facts, f"about {about}"] if about else facts)


def lines(assessment: Assessment) -> Iterator[str]:
    """Yield the same line by line, each with what commands call it."""
    found = decided(assessment)
    yield f"Outcome: {found.word if found else 'not decided'}"
    for each in conditions(assessment):
        yield f"Condition {each.called}: {each.asked.action.text}"
        yield f"  {_facts(assessment, each)}"
    for kind, (title, _) in SAYS.items():
        for key, text in assessment.agreed.whole.sentences(kind).items():
            yield f"{title}: {text} [{key}]"
    if not counted(assessment):
        yield "No conditions, commentary, risks or thanks yet."


def _heading(title: str, key: str) -> Block:
    words = f"{title} ({key})"
    return Block(words, "accent", wraps=False, presses=((words, key),))
