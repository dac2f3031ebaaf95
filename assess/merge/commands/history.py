"""`assess log` and `assess why`: what happened, and why a rating is what it is."""

from pathlib import Path
from typing import Any

from assess.desk.person import PersonUnknownError, who_sits_here
from assess.desk.places import find_criterion
from assess.desk.reading import Loaded, read
from assess.desk.unread import findings_are_unread, unread_people
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.characters import visible
from assess.model.finding import CriterionRef
from assess.model.outcome import called, listed
from assess.model.panel import independent_ratings, standing
from assess.model.rating import WRITTEN_UP
from assess.model.sight import may_see
from assess.model.versions import log as happened
from assess.model.versions.log import METHODS, MISFIT, Entry
from assess.ui.command.arguments import Parser, asked
from assess.ui.command.output import print_json
from assess.ui.command.unread import name_unread
from assess.ui.text.moments import when

LOG_KEYS = """\
a list, the oldest first, each with
at         when, or null where a file does not say
by         who
what       submitted, taken back, revealed, found, changed, agreed,
           agreed again, agreement taken back, dissent, outcome, draft sent,
           sentence marked, mark answered, published, reopened,
           challenge decided or action closed
criterion  for example govuk-2019:1, or null
before, after  the ratings' words, or ""
why        the reason, or ""
changed    what else of a finding is different
file       where it stands
fits       whether it is what the files say elsewhere that it was"""

WHY_KEYS = """\
criterion, title
agreed       the rating's word, or "" while nothing is agreed
method       unanimous, discussed, lead-decided or vote, or ""
reason       what it rests on
by, at       who wrote it down, and when
independent  person: the word of the first rating, once it is revealed
dissent      a list: person, rating, reason, printed
history      as assess log prints it"""


def _opened(folder: Path, person: str | None) -> tuple[Loaded, str | None]:
    """Return what the folder holds, and who looks if that is known."""
    loaded = read(folder)
    try:
        return loaded, who_sits_here(folder, loaded.assessment.brief, person)
    except PersonUnknownError:
        return loaded, None


def log(arguments: list[str]) -> int:
    """Say what happened."""
    parser = Parser(
        "log",
        "Say what happened: who changed what, when, from what to what, and why.\n"
        "What others rated shows once you have submitted and it is revealed.",
        "assess log missed-bin",
        "assess log missed-bin --criterion 9 --format json",
    )
    parser.explains_json(LOG_KEYS)
    parser.takes_folder(optional=True)
    parser.add_argument("--criterion", metavar="CRITERION", help="only of this one")
    parser.takes_person()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    loaded, viewer = _opened(given.folder, given.person)
    assessment = loaded.assessment
    unread = unread_people(given.folder, assessment.brief, loaded.set_aside)
    if given.criterion:
        ref = find_criterion(assessment, given.criterion)
        entries = happened.log_of(assessment, ref, viewer, unread)
    else:
        entries = happened.log(assessment, viewer, unread)
    if given.format == "json":
        print_json([_entry(each) for each in entries])
    elif entries:
        print("\n".join(visible(_line(assessment, each)) for each in entries))
    elif not loaded.set_aside:
        print("Nothing has happened yet.")
    return name_unread(loaded.set_aside)


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "at": entry.at.isoformat() if entry.at else None,
        "by": entry.by,
        "what": entry.what,
        "criterion": str(entry.ref) if entry.ref else None,
        "before": entry.before,
        "after": entry.after,
        "why": entry.why,
        "changed": list(entry.changed),
        "file": entry.file,
        "fits": entry.fits,
    }


def _line(assessment: Assessment, entry: Entry) -> str:
    at = f"{when(entry.at) if entry.at else 'no date':<20}"
    where = f", {called(assessment, entry.ref)}" if entry.ref else ""
    line = f"{at}  {entry.by or 'nobody named'}: {entry.what}{where}{_moved(entry)}"
    said = f"{line}. {_on_one_line(entry.why)}" if entry.why else f"{line}."
    return said if entry.fits else f"{said} {MISFIT}"


def _moved(entry: Entry) -> str:
    if entry.what == "dissent":
        return f", {entry.after} where {entry.before} was agreed"
    if entry.what == "outcome":
        rule = f" (the rule suggested {entry.before})" if entry.before else ""
        return f", {entry.after}{rule}"
    if entry.before and entry.before != entry.after:
        return f", from {entry.before} to {entry.after}"
    if entry.changed:
        return f", {entry.after}, {listed(list(entry.changed))} changed"
    return f", {entry.after}" if entry.after else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())


