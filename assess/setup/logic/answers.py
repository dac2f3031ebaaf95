"""What is answered in the form for a new assessment, and what is still missing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Self

NEEDED: Final = {
    "service": "Say which service is assessed.",
    "council": "Say which council runs it.",
    "phase": "Choose the phase that is ending.",
    "scales": "Tick at least one standard.",
}
"""What must be answered, by its line, and what is said while it is not."""


TABLES: Final = (".csv", ".tsv", ".xlsx")


@dataclass(frozen=True)
class Answers:
    """What was answered so far."""

    service: str = ""
    council: str = ""
    phase: str = ""
    kind: str = "assessment"
    delivery: str = "built"
    asked: str = "core"
    """How much is asked of a standard that has a core: that, or all."""
    reassesses: str = ""
    """The folder of the earlier assessment, or a file that holds it, as typed."""
    published: str = ""
    assessed: str = ""
    """The days of an earlier assessment that was not made here."""
    earlier_phase: str = ""
    """The phase that had ended then."""
    result: str = ""
    found: str = ""
    """What it found: a line for each criterion or action."""
    lead: str = "lead"
    """Who leads, by a short name."""
    folder: str = ""
    scales: Mapping[str, str] = field(default_factory=dict)
    """The standards that are ticked, each with its scale."""

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether it follows an assessment that a table holds, or that is typed in."""
        named = self.reassesses.strip().lower()
        is_table = not named or named.endswith(TABLES)
        return self.kind == "reassessment" and is_table

    @property
    def names_earlier(self) -> str:
        """The line that says what an earlier assessment found: a file, or typed."""
        return "reassesses" if self.reassesses.strip() else "found"

    @property
    def names_lead(self) -> bool:
        """Whether the panel is not taken over, so that somebody has to lead."""
        return self.kind != "reassessment" or self.is_from_elsewhere

    def proposed_folder(self) -> str:
        """Return a folder's name made of service and phase."""
        words = f"{self.service} {self.phase}".lower()
        return re.sub(r"[^a-z0-9]+", "-", words).strip("-")[:60] or "assessment"

    def missing(self) -> dict[str, str]:
        """Return what is still to be answered, each with a sentence."""
        return {name: said for name, said in NEEDED.items() if not self.answer(name)}

    def answer(self, name: str) -> str:
        """Return one answer as a line."""
        if name == "scales":
            return " ".join(f"{one}={scale}" for one, scale in self.scales.items())
        answer: str = getattr(self, name)
        return answer

    def with_answer(self, name: str, line: str) -> Self:
        """Return them with one answer, given as a line."""
        if name == "scales":
            pairs = (pair.partition("=") for pair in line.split())
            return replace(self, scales={one: scale for one, _, scale in pairs})
        answer: dict[str, Any] = {name: line}
        return replace(self, **answer)

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield each answer by its name, and nothing for what nobody changed."""
        untouched = type(self)()
        for each in fields(self):
            line = self.answer(each.name)
            yield each.name, "" if line == untouched.answer(each.name) else line
