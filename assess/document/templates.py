"""The environment that templates are drawn in: escaping, filters, the sandbox."""

import base64
import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, Literal

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from assess.document import notes
from assess.document.compiled import compiled
from assess.document.days import spelt
from assess.document.drawing import Drawing
from assess.document.html import PrintsOnce, printed
from assess.document.markdown import Written, link, one_line

TextFormat = Literal["html", "md"]

_OURS: Final = "shipped/"
"""Before the name of a template: the one that ships, not the council's own."""


class TemplateError(Exception):
    """A template can't be used; one sentence with file and line."""


def drawn(what: str, format_: TextFormat, drawing: Drawing, **context: object) -> str:
    """Return a view, laid out by a template.

    Args:
        what: The template's name, without format and ending.
        format_: Web page or Markdown.
        drawing: The council's look and its own templates.
        context: The view, by the name that the template calls it.

    Raises:
        TemplateError: the template is broken.
    """
    name = f"{what}.{format_}.j2"
    try:
        text = _environment(format_, drawing).get_template(name).render(**context)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"{error.name}, line {error.lineno}: {_sentence(error)}"
        ) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"{_place(error) or name}: there is no template {error.name}."
        ) from error
    except Exception as error:
        if not (drawing.is_own or isinstance(error, jinja2.TemplateError)):
            raise
        raise TemplateError(f"{_place(error) or name}: {_sentence(error)}") from error
    return text if format_ == "html" else _tidy(text)


def _sentence(error: Exception) -> str:
    said = re.sub(r"\bassess(\.\w+)+\.", "", str(error))
    return f"{said.strip().rstrip('.')}."


def _place(error: BaseException) -> str:
    """Return the template and line where an error was raised."""
    place, trace = "", error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.endswith(".j2"):
            place = f"{file}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _tidy(text: str) -> str:
    """Return Markdown without the empty lines that tests in a template leave."""
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.rstrip() if not line.endswith("  ") else line
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n") + "\n"


@lru_cache(8)
def _environment(format_: TextFormat, drawing: Drawing) -> jinja2.Environment:
    kind = ImmutableSandboxedEnvironment if drawing.is_own else jinja2.Environment
    environment = kind(
        loader=jinja2.FunctionLoader(lambda name: _template(name, drawing)),
        autoescape=format_ == "html",  # Markdown has an escape of its own
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_FINALIZERS[format_],
        bytecode_cache=None if drawing.is_own else compiled(),
    )
    if format_ == "html":
        environment.code_generator_class = PrintsOnce
    if drawing.is_own:
        _keep_escaping(environment, drawing)
    environment.filters |= {"spelt": spelt, **FILTERS[format_]}
    environment.globals |= {"css": _css(drawing), "policy": policy(drawing)}
    return environment


def _keep_escaping(environment: jinja2.Environment, drawing: Drawing) -> None:
    """Leave a council's templates no way to print typed words as markup.

    Raises:
        TemplateError: a template turns escaping off.
    """
    del environment.filters["safe"]
    for name, text in drawing.own:
        if not name.endswith(".j2"):
            continue
        tree = environment.parse(text, name, name)
        for node in tree.find_all(
            (nodes.ScopedEvalContextModifier, nodes.EvalContextModifier)
        ):
            raise TemplateError(
                f"{name}, line {node.lineno}: escaping can't be turned off."
            )


def _template(
    name: str, drawing: Drawing
) -> tuple[str, str, Callable[[], bool] | None] | None:
    if name.startswith(_OURS):
        text = drawing.shipped(name.removeprefix(_OURS))
    else:
        text = drawing.template(name)
    return None if text is None else (text, name, None)


def _css(drawing: Drawing) -> Markup:
    """Return the style sheet.

    Raises:
        TemplateError: a council's own could end the element that it stands in.
    """
    text = drawing.style
    if "</" in text:
        raise TemplateError("report.css: a style sheet can't hold </.")
    return Markup(text)  # noqa: S704 - it can't end its element


def policy(drawing: Drawing) -> Markup:
    """Return what lets this style through and nothing else: no script, no request."""
    digest = hashlib.sha256(_css(drawing).encode()).digest()
    allowed = f"sha256-{base64.b64encode(digest).decode()}"
    return Markup(
        '<meta http-equiv="Content-Security-Policy" content="default-src '
        "'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">"
    ).format(allowed)


def _markdown_text(value: Any) -> Any:
    """Escape whatever is not Markdown already, so that a forgotten filter is safe."""
    if isinstance(value, str) and not isinstance(value, Written | jinja2.Undefined):
        return one_line(value)
    return value


def _bdi(text: str) -> Markup:
    """Isolate typed words, so that their direction stays their own."""
    return Markup(f"<bdi>{printed(text)}</bdi>")  # noqa: S704 - it is escaped


def _data_block(text: str) -> Markup:
    """Return JSON that can't end the element it stands in."""
    safe = text.strip().replace("&", "\\u0026").replace("<", "\\u003c")
    return Markup(safe.replace(">", "\\u003e"))  # noqa: S704 - no markup is left


def _notes_markdown(text: str) -> Written:
    return Written(notes.to_markdown(text))


_FINALIZERS: dict[TextFormat, Callable[[Any], Any]] = {
    "html": printed,
    "md": _markdown_text,
}

FILTERS: dict[TextFormat, dict[str, Callable[..., Any]]] = {
    "html": {"notes": notes.to_html, "typed": _bdi, "data_block": _data_block},
    "md": {"notes": _notes_markdown, "link": link},
}
