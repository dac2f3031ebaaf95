"""Lay a view out with the templates."""

import base64
import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any, Literal

import jinja2
from markupsafe import Markup, escape

from assess.domain.characters import visible
from assess.report import notes
from assess.report.data import to_json
from assess.report.markdown import Written, link, one_line
from assess.report.pack import PackView
from assess.report.summary import spelt
from assess.report.view import ReportView
from assess.resources import bundled

TextFormat = Literal["html", "md"]

__all__ = ["render", "render_pack", "to_json"]


class TemplateError(Exception):
    """A template can't be used; one sentence with file and line."""


def render(view: ReportView, format_: TextFormat) -> str:
    """Return the report as text.

    Raises:
        TemplateError: a template is broken.
    """
    return _rendered("report", format_, report=view)


def render_pack(view: PackView, format_: TextFormat) -> str:
    """Return a team's pack as text.

    Raises:
        TemplateError: a template is broken.
    """
    return _rendered("pack", format_, pack=view)


def _rendered(what: str, format_: TextFormat, **context: object) -> str:
    name = f"{what}.{format_}.j2"
    try:
        text = _environment(format_).get_template(name).render(**context)
    except jinja2.TemplateSyntaxError as error:
        message = f"{error.name}, line {error.lineno}: {error.message}."
        raise TemplateError(message) from error
    except jinja2.TemplateError as error:
        message = f"{name}: {error.message}."
        raise TemplateError(message) from error
    return text if format_ == "html" else _tidy(text)


def _tidy(text: str) -> str:
    """Return Markdown without the empty lines that tests in a template leave."""
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.rstrip() if not line.endswith("  ") else line
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n") + "\n"


@cache
def _environment(format_: TextFormat) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=format_ == "html",  # noqa: S701 - Markdown has an escape of its own
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalizers[format_],
    )
    environment.filters |= {"spelt": spelt, **_filters[format_]}
    environment.globals |= {"css": _css(), "csp_hash": _csp_hash()}
    return environment


def _template(name: str) -> str | None:
    file = bundled("templates") / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


@cache
def _css() -> Markup:
    """Return the style sheet. It is ours, and holds no end of a style element."""
    text = (bundled("templates") / "report.css").read_text(encoding="utf-8")
    return Markup(text.strip())  # noqa: S704 - it ships with the program


@cache
def _csp_hash() -> str:
    """Return what the content security policy lets through: this style and no other."""
    digest = hashlib.sha256(_css().encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _html_text(value: Any) -> Any:
    """Show characters that deceive; autoescape does the rest."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible(value)
    return value


def _markdown_text(value: Any) -> Any:
    """Escape whatever is not Markdown already, so that a forgotten filter is safe."""
    if isinstance(value, str) and not isinstance(value, Written | jinja2.Undefined):
        return one_line(value)
    return value


def _bdi(text: str) -> Markup:
    """Isolate typed words, so that their direction stays their own."""
    return Markup("<bdi>{}</bdi>").format(escape(visible(text)))


def _data_block(text: str) -> Markup:
    """Return JSON that can't end the element it stands in."""
    safe = text.strip().replace("&", "\\u0026").replace("<", "\\u003c")
    return Markup(safe.replace(">", "\\u003e"))  # noqa: S704 - no markup is left


def _notes_markdown(text: str) -> Written:
    return Written(notes.to_markdown(text))


def _raw(text: str) -> Written:
    return Written(text)


_finalizers: dict[TextFormat, Callable[[Any], Any]] = {
    "html": _html_text,
    "md": _markdown_text,
}

_filters: dict[TextFormat, dict[str, Callable[..., Any]]] = {
    "html": {"notes": notes.to_html, "typed": _bdi, "data_block": _data_block},
    "md": {"notes": _notes_markdown, "link": link, "raw": _raw},
}
