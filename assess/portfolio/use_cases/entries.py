"""Read what is known of each of many assessments, each only when it was changed."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from assess.check.use_cases.deadlines import counted_for
from assess.check.use_cases.status import choices_said
from assess.desk.copies import copy_problems
from assess.model.after.deadlines import followed_published, reassessment_due, spanned
from assess.model.after.last_time import asked_before
from assess.model.assessment import Assessment
from assess.model.evidence import Evidence
from assess.model.finding import CriterionRef, Finding
from assess.model.measures import direction
from assess.model.outcome import decided
from assess.model.policy import Policy
from assess.model.standard import Criterion
from assess.model.versions.published import version_that_stands
from assess.portfolio.logic.asked import asked_of, asked_then
from assess.portfolio.logic.entries import (
    Counts,
    Entry,
    Involved,
    Involving,
    Rated,
    Standard,
    State,
)
from assess.portfolio.logic.marks import marked
from assess.portfolio.use_cases.entries_kept import read, written
from assess.priorities.logic.marks import state_of
from assess.publish.use_cases.many import cores, on_cores
from assess.resources import bundled
from assess.store import assessments, standards
from assess.store.errors import StoreError, UnreadableFileError
from assess.store.index import Kind, looked_at, stamp_of
from assess.store.workspace import Workspaces, workspace_of

WORTH_IT: Final = 300
"""From how many changed assessments on starting other processes saves time."""

_AT_A_TIME: Final = 16

POLICY: Final = "criteria/policy.toml"


def entries(
    folders: Iterable[Path], differing: list[Path] | None = None
) -> Iterator[Entry]:
    """Yield what is known of each assessment, in their order.

    Args:
        folders: Assessments.
        differing: If given, every file is read; here come those that were changed
            though their times and sizes say otherwise.
    """
    found = looked_at(
        _KIND,
        folders,
        beside=_Policies().of,
        mapped=_on_all_cores,
        differing=differing,
    )
    for folder, entry in found:
        yield Entry(str(folder), *entry[1:])  # half the price of _replace


def _on_all_cores(make: Callable[[Path], Any], folders: list[Path]) -> Iterator[Any]:
    wanted = cores() if len(folders) >= WORTH_IT else 1
    return on_cores(wanted, make, folders, _AT_A_TIME)


class _Policies:
    """Say which policy holds and who counts working days: what is due rests on both."""

    def __init__(self) -> None:
        self._workspaces = Workspaces()
        self._known: dict[str, str] = {}

    def of(self, folder: Path) -> str:
        parent = os.path.dirname(folder)  # noqa: PTH120 - asked for each of very many
        if parent not in self._known:
            own = self._workspaces.of(folder) / POLICY
            self._known[parent] = f"{stamp_of(own)} {_shipped()}"
        return self._known[parent]


@cache
def _shipped() -> str:
    policy = Path(str(bundled("criteria") / "policy.toml"))
    return f"{stamp_of(policy)} {version('holidays')}"


def entry_of(folder: Path) -> Entry:
    """Return what is known of an assessment; why it can't be read is part of it."""
    try:
        loaded = assessments.load(folder, is_looked_at=True)
        return _entry(folder, loaded)
    except StoreError as error:
        passing = isinstance(error, UnreadableFileError)
        return Entry(unread=(str(error),), is_passing=passing)


def _entry(folder: Path, loaded: assessments.Loaded) -> Entry:
    assessment, aside = loaded.assessment, loaded.set_aside
    known = _known(assessment)._replace(
        unread=tuple(map(str, aside)),
        is_passing=any(isinstance(each, UnreadableFileError) for each in aside),
    )
    if aside:
        return known
    policy, every = _policy_for(folder), followed_published(assessment)
    last = version_that_stands(assessment)
    return known._replace(
        again=reassessment_due(assessment, policy),
        standards=tuple(_standard(assessment, s) for s in assessment.brief.standard),
        asked=tuple(map(asked_of, every)),
        involving=tuple(_involving(assessment)),
        before=tuple(map(asked_then, asked_before(assessment))),
        spans=spanned(assessment, policy, counted_for(policy), every),
        changed=last.in_words if last is not None and last.is_changed else "",
        waits=choices_said(assessment, copy_problems(loaded)),
    )


