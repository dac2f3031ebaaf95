"""An answer as a page: Markdown, or HTML to print and to send."""

from assess.document.drawing import SHIPPED, TextFormat
from assess.document.templates import drawn
from assess.priorities.views.answer import AnswerView


def page(found: AnswerView, format_: TextFormat) -> str:
    """Return an answer as a document, drawn with what ships."""
    return drawn("next", format_, SHIPPED, answer=found)
