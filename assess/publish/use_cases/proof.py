"""Check a report by what it holds, and take what it holds out of it again."""

from pathlib import Path
from typing import Final, Literal, NamedTuple

from assess import __version__
from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing, code_digest
from assess.document.templates import TemplateError
from assess.model.assessment import Assessment
from assess.model.versions.difference import Difference, differences
from assess.model.versions.published import version_that_stands
from assess.publish.use_cases.report import drawing_for
from assess.publish.views.build import build
from assess.publish.views.data import digest_of, seen_by
from assess.publish.views.proof import (
    AlteredError,
    Made,
    NotAReportError,
    Page,
    read_page,
)
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS
from assess.store import assessments, disk
from assess.store.unpacking import unpack

_DATA: Final = "Its data have the digest that it states."

State = Literal["unchanged", "changed", "altered", "not-compared"]


class Verdict(NamedTuple):
    """What checking a report gave."""

    state: State
    """`altered`: the file itself; `changed`: the folder, since the file was made;
    `not-compared`: nobody can tell, as other code or templates drew the file."""
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
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        raise RefusedError(f"{path} was altered. {error}") from error
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
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        return Verdict("altered", (str(error),))
    drawn = _drawn_again(page, text, folder)
    if drawn.state == "altered" or folder is None:
        return drawn
    compared = _compared(page, folder)
    return Verdict(
        drawn.state if drawn.state == "not-compared" else compared.state,
        (*drawn.reasons, *compared.reasons),
        compared.differences,
    )


def _read(path: Path) -> str:
    content = disk.content(path, str(path))
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{path} is not a report of assess: it is not UTF-8 text."
        ) from error


def _drawn_again(page: Page, text: str, folder: Path | None) -> Verdict:
    """Draw the page again and compare, whatever it says of what drew it.

    Only the same words make it unchanged. Where they differ, the page is altered
    if this program with these templates drew it; else nobody can tell.
    """
    made = page.made
    drawing = _drawing(made, folder)
    other = _other(made, drawing)
    if drawing is None:
        return _not_compared(f"{other} Name the folder that it came from too.")
    try:
        again = _drawn_like(page, drawing)
    except TemplateError as error:
        if not other:
            raise RefusedError(str(error)) from error
        return _not_compared(f"{other} It can't be drawn again here: {error}")
    said = _alike(again, text)
    if said:
        own_word = _own_word(made) if folder is None else ""
        return Verdict("unchanged", tuple(filter(None, (_DATA, said, other, own_word))))
    line = _first_difference(again, text)
    if other:
        return _not_compared(
            f"{other} Drawn again here, {line} is not the same. "
            "Check it with the version of assess that it names."
        )
    message = f"The page does not say what its data say: {line} is not as drawn."
    return Verdict("altered", (message,))


def _drawn_like(page: Page, drawing: Drawing) -> str:
    """Draw what the page holds, naming the program that the page names."""
    made = page.made
    view = build(
        page.seen,
        variant=made.variant,
        tool_version=__version__,
        drawing=drawing,
        like=made,
    )
    return render(view, "html", drawing)


def _alike(again: str, text: str) -> str:
    """Say how far a page is what was drawn again; nothing if its words differ."""
    if again == text:
        return "Drawn again, it is the same to the byte."
    if again == text.removeprefix("\ufeff").replace("\r\n", "\n"):
        return "Drawn again, it is the same but for how its lines end."
    return ""


def _own_word(made: Made) -> str:
    """Say that the council's name stands beside the data, where there is one."""
    if not made.council.name:
        return ""
    return "The name at its top is not part of its data. Compare it with the folder."


def _not_compared(why: str) -> Verdict:
    looked = "Looked at: the data in it, which have the digest that it states."
    left = (
        "Not looked at: the words that a reader sees, and how they look. They may "
        "not be those of the data."
    )
    return Verdict("not-compared", (looked, left, why))


def _drawing(made: Made, folder: Path | None) -> Drawing | None:
    """Return what the page is drawn again with; nothing if its templates are away."""
    if not made.own_templates:
        return Drawing(made.council)
    own = drawing_for(folder).own if folder else ()
    return Drawing(made.council, own) if own else None


def _other(made: Made, drawing: Drawing | None) -> str:
    """Say what drew the page, as it says itself, where that is not what is here."""
    here = drawing.templates_digest if drawing else ""
    if (made.tool, made.code, made.templates) == (__version__, code_digest(), here):
        return ""
    whose = "the council's own templates" if made.own_templates else "templates"
    own = f"templates ({here[:16]})" if here else "not those templates"
    return (
        f"The page says that assess {made.tool} (code {made.code}) drew it with "
        f"{whose} ({made.templates[:16]}). Here are assess {__version__} "
        f"(code {code_digest()}) and {own}."
    )


def _first_difference(again: str, text: str) -> str:
    """Return the first line that differs, as a reader counts."""
    ours, theirs = again.split("\n"), text.split("\n")
    pairs = enumerate(zip(ours, theirs, strict=False), 1)
    line = next((n for n, (a, b) in pairs if a != b), min(len(ours), len(theirs)) + 1)
    return f"line {line}"


def _compared(page: Page, folder: Path) -> Verdict:
    loaded = assessments.load(folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    here = loaded.assessment
    if here.brief.id != page.seen.brief.id:
        raise RefusedError(
            f"{folder} is another assessment ({here.brief.id}); the report is of "
            f"{page.seen.brief.id}."
        )
    seen = seen_by(here, VARIANTS[page.made.variant].audience)
    stands, since = _since_publication(here)
    if digest_of(seen) != page.made.data:
        said = "The folder was changed since the report was made."
        return Verdict("changed", (said, since), differences(page.seen, seen, here))
    if drawing_for(folder).council != page.made.council:
        said = "The council's name or colours are not those beside the folder."
        return Verdict("changed", ("The folder holds the same.", said, since))
    state: State = "unchanged" if stands else "changed"
    return Verdict(state, ("The folder holds the same.", since))


def _since_publication(here: Assessment) -> tuple[bool, str]:
    """Say whether the folder is what was published; a draft can't differ from it."""
    last = version_that_stands(here)
    if last is None:
        return True, "It is a draft: no version stands published."
    of = f"version {last.number}"
    day = last.at.strftime("%Y-%m-%d")
    if last.is_intact is None:
        return True, f"The folder does not say what was in {of} of {day}."
    if last.is_intact:
        return True, f"Nothing was changed since {of} was published on {day}."
    return False, last.in_words


__all__ = ["Verdict", "extract", "verify"]
