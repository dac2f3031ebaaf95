"""What a page says of itself, and how it is read back out of the page."""

import json
import re
from typing import Annotated, Any, Final, Literal, NamedTuple

from pydantic import Field

from assess.document.drawing import Drawing, code_digest
from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.values import Digest, LongDigest, Value
from assess.publish.views.data import Frame, digest_of, from_json
from assess.publish.views.fitting import unfit
from assess.publish.views.variants import Variant

DATA: Final = "data"
MADE: Final = "made"

NEWEST: Final = 2
"""The format of the pages that are made now."""

Version = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.(post|dev)[0-9]+)*$",
        max_length=32,
    ),
]
"""The version of a program: numbers, so that no words can stand in its place."""

_BLOCK: Final = '<script type="application/json" id="{}">'
_END_OF_BLOCK: Final = "</script>"


By = Literal["due", "owner"]


class Made(Value):
    """How a page was made: its variant, its data's digest, and what drew it."""

    format: Literal[1, 2]
    """Also the kind of digest that it states."""
    variant: Variant
    data: LongDigest
    """The SHA-256 of what its audience may see, and of the frame round it."""
    tool: Version
    code: Digest
    templates: LongDigest
    own_templates: bool = False
    council: Council = Council()
    by: By = "due"
    """Whether its actions stand in one table, or in one for each owner."""


class NotAReportError(Exception):
    """A file holds no report of ours; one sentence."""


class AlteredError(Exception):
    """What a page holds can't be what was written; one sentence."""


def made(digest: str, variant: Variant, drawing: Drawing, tool: str) -> Made:
    """Return what a page says of itself; *digest* is that of its data."""
    return Made(
        format=NEWEST,
        variant=variant,
        data=digest,
        tool=tool,
        code=code_digest(),
        templates=drawing.templates_digest,
        own_templates=drawing.is_own,
        council=drawing.council,
    )


def as_stated(how: Made, stated: Made) -> Made:
    """Return *how* with the program that another page names in place of this one.

    What is drawn with it differs from that page only where the words differ.
    """
    return how.but(tool=stated.tool, code=stated.code, templates=stated.templates)


def made_json(made: Made) -> str:
    """Return it as JSON, the same every time."""
    table = made.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


class Page(NamedTuple):
    """A page that was read back."""

    made: Made
    seen: Assessment
    """What its audience may see."""
    digest: str
    """The SHA-256 of its data that is made now, whichever kind it states."""
    first_digest: str
    """The SHA-256 of its data of the first kind, which does not cover order."""


def read_page(text: str) -> Page:
    """Return what a page holds, checked against the digest that it states.

    Raises:
        NotAReportError: it holds no data of ours.
        AlteredError: the data are not those that were written.
    """
    made_text, data_text = _blocks(text)
    made = _made(made_text)
    try:
        seen = from_json(data_text)
        digest = digest_of(seen, Frame(made.variant, made.council))
        first = digest_of(seen, kind=1)
    except (ValueError, TypeError, RecursionError) as error:
        raise AlteredError(_UNREADABLE) from error
    if made.data != (digest if made.format == NEWEST else first):
        raise AlteredError("The data in it do not have the SHA-256 that it states.")
    if (wrong := next(unfit(seen), None)) is not None:
        raise AlteredError(f"The parts of its data do not fit each other: {wrong}")
    return Page(made, seen, digest, first)


_UNREADABLE: Final = "The data in it can't be read: they were altered or cut short."


def _made(text: str) -> Made:
    try:
        return Made.model_validate_json(text)
    except (ValueError, TypeError, RecursionError) as error:
        if isinstance(told := _format_of(text), int) and told > NEWEST:
            raise NotAReportError(
                "was made by a later version of assess. Install a newer one."
            ) from error
        raise AlteredError(_UNREADABLE) from error


def _format_of(text: str) -> Any:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return table.get("format") if isinstance(table, dict) else None


def _blocks(text: str) -> tuple[str, str]:
    """Return how a page was made, and its data.

    Raises:
        NotAReportError: it holds neither.
        AlteredError: it holds one of them, or more of them, or ends too early.
    """
    found = [_found(text, name) for name in (MADE, DATA)]
    if all(len(each) == 1 for each in found):
        return found[0][0], found[1][0]
    if any(len(each) > 1 for each in found):
        raise AlteredError("It holds its data twice.")
    if _BEGINS.match(text) and not _ENDS.search(text):
        raise AlteredError(
            "It is cut short: its end and its data are missing. Get the whole file."
        )
    if any(found):
        raise AlteredError("Half of its data are missing.")
    raise NotAReportError(
        "is not a report of assess with its data inside. Name the web page, "
        "which ends in .html."
    )


_BEGINS: Final = re.compile(r"\ufeff?\s*<!doctype html", re.IGNORECASE)
_ENDS: Final = re.compile(r"</html>\s*$", re.IGNORECASE)


def _found(text: str, name: str) -> list[str]:
    """Return what stands in each block of a name; of one without an end nothing."""
    begun = text.split(_BLOCK.format(name))[1:]
    ended = (part.partition(_END_OF_BLOCK) for part in begun)
    return [inner for inner, end, _ in ended if end]
