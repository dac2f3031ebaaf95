"""Check a report by what it holds, and take what it holds out of it again."""

from pathlib import Path
from typing import Literal, NamedTuple

from assess import __version__
from assess.domain.assessment import Assessment
from assess.domain.difference import Difference, differences
from assess.domain.redact import content_digest
from assess.report.build import build
from assess.report.data import digest_of, seen_by
from assess.report.drawing import Drawing, code_digest
from assess.report.proof import (
    AlteredError,
    Made,
    NotAReportError,
    Page,
    read_page,
)
from assess.report.render import TemplateError, render
from assess.report.variants import VARIANTS
from assess.store import assessments, disk
from assess.store.unpacking import unpack
from assess.workflow.errors import RefusedError
from assess.workflow.report import drawing_for

State = Literal["unchanged", "changed", "altered"]


class Verdict(NamedTuple):
    """What checking a report gave."""

    state: State
    """`altered`: the file itself; `changed`: the folder, since the file was made."""
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()


def extract(path: Path, to: Path) -> tuple[str, ...]:
    """Write what a report holds into a new folder; return the names of the files.

    Raises:
        RefusedError: the file is no report, or was altered.
        StoreError: it can't be read, or the folder can't be written.
    """
    try:
        page = read_page(_read(path))
    except NotAReportError as error:
        message = f"{path} {error}"
        raise RefusedError(message) from error
    except AlteredError as error:
        message = f"{path} was altered. {error}"
        raise RefusedError(message) from error
    return unpack(to, page.seen, page.made.council)


def verify(path: Path, folder: Path | None = None) -> Verdict:
    """Say whether a report is what was written, and what changed since.

    Raises:
        RefusedError: the file is no report, or the folder another assessment.
        StoreError: a file can't be read.
    """
    text = _read(path)
    try:
        page = read_page(text)
    except NotAReportError as error:
        message = f"{path} {error}"
        raise RefusedError(message) from error
    except AlteredError as error:
        return Verdict("altered", (str(error),))
    drawn = _drawn_again(page, text, folder)
    if drawn.state == "altered" or folder is None:
        return drawn
    compared = _compared(page, folder)
    return Verdict(
        compared.state, (*drawn.reasons, *compared.reasons), compared.differences
    )


def _read(path: Path) -> str:
    content = disk.content(path, str(path))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"{path} is not a report of assess: it is not UTF-8 text."
        raise RefusedError(message) from error


def _drawn_again(page: Page, text: str, folder: Path | None) -> Verdict:
    """Draw the page again where that is possible, and compare."""
    made = page.made
    drawing = _same_drawing(made, folder)
    data = "Its data have the digest that it states."
    if drawing is None:
        return Verdict("unchanged", (data, _why_not_drawn(made)))
    view = build(
        page.seen, variant=made.variant, tool_version=made.tool, drawing=drawing
    )
    try:
        again = render(view, "html", drawing)
    except TemplateError as error:
        raise RefusedError(str(error)) from error
    if again == text:
        return Verdict("unchanged", (data, "Drawn again, it is the same to the byte."))
    if again == text.removeprefix("\ufeff").replace("\r\n", "\n"):
        said = "Drawn again, it is the same but for how its lines end."
        return Verdict("unchanged", (data, said))
    return Verdict("altered", (_first_difference(again, text),))


def _same_drawing(made: Made, folder: Path | None) -> Drawing | None:
    """Return what draws the page as it was drawn, if that is here."""
    if (made.tool, made.code) != (__version__, code_digest()):
        return None
    own = drawing_for(folder).own if folder and made.own_templates else ()
    drawing = Drawing(made.council, own)
    return drawing if drawing.templates_digest == made.templates else None


def _why_not_drawn(made: Made) -> str:
    if (made.tool, made.code) != (__version__, code_digest()):
        return (
            f"The data are unchanged; the page was drawn by assess {made.tool} "
            f"(code {made.code}) and is not drawn again here, so its words were not "
            "compared with them."
        )
    whose = "the council's own templates" if made.own_templates else "other templates"
    return (
        f"The data are unchanged; the page was drawn with {whose} "
        f"({made.templates[:16]}), which are not here, so its words were not compared."
    )


def _first_difference(again: str, text: str) -> str:
    ours, theirs = again.split("\n"), text.split("\n")
    pairs = enumerate(zip(ours, theirs, strict=False), 1)
    line = next((n for n, (a, b) in pairs if a != b), min(len(ours), len(theirs)) + 1)
    return f"The page does not say what its data say: line {line} is not as drawn."


def _compared(page: Page, folder: Path) -> Verdict:
    loaded = assessments.load(folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    here = loaded.assessment
    if here.brief.id != page.seen.brief.id:
        message = (
            f"{folder} is another assessment ({here.brief.id}); the report is of "
            f"{page.seen.brief.id}."
        )
        raise RefusedError(message)
    seen = seen_by(here, VARIANTS[page.made.variant].audience)
    stands, since = _since_publication(here)
    if digest_of(seen) == page.made.data:
        state: State = "unchanged" if stands else "changed"
        return Verdict(state, ("The folder holds the same.", since))
    said = "The folder was changed since the report was made."
    return Verdict("changed", (said, since), differences(page.seen, seen))


def _since_publication(here: Assessment) -> tuple[bool, str]:
    """Say whether the folder is what was published; a draft can't differ from it."""
    agreed = here.agreed
    if not agreed.is_published:
        return True, "It is a draft: no version stands published."
    number, last = list(agreed.publication.items())[-1]
    day = last.at.strftime("%Y-%m-%d")
    if last.digest is None:
        said = f"The folder does not say what was in version {number} of {day}."
        return True, said
    if last.digest == content_digest(here):
        said = f"Nothing was changed since version {number} was published on {day}."
        return True, said
    said = (
        f"The brief, the findings or the outcome are not those of version {number}, "
        f"published on {day}."
    )
    return False, said


__all__ = ["Verdict", "extract", "verify"]
