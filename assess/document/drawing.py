"""What a page is drawn with: templates, the council's look, and this program."""

import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final, Literal, NamedTuple

from assess.model.council import Council
from assess.resources import bundled

TextFormat = Literal["html", "md"]

NO_COUNCIL: Final = Council()

STYLE: Final = "report.css"

_SUFFIXES: Final = (".j2", ".css")
_CODE: Final = frozenset({"document", "logic", "model", "views"})
"""The packages and modules that make and draw a view, wherever they stand."""

_LIBRARIES: Final = ("jinja2", "markdown-it-py", "markupsafe")


class TemplateError(Exception):
    """A template can't be used; one sentence with file and line."""


class Drawing(NamedTuple):
    """A council's look, and those templates of its own that replace ours."""

    council: Council = NO_COUNCIL
    own: tuple[tuple[str, str], ...] = ()
    """Name and text of each; names as in the folder `templates`."""

    def template(self, name: str) -> str | None:
        """Return a template: the council's own, else the one that ships."""
        own = dict(self.own)
        return own[name] if name in own else _shipped().get(name)

    def shipped(self, name: str) -> str | None:
        """Return a template that ships."""
        return _shipped().get(name)

    @property
    def style(self) -> str:
        """The style sheet, with the council's two colours."""
        text = (self.template(STYLE) or "").strip()
        if self.council.ink is None:
            return text
        pair = f"--on-band:{self.council.ink};--band:{self.council.ground}"
        return f"{text}\n:root{{{pair}}}"

    @property
    def templates_digest(self) -> str:
        """The SHA-256 of every template that this page may be drawn with."""
        return _templates_digest(self.own)

    @property
    def own_digest(self) -> str:
        """The SHA-256 of the council's own templates alone."""
        return _digest_of(dict(self.own))

    @property
    def is_own(self) -> bool:
        """Whether any template is the council's own."""
        return bool(self.own)


SHIPPED: Final = Drawing()
"""What ships, without anything of a council's own."""


def shipped_names() -> frozenset[str]:
    """Return the names of the templates that ship."""
    return frozenset(_shipped())


@cache
def code_digest() -> str:
    """Return a digest of the code that makes and draws a view.

    Two versions that differ nowhere else have the same; a page that another code
    drew is not drawn again to compare it.
    """
    found = _files(files("assess"), (".py",))
    texts = {name: _text(file) for name, file in found if _CODE & set(_parts(name))}
    libraries = {name: version(name) for name in _LIBRARIES}
    return _digest_of({**texts, **libraries})[:16]


@lru_cache(8)
def _templates_digest(own: tuple[tuple[str, str], ...]) -> str:
    return _digest_of({**_shipped(), **dict(own)})


@cache
def _shipped() -> dict[str, str]:
    found = _files(bundled("templates"), _SUFFIXES)
    return {name: _text(file) for name, file in found}


def _parts(name: str) -> list[str]:
    """Return the packages and the module that a file of the program belongs to."""
    return name.removesuffix(".py").split("/")


def _files(
    folder: Traversable, suffixes: tuple[str, ...], prefix: str = ""
) -> Iterator[tuple[str, Traversable]]:
    """Yield each file below a folder, with its name from there."""
    for item in folder.iterdir():
        name = f"{prefix}{item.name}"
        if name.endswith(suffixes):
            yield name, item
        elif item.name != "__pycache__" and item.is_dir():
            yield from _files(item, suffixes, f"{name}/")


def _text(file: Traversable) -> str:
    return file.read_text(encoding="utf-8")


def _digest_of(texts: dict[str, str]) -> str:
    whole = hashlib.sha256()
    for name in sorted(texts):
        for part in (name, texts[name]):
            whole.update(f"{len(part)}:{part}".encode())
    return whole.hexdigest()
