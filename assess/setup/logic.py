"""What is answered in the form for a new assessment, and what is still missing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Self

NEEDED: Final = {
    "service": "Say which service is assessed.",
    "council": "Say which council runs it.",
    "phase": "Choose the phase that is ending.",
    "scales": "Tick at least one standard.",
}
"""What must be answered, by its line, and what is said while it is not."""


def following(held: str, choices: Sequence[str]) -> str:
    """Return the choice after the one that is held, or the first."""
    place = choices.index(held) + 1 if held in choices else 0
    return choices[place % len(choices)]


@dataclass(frozen=True)
class Answers:
    """What was answered so far."""

    service: str = ""
    council: str = ""
    phase: str = ""
    kind: str = "assessment"
    delivery: str = "built"
    reassesses: str = ""
    """The folder of the earlier assessment, as it was typed."""
    panel: str = "lead:lead"
    folder: str = ""
    scales: Mapping[str, str] = field(default_factory=dict)
    """The standards that are ticked, each with its scale."""

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

    def ticked(self, standard: str, scale: str) -> Self:
        """Return them with a standard ticked, or not ticked any more."""
        others = {one: s for one, s in self.scales.items() if one != standard}
        is_new = standard not in self.scales
        return replace(self, scales={**others, standard: scale} if is_new else others)

    def scaled(self, standard: str, allowed: Sequence[str]) -> Self:
        """Return them with the next scale for a standard, which ticks it."""
        scale = following(self.scales.get(standard, ""), allowed)
        return replace(self, scales={**self.scales, standard: scale})

    def lines(self) -> Iterator[tuple[str, str]]:
        """Yield each answer by its name, and nothing for what nobody changed."""
        untouched = type(self)()
        for each in fields(self):
            line = self.answer(each.name)
            yield each.name, "" if line == untouched.answer(each.name) else line
