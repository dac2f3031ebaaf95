"""Check a report by what it holds, and take what it holds out of it again."""

import re
from pathlib import Path
from typing import Final, Literal, NamedTuple

from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing
from assess.document.templates import TemplateError
from assess.model.assessment import Assessment
from assess.model.characters import quoted
from assess.model.versions.canonical import Plain
from assess.model.versions.difference import Difference, differences
from assess.model.versions.digests import first_content, parts_of
from assess.model.versions.published import Published, version_that_stands
from assess.publish.use_cases.redrawing import (
    UNDRAWABLE,
    alike,
    drawn,
    first_difference,
    other_program,
    own_drawing,
    whose_templates,
)
from assess.publish.use_cases.report import drawing_for
from assess.publish.views.data import digest_of, seen_by
from assess.publish.views.proof import (
    AlteredError,
    NotAReportError,
    Page,
    read_page,
)
from assess.publish.views.scanning import foreign
from assess.publish.views.variants import VARIANTS
from assess.publish.views.words import Said, compared
from assess.store import assessments, disk
from assess.store.unpacking import unpack

State = Literal["unchanged", "not-compared", "differs", "altered"]

_WORSE: Final[tuple[State, ...]] = ("unchanged", "not-compared", "differs", "altered")
"""Each state after those that it outweighs."""

_NAMED_AT_MOST: Final = 5
"""How many sentences that are not on a page are quoted."""


class Verdict(NamedTuple):
    """What checking a report gave."""

    state: State
    """`altered`: the page itself; `differs`: from the folder or from a SHA-256 that
    was given; `not-compared`: other code or templates drew it, so nobody can tell."""
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    sha256: str = ""
    """Of the page's data; nothing if they can't be read."""
    published: Published | None = None
    """The version that stands published in the folder."""


class Extracted(NamedTuple):
    """What was taken out of a report, and whether the page says the same."""

    names: tuple[str, ...]
    verdict: Verdict


class _Folder(NamedTuple):
    """The folder beside a page."""

    assessment: Assessment
    seen: Assessment
    """What the page's audience sees of it."""
    drawing: Drawing
    published: Published | None


def extract(path: Path, to: Path) -> Extracted:
    """Write what a report holds into a new folder, and check its words too.

    Raises:
        RefusedError: the file is no report, or its data were altered.
        StoreError: it can't be read, or the folder can't be written.
    """
    text = _read(path)
    try:
        page = read_page(text)
        alone = _alone(page, text, None)
    except NotAReportError as error:
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        raise RefusedError(f"{path} was altered. {error}") from error
    names = unpack(to, page.seen, page.made.council)
    return Extracted(names, alone._replace(sha256=page.digest))


def verify(
    path: Path, folder: Path | None = None, digest: str | None = None
) -> Verdict:
    """Say whether a report is what was written, and what it was compared with.

    Args:
        path: The page.
        folder: What it was made from; the page is drawn from there and compared.
        digest: The SHA-256 of its data, or of its version, published elsewhere.

    Raises:
        RefusedError: the file is no report, the folder another assessment, or the
            digest none.
        StoreError: a file can't be read.
    """
    given = None if digest is None else _checked(digest)
    text = _read(path)
    try:
        page = read_page(text)
        here = None if folder is None else _folder(page, folder)
        alone = _alone(page, text, here)
    except NotAReportError as error:
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        return Verdict("altered", (str(error),))
    found = [alone]
    if here is not None:
        found.append(_beside(page, text, here, alone))
    if given is not None:
        found.append(_against(page, given, here))
    if alone.state == "unchanged" and not found[1:]:
        found.append(Verdict("unchanged", (_ALONE,)))
    return Verdict(
        max((each.state for each in found), key=_WORSE.index),
        tuple(reason for each in found for reason in each.reasons),
        tuple(each for one in found for each in one.differences),
        page.digest,
        here.published if here else None,
    )


_ALONE: Final = (
    "Not compared: with the folder that it came from, or with a SHA-256 that was "
    "published elsewhere. Whoever altered page and data together is found only so."
)


_SHA256: Final = re.compile("[0-9a-f]{64}")


def _checked(digest: str) -> str:
    given = "".join(digest.split()).lower().removeprefix("sha256:")
    if not _SHA256.fullmatch(given):
        raise RefusedError(
            "A SHA-256 has 64 digits from 0 to 9 and a to f. Copy the whole of it."
        )
    return given


def _read(path: Path) -> str:
    content = disk.content(path, str(path), disk.PAGE_LIMIT)
    if disk.is_utf16(content):
        raise RefusedError(f"{path} {disk.UTF_16}")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{path} is not a report of assess: it is not UTF-8 text."
        ) from error


# The page by itself


def _alone(page: Page, text: str, here: _Folder | None) -> Verdict:
    """Draw the page again from its own data, whatever it says of what drew it."""
    drawing = own_drawing(page.made, here.drawing if here else None)
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
    return f"{whose[0].upper()}{whose[1:]}{where} drew it."


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


# The page beside its folder


def _folder(page: Page, folder: Path) -> _Folder:
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
    return _Folder(here, seen, drawing_for(folder), version_that_stands(here))


def _beside(page: Page, text: str, here: _Folder, alone: Verdict) -> Verdict:
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


def _of_masthead(page: Page, here: _Folder) -> str:
    names = (page.made.council.name, here.drawing.council.name)
    said = [quoted(name) if name else "nothing" for name in names]
    return (
        "The council's name or colours over it are not those of the folder: the page "
        f"says {said[0]}, the folder {said[1]}."
    )


def _of_data(held: Assessment, here: _Folder, alone: Verdict, last: str) -> Verdict:
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


def _is_false(held: Assessment, here: _Folder) -> bool:
    published = here.published
    if published is None or not published.is_intact or not held.agreed.is_published:
        return False
    if list(held.agreed.publication)[-1] != published.number:
        return False
    ours, theirs = (_content(each, published) for each in (here.seen, held))
    return ours != theirs


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
    if published.covers_all:
        return f"The folder holds what was published as {of}."
    return (
        f"Brief, findings and outcome in the folder are those of {of}. Its SHA-256 is "
        "of the first kind, so order, editions and scales are not compared with it."
    )


# A SHA-256 that was published elsewhere


def _against(page: Page, given: str, here: _Folder | None) -> Verdict:
    if given == page.digest:
        return Verdict("unchanged", ("Its data have the SHA-256 that you gave.",))
    if given == page.first_digest:
        said = (
            "Its data have the SHA-256 that you gave, which is of the first kind: it "
            "does not cover their order, so that was not compared."
        )
        return Verdict("not-compared", (said,))
    published = here.published if here else None
    if published is not None and given == published.digest:
        said = f"The SHA-256 that you gave is that of version {published.number}."
        return Verdict("unchanged", (said,))
    said = "Its data do not have the SHA-256 that you gave."
    if here is None:
        said += " If that is the SHA-256 of a version, name the folder too."
    return Verdict("differs", (said,))


__all__ = ["Extracted", "Verdict", "extract", "verify"]
