"""Move an assessment to a newer edition: every word is kept, and a copy of all before.

The copy stands in `before/`, an assessment of its own. Files are changed one after
another, each state can be read, and what was broken off goes on when it is done again.
"""

from pathlib import Path
from typing import Final, NamedTuple

from pydantic import ValidationError

from assess.desk.desk import Desk
from assess.desk.errors import NeedsReasonError, RefusedError
from assess.desk.leftovers import must_be_closed
from assess.desk.on_desk import Clock
from assess.desk.refusals import refusal
from assess.desk.writers import must_write_brief
from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, MORE, MOVES, sheet_file
from assess.model.moves import Step, steps
from assess.model.standard import Standard
from assess.model.unknown import nearest
from assess.model.values import Value
from assess.standards.logic.moving import Moving, TwiceError
from assess.standards.use_cases.moving_over import moved, scale_of
from assess.store import as_it_was, files, standards
from assess.store.assessments import CROSSWALK_FILE, Loaded
from assess.store.toml import encode
from assess.store.workspace import workspace_of

BEFORE: Final = "before"
"""The folder in an assessment that holds it as it was, by the earlier edition."""


class Plan(NamedTuple):
    """What moving an assessment to a newer edition would do."""

    folder: Path
    loaded: Loaded
    moving: Moving
    person: str
    is_going_on: bool
    """Whether it was begun before and broken off."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """What becomes of each criterion of the earlier edition."""
        return steps(self.moving.table)


def plan(folder: Path, name: str, person: str | None, *, clock: Clock) -> Plan:
    """Say what moving the assessment in *folder* to the edition *name* would do.

    What the person who sits here has not saved is saved first.

    Raises:
        RefusedError: it may not be moved, or nothing says where criteria went.
        StoreError: something can't be read.
    """
    desk = Desk(folder, person, clock=clock)
    desk.forget_history()
    desk.close()
    loaded = desk.files.loaded._replace(assessment=desk.assessment)
    must_write_brief(loaded.assessment.brief, desk.person, loaded.assessment.brief)
    _must_be_movable(folder, loaded)
    new, moving = _moving(folder, name, loaded.assessment)
    if (own := standards.own_prompts(workspace_of(folder)).get(name)) is not None:
        standards.read_own_prompts(own, new)
    going_on = new.id in loaded.assessment.brief.standard
    return Plan(folder, loaded, moving, desk.person, going_on)


def _must_be_movable(folder: Path, loaded: Loaded) -> None:
    """See that nothing rests on the edition that the assessment has.

    Raises:
        RefusedError: it was published, revealed or agreed on, or is open elsewhere.
        StoreError: a file can't be read.
    """
    for error in loaded.set_aside:
        raise error
    assessment = loaded.assessment
    if loaded.read_only:
        raise RefusedError(loaded.read_only)
    agreed = assessment.agreed
    if agreed.version:
        raise RefusedError(
            f"Version {agreed.version} was published against this edition and stays "
            "so. Begin a reassessment instead: assess new --reassesses."
        )
    if agreed.reveal is not None or agreed.finding:
        raise RefusedError(
            "The panel has shown its ratings to one another against this edition. "
            "Finish it so, and assess again against the newer one."
        )
    if assessment.choices:
        raise RefusedError("Two versions wait for a choice. Choose first: settle.")
    if loaded.copies or loaded.brief_copies:
        raise RefusedError("Other copies of its files are here. Join them: merge.")
    must_be_closed(folder, assessment.brief)


def _moving(folder: Path, name: str, held: Assessment) -> tuple[Standard, Moving]:
    """Return the newer edition, and from what it is moved there.

    Raises:
        RefusedError: it is not known, used already, or has no table of moves.
    """
    workspace = workspace_of(folder)
    editions = standards.available(workspace)
    if name not in editions:
        raise RefusedError(f"There is no standard {name}. {nearest(name, editions)}")
    begun = held.brief.upgraded.get(name)
    if name in held.brief.standard and not (
        begun is not None and begun.from_ in held.brief.standard
    ):
        raise RefusedError(f"The assessment uses {name} already.")
    new = held.standards.get(name) or standards.read_standard(editions[name])
    tables = standards.tables_of_moves(workspace)
    used = ", ".join(held.brief.standard)
    if name not in tables:
        raise RefusedError(
            f"Nothing says where the criteria of {used} went in {name}. Write it into "
            f"criteria/{name}{MOVES}."
        )
    moves = standards.read_moves(tables[name], new, {**editions, **_own(folder, held)})
    old = [each for each in moves.from_ if each in held.brief.standard]
    if len(old) != 1:
        raise RefusedError(
            f"criteria/{name}{MOVES} must name one edition that this assessment uses "
            f"({used}); it names {len(old)}."
        )
    scale = scale_of(held.brief.standard[old[0]].scale, new, held.scales)
    return new, Moving(
        old=held.standards[old[0]],
        new=new,
        table=moves.from_[old[0]],
        then=held.scale(old[0]),
        now=held.scales.scale[scale],
    )


def _own(folder: Path, held: Assessment) -> standards.Editions:
    """Return the editions that the assessment itself has: what it was begun against."""
    names = held.brief.standard
    return {name: folder / "standards" / f"{name}.toml" for name in names}


def upgrade(made: Plan, *, reason: str = "", clock: Clock) -> Path:
    """Move the assessment; return the folder that holds it as it was.

    Raises:
        NeedsReasonError: somebody has submitted, and nobody says why.
        RefusedError: words that come together are too long, or have one id.
        StoreError: it can't be written, or was changed meanwhile; it goes on when it
            is done again.
    """
    now, moving, loaded = clock(), made.moving, made.loaded
    held = loaded.assessment
    if any(sheet.submission for sheet in held.sheets.values()) and not reason.strip():
        raise NeedsReasonError(
            "Somebody has submitted against the earlier edition. Say why it is moved; "
            "the reason is printed, and everybody submits again."
        )
    try:
        whole = moved(held, moving, by=made.person, reason=reason.strip(), now=now)
    except (TwiceError, ValidationError) as error:
        raise RefusedError(refusal(error)) from error
    copy = made.folder / BEFORE / moving.old.id
    if not made.is_going_on:
        as_it_was.keep(made.folder, loaded.digests, copy)
        _write_edition(made.folder, moving.new.id, whole.brief)
    brief = _save(made, BRIEF_FILE, _with_both(held.brief, whole.brief, moving))
    for person, sheet in whole.sheets.items():
        if sheet != held.sheets.get(person):
            _save(made, sheet_file(person), sheet)
    if whole.agreed != held.agreed:
        _save(made, AGREED_FILE, whole.agreed)
    files.save_value(made.folder, BRIEF_FILE, whole.brief, expected=brief)
    return copy


def _save(made: Plan, file: str, value: Value) -> str:
    expected = made.loaded.digests.get(file)
    return files.save_value(made.folder, file, value, expected=expected).digest


def _with_both(held: Brief, last: Brief, moving: Moving) -> Brief:
    """Return the brief while files are changed one by one: both editions may stand."""
    newer = {moving.new.id: last.standard[moving.new.id]}
    return held.but(standard={**held.standard, **newer}, upgraded=last.upgraded)


def _write_edition(folder: Path, name: str, brief: Brief) -> None:
    """Copy the newer edition, what the council asks beside it, table and links."""
    workspace = workspace_of(folder)
    sources = {
        f"{name}.toml": standards.available(workspace)[name],
        f"{name}{MOVES}": standards.tables_of_moves(workspace)[name],
    }
    if (own := standards.own_prompts(workspace).get(name)) is not None:
        sources[f"{name}{MORE}"] = own
    for file, source in sources.items():
        path = folder / "standards" / file
        files.replace(path, source.read_bytes(), root=folder)
    links = standards.read_crosswalk(workspace).only(frozenset(brief.standard))
    path = folder / "standards" / CROSSWALK_FILE
    files.replace(path, encode(links), root=folder)
