"""Write what a report holds as the folder of an assessment."""

from pathlib import Path

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.crosswalk import NO_LINKS
from assess.model.file_names import AGREED_FILE, BRIEF_FILE, EARLIER_FILE, sheet_file
from assess.model.values import FORMAT, Value
from assess.model.versions.canonical import whole
from assess.store.assessments import CROSSWALK_FILE, SCALES_FILE
from assess.store.disk import make_folder
from assess.store.errors import FolderInUseError, SaveError
from assess.store.files import replace
from assess.store.system_words import in_words
from assess.store.toml import encode
from assess.store.workspace import WORKSPACE


def unpack(folder: Path, seen: Assessment, council: Council) -> tuple[str, ...]:
    """Write each file of an assessment; return their names.

    The brief comes last, so that the folder is an assessment only once it is whole.

    Raises:
        FolderInUseError: the folder already holds something.
        SaveError: it can't be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInUseError(folder)
        make_folder(folder)
    except OSError as error:
        raise SaveError(folder, in_words(error), in_place=False) from error
    files = {**_files(seen, council), BRIEF_FILE: encode(seen.brief)}
    for name, content in files.items():
        replace(folder / name, content, root=folder)
    return tuple(files)


def _files(seen: Assessment, council: Council) -> dict[str, bytes]:
    files = {
        f"standards/{name}.toml": _edition(standard)
        for name, standard in seen.standards.items()
    }
    files[f"standards/{SCALES_FILE}"] = _edition(seen.scales)
    if seen.crosswalk != NO_LINKS:
        files[f"standards/{CROSSWALK_FILE}"] = _edition(seen.crosswalk)
    files |= {sheet_file(p): encode(sheet) for p, sheet in seen.sheets.items()}
    if seen.earlier is not None:
        files[EARLIER_FILE] = encode(seen.earlier)
    if seen.agreed != Agreed(format=FORMAT):
        files[AGREED_FILE] = encode(seen.agreed)
    if council != Council():
        files[WORKSPACE] = encode({"format": FORMAT, "council": whole(council)})
    return files


def _edition(value: Value) -> bytes:
    """Return a file of data, with the empty tables that mean something in it."""
    return encode({"format": FORMAT, **whole(value)})
