"""Start an assessment: the brief, and copies of the editions it is against."""

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from assess.check.use_cases.as_published import must_be_as_published
from assess.desk.answers import once
from assess.desk.errors import RefusedError
from assess.desk.ids import mint
from assess.model.after.handing_on import copied
from assess.model.assessment import Assessment
from assess.model.brief import Brief, Member, Role
from assess.model.file_names import (
    EARLIER_FILE,
    KEPT_BY_WINDOWS,
    RESERVED,
    sheet_file,
)
from assess.model.finding import Gone
from assess.model.sheet import InboxLine, Sheet
from assess.model.standard import Head, Standard
from assess.model.unknown import nearest, unknown_in_brief
from assess.model.values import FORMAT, PANEL, Value
from assess.setup.logic.answers import NEEDED
from assess.setup.use_cases.first_brief import Chosen, Start, first_brief
from assess.store import assessments, making, standards
from assess.store.errors import StoreError
from assess.store.glance import glance
from assess.store.workspace import assessments_in, workspace_of


def start_from(folder: Path) -> Start:
    """Return what an assessment that follows another takes over from it.

    Raises:
        StoreError: it can't be read.
        RefusedError: no version of it stands as it was published.
    """
    before = _published(folder)
    brief = before.brief
    return Start(
        service=brief.service,
        council=brief.council,
        phase=brief.phase,
        kind="reassessment",
        delivery=brief.delivery,
        standards=tuple((name, used.scale) for name, used in brief.standard.items()),
        core=any(used.core for used in brief.standard.values()),
        panel=dict(brief.panel),
        reassesses=folder,
        before=before,
        earlier=copied(before),
    )


def _published(folder: Path) -> Assessment:
    loaded = assessments.load(folder)
    if loaded.set_aside:
        raise loaded.set_aside[0]
    if not loaded.assessment.agreed.is_published:
        raise RefusedError(f"{folder} is not published, so nothing can follow it yet.")
    must_be_as_published(loaded.assessment)
    return loaded.assessment


def offered(workspace: Path | None) -> tuple[Head, ...]:
    """Return the editions that can be used, those offered first, then by id."""
    heads = _heads(standards.available(workspace))
    return tuple(sorted(heads, key=lambda head: (not head.offered, head.id)))


def followed(workspace: Path) -> tuple[str, ...]:
    """Return the folders of a workspace whose assessment can be followed, by name."""
    folders = (f for f in assessments_in(workspace) if glance(f).is_published)
    return tuple(os.path.relpath(folder, workspace) for folder in folders)


def scale_titles() -> dict[str, str]:
    """Return what each scale is called."""
    return {name: scale.title for name, scale in standards.read_scales().scale.items()}


def _heads(available: standards.Editions) -> Iterator[Head]:
    """Yield the heads that can be read; `assess standards list` names the others."""
    for edition in available.values():
        with contextlib.suppress(StoreError):
            yield standards.head(edition)


def new(folder: Path, start: Start) -> Path:
    """Make the assessment's folder; return it.

    Raises:
        RefusedError: an answer is missing or not known.
        StoreError: the folder is not empty or can't be written.
    """
    _must_be_answered(start)
    if start.reassesses and start.before is None:
        before = _published(start.reassesses)
        start = replace(start, before=before, earlier=copied(before))
    read, editions = editions_for(start, folder)
    own = _own_prompts(folder, read)
    scales = standards.read_scales()
    brief = first_brief(start, _in_order(start, read), read, scales)
    for unknown in unknown_in_brief(brief, read, scales):
        raise RefusedError(unknown.sentence)
    crosswalk = standards.read_crosswalk(workspace_of(folder)).only(frozenset(read))
    files: dict[str, Value] = {}
    if start.earlier:
        files[EARLIER_FILE] = start.earlier
    if start.captured:
        sheet = _sheet(brief, start.captured)
        files[sheet_file(sheet.person)] = sheet
    making.create(folder, brief, editions | own, crosswalk, files)
    return folder


