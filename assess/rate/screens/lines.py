"""Change or delete the line of the finding that the cursor is on."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from assess.rate.use_cases import findings, parts
from assess.rate.use_cases.evidence import link
from assess.rate.views.lines import FindingLine

if TYPE_CHECKING:
    from assess.rate.screens.sitting import Sitting


class Lines:
    """The keys for one line of the finding on screen."""

    def __init__(self, at: Sitting) -> None:
        """Take where the person sits."""
        self._at = at

    def change(self, line: Hashable) -> None:
        """Change a line of the finding."""
        if not isinstance(line, FindingLine):
            return
        if line.kind == "indicator":
            self._at.parts.tick()
        elif line.kind == "part":
            self._at.parts.ask(line.name)
        elif line.kind == "evidence":
            self._at.evidence.ask_where(line.name)
        else:
            self._at.said.ask(line.kind, line.name)

    def delete(self) -> None:
        """Delete the line that the cursor is on; undo brings it back."""
        desk, ref, screen = self._at.desk, self._at.ref, self._at.screen
        line = screen.page("finding").key
        if not isinstance(line, FindingLine):
            return
        if line.kind == "evidence":
            link(desk, ref, line.name, linked=False)
            screen.tell("Unlinked. u links it again.")
        elif line.kind == "part":
            parts.set_part(desk, ref, line.name, None)
        elif line.kind == "indicator":
            parts.tick(desk, ref, line.name, seen=None)
        else:
            findings.unsay(desk, ref, line.kind, line.name)
            screen.tell("Deleted. u brings it back.")
