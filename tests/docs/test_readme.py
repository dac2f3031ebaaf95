import re
import sys
from pathlib import Path

import pytest

from assess.app.commands import COMMANDS
from tests import make_commands

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]


def test_every_command_that_a_page_names_exists() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for command in re.findall(
            r"(?:`|^    )assess ([a-z-]{3,})\b", text, re.MULTILINE
        ):
            assert command in {*COMMANDS, "help"}, f"{page.name}: assess {command}"


def test_the_page_of_commands_is_what_the_parsers_say() -> None:
    written = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert written == make_commands.page()


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="3.13 spells options otherwise")
def test_the_manual_is_what_the_parsers_say() -> None:
    written = (ROOT / "docs/assess.1").read_text(encoding="utf-8")
    assert written == make_commands.manual()


def test_the_manual_says_each_verb_as_it_is_typed_and_what_comes_without_one() -> None:
    told = make_commands.manual()
    before, verbs = told.split(".SH COMMAND \\fI\\,'assess portfolio'")[1].split(
        "VERBS", 1
    )
    assert "\n       assess portfolio VERB ..." in before
    assert before.count("\\fBFOLDER\\fR") == before.count("\\fB\\-\\-page\\fR") == 1
    assert "usage: assess portfolio export [" in verbs
    assert "[FOLDER ...] export" not in told


def test_every_page_that_is_linked_exists() -> None:
    others = [ROOT / name for name in ("CONTRIBUTING.md", "ARCHITECTURE.md")]
    for page in (*PAGES, *others):
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_after_trying_it_the_command_is_what_every_page_writes() -> None:
    tried = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Try it")[2]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    made = re.search(r"^VENV := (\S+)$", makefile, re.MULTILINE)
    assert made
    lines = tried.partition("\n## ")[0].splitlines()
    assert f"    . {made[1]}/bin/activate" in lines