def brief_of(start: Start, folder: Path) -> Brief:
    """Return the brief that an assessment would begin with; nothing is made.

    Raises:
        RefusedError: an answer is missing or not known.
        StoreError: an edition can't be read.
    """
    _must_be_answered(start)
    read, _ = editions_for(start, folder)
    return first_brief(start, _in_order(start, read), read, standards.read_scales())


def editions_for(
    start: Start, folder: Path
) -> tuple[dict[str, Standard], standards.Editions]:
    """Return the standards of a new assessment, and where their editions stand.

    Raises:
        RefusedError: there is none that is called so.
        StoreError: one can't be read.
    """
    available = dict(standards.available(workspace_of(folder)))
    if start.reassesses and start.before:
        available |= _editions_of(start.reassesses, start.before)
    chosen = start.standards or _offered_ids(available)
    editions = {name: _edition(name, available) for name, _ in chosen}
    read = {name: standards.read_standard(path) for name, path in editions.items()}
    return read, editions


def _sheet(brief: Brief, captured: tuple[InboxLine, ...]) -> Sheet:
    """Return the sheet of who leads, or else of who rates first, with lines to file."""
    inbox: dict[str, InboxLine | Gone] = {}
    for line in captured:
        inbox[mint(inbox, after=inbox)] = line
    person = brief.lead or next(iter([*brief.raters, *brief.panel]))
    return Sheet(format=FORMAT, person=person, inbox=inbox)


def _must_be_answered(start: Start) -> None:
    """See that what nothing can stand in for was said."""
    for name in ("service", "council"):
        if not getattr(start, name).strip():
            raise RefusedError(NEEDED[name])
    if start.standards == ():
        raise RefusedError(NEEDED["scales"])
    if start.panel == {}:
        raise RefusedError("The panel is empty. Write at least lead:lead.")


def _editions_of(folder: Path, before: Assessment) -> standards.Editions:
    """Return the editions of last time, so that the same is compared with the same."""
    names = before.brief.standard
    return {name: folder / "standards" / f"{name}.toml" for name in names}


def _offered_ids(available: standards.Editions) -> Chosen:
    return tuple((head.id, None) for head in _heads(available) if head.offered)


def _edition(name: str, available: standards.Editions) -> standards.Edition:
    if name not in available:
        raise RefusedError(f"There is no standard {name}. {nearest(name, available)}")
    return available[name]


def _own_prompts(folder: Path, read: Mapping[str, Standard]) -> standards.Editions:
    """Return what the council asks beside these editions, by its file's name.

    Raises:
        StoreError: it can't be read, or names a criterion that is not there.
    """
    found: standards.Editions = {}
    for name, path in standards.own_prompts(workspace_of(folder)).items():
        if name in read:
            standards.read_own_prompts(path, read[name])
            found[path.stem] = path
    return found


def _in_order(start: Start, read: Mapping[str, Standard]) -> dict[str, str | None]:
    """Return the standards as they are worked through: first what stands beside.

    Where time is short, what comes last is left out. A reassessment keeps the order.
    """
    scales = dict(start.standards or ())
    names = list(read)
    if start.before is None:
        names.sort(key=lambda name: read[name].gating)
    return {name: scales.get(name) for name in names}


def members(written: Iterable[str]) -> dict[str, Member]:
    """Read a panel, each member as `member` reads it.

    Raises:
        RefusedError: somebody is given twice, or as `member`.
    """
    return once(map(member, written))


def member(words: str) -> tuple[str, Member]:
    """Read a member of the panel written as `ID:ROLE[:PROFESSION]`.

    Raises:
        RefusedError: it is not written so, or the role is not known.
    """
    person, _, rest = words.partition(":")
    role, _, profession = rest.partition(":")
    if not person or not role:
        raise RefusedError(
            f"Write a panel member as id:role or id:role:profession, not {words}."
        )
    if person == PANEL:
        raise RefusedError(
            f"{PANEL} is the panel's own name. Give the person another id."
        )
    if person in RESERVED:
        raise RefusedError(f"{person} {KEPT_BY_WINDOWS}")
    roles = get_args(Role)
    if role not in roles:
        raise RefusedError(f"{role} is not a role. {nearest(role, roles)}")
    return person, Member.model_validate({"role": role, "profession": profession})
