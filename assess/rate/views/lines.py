"""The lines of a finding that the cursor can be on."""

from typing import Literal, NamedTuple

LineKind = Literal["well", "gap", "action", "advice", "evidence", "indicator", "part"]


class FindingLine(NamedTuple):
    """A line of a finding that the cursor can be on."""

    kind: LineKind
    name: str

    def __str__(self) -> str:
        """Return it as half-written words are kept by."""
        return f"{self.kind}:{self.name}"
