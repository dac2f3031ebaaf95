"""Which rules of `check` a workspace has switched off, and what the rest find."""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assess.check.logic.problems import AS_SHIPPED, POLICY, problems
from assess.check.logic.switched_off import wrongly_off
from assess.check.use_cases.deadlines import policy_for
from assess.model.assessment import Assessment
from assess.model.council import Checking
from assess.model.policy import Policy
from assess.model.problem import Problem
from assess.store.errors import StoreError
from assess.store.settings import read_settings
from assess.store.workspace import is_there


class Gate(NamedTuple):
    """What stands between an assessment and its report."""

    problems: tuple[Problem, ...]
    checking: Checking
    unread: tuple[StoreError, ...]
    """Why the settings can't be read; every rule then holds."""


class Rules(NamedTuple):
    """What the settings of a workspace say of the rules, read once."""

    checking: Checking
    policy: Policy
    unread: tuple[StoreError, ...]
    """Why the settings can't be read; every rule then holds."""


def rules_for(folder: Path) -> Rules:
    """Return the rules that hold for an assessment in *folder*."""
    try:
        checking = read_settings(folder, wrongly_off).check
        return Rules(checking, policy_for(folder), ())
    except StoreError as error:
        return Rules(AS_SHIPPED, POLICY, (error,))


def gate(
    folder: Path, assessment: Assessment, *, now: datetime, rules: Rules | None = None
) -> Gate:
    """Look at an assessment with the rules that hold in its workspace.

    Args:
        folder: Where it is.
        assessment: What is looked at.
        now: What is dated later is named.
        rules: The rules, where they are read already.
    """
    held = rules or rules_for(folder)
    found = problems(
        assessment,
        now=now,
        checking=held.checking,
        policy=held.policy,
        is_there=lambda path: is_there(folder / path),
    )
    return Gate(found, held.checking, held.unread)
