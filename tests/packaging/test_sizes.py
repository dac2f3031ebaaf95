"""The code is kept in small pieces, so that each can be read at once."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import pytest

import assess

ROOT = Path(assess.__file__).parent

LONGEST_MODULE = 300
MOST_METHODS = 20
LONGEST_FUNCTION = 60
MEDIAN = 6
NINE_OF_TEN = 18

LARGER = {"Page"}
"""A toolkit's widget: what it draws, and how the cursor moves, share one state."""


class Size(NamedTuple):
    """How long something is, and where it stands."""

    lines: int
    where: str


class Code(NamedTuple):
    """What was measured: functions with their docstrings, and without."""

    modules: list[Size]
    methods: list[Size]
    functions: list[Size]
    bare: list[int]


Function = (ast.FunctionDef, ast.AsyncFunctionDef)


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def methods_of(kind: ast.ClassDef) -> int:
    """Count methods, properties and the functions inside of them."""
    return sum(isinstance(each, Function) for each in ast.walk(kind))


def measured(nodes: Iterator[ast.AST], where: str, code: Code) -> None:
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            code.methods.append(Size(methods_of(node), f"{where}:{node.name}"))
        elif isinstance(node, Function):
            lines = lines_of(node)
            code.functions.append(Size(lines, f"{where}:{node.name}"))
            told = lines_of(node.body[0]) if ast.get_docstring(node) else 0
            code.bare.append(lines - told)


@pytest.fixture(scope="module")
def code() -> Code:
    found = Code([], [], [], [])
    for path in sorted(ROOT.rglob("*.py")):
        text, where = path.read_text("utf-8"), path.relative_to(ROOT).as_posix()
        found.modules.append(Size(len(text.splitlines()), where))
        measured(ast.walk(ast.parse(text)), where, found)
    return found


def test_no_module_is_longer_than_can_be_read_at_once(code: Code) -> None:
    assert [each for each in code.modules if each.lines > LONGEST_MODULE] == []


def test_no_class_does_too_much(code: Code) -> None:
    large = [
        each
        for each in code.methods
        if each.lines > MOST_METHODS
        and not each.where.startswith("model/")
        and each.where.partition(":")[2] not in LARGER
    ]
    assert large == []


def test_no_function_is_longer_than_a_page(code: Code) -> None:
    assert [each for each in code.functions if each.lines > LONGEST_FUNCTION] == []


def test_most_functions_are_a_few_lines_beside_what_they_say_of_themselves(
    code: Code,
) -> None:
    tenths = quantiles(code.bare, n=10, method="inclusive")
    assert (median(code.bare) <= MEDIAN, tenths[-1] <= NINE_OF_TEN) == (True, True)
