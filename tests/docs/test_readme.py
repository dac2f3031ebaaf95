import re
from pathlib import Path

from assess.app.commands import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_every_command_in_the_order_of_the_help() -> None:
    rows = re.findall(r"^\| `assess ([a-z-]+)`", README, re.MULTILINE)
    assert rows == list(COMMANDS)


def test_every_command_of_the_readme_exists() -> None:
    for command in re.findall(r"`assess ([a-z-]+)`", README):
        assert command in COMMANDS


def test_every_page_that_is_linked_exists() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), target
