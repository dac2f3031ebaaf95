"""`assess new`."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assess.desk.answers import once, one_of
from assess.model.values import Delivery, Kind, Phase
from assess.setup.use_cases import new as starting
from assess.setup.use_cases.new import Start, members, start_from
from assess.ui.command.arguments import Parser, asked


def _parser() -> Parser:
    parser = Parser(
        "new",
        "Start an assessment: a folder with the brief and copies of its standards.",
        'assess new missed-bin --service "Report a missed bin" --council Anyshire \\',
        "    --phase beta --standard govuk-2019 --panel lead:lead:product",
        "assess new missed-bin-again --reassesses missed-bin",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="what to make")
    parser.add_argument(
        "--reassesses",
        type=Path,
        metavar="FOLDER",
        help="a published assessment that this one follows; what is not said "
        "is taken over from it",
    )
    parser.add_argument("--service", metavar="NAME", help="what is assessed")
    parser.add_argument("--council", metavar="NAME", help="who runs it")
    parser.add_argument(
        "--phase", choices=get_args(Phase), help="the phase that is ending"
    )
    parser.add_argument(
        "--kind", choices=get_args(Kind), help="assessment, if nothing is said"
    )
    parser.add_argument(
        "--delivery", choices=get_args(Delivery), help="built, if nothing is said"
    )
    parser.add_argument(
        "--standard",
        metavar="ID[@SCALE]",
        action="append",
        default=[],
        help="as often as needed; the offered ones if not given",
    )
    parser.add_argument(
        "--panel",
        metavar="ID:ROLE[:PROFESSION]",
        action="append",
        default=[],
        help="as often as needed; one lead if not given",
    )
    return parser


def new(arguments: list[str]) -> int:
    """Start an assessment."""
    given = _parser().parse_args(arguments)
    base = start_from(given.reassesses) if given.reassesses else _asked(given)
    said = {
        name: value
        for name in ("service", "council", "phase", "kind", "delivery")
        if (value := getattr(given, name))
    }
    chosen = tuple(once(map(_standard, given.standard)).items())
    start = replace(
        base,
        **said,
        standards=chosen or base.standards,
        panel=members(given.panel) if given.panel else base.panel,
    )
    folder = starting.new(given.folder, start)
    print(f"Started in {folder}. Open it with: assess {folder}")
    return 0


def _asked(given: Namespace) -> Start:
    """Ask for what nothing can stand in for."""
    return Start(
        service=given.service or asked("--service", "Which service is assessed?"),
        council=given.council or asked("--council", "Which council runs it?"),
        phase=given.phase or _phase(),
    )


def _phase() -> Phase:
    phases: tuple[Phase, ...] = get_args(Phase)
    answer = asked("--phase", f"Which phase is ending ({', '.join(phases)})?")
    return one_of(answer, phases, "a phase")


def _standard(words: str) -> tuple[str, str | None]:
    name, _, scale = words.partition("@")
    return name, scale or None
