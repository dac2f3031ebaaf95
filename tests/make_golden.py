"""Write `tests/golden/` again, after a change of the format that was meant.

Run it with `python -m tests.make_golden`, read the difference, and give the
change a line in the changelog.
"""

from pathlib import Path

from assess.model.file_names import AGREED_FILE, BRIEF_FILE, EARLIER_FILE, sheet_file
from assess.model.values import Value
from assess.store.toml import encode
from tests import complete

GOLDEN = Path(__file__).parent / "golden" / complete.FOLDER


def golden_files() -> dict[str, Value]:
    """Return every file that the builder gives, by its name in the folder."""
    sheets = {
        sheet_file(s.person): s
        for s in (complete.lead(), complete.ux(), complete.team())
    }
    return {
        BRIEF_FILE: complete.brief(),
        AGREED_FILE: complete.agreed(),
        EARLIER_FILE: complete.earlier(),
        **sheets,
    }


if __name__ == "__main__":
    for name, value in golden_files().items():
        path = GOLDEN / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(encode(value))
