"""Check a report by what it holds, and take what it holds out of it again."""

import re
from pathlib import Path
from typing import Final, NamedTuple

from assess.desk.errors import RefusedError
from assess.publish.use_cases.page_alone import alone
from assess.publish.use_cases.page_and_folder import Folder, beside, folder_of
from assess.publish.use_cases.redrawing import (
    other_program,
    own_drawing,
    whose_templates,
)
from assess.publish.use_cases.verdict import State, Verdict
from assess.publish.views.proof import (
    AlteredError,
    NotAReportError,
    Page,
    read_page,
)
from assess.store import disk
from assess.store.unpacking import unpack

_WORSE: Final[tuple[State, ...]] = ("unchanged", "not-compared", "differs", "altered")
"""Each state after those that it outweighs."""


class Extracted(NamedTuple):
    """What was taken out of a report, and whether the page says the same."""

    names: tuple[str, ...]
    verdict: Verdict


def extract(path: Path, to: Path) -> Extracted:
    """Write what a report holds into a new folder, and check its words too.

    Raises:
        RefusedError: the file is no report, or its data were altered.
        StoreError: it can't be read, or the folder can't be written.
    """
    text = _read(path)
    try:
        page = read_page(text)
        by_itself = alone(page, text, None)
    except NotAReportError as error:
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        raise RefusedError(f"{path} was altered. {error}") from error
    names = unpack(to, page.seen, page.made.council)
    return Extracted(names, by_itself._replace(sha256=page.digest))


def drew(path: Path) -> str:
    """Say which program a page says that it was drawn by, and whether it is this one.

    What a page says of itself can be altered; `verify` draws it again.

    Raises:
        RefusedError: the file is no report, or its data were altered.
        StoreError: it can't be read.
    """
    try:
        made = read_page(_read(path)).made
    except NotAReportError as error:
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        raise RefusedError(f"{path} was altered. {error}") from error
    drawing = own_drawing(made, None)
    return other_program(made, drawing) or (
        f"The page says that what is here drew it, with {whose_templates(made)} "
        f"({made.templates[:16]})."
    )


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
        here = None if folder is None else folder_of(page, folder)
        by_itself = alone(page, text, here.drawing if here else None)
    except NotAReportError as error:
        raise RefusedError(f"{path} {error}") from error
    except AlteredError as error:
        return Verdict("altered", (str(error),))
    found = [by_itself]
    if here is not None:
        found.append(beside(page, text, here, by_itself))
    if given is not None:
        found.append(_against(page, given, here))
    if by_itself.state == "unchanged" and not found[1:]:
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


def _against(page: Page, given: str, here: Folder | None) -> Verdict:
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