def why(arguments: list[str]) -> int:
    """Say why a criterion is rated as it is."""
    parser = Parser(
        "why",
        "Say why a criterion is rated as it is: what each assessor held alone, what "
        "changed,\nwhat the panel agreed, by which method, and who differs.",
        "assess why missed-bin govuk-2019:9",
    )
    parser.explains_json(WHY_KEYS)
    parser.takes_folder()
    parser.add_argument("criterion", nargs="?", metavar="CRITERION")
    parser.takes_person()
    parser.takes_format("text", "json")
    given = parser.parse_args(arguments)
    words = given.criterion or asked("CRITERION", "Which criterion?")
    loaded, viewer = _opened(given.folder, given.person)
    assessment = loaded.assessment
    ref = find_criterion(assessment, words)
    unread = unread_people(given.folder, assessment.brief, loaded.set_aside)
    if given.format == "json":
        print_json(_why_entry(assessment, ref, viewer, unread))
    else:
        held = _held(assessment, ref, viewer)
        if findings_are_unread(given.folder, assessment, loaded.set_aside):
            held = ["What was found can't be read."]
        lines = [*held, *_rest_of_why(assessment, ref, viewer, unread)]
        name = with_capital(called(assessment, ref))
        print(visible(f"{name}: {assessment.criterion(ref).title}\n"))
        print("\n".join(visible(line) for line in lines))
    return name_unread(loaded.set_aside)


def _independent(
    assessment: Assessment, ref: CriterionRef, viewer: str | None
) -> dict[str, str]:
    return {
        person: assessment.shown(ref, rating).word
        for person, rating in independent_ratings(assessment, ref).items()
        if may_see(assessment, viewer, person, ref)
    }


def _why_entry(
    assessment: Assessment,
    ref: CriterionRef,
    viewer: str | None,
    unread: frozenset[str],
) -> dict[str, Any]:
    held = assessment.finding(ref)
    shows = _may_see_panel(assessment, viewer, ref)
    return {
        "criterion": str(ref),
        "title": assessment.criterion(ref).title,
        "agreed": assessment.shown(ref, held.rating).word
        if shows and held.rating
        else "",
        "method": held.method or "",
        "reason": held.reason if shows else "",
        "by": held.by if shows else None,
        "at": held.at.isoformat() if shows and held.at else None,
        "independent": _independent(assessment, ref, viewer),
        "dissent": [
            {
                "person": person,
                "rating": assessment.shown(ref, entry.rating).word,
                "reason": entry.reason,
                "printed": entry.print_,
            }
            for person, entry in held.dissent.items()
        ],
        "history": [
            _entry(each) for each in happened.log_of(assessment, ref, viewer, unread)
        ],
    }


def _may_see_panel(
    assessment: Assessment, viewer: str | None, ref: CriterionRef
) -> bool:
    """Whether what the panel holds shows: of one rater it is that sheet."""
    rater = assessment.only_rater
    return rater is None or may_see(assessment, viewer, rater, ref)


def _rest_of_why(
    assessment: Assessment,
    ref: CriterionRef,
    viewer: str | None,
    unread: frozenset[str],
) -> list[str]:
    lines: list[str] = []
    alone = _independent(assessment, ref, viewer)
    if alone:
        lines += ["", "Rated alone, before the reveal:"]
        lines += [f"  {_who(assessment, p)}: {word}" for p, word in alone.items()]
    history = happened.log_of(assessment, ref, viewer, unread)
    if history:
        lines += [
            "",
            "What happened:",
            *(f"  {_line(assessment, each)}" for each in history),
        ]
    return lines


def _who(assessment: Assessment, person: str) -> str:
    profession = standing(assessment, person).profession
    return f"{person} ({profession})" if profession else person


def _held(assessment: Assessment, ref: CriterionRef, viewer: str | None) -> list[str]:
    held = assessment.finding(ref)
    word = assessment.shown_as(ref, held).word
    if not _may_see_panel(assessment, viewer, ref):
        return ["What was found does not show yet."]
    if assessment.only_rater is not None:
        by = f"{word}, found by {assessment.only_rater}."
        is_held = held.rating or word == WRITTEN_UP.word
        return [by, _on_one_line(held.reason)] if is_held else [f"{word}."]
    if held.method is None:
        return [f"The {assessment.brief.assessed_by} has not agreed on it yet."]
    at = f" on {when(held.at)}" if held.at else ""
    lines = [f"Agreed: {word} ({METHODS[held.method]}), written by {held.by}{at}."]
    lines.append(f"Because: {_on_one_line(held.reason)}")
    if held.why:
        lines.append(f"Changed because: {_on_one_line(held.why)}")
    for person, entry in held.dissent.items():
        printed = "printed" if entry.print_ else "not printed"
        other = assessment.shown(ref, entry.rating).word
        reason = _on_one_line(entry.reason)
        lines.append(f"{person} differs ({printed}): {other}. {reason}")
    return lines
