"""What is counted is where the tests were, and counting changes nothing."""

import inspect
from typing import Any

from tests.counting import SEEN, Marks


def code(kind: str, numbers: list[int]) -> list[str]:
    """Say what is done, on all the ways that a module has."""
    done: list[str] = []
    if kind == "none":
        return done
    for number in numbers:
        if number > 1:
            done.append("large")
        elif number:
            done.append("one")
            break
    else:
        done.append("all")
    while numbers and len(done) < 3:
        done.append("more")
    match kind:
        case "with":
            with memoryview(b"") as view:
                done.append(str(len(view)))
        case "error":
            try:
                done.append(str(1 // 0))
            except ZeroDivisionError:
                done.append("error")
            finally:
                done.append("over")
    return done


CASES = [
    ("none", [1]),
    ("other", [2, 1]),
    ("with", [0, 0]),
    ("error", []),
    ("error", [2]),
]


def begun(source: str) -> tuple[Marks, dict[str, Any]]:
    """Run marked *source* as a module is run."""
    marks = Marks(source.encode())
    namespace: dict[str, Any] = {SEEN: lambda places: [0] * places}
    exec(compile(marks.tree, "marked", "exec"), namespace)  # noqa: S102 - ours
    return marks, namespace


def test_marked_code_does_what_it_did() -> None:
    _, marked = begun(inspect.getsource(code))
    for case in CASES:
        assert marked["code"](*case) == code(*case)
    assert marked["code"].__doc__ == code.__doc__


def test_every_place_is_gone_through_by_some_case_and_no_place_by_none() -> None:
    marks, marked = begun(inspect.getsource(code))
    assert sum(marked[SEEN]) == 1  # the module itself
    assert len(marked[SEEN]) == len(marks.places)
    for case in CASES:
        marked["code"](*case)
    assert all(marked[SEEN])


def test_an_arm_that_nobody_wrote_is_one_too() -> None:
    marks, marked = begun(
        "def is_it(so):\n    if so:\n        return 1\n    return 0\n"
    )
    marked["is_it"](so=True)
    missed = [p for p, seen in zip(marks.places, marked[SEEN], strict=True) if not seen]
    assert [(place.line, place.is_arm) for place in missed] == [(2, True), (4, False)]


def test_what_is_only_for_types_and_docstrings_are_not_counted() -> None:
    marks, _ = begun(
        '"""Says."""\nfrom __future__ import annotations\n'
        "TYPE_CHECKING = False\nif TYPE_CHECKING:\n    import os\n"
    )
    assert [place.lines for place in marks.places] == [[3]]
