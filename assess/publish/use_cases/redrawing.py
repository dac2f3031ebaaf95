"""Draw a page again, and compare what is drawn with what the page holds."""

from itertools import zip_longest
from typing import Final

from assess import __version__
from assess.document.drawing import Drawing, code_digest
from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.publish.views.build import build
from assess.publish.views.proof import Made
from assess.publish.views.render import render

UNDRAWABLE: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
)
"""What drawing raises where parts of the data do not fit each other."""

_BEFORE: Final = 20
"""How much of a line is quoted before what differs in it."""


def own_drawing(made: Made, folder: Drawing | None) -> Drawing | None:
    """Return what a page is drawn again with; nothing if its templates are away."""
    if not made.own_templates:
        return Drawing(made.council)
    own = folder.own if folder else ()
    return Drawing(made.council, own) if own else None


def drawn(assessment: Assessment, made: Made, drawing: Drawing) -> str:
    """Draw a page, naming the program that another page names.

    Raises:
        TemplateError: a template is broken.
    """
    view = build(
        assessment,
        variant=made.variant,
        tool_version=__version__,
        drawing=drawing,
        by=made.by,
        like=made,
    )
    return render(view, "html", drawing)


def alike(again: str, text: str, of: str = "Drawn again") -> str:
    """Say how far a page is what was drawn again; nothing if its words differ."""
    if again == text:
        return f"{of}, it is the same to the byte."
    if again == text.removeprefix("\ufeff").replace("\r\n", "\n"):
        return f"{of}, it is the same but for how its lines end."
    return ""


def other_program(made: Made, drawing: Drawing | None) -> str:
    """Say what drew a page, as it says itself, where that is not what is here."""
    here = drawing.templates_digest if drawing else ""
    if (made.tool, made.code, made.templates) == (__version__, code_digest(), here):
        return ""
    whose = whose_templates(made)
    own = f"templates ({here[:16]})" if here else "not those templates"
    way_out = "" if drawing else " Name the folder that it came from too."
    return (
        f"The page says that assess {made.tool} (code {made.code}) drew it with "
        f"{whose} ({made.templates[:16]}). Here are assess {__version__} "
        f"(code {code_digest()}) and {own}.{way_out}"
    )


def whose_templates(made: Made) -> str:
    """Say whose templates drew a page, as far as it says itself."""
    return (
        "the council's own templates"
        if made.own_templates
        else "the templates of assess"
    )


def first_difference(again: str, text: str) -> str:
    """Say which line differs first, as a reader counts, with both lines quoted."""
    if again.startswith(text.rstrip()):
        return f"It is cut short after line {text.rstrip().count(chr(10)) + 1}."
    pairs = zip_longest(text.split("\n"), again.split("\n"), fillvalue="")
    number, theirs, ours = next(
        (number, *pair) for number, pair in enumerate(pairs, 1) if pair[0] != pair[1]
    )
    at = next(
        (n for n, (a, b) in enumerate(zip(theirs, ours, strict=False)) if a != b),
        min(len(theirs), len(ours)),
    )
    start = at - _BEFORE if at > 2 * _BEFORE else 0
    return (
        f"Line {number} is not the same: on the page {quoted(theirs[start:])}, drawn "
        f"again {quoted(ours[start:])}."
    )