def _policy_for(folder: Path) -> Policy:
    """Return the policy that holds; neighbours have the same."""
    workspace = workspace_of(folder)
    return _policy(workspace, f"{stamp_of(workspace / POLICY)} {_shipped()}")


@lru_cache(64)
def _policy(workspace: Path, _stamp: str) -> Policy:
    return standards.read_policy(workspace)


def _known(assessment: Assessment) -> Entry:
    brief, agreed = assessment.brief, assessment.agreed
    last = list(agreed.publication.values())[-1] if agreed.is_published else None
    outcome = decided(assessment) if last else None
    return Entry(
        id=brief.id,
        follows=_follows(assessment),
        service=brief.service,
        council=brief.council,
        phase=brief.phase,
        kind=brief.kind,
        delivery=brief.delivery,
        assessed=brief.dates.assessed,
        published=last.day if last else None,
        version=agreed.version,
        outcome=outcome.word if outcome else "",
        savings=direction(brief.savings),
        satisfaction=direction(brief.satisfaction),
        colour=outcome.rating.colour if outcome else "neutral",
        shape=outcome.rating.shape if outcome else "",
    )


def _follows(assessment: Assessment) -> str:
    earlier = assessment.earlier
    return assessment.brief.reassesses or (earlier.id if earlier else "") or ""


def _standard(assessment: Assessment, name: str) -> Standard:
    standard = assessment.standards[name]
    refs = [ref for ref in assessment.refs if ref.standard == name]
    known = assessment.evidence
    return Standard(
        id=name,
        title=standard.title,
        noun=standard.noun,
        gates=assessment.brief.standard[name].gating,
        scale=assessment.brief.standard[name].scale,
        criteria=tuple(_rated(assessment, ref) for ref in refs),
        counts=tuple(_counts(assessment, ref, known) for ref in refs),
    )


def _counts(
    assessment: Assessment, ref: CriterionRef, known: Mapping[str, Evidence]
) -> Counts:
    """Count what a report prints of a finding, if the panel has shown what it holds."""
    agreed = assessment.agreed
    if not (assessment.only_rater or agreed.reveal or agreed.is_published):
        return Counts()
    held = assessment.finding(ref)
    return Counts(
        evidence=sum(k in known and not known[k].is_secret for k in held.linked),
        well=len(held.sentences("well")),
        gap=len(held.sentences("gap")),
        action=len(held.actions),
        advice=len(held.sentences("advice")),
    )


def _rated(assessment: Assessment, ref: CriterionRef) -> Rated:
    held, criterion = assessment.finding(ref), assessment.criterion(ref)
    shown = marked(assessment, ref, held)
    theme = assessment.standards[ref.standard].theme.get(criterion.theme or "")
    ratings = assessment.scale(ref.standard).ratings
    return Rated(
        number=ref.criterion,
        title=criterion.title,
        theme=theme.title if theme else "",
        state=_state(assessment, ref),
        rating=held.rating or "",
        word=shown.word,
        letter=shown.letter,
        shape=shown.shape,
        colour=shown.colour,
        place=ratings.index(held.rating) if held.rating in ratings else None,
    )


def _involving(assessment: Assessment) -> Iterator[Involving]:
    for ref in assessment.refs:
        criterion = assessment.criterion(ref)
        if criterion.part:
            parts = tuple(_involved(criterion, assessment.finding(ref)))
            yield Involving(*ref, parts)


def _involved(criterion: Criterion, held: Finding) -> Iterator[Involved]:
    for key, part in criterion.part.items():
        said = held.part.get(key)
        level = said.level if said else None
        if level == "not-relevant":
            yield Involved(part.title, None, is_relevant=False)
        else:
            yield Involved(part.title, level)


def _state(assessment: Assessment, ref: CriterionRef) -> State:
    found = state_of(assessment, ref)
    return "out" if found is None else "met" if found == "sound" else found


def _keeps(entry: Entry) -> bool:
    return not entry.is_passing


_KIND: Final = Kind("entry", entry_of, written, read, _keeps)
