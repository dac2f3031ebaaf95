"""What is asked afterwards, and what was answered, in lines."""

from collections.abc import Iterator

from assess.afterwards.logic import ANSWERS, QUESTIONS, Question, Summary, Summed
from assess.model.sheet import Afterwards
from assess.ui.text.blocks import Block

WHO_SEES = (
    "No report has your answers. Summed up over many assessments they are shown "
    "without names, and only once three people have answered. They are kept in your "
    "file in the folder, which others who have the folder can read."
)
TOO_FEW = "Fewer than three people have answered, so nothing is shown."


def answered(held: Afterwards | None, question: Question) -> str:
    """Return what somebody answered, in words; nothing if nothing."""
    if held is None:
        return ""
    if question == "next":
        return held.next
    said = held.worth if question == "worth" else held.fair
    return ANSWERS.get(said or "", "")


def blocks(held: Afterwards | None) -> Iterator[Block]:
    """Yield each question with the answer to it, known by its name."""
    for question, words in QUESTIONS.items():
        yield Block(words, key=question)
        said = answered(held, question)
        yield Block(said or "Not answered", "" if said else "quiet", indent=2)
        yield Block()
    yield Block(WHO_SEES, "quiet")


def lines(held: Afterwards | None) -> Iterator[str]:
    """Yield each question with one's own answer."""
    for question, words in QUESTIONS.items():
        yield f"{words} {answered(held, question) or 'Not answered.'}"
    yield WHO_SEES


def summed_lines(found: Summed) -> Iterator[str]:
    """Yield what many answered, without a name."""
    if found.every is None:
        yield TOO_FEW
        return
    yield from _summary("Team and panel", found.every)
    for side, summary in found.sides.items():
        yield ""
        yield from _summary(f"The {side}", summary)


def _summary(who: str, found: Summary) -> Iterator[str]:
    yield f"{who}: {found.people} answered."
    for question, counts in (("worth", found.worth), ("fair", found.fair)):
        said = ", ".join(f"{count} {word.lower()}" for word, count in counts.items())
        asked = QUESTIONS["worth" if question == "worth" else "fair"]
        yield f"  {asked} {said or 'Too few answered this.'}"
    if found.words:
        yield f"  {QUESTIONS['next']}"
        yield from (f"    {words}" for words in found.words)
