"""The sandbox of a council's own templates: what they may call, and how much."""

import functools
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

import jinja2
from jinja2 import nodes, pass_environment, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join, make_attrgetter
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace

from assess.document.budget import FILTERS as COUNTED
from assess.document.budget import Budget, Counting, words
from assess.model.characters import hides_nothing


class OwnEnvironment(ImmutableSandboxedEnvironment):
    """Draws a council's own templates: nothing of the program, and not for ever."""

    intercepted_binops = frozenset({"*", "**", "%"})

    budget = Budget()

    def _parse(
        self, source: str, name: str | None, filename: str | None
    ) -> nodes.Template:
        parsed: nodes.Template = Counting().visit(
            super()._parse(source, name, filename)
        )
        return parsed

    def get_template(self, name: Any, *arguments: Any, **more: Any) -> jinja2.Template:
        """Return a template; its size counts."""
        template = super().get_template(name, *arguments, **more)
        self.budget.step(_size(self, template.name))
        return template

    def select_template(
        self, names: Any, *arguments: Any, **more: Any
    ) -> jinja2.Template:
        """Return the first of several templates; what names them counts."""
        return super().select_template(self.budget.bounded(names), *arguments, **more)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers only, and with none that is too large."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers:
            raise SecurityError(f"{operator} is only for numbers, and ** for none")
        result = super().call_binop(context, operator, left, right)
        return self.budget.bounded(result)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what may be called, and count it, with what it goes through."""
        self.budget.step()
        held = getattr(obj, "__self__", None)
        self.budget.bounded([held, *args, *kwargs.values()])
        return self.budget.bounded(super().call(context, obj, *args, **kwargs))

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute, but no way to format words."""
        if isinstance(obj, str) and attribute in {"format", "format_map"}:
            return self.unsafe_undefined(obj, attribute)
        return super().getattr(obj, attribute)

    def is_safe_callable(self, obj: Any) -> bool:
        """Whether it may be called."""
        held = getattr(obj, "__self__", None)
        if isinstance(held, _PLAIN_KINDS) and obj.__name__ not in _SAFE_METHODS:
            return False
        return super().is_safe_callable(obj)


_PLAIN_KINDS: Final = (str, bytes, int, float, list, tuple, dict, date)

_SAFE_METHODS: Final = frozenset({
    "capitalize", "count", "date", "endswith", "get", "index", "isoformat", "items",
    "keys", "lower", "lstrip", "rstrip", "split", "startswith", "strip", "title",
    "upper", "values", "weekday",
})  # fmt: skip
"""What may be called on words, lists and dates: nothing that makes much of little."""

_TO_WORDS: Final = frozenset({
    "capitalize", "e", "escape", "lower", "string", "title", "trim", "truncate",
    "upper",
})  # fmt: skip
"""Filters that would print whatever they are given."""

_SAFE_FILTERS: Final = frozenset({
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
    "float", "groupby", "int", "items", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr",
    "sort", "string", "title", "trim", "truncate", "unique", "upper",
})  # fmt: skip


_LOOKED_AT: Final = 16
"""What a letter costs that is looked at by itself, in letters that are copied."""

_PARSED: Final = 32
"""What a letter of a note costs, and how many letters a note is at least."""


def shut(
    environment: jinja2.Environment,
    plain: Callable[[Any], Any],
    ours: Mapping[str, Callable[..., Any]],
) -> None:
    """Leave an environment only what is harmless, and count what it prints.

    Args:
        environment: The one that a council's own templates are drawn in.
        plain: Makes what is printed harmless.
        ours: The filters of a report, which read words letter by letter.
    """
    kept = {n: f for n, f in environment.filters.items() if n in _SAFE_FILTERS}
    printing = {name: _of_words(kept[name]) for name in _TO_WORDS}
    dear = {name: _dear(each) for name, each in ours.items()}
    environment.filters = {**kept, **printing, "join": _joined, **dear, **COUNTED}
    environment.tests = {n: t for n, t in environment.tests.items() if n != "in"}
    environment.globals = {"range": safe_range, "namespace": _Names}
    environment.finalize = _counting(plain)


class _Names(Namespace):
    """Names that a template sets; it prints no more than that it is this."""

    def __repr__(self) -> str:
        return "namespace"


def _of_words(printing: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that prints words, numbers and dates alone."""
    first = 1 if hasattr(printing, "jinja_pass_arg") else 0

    @functools.wraps(printing)
    def printed(*arguments: Any, **more: Any) -> Any:
        words(arguments[first])
        return printing(*arguments, **more)

    return printed


def _dear(reading: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that pays for each letter as for one of a note."""

    @pass_environment
    @functools.wraps(reading)
    def paid(environment: OwnEnvironment, value: Any, *more: Any) -> Any:
        environment.budget.spend(_PARSED * (_PARSED + len(str(words(value)))))
        return reading(value, *more)

    return paid


def _size(environment: jinja2.Environment, name: str | None) -> int:
    loader = environment.loader
    return len(loader.get_source(environment, name)[0]) if loader and name else 0


def _counting(finalize: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a finalizer that counts what is printed."""

    @pass_environment
    def finalized(environment: OwnEnvironment, value: Any) -> Any:
        budget = environment.budget
        if isinstance(value, str) and not hides_nothing(value):
            budget.spend(_LOOKED_AT * len(value))
        return finalize(budget.bounded(words(value)))

    return finalized


@pass_eval_context
def _joined(
    context: EvalContext, items: Any, d: Any = "", attribute: Any = None
) -> Any:
    """Join words, once it is known that the budget lasts for it."""
    budget: Budget = context.environment.budget  # type: ignore[attr-defined]
    if attribute is not None:
        items = map(make_attrgetter(context.environment, attribute), items)
    parts = [words(each) for each in items]
    budget.bounded(parts)
    budget.spend(len(str(words(d))) * len(parts))
    return do_join(context, parts, d)
