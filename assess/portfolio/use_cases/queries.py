"""The questions of the portfolio as SQL, which ship with the program."""

from functools import cache
from importlib.resources import files
from typing import Final

from assess.desk.errors import RefusedError
from assess.model.unknown import nearest

_END: Final = ".sql"


@cache
def queries() -> dict[str, str]:
    """Return each query by its name; its first line says what it asks."""
    folder = files("assess") / "portfolio" / "queries"
    found = sorted(folder.iterdir(), key=lambda each: each.name)
    return {
        each.name.removesuffix(_END): each.read_text(encoding="utf-8")
        for each in found
        if each.name.endswith(_END)
    }


def asks(query: str) -> str:
    """Return what a query asks, as its first line says it."""
    return query.partition("\n")[0].removeprefix("-- ")


def query_named(name: str) -> str:
    """Return a query.

    Raises:
        RefusedError: there is none of that name.
    """
    known = queries()
    if name not in known:
        raise RefusedError(f"There is no query {name}. {nearest(name, known)}")
    return known[name]
