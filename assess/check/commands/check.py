"""`assess check`."""

from functools import partial

from assess.check.commands.printed import Entry, Printer
from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.use_cases.looking import (
    Seen,
    Unread,
    look_at,
    look_at_as_team,
    rule_named,
)
from assess.check.use_cases.status import Status
from assess.model.characters import visible
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json

KEYS = """\
a list of assessments, each with
folder, id
set_aside  sentences on files that can't be read
problems   a list: rule, level (error, warning or info), sentence, file, key,
           criterion (for example govuk-2019:1, or null)
errors, warnings, to_know  how many lines there are of each level in the text: the
           same problem of several criteria in one file is one line
off        the rules that the workspace switched off, each with its reason
or with folder and error if it can't be read at all"""


def check(arguments: list[str]) -> int:
    """Say what is missing or contradicts."""
    parser = Parser(
        "check",
        "Say what is missing or contradicts. Errors stop publishing.",
        "assess check missed-bin",
        "assess check missed-bin --strict",
        "assess check --explain no-reason",
    )
    parser.explains_json(KEYS)
    parser.takes_folder(optional=True)
    parser.takes_format("text", "json")
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 for warnings too"
    )
    parser.add_argument(
        "--explain", metavar="RULE", help="say what a rule looks for, and why"
    )
    parser.add_argument(
        "--as",
        dest="side",
        choices=("team",),
        help="look at the team's own sheets, before the day",
    )
    given = parser.parse_args(arguments)
    if given.explain is not None:
        return _explain(given.explain, given.format)
    look = look_at_as_team if given.side else look_at
    printer = Printer(given.format, _text, _entry, partial(_code, strict=given.strict))
    return printer.print(look(given.folder))


def _explain(name: str, form: str) -> int:
    """Print what a rule looks for, why, and an example."""
    rule = rule_named(name)
    if form == "json":
        print_json(
            {
                "rule": rule.id,
                "level": rule.level,
                "explanation": rule.explanation,
                "example": rule.example,
                "can_be_switched_off": not rule.protects_truth,
            }
        )
        return 0
    print(f"{rule.id} · {rule.level}")
    print(f"  {rule.explanation}")
    print(f"  Example: {rule.example}")
    if rule.protects_truth:
        print("  It can't be switched off.")
    return 0


def _code(found: Seen, *, strict: bool) -> int:
    if isinstance(found, Unread) or found.set_aside:
        return 2
    return int(bool(found.errors or (strict and found.warnings)))


def _text(found: Status) -> list[str]:
    lines = [f"{visible(found.assessment.brief.service)} · {found.folder}"]
    lines += [f"  error    {said}" for e in found.set_aside for said in e.sentences]
    for one in grouped(found.assessment, found.problems):
        lines.append(f"  {one.level:<8} {visible(one.where)} ({_where(one)})")
        lines.append(f"           {visible(one.sentence)}")
    lines += [
        f"  off      {visible(name)}: {visible(why)}"
        for name, why in found.checking.off.items()
    ]
    lines.append(f"  {_count(found)}")
    return lines


def _where(one: Grouped) -> str:
    """Return the file, and the key where it is said of one place only."""
    first = one.problems[0]
    return first.file if one.problems[1:] else f"{first.file}, {first.key}"


def _count(found: Status) -> str:
    counts = found.counts
    if not any(counts):
        return "Nothing is missing."
    count = f"Errors: {counts.errors}. Warnings: {counts.warnings}."
    return f"{count} To know: {counts.to_know}." if counts.to_know else count


def _entry(found: Status) -> Entry:
    return {
        "folder": str(found.folder),
        "id": found.assessment.brief.id,
        "set_aside": [said for error in found.set_aside for said in error.sentences],
        "problems": [
            {
                "rule": problem.rule,
                "level": problem.level,
                "sentence": problem.sentence,
                "file": problem.file,
                "key": problem.key,
                "criterion": str(problem.ref) if problem.ref else None,
            }
            for problem in found.problems
        ],
        **found.counts._asdict(),
        "off": dict(found.checking.off),
    }
