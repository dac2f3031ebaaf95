"""Start the assessment that was answered for in a form."""

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from assess.desk.days import read_day
from assess.desk.errors import RefusedError
from assess.setup.logic.answers import Answers
from assess.setup.use_cases.earlier import (
    NO_START,
    Elsewhere,
    ElsewhereError,
    beginning,
    is_table,
    preview,
)
from assess.setup.use_cases.first_brief import Start
from assess.setup.use_cases.new import member, new, start_from


def made(workspace: Path, answers: Answers) -> Path:
    """Start the assessment that was answered for; return its folder."""
    with begun(workspace, answers) as (folder, start):
        return new(folder, start)


def in_short(workspace: Path, answers: Answers) -> str:
    """Say what would be taken over from an assessment that was not made here.

    Nothing is said where nothing is taken over.
    """
    if not answers.is_from_elsewhere:
        return ""
    with begun(workspace, answers) as (folder, start):
        made = preview(start, folder)
        before = made.earlier.standard.values() if made.earlier else ()
        rated = sum(len(each.rating) for each in before)
        kept = sum(map(len, made.brief.carried.values()))
        asked = len(made.earlier.action) if made.earlier else 0
        return (
            f"Taken over: {_count(rated, 'rating')}, {kept} carried, "
            f"{_count(asked, 'action')}."
        )


def _count(many: int, what: str) -> str:
    return f"{many} {what}" if many == 1 else f"{many} {what}s"


def told(workspace: Path, answers: Answers) -> Start:
    """Return what an earlier assessment of ours says of its service.

    Raises:
        RefusedError: it can't be followed.
        StoreError: it can't be read.
    """
    named = workspace / Path(answers.reassesses).expanduser()
    if is_table(named):
        return start_from(named)
    with beginning(NO_START, named, Elsewhere(file=named)) as found:
        return found


@contextlib.contextmanager
def begun(workspace: Path, answers: Answers) -> Iterator[tuple[Path, Start]]:
    """Yield the folder that was answered for, and what is started there.

    Raises:
        RefusedError: what it follows can't be followed, or an answer is not known.
        StoreError: what it follows can't be read.
    """
    folder = workspace / (answers.folder or answers.proposed_folder())
    start = Start(
        service=answers.service,
        council=answers.council,
        phase=answers.phase,  # type: ignore[arg-type]
        kind=answers.kind,  # type: ignore[arg-type]
        delivery=answers.delivery,  # type: ignore[arg-type]
        standards=tuple(answers.scales.items()),
        core=answers.asked == "core",
        panel=dict([member(f"{answers.lead}:lead")]) if answers.names_lead else None,
    )
    if answers.kind != "reassessment":
        yield folder, start
        return
    named = workspace / Path(answers.reassesses).expanduser()
    if answers.is_from_elsewhere:
        with beginning(start, folder, _elsewhere(answers, named)) as found:
            yield folder, found
    elif not is_table(named):
        with beginning(start, folder, Elsewhere(file=named)) as found:
            yield folder, _with(start, found)
    else:
        yield folder, _with(start, start_from(named))


def _elsewhere(answers: Answers, named: Path) -> Elsewhere:
    return Elsewhere(
        published=_day(answers, "published"),
        assessed=_day(answers, "assessed"),
        phase=answers.earlier_phase or None,  # type: ignore[arg-type]
        file=named if answers.reassesses.strip() else None,
        typed=answers.found,
        result=answers.result,
    )


def _day(answers: Answers, name: str) -> date | None:
    words = answers.answer(name)
    try:
        return read_day(words) if words else None
    except RefusedError as error:
        raise ElsewhereError(name, str(error)) from error


def _with(start: Start, found: Start) -> Start:
    """Return what was answered, with what it follows."""
    return replace(
        start,
        panel=found.panel,
        reassesses=found.reassesses,
        before=found.before,
        earlier=found.earlier,
    )
