"""Check a page against the folder that it was made from."""

from pathlib import Path
from typing import NamedTuple

from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing, TemplateError
from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.model.versions.canonical import Plain
from assess.model.versions.difference import differences
from assess.model.versions.digests import first_content, parts_of
from assess.model.versions.published import Published, version_that_stands
from assess.publish.use_cases.redrawing import (
    alike,
    drawn,
)
from assess.publish.use_cases.report import drawing_for
from assess.publish.use_cases.verdict import State, Verdict
from assess.publish.views.data import digest_of, seen_by
from assess.publish.views.proof import Page
from assess.publish.views.variants import VARIANTS
from assess.store import assessments


class Folder(NamedTuple):
    """The folder beside a page."""

    assessment: Assessment
    seen: Assessment
    """What the page's audience sees of it."""
    drawing: Drawing
    published: Published | None


def folder_of(page: Page, folder: Path) -> Folder:
    """Read the folder that a page was made from.

    Raises:
        RefusedError: it is another assessment.
        StoreError: a file of it can't be read.
    """
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
    return Folder(here, seen, drawing_for(folder), version_that_stands(here))


def beside(page: Page, text: str, here: Folder, alone: Verdict) -> Verdict:
    """Draw the page from the folder and compare; then the data, where it differs."""
    last = _of_version(here.published)
    is_changed = here.published is not None and here.published.is_changed
    state: State = "differs" if is_changed else "unchanged"
    try:
        again = drawn(here.assessment, page.made, here.drawing)
    except TemplateError as error:
        raise RefusedError(str(error)) from error
    if same := alike(again, text, of="Drawn from the folder"):
        return Verdict(state, (same, last))
    held = seen_by(page.seen, VARIANTS[page.made.variant].audience)
    if digest_of(held) != digest_of(here.seen):
        return _of_data(held, here, alone, last)
    same_data = "The folder holds the same data."
    if page.made.council != here.drawing.council:
        return Verdict("differs", (same_data, _of_masthead(page, here), last))
    if alone.state == "unchanged":
        own = "Drawn from the folder, with its own templates, it is not the same."
        return Verdict("differs", (same_data, own, last))
    return Verdict(state, (same_data, last))


def _of_masthead(page: Page, here: Folder) -> str:
    names = (page.made.council.name, here.drawing.council.name)
    said = [quoted(name) if name else "nothing" for name in names]
    return (
        "The council's name or colours over it are not those of the folder: the page "
        f"says {said[0]}, the folder {said[1]}."
    )


def _of_data(held: Assessment, here: Folder, alone: Verdict, last: str) -> Verdict:
    """Say what page and folder do not both hold; the page is false where that is known.

    It is known where the folder still holds what was published of the version that the
    page names, and the page holds something else.
    """
    found = differences(held, here.seen, here.assessment)
    if alone.state == "unchanged" and _is_false(held, here):
        number = here.published.number if here.published else ""
        said = f"This page is not what version {number} held."
        return Verdict("altered", (said, last), found)
    said = "Page and folder do not hold the same."
    return Verdict("differs", (said, last), found)


def _is_false(held: Assessment, here: Folder) -> bool:
    published = here.published
    if published is None or not published.is_intact or not held.agreed.is_published:
        return False
    if list(held.agreed.publication)[-1] != published.number:
        return False
    ours, theirs = (_content(each, published) for each in (here.seen, held))
    return ours != theirs or _reads_otherwise(held, here.seen, published)


def _reads_otherwise(held: Assessment, seen: Assessment, published: Published) -> bool:
    """Whether the page words evidence in another way than was published.

    What its author has called sensitive since is in the folder's pages no more.
    """
    ours, theirs = seen.evidence, held.evidence
    return published.covers_evidence and any(
        ours[key].read != theirs[key].read for key in ours.keys() & theirs.keys()
    )


def _content(seen: Assessment, published: Published) -> Plain:
    """Return what the digest that was kept of a version covers of what is seen."""
    if not published.covers_all:
        return first_content(seen, seen.brief.covered)
    number = published.number
    return parts_of(seen, number, seen.agreed.publication[number])


def _of_version(published: Published | None) -> str:
    """Say whether the folder is what was published; a draft can't differ from it."""
    if published is None:
        return "The folder holds a draft: no version stands published."
    of = f"version {published.number}"
    if published.is_intact is None:
        return f"The folder does not say what was in {of}."
    if published.is_changed:
        return f"The folder is not as published. {published.in_words}"
    if published.covers_evidence:
        return f"The folder holds what was published as {of}."
    if published.covers_all:
        return (
            f"The folder holds what was published as {of}, but for the evidence, which "
            "its SHA-256 of the second kind does not cover."
        )
    return (
        f"Brief, findings and outcome in the folder are those of {of}. Its SHA-256 is "
        "of the first kind, so order, editions and scales are not compared with it."
    )
