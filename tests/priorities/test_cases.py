"""What a head of digital would be told, case by case: `cases.toml`."""

from collections.abc import Iterator
from typing import Any

from assess.model.weights import Weights
from assess.priorities.logic.alone import alone
from assess.priorities.logic.answer import answer
from assess.priorities.views.answer import view
from assess.priorities.views.lines import text
from tests.priorities.building import CASES, TODAY, assessments

MISSED = {"Everything amber"}
"""Those that do not hold; `docs/next.md` says why."""


def answered(case: dict[str, Any]) -> dict[str, Any]:
    """Return the steps of a case, what stands above them, and the whole text."""
    weights = Weights()
    found = answer([alone(a, today=TODAY) for a in assessments(case)], weights)
    said = view(found, TODAY, weights)
    lines = "\n".join(text(said, explain=False, by_owner=False))
    return {
        "change": [step.text for step in said.change],
        "stop": [step.text for step in said.stop],
        "opening": " ".join((*said.opening, *said.themes)),
        "text": f"{lines}\n{' '.join(lines.split())}",
    }


def failures(case: dict[str, Any]) -> Iterator[str]:
    """Yield what of a case does not hold."""
    found = answered(case)
    change, stop = found["change"], found["stop"]
    for place, name in enumerate(("first", "second")):
        if name in case and not _stands(change, place, case[name]):
            yield f"{name} is {change[place : place + 1]}, not {case[name]}"
    missing = [s for s in case.get("stop", []) if not any(s in x for x in stop)]
    yield from (f"{words} is not under Stop" for words in missing)
    for name in ("opening", "says"):
        text = found["opening" if name == "opening" else "text"]
        yield from (f"{w!r} is not said" for w in case.get(name, []) if w not in text)
    yield from (f"{w!r} is said" for w in case.get("never", []) if w in found["text"])


def _stands(change: list[str], place: int, known: list[str]) -> bool:
    if not known:
        return len(change) <= place
    return len(change) > place and any(words in change[place] for words in known)


def test_the_cases_hold_but_for_those_that_are_told() -> None:
    failed = {case["name"]: list(failures(case)) for case in CASES["case"]}
    assert {name for name, why in failed.items() if why} == MISSED, failed
