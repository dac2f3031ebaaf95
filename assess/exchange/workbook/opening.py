"""Open a workbook that somebody made, with openpyxl, which is an extra."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.desk.errors import RefusedError
from assess.exchange.archive import must_be_harmless
from assess.exchange.refusing import wrong
from assess.store import disk
from assess.store.errors import StoreError

if TYPE_CHECKING:
    from openpyxl import Workbook


@contextmanager
def opened(path: Path, what: str, do: str, missing: str) -> Iterator["Workbook"]:
    """Hold a workbook open, whatever is met in it.

    Args:
        path: The file.
        what: What it should be, such as `a workbook`.
        do: What to do if it is none.
        missing: What to say if openpyxl is not installed.

    Raises:
        StoreError: it can't be read, is no workbook, or unpacks to too much.
        RefusedError: openpyxl is not installed.
    """
    disk.content(path, path.name)  # refuses what is too large, or no plain file
    must_be_harmless(path, what, do)
    load = _loader(missing)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and lists, which are not read
        try:
            book = load(path, read_only=True, data_only=True, keep_links=False)
            try:
                yield book
            finally:
                book.close()
        except StoreError:
            raise
        except Exception as error:  # whatever it meets in a file that somebody made
            raise wrong(path, f"is not {what} that can be read; {do}.") from error


def _loader(missing: str) -> Any:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - extra: office
    except ImportError as error:
        raise RefusedError(missing) from error
    return load_workbook
