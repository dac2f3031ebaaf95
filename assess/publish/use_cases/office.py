"""Make the report as files that councils work in, from the same view as every page."""

from pathlib import Path
from typing import Final

from assess import __version__
from assess.desk.errors import RefusedError
from assess.document.drawing import Drawing
from assess.model.assessment import Assessment
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.publish.views.variants import Variant
from assess.store.settings import own_document

NO_WORD: Final = (
    "Word documents need python-docx, which is not installed. Install it with "
    "pip install 'assess[office]'."
)


def word_document(
    folder: Path, assessment: Assessment, variant: Variant, drawing: Drawing
) -> bytes:
    """Return the report as a Word document: what the web page says, in its order.

    Raises:
        RefusedError: python-docx is not installed.
        StoreError: the council's own document can't be used for its styles.
        TemplateError: a template of the council's own is broken.
    """
    try:
        from assess.exchange.word import look as looks  # noqa: PLC0415 - an extra
        from assess.exchange.word.writing import About, document_of  # noqa: PLC0415
    except ImportError as error:
        raise RefusedError(NO_WORD) from error
    own = own_document(folder)
    look = looks.read_look(own) if own else looks.OURS
    view = build(assessment, variant=variant, tool_version=__version__, drawing=drawing)
    page = render(view._replace(is_page=False), "html", drawing)
    foot = f"{view.service}: {view.status}. Made for {view.check.audience}"
    return document_of(page, About(view.title, view.masthead, foot), look)
