"""Tell the author of an edition everything that is wrong with it."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assess.model.crosswalk import Crosswalk, link_remarks
from assess.model.file_names import MORE, MOVES
from assess.model.moves import Moves
from assess.model.own_prompts import OwnPrompts
from assess.model.standard import Scales, Standard
from assess.model.unknown import nearest, unknown_in_own_prompts
from assess.resources import bundled
from assess.standards.logic.authoring import remarks
from assess.standards.logic.own_questions import own_remarks
from assess.store import disk, reading, standards
from assess.store.errors import Fault, InvalidFileError, StoreError
from assess.store.keys import Key
from assess.store.sentences import Wrong
from assess.store.toml import Plain


def faults_in(paths: Sequence[Path]) -> list[Fault]:
    """Return everything that is wrong with files of the library, with its lines."""
    scales = standards.read_scales()
    beside = {path.parent: path for path in paths}
    return [
        *(fault for path in paths for fault in faults(path, scales)),
        *(fault for path in beside.values() for fault in strangers(path)),
    ]


def faults(path: Path, scales: Scales) -> list[Fault]:
    """Return everything that is wrong with one file."""
    try:
        source = reading.parse(disk.content(path, path.name), path, path.name)
    except InvalidFileError as error:
        return list(error.faults)
    except StoreError as error:
        return [Fault(path.name, None, None, "", str(error))]
    return reading.faults(source, _wrong(source, scales))


def _wrong(source: reading.Source, scales: Scales) -> list[Wrong]:
    """Return what is wrong with a file, by what its name says that it is."""
    stem = source.path.stem
    if source.path.name.endswith(MORE):
        return list(_wrong_prompts(source))
    if source.path.name.endswith(MOVES):
        return list(_wrong_moves(source))
    if stem in standards.BESIDE:
        return reading.problems(source, standards.BESIDE[stem])
    if stem == standards.CROSSWALK:
        return _wrong_links(source)
    wrong = reading.problems(source, Standard)
    standard = _what_can_be_read(source.table, wrong)
    if standard is not None:
        told = {item.key for item in wrong}
        found = remarks(standard, scales, stem)
        wrong += [Wrong(*remark) for remark in found if remark.key not in told]
    return wrong


def _wrong_prompts(source: reading.Source) -> Iterator[Wrong]:
    """Yield what is wrong with a council's own questions over an edition."""
    wrong = reading.problems(source, OwnPrompts)
    yield from wrong
    name = source.path.name.removesuffix(MORE)
    editions = _editions_beside(source.path)
    if name not in editions:
        said = f"there is no edition {name} to add to. {nearest(name, editions)}"
        yield Wrong((), said)
    if wrong or name not in editions:
        return
    own = OwnPrompts.model_validate(source.table)
    standard = standards.read_standard(editions[name])
    yield from (Wrong(*each) for each in unknown_in_own_prompts(own, standard))
    yield from (Wrong(*remark) for remark in own_remarks(own, standard))


def _wrong_moves(source: reading.Source) -> Iterator[Wrong]:
    """Yield what is wrong with a table of where criteria went."""
    wrong = reading.problems(source, Moves)
    yield from wrong
    name = source.path.name.removesuffix(MOVES)
    editions = _editions_beside(source.path)
    if name not in editions:
        said = f"there is no edition {name} to move to. {nearest(name, editions)}"
        yield Wrong((), said)
    if wrong or name not in editions:
        return
    moves = Moves.model_validate(source.table)
    new = standards.read_standard(editions[name])
    yield from standards.wrong_moves(moves, new, editions)


def _editions_beside(path: Path) -> standards.Editions:
    return {**standards.available(None), **standards.editions_in(path.parent)}


def _wrong_links(source: reading.Source) -> list[Wrong]:
    wrong = reading.problems(source, Crosswalk)
    if wrong:
        return wrong
    beside = _editions_beside(source.path)
    known = {name: _criteria(edition) for name, edition in beside.items()}
    crosswalk = Crosswalk.model_validate(source.table)
    return [Wrong(*remark) for remark in link_remarks(crosswalk, known)]


def _criteria(edition: standards.Edition) -> frozenset[str]:
    table = standards.source_of(edition).table
    return frozenset(table.get("criterion", {}))


def _what_can_be_read(table: Plain, wrong: list[Wrong]) -> Standard | None:
    """Return the edition without what is wrong in it, so that the rest is told too.

    A key that must be there can't be left out alone, so its table goes with it, or
    the table above.
    """
    for above in range(3):
        rest = deepcopy(table)
        for item in wrong:
            _leave_out(rest, item.key[: max(len(item.key) - above, 1)])
        try:
            return Standard.model_validate(rest)
        except ValidationError:
            continue
    return None


def _leave_out(table: Any, key: Key) -> None:
    for part in key[:-1]:
        table = table.get(part) if isinstance(table, dict) else None
    if isinstance(table, dict):
        table.pop(key[-1], None)


def strangers(path: Path) -> list[Fault]:
    """Return what stands beside the file of an edition and is not read there.

    Nothing there is ever run, so a program can only be a mistake or a trap. Other
    data may lie there, unless the folder is one that editions are read from.
    """
    is_read = path.resolve().parent.name == "criteria"
    return [
        Fault(name, None, None, "", said)
        for name, said in standards.passed_over(path.parent)
        if is_read or name.endswith(".py")
    ]


def shipped_files() -> Iterator[Path]:
    """Yield the files of the shipped editions and scales, for checking them."""
    for item in sorted(bundled("criteria").iterdir(), key=lambda entry: entry.name):
        if item.name.endswith(".toml") and isinstance(item, Path):
            yield item
