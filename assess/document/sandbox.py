"""The sandbox of a council's own templates: what they may call, and how much."""

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import jinja2
from jinja2 import nodes, pass_environment, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Namespace

from assess.document.budget import FILTERS as COUNTED
from assess.document.budget import Budget, Counting


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

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with numbers only, and with none that is too large."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or not numbers:
            raise SecurityError(f"{operator} is only for numbers, and ** for none")
        result = super().call_binop(context, operator, left, right)
        if abs(result) > _LARGEST:
            raise SecurityError("a number is too large")
        return result

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call what may be called, and count it."""
        self.budget.step()
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


_LARGEST: Final = 2**63

_PLAIN_KINDS: Final = (str, bytes, int, float, list, tuple, dict, date)

_SAFE_METHODS: Final = frozenset({
    "capitalize", "count", "date", "endswith", "get", "index", "isoformat", "items",
    "keys", "lower", "lstrip", "rstrip", "split", "startswith", "strip", "title",
    "upper", "values", "weekday",
})  # fmt: skip
"""What may be called on words, lists and dates: nothing that makes much of little."""

_SAFE_FILTERS: Final = frozenset({
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first",
    "float", "groupby", "int", "items", "last", "length", "list", "lower", "map",
    "max", "min", "reject", "rejectattr", "reverse", "round", "select", "selectattr",
    "sort", "string", "title", "trim", "truncate", "unique", "upper",
})  # fmt: skip


def shut(environment: jinja2.Environment, plain: Callable[[Any], Any]) -> None:
    """Leave an environment only what is harmless, and count what it prints.

    Args:
        environment: The one that a council's own templates are drawn in.
        plain: Makes what is printed harmless.
    """
    kept = {n: f for n, f in environment.filters.items() if n in _SAFE_FILTERS}
    environment.filters = {**kept, "join": _joined, **COUNTED}
    environment.globals = {"range": safe_range, "namespace": Namespace}
    environment.finalize = _counting(plain)


def _size(environment: jinja2.Environment, name: str | None) -> int:
    loader = environment.loader
    return len(loader.get_source(environment, name)[0]) if loader and name else 0


def _counting(finalize: Callable[[Any], Any]) -> Callable[..., Any]:
    """Return a finalizer that counts what is printed."""

    @pass_environment
    def finalized(environment: OwnEnvironment, value: Any) -> Any:
        if isinstance(value, str):
            environment.budget.spend(len(value))
        return finalize(value)

    return finalized


@pass_eval_context
def _joined(context: EvalContext, items: Any, *arguments: Any, **more: Any) -> Any:
    """Join words, once it is known that the budget lasts for it."""
    budget: Budget = context.environment.budget  # type: ignore[attr-defined]
    parts = list(items)
    between = len(str(arguments[0])) if arguments else 0
    budget.spend(sum(len(part) for part in parts if isinstance(part, str)))
    budget.spend(between * len(parts))
    return do_join(context, parts, *arguments, **more)
