"""An answer as lines of text, and as blocks of a page on the screen."""

import textwrap
from collections.abc import Iterable, Iterator

from assess.model.capitals import with_capital
from assess.model.characters import visible
from assess.priorities.views.answer import AnswerView, StepView
from assess.ui.text.blocks import Block

WIDTH = 80

STOP, CHANGE, ASK = "Stop", "Change", "Ask whom"


def groups(
    found: AnswerView, *, by_owner: bool
) -> Iterator[tuple[str, tuple[StepView, ...]]]:
    """Yield the steps under their headings, those without any left out."""
    if by_owner:
        for title, steps in found.by_owner:
            yield with_capital(title), steps
        return
    for title, steps in ((STOP, found.stop), (CHANGE, found.change)):
        if steps:
            yield title, steps


def text(found: AnswerView, *, explain: bool, by_owner: bool) -> Iterator[str]:
    """Yield the lines of an answer for a terminal or a pipe."""
    yield found.title
    yield from _wrapped(found.about)
    yield ""
    for sentence in found.opening:
        yield from _wrapped(sentence, "", "  ")
    for line in found.themes:
        yield from _wrapped(line, "  - ", "    ")
    for title, steps in groups(found, by_owner=by_owner):
        yield from ("", title)
        for step in steps:
            yield from _step(step, explain=explain)
    if found.ask:
        yield from ("", ASK)
        for sentence in found.ask:
            yield from _wrapped(sentence, "  - ", "    ")
    if found.closing:
        yield ""
        for sentence in found.closing:
            yield from _wrapped(sentence)


def _step(step: StepView, *, explain: bool) -> Iterator[str]:
    yield from _wrapped(step.text, f"{step.number:>2}  ", "    ")
    below = [step.by, f"{step.where}. {step.why}".strip()]
    if explain:
        below.append(f"Points: {step.explained}")
    for line in below:
        yield from _wrapped(line, "    ", "    ")


def _wrapped(words: str, first: str = "", rest: str = "") -> Iterable[str]:
    return textwrap.wrap(
        visible(words), WIDTH, initial_indent=first, subsequent_indent=rest
    )


def blocks(
    found: AnswerView, *, explain: bool = False, by_owner: bool = False
) -> Iterator[Block]:
    """Yield the blocks of an answer; a step is known by its view."""
    yield Block(found.about, "quiet")
    yield Block()
    for sentence in found.opening:
        yield Block(sentence)
    for line in found.themes:
        yield Block(line, mark=" -")
    for title, steps in groups(found, by_owner=by_owner):
        yield Block()
        yield Block(title, "accent")
        for step in steps:
            yield Block(step.text, key=step, mark=f"{step.number:>2}.")
            yield Block(step.by, "quiet", indent=4)
            yield Block(f"{step.where}. {step.why}", "quiet", indent=4)
            if explain:
                yield Block(f"Points: {step.explained}", "quiet", indent=4)
    if found.ask:
        yield Block()
        yield Block(ASK, "accent")
        for sentence in found.ask:
            yield Block(sentence, mark=" -")
    if found.closing:
        yield Block()
        for sentence in found.closing:
            yield Block(sentence, "quiet")
