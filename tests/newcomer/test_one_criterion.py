"""One amber criterion in full, in a real terminal of 80 by 24, by somebody new.

Who acts here knows no key: only one may be pressed whose label stands on the painted
screen at that moment. Keys, decisions and the lines that come to be read are counted.
"""

import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("fcntl")

from assess.desk.desk import Desk
from assess.model.finding import CriterionRef
from assess.rate.use_cases import findings
from assess.store import assessments
from bench.terminal import Terminal
from tests.builders import ONE_LEAD, Clock, a_folder
from tests.forked import Forked

SIZE = 80, 24
MOST_KEYS = 18
MOST_DECISIONS = 7
MOST_LINES = 140
LONGEST = 20
"""Seconds after which what is not painted never comes."""

SENT = {"Enter": b"\r", "Esc": b"\x1b"}

PANEL = '\n[panel.ux]\nrole = "assessor"\nprofession = "user research"\n'
LAST = CriterionRef("govuk-2019", "2")


class Newcomer:
    """Somebody who presses only what the screen offers."""

    def __init__(self, folder: Path) -> None:
        """Open the application as the assessor."""
        command = [sys.executable, "-m", "assess", "walk", str(folder), "--as", "ux"]
        self.terminal = Terminal(command, SIZE, start=Forked)
        self.keys: list[str] = []
        self.decisions = 0
        self.lines = 0
        self._read: set[str] = set()

    def sees(self, words: str) -> None:
        """Wait until words are painted, and read what is new on the screen."""
        self._wait(lambda: words in " ".join(self.terminal.text.split()))
        lines = {line.strip() for line in self.terminal.screen.display if line.strip()}
        self.lines += len(lines - self._read)
        self._read |= lines

    def _wait(self, seen: Callable[[], object]) -> None:
        if not seen():
            self.terminal.wait_for(lambda: bool(seen()), LONGEST)

    def press(self, key: str, shows: str, *, decides: bool = False) -> None:
        """Press a key that the screen offers, and wait for what it shows."""
        self._wait(lambda: offered(self.terminal.text, key))
        self.keys.append(f"{key} ({offered(self.terminal.text, key)})")
        self.decisions += decides
        self.terminal.send(SENT.get(key, key.encode()))
        self.sees(shows)

    def types(self, words: str) -> None:
        """Type words where the screen says that words are kept."""
        self._wait(
            lambda: (
                "Enter Keep" in self.terminal.text or "Esc Done" in self.terminal.text
            )
        )
        self.terminal.send(words.encode())
        self.sees(words)


def offered(screen: str, key: str) -> str:
    """Return the label by which a screen offers a key; empty if none does.

    It stands before what it does (`a Gap`, `2 ▲ Amber`), or behind it (`Gaps (a)`).
    """
    before = rf"(?<!\S){re.escape(key)} (?:\S )?[A-Z][\w]+"
    behind = rf"[A-Z]\w+ \({re.escape(key)}\)"
    found = re.search(rf"{before}|{behind}", screen)
    return found.group() if found else ""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a panel in which one criterion is left to rate."""
    folder = a_folder(tmp_path, brief=ONE_LEAD + PANEL)
    desk = Desk(folder, "ux", clock=Clock())
    for ref in desk.assessment.refs:
        if ref != LAST:
            findings.rate(desk, ref, "green", reason="It was shown.")
    desk.close()
    return folder


def test_a_label_stands_before_or_behind_what_its_key_does() -> None:
    screen = " 1-3 Rate  a Gap  w Review\n 2 ▲ Amber   Evidence (e)  - not assessed"
    offers = {key: offered(screen, key) for key in "123aewx-RG"}
    assert {key: label for key, label in offers.items() if label} == {
        "2": "2 ▲ Amber", "a": "a Gap", "e": "Evidence (e)", "w": "w Review",
    }  # fmt: skip


def test_one_amber_criterion_in_full_with_only_what_the_screen_offers(
    folder: Path,
) -> None:
    new = Newcomer(folder)
    new.sees("3 of 4 rated")
    new.press("2", "4 of 4 rated", decides=True)
    new.press("r", "Esc Done")
    new.types("One audit was shown.")
    new.press("Esc", "? All keys")
    new.press("a", "Gap, what should have been seen")
    new.types("A second audit.")
    new.press("Enter", "· A second audit.")
    new.press("x", "Action, the team must")
    new.types("Mend the issues.")
    new.press("Enter", "Due")
    new.press("Enter", "Owner, a role", decides=True)
    new.types("delivery manager")
    new.press("Enter", "? All keys")
    new.press("e", "Which evidence?")
    new.press("Enter", "Evidence, what it is", decides=True)
    new.types("Audit report")
    new.press("Enter", "What kind of evidence?")
    new.press("Enter", "Where it is", decides=True)
    new.press("Enter", "The period it shows", decides=True)
    new.press("Enter", "· Audit report", decides=True)
    new.press("s", "0 of 2 submitted")
    new.press("S", "Submitted.", decides=True)
    new.terminal.send(b"\x11")
    assert new.terminal.wait_for_end() == 0
    sheet = assessments.load(folder).assessment.sheet("ux")
    held = sheet.at(LAST)
    (action,) = held.actions.values()
    assert (held.rating, held.reason) == ("amber", "One audit was shown.")
    assert list(held.sentences("gap").values()) == ["A second audit."]
    assert (action.text, action.owner) == ("Mend the issues.", "delivery manager")
    assert isinstance(action.due, date)
    assert len(held.linked) == 1
    assert sheet.submission is not None
    assert len(new.keys) <= MOST_KEYS, new.keys
    assert new.decisions <= MOST_DECISIONS
    assert new.lines <= MOST_LINES, (len(new.keys), new.decisions, new.lines)
