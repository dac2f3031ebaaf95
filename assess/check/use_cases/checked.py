"""What the rules find of what a desk holds, looked for once while that stays so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.check.logic.problems import Lacking, lacking
from assess.check.use_cases.gate import gate, rules_for

if TYPE_CHECKING:
    from assess.desk.desk import Desk
    from assess.model.assessment import Assessment


class Checked:
    """What each criterion lacks, for a screen that shows one after the other."""

    def __init__(self, desk: Desk) -> None:
        """Read the rules that hold in the workspace of what is on the desk."""
        self._desk = desk
        self._rules = rules_for(desk.folder)
        self._of: Assessment | None = None
        self._lacking: Lacking = {}

    @property
    def lacking(self) -> Lacking:
        """What each criterion that is rated lacks, as it stands on the desk now."""
        held, now = self._desk.assessment, self._desk.now
        if held is not self._of:
            found = gate(self._desk.folder, held, now=now, rules=self._rules)
            self._of, self._lacking = held, lacking(found.problems)
        return self._lacking
