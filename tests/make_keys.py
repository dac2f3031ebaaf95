"""Write the page of keys: what each does, and which command does the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from assess.ui.terminal.key import named
from tests.acts import ACTS, declared

PAGE: Final = Path(__file__).parents[1] / "docs" / "keys.md"

OPENING: Final = """\
# Every key, and the command that does the same

Whatever a screen changes, a command changes too, and a test holds this table against
the keys that the screens declare. *Only looks* means that nothing in a folder changes;
*only of screens* is about the screen itself, such as its colours or what is half typed.
What is set in a form is set by its command: `assess new`, `assess brief --set` and
`assess panel`. Commands are explained by `assess COMMAND --help`.
"""

CALLED: Final = {
    "OnePageScreen": "Help, and what is new",
    "AssessApp": "Everywhere",
    "DeskScreen": "In every list",
    "AskingScreen": "On every screen of an assessment that opens from the walk",
    "FormScreen": "In every form",
    "DeskForm": "In the form of the brief and of a person",
    "Panes": "Where panes stand side by side",
    "RevealScreen": "The panel",
    "AgreeScreen": "Agree on a criterion",
    "RegisterScreen": "Evidence register",
    "ChoicesScreen": "Versions that wait for a choice",
    "NextScreen": "What to do next",
    "ManyScreen": "In the list of services, and in the portfolio",
    "PortfolioScreen": "Portfolio",
    "NewScreen": "Start an assessment",
    "AddScreen": "Add a person",
    "FactualCheckScreen": "Factual check",
    "AfterwardsScreen": "How it was",
    "PreparationScreen": "Before the day",
}
"""What people call a screen whose class does not say it in their words."""


def page() -> str:
    """Return the page."""
    return f"{OPENING}\n" + "\n".join(_lines())


def _lines() -> Iterator[str]:
    rows: dict[str, list[str]] = {}
    for kind, key in declared():
        name = kind.__name__
        does = ACTS[name][key.key]
        command = does if does.startswith("only") else f"`{does}`".replace("; ", "`, `")
        keys = ", ".join(map(named, key.keys)).replace("|", "\\|")
        says = key.says or key.hint or "the same, or moves"
        rows.setdefault(name, []).append(f"| {keys} | {says} | {command} |")
    for name, lines in rows.items():
        yield f"## {CALLED.get(name, name.removesuffix('Screen'))}"
        yield ""
        yield "| key | what it does | command |"
        yield "| --- | --- | --- |"
        yield from lines
        yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
