"""Read a file into a checked value, or say everything that is wrong with it."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from pydantic import ValidationError

from assess.model.values import FORMAT, Value
from assess.store import disk
from assess.store.errors import (
    Fault,
    InvalidFileError,
    NewerFormatError,
    StoreError,
    spelt,
)
from assess.store.locate import locate
from assess.store.saving import sha256
from assess.store.sentences import Wrong, wrongs
from assess.store.toml import Plain, decode, decode_again

V = TypeVar("V", bound=Value)


class Source(NamedTuple):
    """A file that was read and is TOML, before its content is checked."""

    path: Path
    name: str
    """As sentences call it, for example `people/lead.toml`."""
    content: bytes
    table: Plain

    @property
    def digest(self) -> str:
        """The SHA-256 of its bytes."""
        return sha256(self.content)

    @property
    def format(self) -> int | None:
        """Which format it says it has, if it says so at all."""
        said = self.table.get("format")
        return said if isinstance(said, int) else None

    @property
    def is_newer(self) -> bool:
        """Whether a later version of assess wrote it."""
        return self.format is not None and self.format > FORMAT


def read(path: Path, model: type[V], *, name: str) -> tuple[V, str]:
    """Return the value in a file and the digest of the bytes that were read.

    Raises:
        MissingFileError, UnreadableFileError: there is nothing to read.
        NewerFormatError: a later version of assess wrote it.
        InvalidFileError: with everything that is wrong with it.
    """
    found = source(path, name)
    return value(found, model), found.digest


def source(path: Path, name: str) -> Source:
    """Read a file as TOML."""
    return parse(disk.content(path, name), path, name)


def parse(content: bytes, path: Path, name: str) -> Source:
    """Take *content* as TOML, wherever it came from."""
    try:
        return Source(path, name, content, decode(content, name))
    except InvalidFileError as error:
        raise InvalidFileError(path, error.faults) from error


def parse_once(content: bytes, path: Path, name: str) -> Source:
    """Take *content* as TOML; the same bytes are parsed once.

    Screens ask for settings at a key press, and many assessments hold the same
    edition. Whoever edits the file meanwhile sees the change at the next reading.
    """
    try:
        return Source(path, name, content, decode_again(content, name))
    except InvalidFileError as error:
        raise InvalidFileError(path, error.faults) from error


def value_once(found: Source, model: type[V]) -> V:
    """Return what a file holds, checked once for the same bytes, wherever they lie."""
    checked = _value_once(found.content, found.name, model)
    return value(found, model) if checked is None else cast("V", checked)


@lru_cache(32)
def _value_once(content: bytes, name: str, model: type[Value]) -> Value | None:
    try:
        return value(parse_once(content, Path(name), name), model)
    except StoreError:
        return None  # the sentence depends on where the file lies


def value(found: Source, model: type[V]) -> V:
    """Return what a file holds, checked."""
    if found.is_newer:
        raise NewerFormatError(found.path, found.name, found.format or 0)
    return _checked(found, found.table, model)


def value_of_newer(found: Source, model: type[V]) -> V:
    """Return what a file of a later format holds, as far as it is what we know."""
    try:
        return _checked(found, {**found.table, "format": FORMAT}, model)
    except InvalidFileError as error:
        newer = NewerFormatError(found.path, found.name, found.format or 0)
        raise newer from error


def invalid(found: Source, wrong: list[Wrong]) -> InvalidFileError:
    """Return the error that names each wrong thing with its line."""
    return InvalidFileError(found.path, tuple(faults(found, wrong)))


def faults(found: Source, wrong: list[Wrong]) -> list[Fault]:
    """Return each wrong thing with its line and column, in the order of the file."""
    text = found.content.decode("utf-8-sig")
    places = locate(text, {item.key for item in wrong if item.key})
    placed = []
    for item in wrong:
        line, column = places.get(item.key, (None, None))
        fault = Fault(found.name, line, column, spelt(item.key), item.said)
        placed.append(fault)
    return sorted(placed, key=lambda fault: (fault.line or 0, fault.column or 0))


def problems(found: Source, model: type[Value]) -> list[Wrong]:
    """Return everything that keeps a file from being a *model*."""
    if not found.table:
        sentence = "the file is empty; put its content back, or take it away."
        return [Wrong((), sentence)]
    wrong = _format(found, model)
    try:
        model.model_validate(found.table)
    except OverflowError:
        wrong.append(Wrong((), "holds a time outside the years 1 to 9999; mend it."))
    except ValidationError as error:
        told = {item.key for item in wrong}
        wrong += [w for w in wrongs(error, model, found.table) if w.key not in told]
    return wrong


def _checked(found: Source, table: Plain, model: type[V]) -> V:
    if not _format(found._replace(table=table), model):
        try:
            return model.model_validate(table)
        except (ValidationError, OverflowError):
            pass
    raise invalid(found, problems(found._replace(table=table), model))


def _format(found: Source, model: type[Value]) -> list[Wrong]:
    if "format" not in model.model_fields or type(found.table.get("format")) is int:
        return []
    if "format" in found.table:
        return [Wrong(("format",), f"must be {FORMAT}.")]
    return [Wrong(("format",), f"is missing; write format = {FORMAT} at the top.")]
