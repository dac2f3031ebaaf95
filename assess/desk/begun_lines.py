"""The lines that are half written, and how a journal holds them."""

from collections.abc import Iterable
from typing import Any

Draft = tuple[str, str]
"""A criterion and a question, of which a line is half written."""


class BegunLines:
    """The lines that somebody has begun and not answered with."""

    def __init__(self) -> None:
        """Begin with none."""
        self.drafts: dict[Draft, str] = {}
        self.began_from: dict[Draft, str] = {}
        """What was held when a line was begun, where that is known."""

    def take_over(self, entries: Iterable[dict[str, Any]]) -> None:
        """Take over the lines that a journal holds."""
        for entry in entries:
            if entry.get("kind") == "draft":
                draft = entry["place"], entry["question"]
                self.drafts[draft] = entry["text"]
                if "began" in entry:
                    self.began_from[draft] = entry["began"]
        for draft in [draft for draft, text in self.drafts.items() if not text]:
            del self.drafts[draft]

    def entries(self) -> list[dict[str, Any]]:
        """Return the lines of a journal that give these lines again."""
        return [self.entry(draft, text) for draft, text in self.drafts.items()]

    def entry(self, draft: Draft, text: str) -> dict[str, Any]:
        """Return the line of a journal that says what stands in *draft*."""
        place, question = draft
        entry = {"kind": "draft", "place": place, "question": question, "text": text}
        if draft in self.began_from:
            entry["began"] = self.began_from[draft]
        return entry
