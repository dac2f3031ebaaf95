"""Write words into HTML so that they stay words."""

import re
from typing import Any, Final

from jinja2.compiler import CodeGenerator
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from assess.model.characters import visible

_ARE_WORDS: Final = re.compile(
    "[\n\t\x20!#-%(-;=?-~\xa0-\xac\xae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf"
    "\u2190-\u27bf]*"
).fullmatch
"""What hides nothing and is no markup; nearly all that is printed is of this kind."""


def words(text: str) -> str:
    """Return *text* with nothing in it that is markup, and what deceives shown."""
    if _ARE_WORDS(text):
        return text
    return str(escape(visible(text)))


def printed(value: Any) -> Any:
    """Return whatever a template prints as HTML: markup as it is, all else as words."""
    if type(value) is str:
        return value if _ARE_WORDS(value) else str(escape(visible(value)))
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


class CallsMacros(Context):
    """Calls a macro at once; Jinja2 would look each time whether it is a function."""

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro, or whatever else a template calls."""
        if not isinstance(called, Macro):
            return super().call(called, *args, **kwargs)
        for name in ("_loop_vars", "_block_vars"):  # no macro takes these
            kwargs.pop(name, None)
        return called(*args, **kwargs)
