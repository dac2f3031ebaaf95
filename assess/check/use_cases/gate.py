"""Which rules of `check` a workspace has switched off, and what the rest find."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from assess.check.logic.problems import problems
from assess.check.logic.switched_off import wrongly_off
from assess.model.assessment import Assessment
from assess.model.problem import Problem
from assess.store.errors import StoreError
from assess.store.settings import read_settings


class Gate(NamedTuple):
    """What stands between an assessment and its report."""

    problems: tuple[Problem, ...]
    off: Mapping[str, str]
    """Why each rule that is switched off is, by the rule's id."""
    unread: tuple[StoreError, ...]
    """Why the settings can't be read; every rule then holds."""


class Rules(NamedTuple):
    """What the settings of a workspace say of the rules, read once."""

    off: Mapping[str, str]
    """Why each rule that is switched off is, by the rule's id."""
    suppliers: tuple[str, ...]
    """Names that a report must not give."""
    unread: tuple[StoreError, ...]
    """Why the settings can't be read; every rule then holds."""


def rules_for(folder: Path) -> Rules:
    """Return the rules that hold for an assessment in *folder*."""
    try:
        check = read_settings(folder, wrongly_off).check
    except StoreError as error:
        return Rules({}, (), (error,))
    return Rules(check.off, tuple(check.suppliers), ())


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
    found = problems(assessment, now=now, off=held.off, suppliers=held.suppliers)
    return Gate(found, held.off, held.unread)
