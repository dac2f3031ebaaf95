"""How much a council's templates may do: steps and bytes, counted as they are spent."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final, cast

from jinja2 import Undefined, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.visitor import NodeTransformer

STEPS: Final = 400_000
"""Rounds of loops, calls, and items of the lists that these go through."""

BYTES: Final = 64 * 1024 * 1024
"""Letters that are printed, put together or gone through."""

_BITS: Final = 64

_ENDLESS: Final = "it does not come to an end"


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
            raise OverBudgetError(_ENDLESS)
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
        """Return what is put together or gone through, which costs what is in it.

        Of a list also what its items hold, as often as they stand in it: lists in
        lists can be far longer than the template that wrote them.

        Raises:
            OverBudgetError: nothing is left.
        """
        inside = [value]
        while inside:
            item = inside.pop()
            if isinstance(item, str):
                self.spend(len(item))
            elif type(item) in {list, tuple}:
                self._go_through(item, inside)
            elif type(item) is dict:
                self._go_through([*item, *item.values()], inside)
            elif isinstance(item, int) and item.bit_length() > _BITS:
                raise OverBudgetError("a number is too large")
        return value

    def _go_through(self, items: Sequence[Any], inside: list[Any]) -> None:
        self._steps -= len(items)
        if self._steps < 0:
            raise OverBudgetError(_ENDLESS)
        inside += items


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

    def visit_For(self, node: nodes.For) -> nodes.Node:
        """Count the rounds of a loop."""
        letters = _letters(node.body)
        self.generic_visit(node)
        node.iter = _through(node.iter, "counted", letters)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:
        """Count the calls of a macro."""
        return self._begun(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:
        """Count the calls of a block that is handed over."""
        return self._begun(node)

    def visit_Block(self, node: nodes.Block) -> nodes.Node:
        """Count how often a block is printed."""
        return self._begun(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        """Count what is put together with ~."""
        self.generic_visit(node)
        node.nodes = [_through(each, "worded") for each in node.nodes]
        return _through(node, "bounded")

    def visit_Add(self, node: nodes.Add) -> nodes.Node:
        """Count what is put together with +."""
        return self._bounded(node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:
        """Count what a filter goes through, and what it gives."""
        self.generic_visit(node)
        if node.node is not None:
            node.node = _through(node.node, "bounded")
        _count_arguments(node)
        return _through(node, "bounded")

    def visit_Test(self, node: nodes.Test) -> nodes.Node:
        """Count what a test goes through."""
        self.generic_visit(node)
        if node.name not in {"defined", "undefined"}:
            node.node = _through(node.node, "bounded")
        _count_arguments(node)
        return node

    def visit_Pair(self, node: nodes.Pair) -> nodes.Node:
        """Count what a value is kept under."""
        self.generic_visit(node)
        node.key = _through(node.key, "bounded")
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Node:
        """Count what is cut out, or looked up."""
        if isinstance(node.arg, nodes.Slice):
            return self._bounded(node)
        self.generic_visit(node)
        node.arg = _through(node.arg, "bounded")
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Node:
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


def _count_arguments(node: nodes.Filter | nodes.Test) -> None:
    node.args = [_through(each, "bounded") for each in node.args]
    for pair in node.kwargs:
        pair.value = _through(pair.value, "bounded")


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


@pass_context
def _worded(context: Context, value: Any) -> Any:
    return _budget(context).bounded(words(value))


def words(value: Any) -> Any:
    """Return what can be printed.

    Raises:
        SecurityError: it is a list or a part of the report, whose printing would cost
            more than what is known of it.
    """
    if isinstance(value, str | int | float | date | Undefined | None):
        return value
    raise SecurityError("only words, numbers and dates can be printed; join a list")


def _budget(context: Context) -> Budget:
    budget: Budget = context.environment.budget  # type: ignore[attr-defined]
    return budget


FILTERS: Final[dict[str, Callable[..., Any]]] = {
    "counted of the budget": _counted,
    "charged of the budget": _charged,
    "bounded of the budget": _bounded,
    "worded of the budget": _worded,
}
"""What templates that `Counting` changed call; no template can write such a name."""
