"""Write words into HTML so that they stay words."""

import re
from typing import Any, Final

from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from assess.model.characters import visible

_WORDS: Final = re.compile(
    "[\n\t\x20!#-%(-;=?-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u27bf]*"
)
"""What hides nothing and is no markup; nearly all that is printed is of this kind."""


def words(text: str) -> str:
    """Return *text* with nothing in it that is markup, and what deceives shown."""
    if _WORDS.fullmatch(text):
        return text
    return str(escape(visible(text)))


def printed(value: Any) -> Any:
    """Return whatever a template prints as HTML: markup as it is, all else as words."""
    if type(value) is str:
        return words(value)
    if isinstance(value, Markup):
        return value
    return words(value) if isinstance(value, str) else escape(value)


class PrintsOnce(CodeGenerator):
    """Compiles templates that leave escaping to `printed`, their `finalize`.

    Jinja2 would escape once more what that has escaped, and wrap each piece of the
    page in a new `Markup`: a third of the time of a page.
    """

    def _output_child_pre(self, _node: Any, _frame: Any, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, _node: Any, _frame: Any, _finalize: Any) -> None:
        self.write(")")
