"""The environment that templates are laid out in: escaping, filters, the frame."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

import jinja2
from jinja2 import nodes
from markupsafe import Markup

from assess.document import notes
from assess.document.budget import Budget
from assess.document.compiled import compiled
from assess.document.drawing import Drawing, TemplateError, TextFormat
from assess.document.html import CallsMacros, PrintsOnce, printed
from assess.document.markdown import Written, link, one_line, section
from assess.document.sandbox import OwnEnvironment, shut
from assess.document.style import css, policy
from assess.model.characters import visible
from assess.model.days import spelt

_OURS: Final = "shipped/"
"""Before the name of a template: the one that ships, not the council's own."""


def laid_out(
    name: str, format_: TextFormat, drawing: Drawing, context: dict[str, object]
) -> str:
    """Return what a template says of a view.

    Raises:
        TemplateError: the template is broken.
    """
    try:
        environment = _environment(format_, drawing)
        if isinstance(environment, OwnEnvironment):
            environment.budget = Budget()
        return environment.get_template(name).render(**context)
    except jinja2.TemplateSyntaxError as error:
        raise TemplateError(
            f"{error.name}, line {error.lineno}: {_sentence(error)}"
        ) from error
    except jinja2.TemplateNotFound as error:
        raise TemplateError(
            f"{_place(error) or name}: there is no template {error.name}."
        ) from error
    except TemplateError:
        raise
    except Exception as error:
        if not (drawing.is_own or isinstance(error, jinja2.TemplateError)):
            raise
        raise TemplateError(f"{_place(error) or name}: {_sentence(error)}") from error


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


@lru_cache(8)
def _environment(format_: TextFormat, drawing: Drawing) -> jinja2.Environment:
    kind = OwnEnvironment if drawing.is_own else jinja2.Environment
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
    if format_ == "html" and not drawing.is_own:
        environment.code_generator_class = PrintsOnce
    if drawing.is_own:
        _keep_escaping(environment, drawing)
        plain = _html_text if format_ == "html" else _markdown_text
        shut(environment, plain, FILTERS[format_])
    else:  # what we print is always there; a council's templates hear what is not
        environment.context_class = CallsMacros
        environment.getattr = getattr  # type: ignore[method-assign, assignment]
        environment.filters |= FILTERS[format_]
    environment.filters["spelt"] = spelt
    environment.globals |= {"css": css(drawing), "policy": policy(drawing)}
    return environment


def _keep_escaping(environment: jinja2.Environment, drawing: Drawing) -> None:
    """Leave a council's templates no way to print typed words as markup.

    Raises:
        TemplateError: a template turns escaping off.
    """
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
        for data in tree.find_all(nodes.TemplateData) if name.endswith(_MD) else ():
            if found := _HTML_IN_MARKDOWN.search(data.data):
                line = data.lineno + data.data.count("\n", 0, found.start())
                raise TemplateError(
                    f"{name}, line {line}: Markdown can't hold HTML or a picture."
                )


_MD: Final = ".md.j2"

_HTML_IN_MARKDOWN: Final = re.compile(r"<(?!https?://|[ \d=])|!\[|!$")
"""Finds what a reader of Markdown would take for an element or a picture."""


FRAME: Final[Mapping[str, str]] = {
    "page.html.j2": "body.html.j2",
    "data.html.j2": "",
    "sections/attribution.html.j2": "",
    "sections/attribution.md.j2": "",
    "sections/check.html.j2": "",
    "sections/check.md.j2": "",
    "sections/short.html.j2": "",
}
"""What the frame prints, and what stands in its place in a council's own body."""

FRAMES_OWN: Final = frozenset({"body.html.j2", "frame.html.j2", "frame.md.j2"})


def _template(
    name: str, drawing: Drawing
) -> tuple[str, str, Callable[[], bool] | None] | None:
    plain = name.removeprefix(_OURS)
    if drawing.is_own and plain in FRAME:
        instead = FRAME[plain]
        text = drawing.shipped(instead) if instead else ""
    elif name.startswith(_OURS):
        text = drawing.shipped(name.removeprefix(_OURS))
    else:
        text = drawing.template(name)
    return None if text is None else (text, name, None)


def _html_text(value: Any) -> Any:
    """Show characters that deceive; Jinja2 escapes what a council's templates print."""
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
    return Markup(f"<bdi>{printed(text)}</bdi>")  # noqa: S704 - it is escaped


def _data_block(text: str) -> Markup:
    """Return JSON that can't end the element it stands in."""
    safe = text.strip()
    for sign, written in _IN_JSON.items():
        if sign in safe:  # much quicker than to replace what is not there
            safe = safe.replace(sign, written)
    return Markup(safe)  # noqa: S704 - no markup is left


_IN_JSON: Final = {"&": "\\u0026", "<": "\\u003c", ">": "\\u003e"}


def _notes_markdown(text: str) -> Written:
    return Written(notes.to_markdown(text))


_FINALIZERS: dict[TextFormat, Callable[[Any], Any]] = {
    "html": printed,
    "md": _markdown_text,
}

FILTERS: dict[TextFormat, dict[str, Callable[..., Any]]] = {
    "html": {"notes": notes.to_html, "typed": _bdi, "data_block": _data_block},
    "md": {"notes": _notes_markdown, "link": link, "section": section},
}
