"""`assess status` and `assess check`, on one assessment or on a workspace."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from assess.check.commands.explaining import explain
from assess.check.logic.grouped_problems import Grouped, grouped
from assess.check.logic.team_view import team_problems
from assess.check.use_cases.again import assessed_again
from assess.check.use_cases.status import Status, status, with_deadlines
from assess.desk.clock import now
from assess.desk.errors import RefusedError
from assess.desk.unread import agreed_is_unread, findings_are_unread, unread_people
from assess.model.after.deadlines import in_words
from assess.model.characters import visible
from assess.model.panel import not_submitted
from assess.store.errors import NotAnAssessmentError, StoreError
from assess.store.workspace import assessments_in, is_assessment
from assess.ui.command.arguments import Parser
from assess.ui.command.output import print_json

FIRST = 5
"""How many deadlines a line of text each is printed for."""

Entry = dict[str, Any]

STATUS_KEYS = """\
a list of assessments, each with
folder, id, service, council, phase, kind
standards  a list: id, rated, complete, total, ratings (word: how many)
raters, not_submitted  who rates, and who of them has not submitted
revealed               whether the lead has revealed the ratings
outcome, suggested  the rating's word, or "" if there is none yet
version, published  the last version published, and whether it stands
as_published        whether what stands here is what was published; null for a
                    draft, or if the version has no digest
not_as_published    what is not as it was published, a sentence, or ""
errors, warnings    how many problems assess check finds
due                 a list: due, what, words, who, days_late
again               where it was assessed again, a folder, or null
set_aside           sentences on files that can't be read
next                what to do next, a sentence
or with folder and error if it can't be read at all"""

CHECK_KEYS = """\
a list of assessments, each with
folder, id
set_aside  sentences on files that can't be read
problems   a list: rule, level (error, warning or info), sentence, file, key,
           criterion (for example govuk-2019:1, or null)
off        the rules that the workspace switched off, each with its reason
or with folder and error if it can't be read at all"""


class Unread(NamedTuple):
    """An assessment that can't be read at all, and why."""

    folder: Path
    error: StoreError


Seen = Status | Unread


def run(name: str, arguments: list[str]) -> int:
    """Run one of the two."""
    return {"status": _status, "check": _check}[name](arguments)


def _looked_at(folder: Path) -> list[Seen]:
    """Return where each assessment stands, or why it can't be read.

    Raises:
        NotAnAssessmentError: there is none here.
    """
    folders = [folder] if is_assessment(folder) else assessments_in(folder)
    if not folders:
        raise NotAnAssessmentError(folder)
    if folders == [folder]:
        return [status(folder)]
    return [_status_or_unread(each) for each in folders]


def _status_or_unread(folder: Path) -> Seen:
    try:
        return status(folder)
    except StoreError as error:
        return Unread(folder, error)


def _printed(
    looked_at: list[Seen],
    form: str,
    text: Callable[[Status], list[str]],
    entry: Callable[[Status], Entry],
) -> None:
    if form == "json":
        print_json(
            [
                {"folder": str(each.folder), "error": str(each.error)}
                if isinstance(each, Unread)
                else entry(each)
                for each in looked_at
            ]
        )
        return
    blocks = [
        [visible(str(each.folder)), f"  error    {each.error}"]
        if isinstance(each, Unread)
        else text(each)
        for each in looked_at
    ]
    print("\n\n".join("\n".join(lines) for lines in blocks))


# status


def _status(arguments: list[str]) -> int:
    parser = Parser(
        "status",
        "Say where an assessment stands, or every assessment of a workspace.",
        "assess status missed-bin",
        "assess status --format json",
    )
    parser.explains_json(STATUS_KEYS)
    parser.takes_folder(optional=True)
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    seen = _looked_at(given.folder)
    again = assessed_again(each.folder for each in seen)
    looked_at = [
        each if isinstance(each, Unread) else with_deadlines(each, again)
        for each in seen
    ]
    _printed(looked_at, given.format, _status_text, _status_entry)
    return max(_status_code(each) for each in looked_at)


def _status_code(found: Seen) -> int:
    return 2 if isinstance(found, Unread) else 0


def _status_text(found: Status) -> list[str]:
    brief = found.assessment.brief
    lines = [
        f"{visible(brief.service)} · {brief.phase.capitalize()} · {found.folder}",
        f"  {visible(brief.council)}, {brief.kind.replace('-', ' ')}",
    ]
    unread = findings_are_unread(found.folder, found.assessment, found.set_aside)
    if unread:
        lines.append("  What was found can't be read.")
    for standard in () if unread else found.standards:
        counts = ", ".join(f"{count} {word}" for word, count in standard.ratings)
        lines.append(f"  {visible(standard.title)}: {counts}")
        lines.append(
            f"    {standard.rated} of {standard.total} {standard.nouns} rated, "
            f"{standard.complete} complete"
        )
    lines += _panel_lines(found)
    lines.append(f"  Outcome: {_outcome(found)}")
    lines.append(f"  {_published(found)}")
    today = now().date()
    first = found.deadlines[:FIRST]
    lines += [f"  {visible(in_words(each, today))}" for each in first]
    if more := len(found.deadlines) - len(first):
        lines.append(f"  and {more} more that are due; see assess actions")
    lines += [f"  Set aside: {error}" for error in found.set_aside]
    lines.append(f"  Next: {found.next_step}")
    return lines


