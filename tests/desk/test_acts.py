"""What one chain of questions does is taken back at once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assess.desk.acts import Act
from assess.desk.desk import Desk
from assess.desk.history import both
from assess.model.evidence import EvidenceText
from assess.model.versions.patch import MISSING, Change
from assess.rate.use_cases import evidence, findings
from tests.builders import USERS, Clock

DUE = date(2027, 1, 14)


def an_action(desk: Desk) -> tuple[Act, str]:
    """Say an action in one act with its date."""
    act = Act(desk)
    key = act.do(lambda: findings.say(desk, USERS, "action", "Ask carers."))
    act.do(lambda: findings.set_action(desk, USERS, key, due=DUE))
    return act, key


def test_an_action_with_its_date_and_owner_is_one_step(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    findings.rate(desk, USERS, "amber")
    before = desk.sheet
    act, key = an_action(desk)
    act.do(lambda: findings.set_action(desk, USERS, key, owner="delivery manager"))
    after = desk.sheet
    step = desk.undo()
    assert step is not None
    assert step.what.startswith("Action for ")
    assert desk.sheet == before
    desk.redo()
    assert desk.sheet == after
    desk.undo()
    desk.undo()
    assert desk.effective(USERS).rating is None
    desk.close()


def test_it_is_one_step_after_a_restart_too(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    an_action(desk)
    desk.close()
    desk = Desk(folder, "lead", clock=Clock())
    desk.undo()
    assert desk.effective(USERS).actions == {}
    desk.close()


def test_it_is_one_step_after_a_kill_too(
    folder: Path, state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    an_action(desk)
    left = shutil.copytree(state, tmp_path / "as-the-kill-left-it")
    desk.close()
    monkeypatch.setenv("ASSESS_STATE", str(left))
    again = Desk(folder, "lead", clock=Clock())
    again.undo()
    assert again.effective(USERS).actions == {}
    again.close()


def test_something_between_makes_two_steps(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    act, key = an_action(desk)
    findings.rate(desk, USERS, "amber")
    act.do(lambda: findings.set_action(desk, USERS, key, owner="delivery manager"))
    desk.undo()
    (action,) = desk.effective(USERS).actions.values()
    assert (action.owner, action.due) == ("", DUE)
    assert desk.effective(USERS).rating == "amber"
    desk.close()


def test_the_next_thing_is_a_step_of_its_own(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    an_action(desk)
    findings.say(desk, USERS, "gap", "Nobody asked.")
    desk.undo()
    assert len(desk.effective(USERS).actions) == 1
    desk.close()


def test_new_evidence_that_is_linked_is_one_step(folder: Path) -> None:
    desk = Desk(folder, "lead", clock=Clock())
    act = Act(desk)
    log = EvidenceText(title="Log", kind="document")
    key = act.do(lambda: evidence.add_evidence(desk, log))
    act.do(lambda: evidence.link(desk, USERS, key, linked=True))
    desk.undo()
    assert (desk.assessment.evidence, desk.effective(USERS).linked) == ({}, ())
    desk.close()


def test_two_steps_change_each_key_once() -> None:
    first = (Change(("a",), MISSING, 1), Change(("b",), 1, 2), Change(("c",), 1, 2))
    later = (Change(("b",), 2, 1), Change(("c",), 2, 3), Change(("d",), 4, MISSING))
    assert both(first, later) == (
        Change(("a",), MISSING, 1), Change(("c",), 1, 3), Change(("d",), 4, MISSING),
    )  # fmt: skip
