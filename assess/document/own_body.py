"""What a council's own templates draw inside a page, in a process of its own."""

from assess.document.apart import APART, StoppedError
from assess.document.body import NotAllowedError, rebuilt
from assess.document.drawing import Drawing, TemplateError, TextFormat
from assess.document.environment import laid_out
from assess.document.markdown_body import checked


def drawn_apart(
    name: str, format_: TextFormat, drawing: Drawing, context: dict[str, object]
) -> str:
    """Return the body of a page, drawn where it can be stopped in time.

    Raises:
        TemplateError: the templates are broken, draw what no page may hold, or do not
            end.
    """
    try:
        return APART.call(own_body, name, format_, drawing, context)
    except StoppedError as error:
        raise TemplateError(f"{name}: {error}.") from error


def own_body(
    name: str, format_: TextFormat, drawing: Drawing, context: dict[str, object]
) -> str:
    """Return what a council's templates draw inside a page, and nothing but words.

    Raises:
        TemplateError: they are broken, or draw what no page may hold.
    """
    text = laid_out(name, format_, drawing, context)
    try:
        return checked(text.strip("\n")) if format_ == "md" else str(rebuilt(text))
    except NotAllowedError as error:
        raise TemplateError(f"{name}: {error}") from error
