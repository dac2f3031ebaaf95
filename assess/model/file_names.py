"""What the files of an assessment or a workshop are called, inside its folder."""

from typing import Final

AGREED_FILE: Final = "agreed.toml"
BRIEF_FILE: Final = "assessment.toml"
EARLIER_FILE: Final = "earlier.toml"
WORKSHOP_FILE: Final = "workshop.toml"

MORE: Final = ".more.toml"
"""How the file ends that holds a council's own questions over an edition."""
MOVES: Final = ".moves.toml"
"""How the file ends that says where criteria of earlier editions went."""

RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""The names that no file may have on Windows, whatever it ends in."""
KEPT_BY_WINDOWS: Final = (
    "is a name that Windows keeps for itself, so the sheet could not be saved there. "
    "Give the person another id."
)


def sheet_file(person: str) -> str:
    """Return where a person's sheet stands."""
    return f"people/{person}.toml"


def is_sheet(file: str) -> bool:
    """Whether a file is somebody's sheet, by its name."""
    return file.startswith("people/") and file.endswith(".toml")


def person_of(file: str) -> str:
    """Return whose sheet a file is by its name, for example `people/lead.toml`."""
    return file.removeprefix("people/").removesuffix(".toml")
