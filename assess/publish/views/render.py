"""Lay a report out with its template."""

from assess.document.drawing import SHIPPED, Drawing
from assess.document.templates import TemplateError, TextFormat, drawn, policy
from assess.publish.views.proof import AlteredError, NotAReportError, read_page
from assess.publish.views.variants import VARIANTS
from assess.publish.views.view import ReportView


def render(view: ReportView, format_: TextFormat, drawing: Drawing = SHIPPED) -> str:
    """Return the report as text.

    Raises:
        TemplateError: a template is broken, or leaves out what a report must have.
    """
    template = VARIANTS[view.variant].template
    text = drawn(template, format_, drawing, report=view)
    if drawing.is_own and format_ == "html":
        _must_prove_itself(text, f"{template}.html.j2", drawing)
    return text


def _must_prove_itself(text: str, name: str, drawing: Drawing) -> None:
    """Refuse a council's own page without its policy or without its data.

    Raises:
        TemplateError: one of them is missing.
    """
    mark = str(policy(drawing))
    if not -1 < text.find(mark) < min(_at(text, "<style"), _at(text, "<script")):
        raise TemplateError(
            f"{name}: the page must begin with {{{{ policy }}}} in its head."
        )
    try:
        read_page(text)
    except (AlteredError, NotAReportError) as error:
        raise TemplateError(
            f"{name}: the page must hold its data; include data.html.j2 once."
        ) from error


def _at(text: str, mark: str) -> int:
    found = text.find(mark)
    return len(text) if found < 0 else found
