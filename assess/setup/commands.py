"""`assess new` and `assess brief`."""

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assess.desk.answers import once, one_of
from assess.desk.days import read_day
from assess.desk.written_out import write_text
from assess.model.characters import visible
from assess.model.values import Delivery, Kind, Phase
from assess.setup.use_cases import new as starting
from assess.setup.use_cases.brief import set_field
from assess.setup.use_cases.earlier import (
    NO_START,
    Elsewhere,
    beginning,
    is_table,
    preview,
)
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import members, start_from
from assess.setup.use_cases.workshop import from_workshop
from assess.setup.views import brief_said, taken_over
from assess.ui.command.arguments import Parser, asked, confirmed
from assess.ui.command.at_desk import at_desk
from assess.ui.command.output import print_utf8


def _parser() -> Parser:
    parser = Parser(
        "new",
        "Start an assessment: a folder with the brief and copies of its standards.",
        'assess new missed-bin --service "Report a missed bin" --council Anyshire \\',
        "    --phase beta --standard govuk-2019 --panel lead:lead:product",
        "assess new missed-bin-again --reassesses missed-bin",
        "assess new missed-bin-again --earlier report-2024.csv \\",
        "    --earlier-phase beta --published 9/3/2024",
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="what to make")
    _takes_what_was_before(parser)
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
        "--core",
        action="store_true",
        help="of a standard that has a core ask only that, as for a day",
    )
    parser.add_argument(
        "--panel",
        metavar="ID:ROLE[:PROFESSION]",
        action="append",
        default=[],
        help="as often as needed; one lead if not given",
    )
    return parser


def _takes_what_was_before(parser: Parser) -> None:
    """Take an earlier assessment or a workshop that this one follows."""
    before = parser.add_mutually_exclusive_group()
    before.add_argument(
        "--reassesses",
        type=Path,
        metavar="FOLDER",
        help="a published assessment that this one follows; what is not said "
        "is taken over from it",
    )
    before.add_argument(
        "--earlier",
        type=Path,
        metavar="FILE",
        help="an assessment that was not made here: CSV or xlsx with the columns "
        "criterion, rating, action, by when, owner, reason, or a report of assess. It "
        "is shown first",
    )
    before.add_argument(
        "--from",
        dest="workshop",
        type=Path,
        metavar="WORKSHOP",
        help="a workshop: service and council are taken over from it, what was said "
        "waits to be filed, and --council says which of its councils it is",
    )
    parser.add_argument(
        "--published", metavar="DATE", help="when the report of --earlier was published"
    )
    parser.add_argument(
        "--assessed", metavar="DATE", help="when that assessment was held, if known"
    )
    parser.add_argument(
        "--earlier-phase",
        choices=get_args(Phase),
        help="the phase that had ended then; what was met is carried if it is the same",
    )
    parser.add_argument(
        "--result", metavar="RATING", default="", help="its result, if no row has it"
    )
    parser.add_argument(
        "--yes", action="store_true", help="start with --earlier without asking"
    )


def new(arguments: list[str]) -> int:
    """Start an assessment."""
    given = _parser().parse_args(arguments)
    if given.earlier is None:
        return _started(given, _said(given, _base(given)))
    said = Elsewhere(
        published=read_day(given.published) if given.published else None,
        assessed=read_day(given.assessed) if given.assessed else None,
        file=given.earlier,
        phase=_earlier_phase(given),
        result=given.result,
    )
    first = NO_START
    if is_table(given.earlier):
        first = replace(_base(given), kind="reassessment")
    with beginning(_said(given, first), given.folder, said) as found:
        start = found if is_table(given.earlier) else _said(given, found)
        for line in taken_over(preview(start, given.folder)):
            print(visible(line))
        if not (given.yes or confirmed("Start it?")):
            print("Nothing was made. Say --yes to start it.")
            return 1
        return _started(given, start)


def _said(given: Namespace, base: Start) -> Start:
    """Return a start with what was said on the command line in its place."""
    said = {
        name: value
        for name in ("service", "council", "phase", "kind", "delivery")
        if (value := getattr(given, name))
    }
    chosen = tuple(once(map(_standard, given.standard)).items())
    return replace(
        base,
        **said,
        standards=chosen or base.standards,
        core=given.core or base.core,
        panel=members(given.panel) if given.panel else base.panel,
    )


def _started(given: Namespace, start: Start) -> int:
    folder = starting.new(given.folder, start)
    print(f"Started in {folder}. Open it with: assess {folder}")
    return 0


def _base(given: Namespace) -> Start:
    """Return what the assessment begins from, before the rest of what was said."""
    if given.reassesses:
        return start_from(given.reassesses)
    if given.workshop:
        said = from_workshop(given.workshop, given.council or "")
        given.council = said.council
        return replace(said, phase=given.phase or _phase("--phase", "is ending"))
    return _asked(given)


def _asked(given: Namespace) -> Start:
    """Ask for what nothing can stand in for."""
    return Start(
        service=given.service or asked("--service", "Which service is assessed?"),
        council=given.council or asked("--council", "Which council runs it?"),
        phase=given.phase or _phase("--phase", "is ending"),
    )


def _earlier_phase(given: Namespace) -> Phase | None:
    """Return which phase had ended before; a report of ours says it itself."""
    if not is_table(given.earlier):
        return None
    said: Phase | None = given.earlier_phase
    return said or _phase("--earlier-phase", "had ended at the earlier assessment")


def _phase(option: str, which: str) -> Phase:
    phases: tuple[Phase, ...] = get_args(Phase)
    answer = asked(option, f"Which phase {which} ({', '.join(phases)})?")
    return one_of(answer, phases, "a phase")


def _standard(words: str) -> tuple[str, str | None]:
    name, _, scale = words.partition("@")
    return name, scale or None


BRIEF_KEYS = """\
what each field says, by its name; nothing is an empty text"""


def brief(arguments: list[str]) -> int:
    """Say what the brief holds, or change it."""
    parser = Parser(
        "brief",
        "Say what a team tells the panel of its service, or change it.",
        "assess brief missed-bin",
        'assess brief missed-bin --set "dates.assessed=12 May 2026" \\',
        '    --set "intake.owner=Head of waste services"',
        "assess brief missed-bin --format html -o missed-bin.html",
    )
    parser.explains_json(BRIEF_KEYS)
    parser.takes_folder()
    parser.takes_person()
    parser.add_argument(
        "--set",
        metavar="NAME=WORDS",
        action="append",
        default=[],
        help="as often as needed; nothing after the = empties it; "
        "--format json gives every name",
    )
    parser.takes_format("text", "json", "md", "html")
    parser.add_argument("-o", dest="to", metavar="FILE", help="write it there")
    given = parser.parse_args(arguments)
    with at_desk(given.folder, given.person) as desk:
        for said in given.set:
            name, is_said, words = said.partition("=")
            if not is_said:
                parser.error(f"--set {said} has no =. Write it like service=Bins.")
            set_field(desk, name.strip(), words.strip())
        text = brief_said(desk.assessment.brief, given.format)
    if given.to is None:
        print_utf8(text)
    else:
        write_text(Path(given.to), text)
        print(given.to)
    return 0
