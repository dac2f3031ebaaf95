"""The kinds of text, ids and times that every other value is made of."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    Final,
    Literal,
    NoReturn,
    Self,
    TypeVar,
)

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import CoreSchema, core_schema

from assess.model.characters import unwritable

FORMAT: Final = 1
"""The version of the files this program writes."""

LONGEST_LINE: Final = 1_000
LONGEST_TEXT: Final = 20_000

PANEL: Final = "panel"
"""The reserved person whose sentences are the panel's own."""

Phase = Literal["discovery", "alpha", "beta", "live"]
Kind = Literal["self-review", "peer-review", "assessment", "reassessment"]
Delivery = Literal["built", "bought"]
Change = Literal["service", "screen"]
"""What an action changes: rules, steps, contracts, staff or channels; or the screen."""
With = Literal["conditions", "advice"]
"""What a result may come with: the panel waits for something, or only advises."""
Confidence = Literal["unsure", "fairly", "sure"]
ActionState = Literal[
    "open", "challenged", "in-progress", "verified", "upheld", "no-longer-applies"
]


class _Nothing(dict[Any, Any]):
    """An empty table that can be shared: what has a hash is copied by nobody.

    Nothing can be put into it, because that would stand in every other value too.
    """

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def _refused(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a table of a value never changes; make a new one")

    if not TYPE_CHECKING:
        __setitem__ = setdefault = update = __ior__ = _refused

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> CoreSchema:
        return core_schema.dict_schema()


_NOTHING: Final = _Nothing()


class Value(BaseModel):
    """A value that never changes; a change makes a new one."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        alias_generator=lambda name: name.replace("_", "-").strip("-"),
        strict=True,
    )

    def __init_subclass__(cls, **options: Any) -> None:
        """Let all values share one empty table, because none ever changes."""
        super().__init_subclass__(**options)
        for name in cls.__annotations__:
            if vars(cls).get(name) == {}:
                setattr(cls, name, _NOTHING)

    def but(self, **changes: object) -> Self:
        """Return the same value but for *changes*, which are checked."""
        held = {name: self.__dict__[name] for name in type(self).model_fields}
        return type(self).model_validate({**held, **changes})

    def __copy__(self) -> Self:
        """Return a copy that knows nothing yet of what its properties work out once."""
        copied, fields = super().__copy__(), type(self).model_fields
        for name in [each for each in copied.__dict__ if each not in fields]:
            del copied.__dict__[name]
        return copied


def with_unix_lines(text: object) -> object:
    r"""Turn `\r\n` and `\r` into `\n`, because the TOML writer would lose them."""
    if isinstance(text, str):
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _writable(text: str) -> str:
    if (name := unwritable(text)) is not None:
        raise ValueError(f"holds the control character {name}; take it out")
    return text


def _one_line(text: str) -> str:
    if "\n" in text:
        raise ValueError("must be one line; take out the line break")
    return text


def _not_longer_than(most: int) -> Callable[[str], str]:
    def checked(text: str) -> str:
        if len(text) > most:
            raise ValueError(f"is longer than {most} characters; shorten it")
        return text

    return checked


def _whole_seconds_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(
            "has no time zone; write it in UTC, for example 2026-05-12 13:05:00Z"
        )
    try:
        return moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError as error:
        raise ValueError("is a time out of range; mend it") from error


Text = Annotated[
    str,
    BeforeValidator(with_unix_lines),
    AfterValidator(_writable),
    AfterValidator(_not_longer_than(LONGEST_TEXT)),
]
"""Words of any number of lines."""

Line = Annotated[
    str,
    BeforeValidator(with_unix_lines),
    AfterValidator(_writable),
    AfterValidator(_one_line),
    AfterValidator(_not_longer_than(LONGEST_LINE)),
]
"""Words on one line."""

Lines = Annotated[tuple[Line, ...], Field(strict=False)]
"""A list of lines."""

Moment = Annotated[datetime, AfterValidator(_whole_seconds_utc)]
"""A time in UTC, in whole seconds, never without a zone."""

Name = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=64)]
"""The id of a standard, criterion, person, rating, indicator or part."""

RefName = Annotated[str, Field(pattern=r"^[a-z0-9-]+:[a-z0-9-]+$", max_length=129)]
"""A criterion of an edition, as `govuk-2019:4`."""

LocalId = Annotated[str, Field(pattern=r"^[0-9a-hjkmnp-tv-z]{4,26}$")]
"""Random Crockford base32, unique inside one file."""

GlobalId = Annotated[str, Field(pattern=r"^[a-z0-9-]+-[0-9a-hjkmnp-tv-z]{4,26}$")]
"""`person-id`, unique in the assessment and never used again."""

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
"""The first 16 hexadecimal digits of a SHA-256."""

LongDigest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""A whole SHA-256."""

SaidId = Annotated[str, Field(pattern=r"^([a-z0-9-]+-)?[0-9a-hjkmnp-tv-z]{4,26}$")]
"""The id of a sentence: local in a sheet, global in what the panel agreed."""

_Key = TypeVar("_Key", bound=str)
_Item = TypeVar("_Item")


@lru_cache(4096)
def natural(key: str) -> tuple[tuple[int, int, str], ...]:
    """Sort `2` before `10`: criteria in the order in which their standard has them."""
    return tuple(
        (0, int(part), part) if part.isdecimal() and part.isascii() else (1, 0, part)
        for part in re.split(r"([0-9]+)", key)
        if part
    )


def _in_order(table: dict[_Key, _Item]) -> dict[_Key, _Item]:
    return {key: table[key] for key in sorted(table, key=natural)}


Keyed = Annotated[dict[_Key, _Item], AfterValidator(_in_order)]
"""A table whose keys stand in natural order, so that equal values have equal files."""

CROCKFORD: Final = "0123456789abcdefghjkmnpqrstvwxyz"


def split_global(global_id: str) -> tuple[str, str]:
    """Split `lead-x4q7` into the person and the id inside that person's file."""
    person, _, local = global_id.rpartition("-")
    return person, local
