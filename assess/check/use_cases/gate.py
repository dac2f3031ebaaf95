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


def gate(folder: Path, assessment: Assessment, *, now: datetime) -> Gate:
    """Look at an assessment with the rules that hold in its workspace."""
    try:
        check = read_settings(folder, wrongly_off).check
    except StoreError as error:
        return Gate(problems(assessment, now=now), {}, (error,))
    found = problems(assessment, now=now, off=check.off, suppliers=check.suppliers)
    return Gate(found, check.off, ())
