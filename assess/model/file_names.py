"""What the files of an assessment are called, inside its folder."""

from typing import Final

AGREED_FILE: Final = "agreed.toml"
BRIEF_FILE: Final = "assessment.toml"
EARLIER_FILE: Final = "earlier.toml"


def sheet_file(person: str) -> str:
    """Return where a person's sheet stands."""
    return f"people/{person}.toml"


def person_of(file: str) -> str:
    """Return whose sheet a file is by its name, for example `people/lead.toml`."""
    return file.removeprefix("people/").removesuffix(".toml")
