"""Write the manual and the page of commands, both made from the parsers."""

from pathlib import Path
from typing import Final

from argparse_manpage.manpage import Manpage

from assess import __version__
from assess.app.commands import GROUPS
from assess.app.parsers import parser_of, whole

ROOT: Final = Path(__file__).parents[1]

OPENING: Final = """\
# Every command

`assess COMMAND --help` explains each, with an example. What stays from version to
version is in [promises.md](promises.md).

| command | what it does |
| --- | --- |
| `assess [FOLDER]` | Open the application, on an assessment or on a folder of them |
"""


def manual() -> str:
    """Return the manual page, in the language of `man`."""
    about = {
        "project_name": "assess",
        "prog": "assess",
        "description": "assess council services against a standard",
        "manual_section": 1,
        "manual_title": "assess",
        "version": __version__,
        "date": " ",
    }
    return str(Manpage(whole(), format="pretty", _data=about))


def page() -> str:
    """Return the table of commands, by what they are for."""
    lines = [
        f"| `{_usage(name)}` | {says} |"
        for group in GROUPS.values()
        for name, (_, says) in group.items()
    ]
    return OPENING + "\n".join([*lines, ""])


def _usage(name: str) -> str:
    """Return a command with what it must be given."""
    needed = (
        str(action.metavar or action.dest.upper())
        for action in parser_of(name)._actions
        if not action.option_strings and action.nargs not in {"?", "*"}
    )
    return " ".join(["assess", name, *needed])


def main() -> None:
    """Write both."""
    (ROOT / "docs/assess.1").write_text(manual(), encoding="utf-8")
    (ROOT / "docs/commands.md").write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
