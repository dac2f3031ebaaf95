"""Make the report as files that councils work in, from the same view as every page."""

from collections.abc import Sequence
from pathlib import Path

from assess import __version__
from assess.document.drawing import SHIPPED, Drawing
from assess.exchange import office
from assess.exchange.word.parts import About
from assess.model.assessment import Assessment
from assess.publish.views.build import build
from assess.publish.views.proof import By
from assess.publish.views.render import render
from assess.publish.views.variants import Variant
from assess.publish.views.workbook import book
from assess.store.settings import own_document


def word_document(
    folder: Path,
    assessment: Assessment,
    variant: Variant,
    drawing: Drawing,
    by: By = "due",
) -> bytes:
    """Return the report as a Word document: what the web page says, in its order.

    Raises:
        RefusedError: python-docx is not installed.
        StoreError: the council's own document can't be used for its styles.
        TemplateError: a template of the council's own is broken.
    """
    view = build(
        assessment,
        variant=variant,
        tool_version=__version__,
        drawing=drawing,
        by=by,
    )
    page = render(view._replace(is_page=False), "html", drawing)
    foot = f"{view.service}: {view.status}. Made for {view.check.audience}"
    about = About(view.title, view.masthead, foot)
    return office.word_document(page, about, own_document(folder))


def workbook(
    assessments: Sequence[Assessment], variant: Variant, drawing: Drawing = SHIPPED
) -> bytes:
    """Return the reports of one or several assessments as one workbook.

    Raises:
        RefusedError: openpyxl is not installed.
    """
    views = [
        build(each, variant=variant, tool_version=__version__, drawing=drawing)
        for each in assessments
    ]
    return office.workbook(book(views))
