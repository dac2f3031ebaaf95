"""Lay a report out with its template."""

from assess.document.drawing import SHIPPED, Drawing, TextFormat
from assess.document.templates import drawn
from assess.publish.views.variants import VARIANTS
from assess.publish.views.view import ReportView


def render(view: ReportView, format_: TextFormat, drawing: Drawing = SHIPPED) -> str:
    """Return the report as text.

    Raises:
        TemplateError: a template is broken, or draws what no page may hold.
    """
    return drawn(VARIANTS[view.variant].template, format_, drawing, report=view)