def _panel_lines(found: Status) -> list[str]:
    """Say who has submitted, where several rate."""
    assessment = found.assessment
    if assessment.only_rater is not None or not assessment.brief.raters:
        return []
    raters = assessment.brief.raters
    unread = unread_people(found.folder, assessment.brief, found.set_aside)
    waiting = [p for p in not_submitted(assessment) if p not in unread]
    unseen = [p for p in raters if p in unread]
    done = len(raters) - len(waiting) - len(unseen)
    line = f"  Submitted: {done} of {len(raters)}"
    if waiting:
        line += f", not yet {', '.join(waiting)}"
    if unseen:
        line += f", the sheet can't be read of {', '.join(unseen)}"
    if _agreed_is_unread(found):
        return [f"{line}."]
    reveal = assessment.agreed.reveal
    shown = (
        f"Revealed by {reveal.by} on {reveal.at:%Y-%m-%d %H:%M}."
        if reveal
        else "Not revealed yet."
    )
    return [f"{line}. {shown}"]


def _agreed_is_unread(found: Status) -> bool:
    return agreed_is_unread(found.folder, found.set_aside)


def _outcome(found: Status) -> str:
    if _agreed_is_unread(found):
        return "can't be read"
    suggested = f" (the rule suggests {found.suggested})" if found.suggested else ""
    return f"{found.outcome or 'not decided yet'}{suggested}"


def _published(found: Status) -> str:
    if _agreed_is_unread(found):
        return "Whether it is published can't be read."
    if found.not_as_published:
        return (
            f"Warning: version {found.version} is published, and what stands here is "
            f"not what was published. {found.not_as_published}"
        )
    if found.is_published:
        return f"Version {found.version} is published."
    if found.version:
        return f"Version {found.version} was reopened and is being corrected."
    return "Not published yet."


def _status_entry(found: Status) -> Entry:
    brief = found.assessment.brief
    return {
        "folder": str(found.folder),
        "id": brief.id,
        "service": brief.service,
        "council": brief.council,
        "phase": brief.phase,
        "kind": brief.kind,
        "standards": [
            {
                "id": standard.id,
                "rated": standard.rated,
                "complete": standard.complete,
                "total": standard.total,
                "ratings": dict(standard.ratings),
            }
            for standard in found.standards
        ],
        "raters": list(found.assessment.brief.raters),
        "not_submitted": [
            person
            for person in not_submitted(found.assessment)
            if person not in unread_people(found.folder, brief, found.set_aside)
        ],
        "revealed": found.assessment.agreed.reveal is not None,
        "outcome": found.outcome,
        "suggested": found.suggested,
        "version": found.version,
        "published": found.is_published,
        "as_published": found.as_published,
        "not_as_published": found.not_as_published,
        "errors": len(found.errors),
        "warnings": len(found.warnings),
        "due": [
            {
                "due": each.due,
                "what": each.what,
                "words": each.words,
                "who": each.who,
                "days_late": each.days_late(now().date()),
            }
            for each in found.deadlines
        ],
        "again": str(found.again) if found.again else None,
        "set_aside": [str(error) for error in found.set_aside],
        "next": found.next_step,
    }


# check


def _check(arguments: list[str]) -> int:
    parser = Parser(
        "check",
        "Say what is missing or contradicts. Errors stop publishing.",
        "assess check missed-bin",
        "assess check missed-bin --strict",
        "assess check --explain no-reason",
    )
    parser.explains_json(CHECK_KEYS)
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
        return explain(given.explain, given.format)
    looked_at = _looked_at(given.folder)
    if given.side == "team":
        looked_at = [_as_team(each) for each in looked_at]
    _printed(looked_at, given.format, _check_text, _check_entry)
    return max(_check_code(each, strict=given.strict) for each in looked_at)


def _as_team(found: Seen) -> Seen:
    if isinstance(found, Unread):
        return found
    if not found.assessment.brief.people("team"):
        raise RefusedError(
            f"{found.assessment.brief.service} has nobody in the team. "
            "Add a member with the role team to assessment.toml."
        )
    asked = team_problems(found.assessment, off=found.off)
    return found._replace(problems=asked)


def _check_code(found: Seen, *, strict: bool) -> int:
    if isinstance(found, Unread) or found.set_aside:
        return 2
    return int(bool(found.errors or (strict and found.warnings)))


def _check_text(found: Status) -> list[str]:
    lines = [f"{visible(found.assessment.brief.service)} · {found.folder}"]
    lines += [f"  error    {error}" for error in found.set_aside]
    for one in grouped(found.assessment, found.problems):
        lines.append(f"  {one.level:<8} {visible(one.where)} ({_where(one)})")
        lines.append(f"           {visible(one.sentence)}")
    lines += [
        f"  off      {visible(name)}: {visible(why)}" for name, why in found.off.items()
    ]
    lines.append(f"  {_count(found)}")
    return lines


def _where(one: Grouped) -> str:
    """Return the file, and the key where it is said of one place only."""
    first = one.problems[0]
    return first.file if one.problems[1:] else f"{first.file}, {first.key}"


def _count(found: Status) -> str:
    if not found.problems:
        return "Nothing is missing." if not found.set_aside else "Mend that file first."
    count = f"Errors: {len(found.errors)}. Warnings: {len(found.warnings)}."
    told = len(found.problems) - len(found.errors) - len(found.warnings)
    return f"{count} To know: {told}." if told else count


def _check_entry(found: Status) -> Entry:
    return {
        "folder": str(found.folder),
        "id": found.assessment.brief.id,
        "set_aside": [str(error) for error in found.set_aside],
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
        "off": dict(found.off),
    }
