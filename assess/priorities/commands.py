"""`assess next`."""

import textwrap
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from assess.desk.clock import now
from assess.model.characters import visible
from assess.priorities.logic.steps import tie
from assess.priorities.use_cases import Ranked, what_next
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread

WIDTH = 80

KEYS = """\
services  the services that were looked at
steps     a list: text, where, criterion (or null), points,
          reasons (a list: words, points)
unread    sentences on assessments that can't be read
again     sentences on those that were assessed again, and so are left out"""


def next_(arguments: list[str]) -> int:
    """Say what to do next."""
    parser = Parser(
        "next",
        "Say what this service, or this council, should do next, and why.",
        "assess next missed-bin",
        "assess next assessments --explain",
    )
    parser.explains_json(KEYS)
    parser.takes_folders()
    parser.add_argument(
        "-n", type=int, default=5, metavar="N", help="how many steps; 5 if not given"
    )
    parser.add_argument("--explain", action="store_true", help="show the arithmetic")
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    ranked = what_next(given.folders or [Path()], now())
    if given.format == "json":
        print_json(_entry(ranked))
    else:
        for line in _text(ranked, given.n, explain=given.explain):
            print(line)
    return name_unread(ranked.unread)


def _entry(ranked: Ranked) -> dict[str, object]:
    return {
        "services": list(ranked.services),
        "steps": [
            {
                "text": step.text,
                "where": step.where,
                "criterion": str(step.ref) if step.ref else None,
                "points": step.points,
                "reasons": [reason._asdict() for reason in step.reasons],
            }
            for step in ranked.steps
        ],
        "unread": list(ranked.unread),
        "again": list(ranked.again),
    }


def _text(ranked: Ranked, most: int, *, explain: bool) -> Iterator[str]:
    shown = ranked.steps[: max(most, 0)]
    if not (ranked.steps or ranked.unread) and ranked.services:
        yield "Nothing is left to do that the ratings ask for."
    for number, (above, step) in enumerate(pairwise([None, *shown]), 1):
        if step is None:
            continue
        yield from _wrapped(f"{number}. {visible(step.text)}", "", "   ")
        yield from _wrapped(f"{visible(step.where)}. {visible(step.why)}")
        if explain:
            yield from _wrapped(f"Points: {step.arithmetic}. {tie(step, above)}")
    rest = len(ranked.steps) - len(shown)
    if rest > 0:
        yield f"And {rest} more: assess next -n {len(ranked.steps)}"
    for sentence in ranked.again:
        yield visible(sentence)


def _wrapped(text: str, first: str = "   ", rest: str = "   ") -> list[str]:
    where = text[:1].upper() + text[1:]
    return textwrap.wrap(where, WIDTH, initial_indent=first, subsequent_indent=rest)
