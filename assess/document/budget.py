"""How much a council's templates may do: steps and bytes, counted as they are spent."""

from collections.abc import Callable, Iterator, Sized
from typing import Any, Final, cast

from jinja2 import nodes, pass_context
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

STEPS: Final = 1_000_000
"""Rounds of loops, and calls."""

BYTES: Final = 64 * 1024 * 1024
"""Letters that are printed or put together."""


class OverBudgetError(Exception):
    """Templates do more than any report needs; one sentence."""


class Budget:
    """What is left of both."""

    def __init__(self, steps: int = STEPS, letters: int = BYTES) -> None:
        """Begin with so much."""
        self._steps = steps
        self._letters = letters

    def step(self, letters: int = 0) -> None:
        """Spend a step, and so many letters.

        Raises:
            OverBudgetError: nothing is left.
        """
        self._steps -= 1
        if self._steps < 0:
            raise OverBudgetError("it does not come to an end")
        self.spend(letters)

    def spend(self, letters: int) -> None:
        """Spend letters.

        Raises:
            OverBudgetError: nothing is left.
        """
        self._letters -= letters
        if self._letters < 0:
            raise OverBudgetError("it prints more than a report can be")

    def bounded(self, value: Any) -> Any:
        """Return what was put together, which costs its length."""
        if isinstance(value, Sized):
            self.spend(len(value))
        return value


class _Counted:
    """Items of which each round of a loop costs something."""

    def __init__(self, items: Any, budget: Budget, letters: int) -> None:
        self._items = items
        self._budget = budget
        self._letters = letters

    def __iter__(self) -> Iterator[Any]:
        for item in self._items:
            self._budget.step(self._letters)
            yield item

    def __len__(self) -> int:
        return len(self._items)


class Counting(NodeTransformer):
    """Makes loops, calls and what is put together cost something."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - jinja's name
        """Count the rounds of a loop."""
        letters = _letters(node.body)
        self.generic_visit(node)
        node.iter = _through(node.iter, "counted", letters)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802 - the same
        """Count the calls of a macro."""
        return self._begun(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        """Count the calls of a block that is handed over."""
        return self._begun(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:  # noqa: N802
        """Count how often a block is printed."""
        return self._begun(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count what is put together with ~."""
        return self._bounded(node)

    def visit_Add(self, node: nodes.Add) -> nodes.Node:  # noqa: N802 - the same
        """Count what is put together with +."""
        return self._bounded(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - the same
        """Count what a filter gives."""
        return self._bounded(node)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:  # noqa: N802
        """Count what is cut out."""
        is_cut = isinstance(node.arg, nodes.Slice)
        return self._bounded(node) if is_cut else self.generic_visit(node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:  # noqa: N802
        """Count what is compared."""
        self.generic_visit(node)
        node.expr = _through(node.expr, "bounded")
        for each in node.ops:
            each.expr = _through(each.expr, "bounded")
        return node

    def _bounded(self, node: nodes.Expr) -> nodes.Node:
        self.generic_visit(node)
        return _through(node, "bounded")

    def _begun(self, node: nodes.Macro | nodes.CallBlock | nodes.Block) -> nodes.Node:
        letters = _letters(node.body)
        self.generic_visit(node)
        charge = _through(nodes.Const("", lineno=node.lineno), "charged", letters)
        node.body.insert(0, nodes.Output([charge], lineno=node.lineno))
        return node


def _through(node: nodes.Node, name: str, *arguments: int) -> nodes.Filter:
    constants = [nodes.Const(each, lineno=node.lineno) for each in arguments]
    return nodes.Filter(
        cast("nodes.Expr", node),
        f"{name} of the budget",
        constants,
        [],
        None,
        None,
        lineno=node.lineno,
    )


def _letters(body: list[nodes.Node]) -> int:
    """Count the letters of a template that stand in a part of it."""
    return sum(
        len(data.data)
        for part in body
        for data in (part, *part.find_all(nodes.TemplateData))
        if isinstance(data, nodes.TemplateData)
    )


@pass_context
def _counted(context: Context, items: Any, letters: int) -> _Counted:
    return _Counted(items, _budget(context), letters)


@pass_context
def _charged(context: Context, text: str, letters: int) -> str:
    _budget(context).step(letters)
    return text


@pass_context
def _bounded(context: Context, value: Any) -> Any:
    return _budget(context).bounded(value)


def _budget(context: Context) -> Budget:
    budget: Budget = context.environment.budget  # type: ignore[attr-defined]
    return budget


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "counted of the budget": _counted,
    "charged of the budget": _charged,
    "bounded of the budget": _bounded,
}
"""What templates that `Counting` changed call; no template can write such a name."""
