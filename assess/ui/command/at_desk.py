"""Sit down at an assessment for one command, and get up with all saved."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from assess.desk.any_desk import AnyDesk
from assess.desk.clock import now
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.store.errors import StoreError
from assess.ui.command.unread import name_unread

Sat = TypeVar("Sat", bound=AnyDesk[Any])


@contextmanager
def at_desk(
    folder: Path, person: str | None, *, needs_all: bool = False
) -> Iterator[Desk]:
    """Give the desk of whoever sits here; what is printed shows once all is saved.

    Where one thing that a command does is refused, none of it is done.

    Args:
        folder: The assessment.
        person: Who sits here, if that was said.
        needs_all: Whether the command speaks of everybody's sheets.

    Raises:
        PersonUnknownError: several people could sit here, and nobody said who does.
        StoreError: it can't be read, or can't be saved; the words are in the journal.
        RefusedError: something could not go into its file, and is kept beside it.
    """
    with at_open_desk(folder, person) as desk:
        if needs_all:
            desk.unread.must_hide_nothing()
        said, before = _Said(), desk.assessment
        try:
            with redirect_stdout(said), desk.all_or_nothing():
                yield desk
        except (RefusedError, ValidationError):
            if desk.assessment is not before:  # what was said is not so any more
                said.truncate(0)
            raise
        finally:
            is_true = desk.assessment is before
            try:
                desk.save()
                is_true = is_true or not desk.report.refused
            finally:
                sys.stdout.write(said.getvalue() if is_true else "")


@contextmanager
def at_open_desk(folder: Path, person: str | None) -> Iterator[Desk]:
    """Like `at_desk`, for a conversation: what is printed shows at once.

    Files that can't be read, and what was said while it was saved, are named on
    standard error at the end.

    Raises:
        PersonUnknownError: several people could sit here, and nobody said who does.
        StoreError: it can't be read, or can't be saved; the words are in the journal.
        RefusedError: something could not go into its file, and is kept beside it.
    """
    desk = Desk(folder, person, clock=now)
    if (spoilt := _own_spoilt_file(desk)) is not None:
        with suppress(StoreError):
            desk.close()
        _tell(desk, but=str(spoilt))
        raise spoilt
    with closing(desk):
        yield desk


@contextmanager
def closing(desk: Sat) -> Iterator[Sat]:
    """Give a desk, and close it: what was said meanwhile goes to standard error.

    Raises:
        StoreError: it can't be saved; the words are in the journal.
        RefusedError: something could not go into its file, and is kept beside it.
    """
    try:
        try:
            yield desk
        finally:
            desk.close()
    except Exception as error:
        _tell(desk, but=str(error))
        raise
    _tell(desk, but=" ".join(desk.report.refused))
    desk.report.must_be_in_files()


class _Said(io.StringIO):
    """What is printed meanwhile, spelt for the stream that it goes to."""

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The encoding of that stream."""
        return sys.__stdout__.encoding if sys.__stdout__ else "utf-8"


def _own_spoilt_file(desk: Desk) -> StoreError | None:
    own = (desk.folder / f"people/{desk.person}.toml", desk.folder / "agreed.toml")
    return next((e for e in desk.set_aside if getattr(e, "path", None) in own), None)


def _tell(desk: AnyDesk[Any], *, but: str) -> None:
    """Name what could not be read and what happened meanwhile, *but* what is said."""
    sentences = [*map(str, desk.set_aside), *desk.report.notices]
    name_unread(each for each in sentences if each not in but)
