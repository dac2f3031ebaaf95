"""What a page says of itself, and how it is read back out of the page."""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from assess.document.drawing import Drawing, code_digest
from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.unknown import (
    Unknown,
    unknown_in_agreed,
    unknown_in_brief,
    unknown_in_last_time,
    unknown_in_sheet,
)
from assess.model.values import Digest, LongDigest, Value
from assess.publish.views.data import digest_of, from_json
from assess.publish.views.variants import VARIANTS, Variant

DATA: Final = "data"
MADE: Final = "made"

Version = Annotated[
    str,
    Field(
        pattern=r"^[0-9]+(\.[0-9]+)*((a|b|rc)[0-9]+)?(\.(post|dev)[0-9]+)*$",
        max_length=32,
    ),
]
"""The version of a program: numbers, so that no words can stand in its place."""

_BLOCK: Final = '<script type="application/json" id="{}">(.*?)</script>'


class Made(Value):
    """How a page was made: its variant, its data's digest, and what drew it."""

    format: Literal[1]
    variant: Variant
    data: LongDigest
    """The SHA-256 of what its audience may see."""
    tool: Version
    code: Digest
    templates: LongDigest
    own_templates: bool = False
    council: Council = Council()


class NotAReportError(Exception):
    """A file holds no report of ours; one sentence."""


class AlteredError(Exception):
    """What a page holds can't be what was written; one sentence."""


def made(digest: str, variant: Variant, drawing: Drawing, tool: str) -> Made:
    """Return what a page says of itself; *digest* is that of its data."""
    return Made(
        format=1,
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


class Page(Value):
    """A page that was read back."""

    made: Made
    seen: Assessment
    """What its audience may see."""

    @property
    def made_for(self) -> str:
        """Who it was made for."""
        return VARIANTS[self.made.variant].made_for


def read_page(text: str) -> Page:
    """Return what a page holds, checked against the digest that it states.

    Raises:
        NotAReportError: it holds no data of ours.
        AlteredError: the data are not those that were written.
    """
    made_text, data_text = _block(text, MADE), _block(text, DATA)
    try:
        made = Made.model_validate_json(made_text)
        seen = from_json(data_text)
        digest = digest_of(seen)
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        if isinstance(told := _format_of(made_text), int) and told > 1:
            raise NotAReportError(
                "was made by a later version of assess. Install a newer one."
            ) from error
        raise AlteredError(
            "The data in it can't be read: they were altered or cut short."
        ) from error
    if digest != made.data:
        raise AlteredError("The data in it do not have the digest that it states.")
    if (wrong := next(_unfit(seen), None)) is not None:
        raise AlteredError(f"The parts of its data do not fit each other: {wrong}")
    return Page(made=made, seen=seen)


def _unfit(seen: Assessment) -> Iterator[str]:
    """Yield what one part of the data names that another does not have."""
    for name in seen.brief.standard:
        if name not in seen.standards:
            yield f"the standard {name} is not in them."
            return
    for unknown in _unknown(seen):
        yield f"{'.'.join(unknown.key)}: {unknown.sentence}"


def _unknown(seen: Assessment) -> Iterator[Unknown]:
    yield from unknown_in_brief(seen.brief, seen.standards, seen.scales)
    if seen.earlier is not None:
        yield from unknown_in_last_time(seen.earlier, seen.scales)
    for sheet in seen.sheets.values():
        yield from unknown_in_sheet(seen, sheet)
    yield from unknown_in_agreed(seen)


def _format_of(text: str) -> Any:
    try:
        table = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return table.get("format") if isinstance(table, dict) else None


def _block(text: str, name: str) -> str:
    found = re.findall(_BLOCK.format(name), text, re.DOTALL)
    if not found:
        raise NotAReportError(
            "is not a report of assess with its data inside. Name the web page, "
            "which ends in .html."
        )
    if len(found) > 1:
        raise AlteredError("It holds its data twice.")
    return str(found[0])
