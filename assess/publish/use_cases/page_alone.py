"""Check a page by itself: is it what its own data give when they are drawn?"""

from typing import Final

from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing, TemplateError
from assess.model.capitals import with_capital
from assess.model.characters import quoted
from assess.publish.use_cases.redrawing import (
    UNDRAWABLE,
    alike,
    drawn,
    first_difference,
    other_program,
    own_drawing,
    whose_templates,
)
from assess.publish.use_cases.verdict import Verdict
from assess.publish.views.proof import AlteredError, Page
from assess.publish.views.scanning import foreign
from assess.publish.views.words import Said, compared

_NAMED_AT_MOST: Final = 5
"""How many sentences that are not on a page are quoted."""


def alone(page: Page, text: str, at_hand: Drawing | None) -> Verdict:
    """Draw the page again from its own data, whatever it says of what drew it.

    Args:
        page: What the page holds.
        text: The page as it is.
        at_hand: What draws pages in its folder, if that is known.

    Raises:
        RefusedError: the council's templates can't draw it.
        AlteredError: its data do not fit each other.
    """
    drawing = own_drawing(page.made, at_hand)
    other = other_program(page.made, drawing)
    try:
        again = drawn(page.seen, page.made, drawing or Drawing(page.made.council))
    except TemplateError as error:
        if not other:
            raise RefusedError(str(error)) from error
        return _not_compared(0, f"{other} It can't be drawn again here: {error}")
    except UNDRAWABLE as error:
        if other:
            return _not_compared(0, f"{other} It can't be drawn again here.")
        raise AlteredError(
            "The parts of its data do not fit each other, so it can't be drawn again."
        ) from error
    if same := alike(again, text):
        has_digest = "Its data have the SHA-256 that it states."
        reasons = (has_digest, same, other or _of_templates(page))
        return Verdict("unchanged", tuple(filter(None, reasons)))
    return _other_words(page, text, again, other)


def _other_words(page: Page, text: str, again: str, other: str) -> Verdict:
    """Say of a page that is not the same whether it is altered, or nobody can tell."""
    words = compared(page.seen, text, again)
    line = first_difference(again, text)
    says_other = "The page does not say what its data say."
    if not other:
        whose = f"The page says that {whose_templates(page.made)} drew it."
        reasons = (f"{says_other} {line}", *_missing(words.missing), whose)
        return Verdict("altered", reasons)
    if words.missing:
        return Verdict("altered", (says_other, *_missing(words.missing), other))
    if not page.made.own_templates and (acts := foreign(text)):
        first = f"It holds what no version of assess draws: {quoted(' '.join(acts))}."
        return Verdict("altered", (first, other))
    return _not_compared(words.looked_at, f"{other} {line}")


def _of_templates(page: Page) -> str:
    """Say whose templates drew a page that those here draw again to the byte."""
    where = ", which are in the folder," if page.made.own_templates else ""
    whose = whose_templates(page.made)
    return f"{with_capital(whose)}{where} drew it."


def _missing(missing: tuple[Said, ...]) -> tuple[str, ...]:
    """Name words of the data that are not on the page, each in quotation marks."""
    lines = [
        f"Not on the page: {each.where}, {quoted(each.words)}."
        for each in missing[:_NAMED_AT_MOST]
    ]
    if more := len(missing) - len(lines):
        lines.append(f"{more} more of its sentences are not on the page.")
    return tuple(lines)


def _not_compared(looked_at: int, why: str) -> Verdict:
    words = (
        f", and {looked_at} sentences of theirs, which are all on the page"
        if looked_at
        else ""
    )
    looked = f"Looked at: the data in it, which have the digest that it states{words}."
    left = (
        "Not looked at: the words that a reader sees beside these, such as ratings "
        "and the result, and how they look. They may not be those of the data."
    )
    return Verdict("not-compared", (looked, left, why))
