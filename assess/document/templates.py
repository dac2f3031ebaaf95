"""Draw a view with the templates that ship, or with a council's own inside a frame."""

from markupsafe import Markup

from assess.document.drawing import SHIPPED, Drawing, TemplateError, TextFormat
from assess.document.environment import FRAME, FRAMES_OWN, laid_out
from assess.document.markdown import Written
from assess.document.style import css, policy


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
    if not drawing.is_own:
        text = laid_out(name, format_, drawing, context)
    else:
        _must_leave_the_frame(drawing)
        body = _own_body(name, format_, drawing, context)
        context |= {"css": css(drawing), "policy": policy(drawing)}
        context["body"] = _is_markup(body, format_)
        text = laid_out(f"frame.{format_}.j2", format_, SHIPPED, context)
    return text if format_ == "html" else _tidy(text)


def _must_leave_the_frame(drawing: Drawing) -> None:
    """Refuse templates in place of what surrounds a council's own body.

    Raises:
        TemplateError: there is one.
    """
    for name, _ in drawing.own:
        if name in FRAME or name in FRAMES_OWN:
            raise TemplateError(
                f"{name}: this part of a page is always that of assess. Take the file "
                "out, and put what is the council's own into other templates."
            )


def _own_body(
    name: str, format_: TextFormat, drawing: Drawing, context: dict[str, object]
) -> str:
    from assess.document.own_body import drawn_apart  # noqa: PLC0415 - bench: assess report, one page

    return drawn_apart(name, format_, drawing, context)


def _is_markup(body: str, format_: TextFormat) -> str:
    return Written(body) if format_ == "md" else Markup(body)  # noqa: S704 - rebuilt


def _tidy(text: str) -> str:
    """Return Markdown without the empty lines that tests in a template leave."""
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.rstrip() if not line.endswith("  ") else line
        if stripped or (lines and lines[-1]):
            lines.append(stripped)
    return "\n".join(lines).strip("\n") + "\n"
