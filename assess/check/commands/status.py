"""`assess status`."""

from collections.abc import Iterator

from assess.check.commands.printed import Entry, Printer
from assess.check.use_cases.looking import Seen, Unread, look_at_what_is_due
from assess.check.use_cases.status import StandardStatus, Status
from assess.check.use_cases.templates import whose_templates
from assess.desk.clock import day_here
from assess.desk.unread import agreed_is_unread, findings_are_unread, unread_people
from assess.model.after.deadlines import Deadline, in_words
from assess.model.capitals import with_capital
from assess.model.characters import visible
from assess.model.outcome import awaits_outcome
from assess.model.panel import not_submitted
from assess.store.errors import StoreError
from assess.ui.command.arguments import Parser
from assess.ui.text.moments import when

FIRST = 5
"""How many deadlines a line of text each is printed for."""

KEYS = """\
a list of assessments, each with
folder, id, service, council, phase, kind
standards  a list: id, rated, complete, total, carried, ratings (word: how many)
raters, not_submitted  who rates, and who of them has not submitted
revealed               whether the lead has revealed the ratings
outcome, suggested  the rating's word, or "" if there is none yet
version, published  the last version published, and whether it stands
as_published        whether what stands here is what was published; null for a
                    draft, or if the version has no digest
not_as_published    what is not as it was published, a sentence, or ""
errors, warnings    how many assess check counts; the same problem of several
                    criteria in one file counts once
due                 a list: due, what, words, who, days_late
again               where it was assessed again, a folder, or null
templates           whose draw its report, a sentence; "" for those that ship
set_aside           sentences on files that can't be read
next                what to do next, a sentence
or with folder and error if it can't be read at all"""


def status(arguments: list[str]) -> int:
    """Say where each assessment stands."""
    parser = Parser(
        "status",
        "Say where an assessment stands, or every assessment of a workspace.",
        "assess status missed-bin",
        "assess status --format json",
    )
    parser.explains_json(KEYS)
    parser.takes_folder(optional=True)
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    printer = Printer(given.format, _text, _entry, _code)
    return printer.print(look_at_what_is_due(given.folder))


def _code(found: Seen) -> int:
    return 2 if isinstance(found, Unread) else 0


def _text(found: Status) -> list[str]:
    brief = found.assessment.brief
    return [
        f"{visible(brief.service)} · {with_capital(brief.phase)} · {found.folder}",
        f"  {visible(brief.council)}, {brief.kind.replace('-', ' ')}",
        *_standard_lines(found),
        *_panel_lines(found),
        f"  Outcome: {_outcome(found)}",
        f"  {_published(found)}",
        *_due_lines(found),
        *(f"  {visible(said)}" for said in (_templates(found),) if said),
        *(f"  Set aside: {error}" for error in found.set_aside),
        f"  Next: {found.next_step}",
    ]


def _standard_lines(found: Status) -> Iterator[str]:
    if findings_are_unread(found.folder, found.assessment, found.set_aside):
        yield "  What was found can't be read."
        return
    for standard in found.standards:
        counts = ", ".join(f"{count} {word}" for word, count in standard.ratings)
        yield f"  {visible(standard.title)}: {counts}"
        carried = f", {standard.carried} carried" if standard.carried else ""
        yield (
            f"    {standard.rated} of {standard.total} {standard.nouns} "
            f"{standard.done}, {standard.complete} complete{carried}"
        )


def _due_lines(found: Status) -> Iterator[str]:
    today = day_here()
    first = found.deadlines[:FIRST]
    yield from (f"  {visible(in_words(each, today))}" for each in first)
    if more := len(found.deadlines) - len(first):
        yield f"  and {more} more that are due; see assess actions"


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
        line += f", can't be read: {', '.join(unseen)}"
    if _agreed_is_unread(found):
        return [f"{line}."]
    reveal = assessment.agreed.reveal
    shown = (
        f"Revealed by {reveal.by} on {when(reveal.at)}."
        if reveal
        else "Not revealed yet."
    )
    return [f"{line}. {shown}"]


def _agreed_is_unread(found: Status) -> bool:
    return agreed_is_unread(found.folder, found.set_aside)


def _outcome(found: Status) -> str:
    if _agreed_is_unread(found):
        return "can't be read"
    if not (found.outcome or awaits_outcome(found.assessment)):
        return "none, as nothing here decides one"
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


def _templates(found: Status) -> str:
    """Say whose templates draw the report; nothing if `check` says what is wrong."""
    try:
        return whose_templates(found.folder)
    except StoreError:
        return ""


def _entry(found: Status) -> Entry:
    brief = found.assessment.brief
    return {
        "folder": str(found.folder),
        "id": brief.id,
        "service": brief.service,
        "council": brief.council,
        "phase": brief.phase,
        "kind": brief.kind,
        "standards": [_standard_entry(standard) for standard in found.standards],
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
        "errors": found.counts.errors,
        "warnings": found.counts.warnings,
        "due": [_due_entry(each) for each in found.deadlines],
        "again": str(found.again) if found.again else None,
        "templates": _templates(found),
        "set_aside": [str(error) for error in found.set_aside],
        "next": found.next_step,
    }


def _standard_entry(standard: StandardStatus) -> Entry:
    return {
        "id": standard.id,
        "rated": standard.rated,
        "complete": standard.complete,
        "total": standard.total,
        "carried": standard.carried,
        "ratings": dict(standard.ratings),
    }


def _due_entry(each: Deadline) -> Entry:
    return {
        "due": each.due,
        "what": each.what,
        "words": each.words,
        "who": each.who,
        "days_late": each.days_late(day_here()),
    }
