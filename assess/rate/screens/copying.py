"""Copy a criterion, or what is held of it as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.document.markdown import one_line
from assess.rate.logic import for_others
from assess.ui.text.blocks import Block

if TYPE_CHECKING:
    from assess.model.assessment import Assessment
    from assess.model.evidence import Evidence
    from assess.model.finding import CriterionRef, Finding
    from assess.rate.screens.sitting import Sitting

CHOICES = (
    Block("This criterion: number, title, rating", key="criterion"),
    Block("The finding as Markdown", key="finding"),
)


class Copying:
    """The key that copies."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def choose(self) -> None:
        """Ask what to copy."""
        self._at.talk.choose("Copy", CHOICES, self._copy)

    def _copy(self, what: str) -> None:
        at = self._at
        make = as_markdown if what == "finding" else as_line
        words = make(at.desk.assessment, at.ref, at.held)
        at.screen.call_later(at.screen.app.send, words)


def as_line(assessment: Assessment, ref: CriterionRef, held: Finding) -> str:
    """Return a criterion in one line, with its rating."""
    standard = assessment.standards[ref.standard]
    word = assessment.shown_as(ref, held).word
    title = assessment.criterion(ref).title
    return f"{standard.title}, {standard.noun} {ref.criterion} {title}: {word}"


def as_markdown(assessment: Assessment, ref: CriterionRef, held: Finding) -> str:
    """Return what is held of a criterion as Markdown.

    The private note and sensitive evidence stay out.
    """
    return "\n\n".join(_paragraphs(assessment, ref, held)) + "\n"


def _paragraphs(
    assessment: Assessment, ref: CriterionRef, held: Finding
) -> Iterator[str]:
    yield f"### {ref.criterion} {one_line(assessment.criterion(ref).title)}"
    yield f"**{assessment.shown_as(ref, held).word}**"
    if held.reason:
        yield held.reason
    known, actions = assessment.evidence, held.actions.values()
    said = {
        "Done well": held.sentences("well").values(),
        "Gaps": held.sentences("gap").values(),
        "Actions": [
            ", ".join(filter(None, (a.text, a.owner, for_others(assessment, a))))
            for a in actions
        ],
        "Advice": held.sentences("advice").values(),
        "Evidence": [known[key].title for key in held.linked if _is_open(known, key)],
    }
    for title, sentences in said.items():
        if lines := [f"- {one_line(sentence)}" for sentence in sentences]:
            yield f"**{title}**"
            yield "\n".join(lines)


def _is_open(known: dict[str, Evidence], key: str) -> bool:
    """Whether evidence may be named where others read."""
    return key in known and not known[key].sensitive
