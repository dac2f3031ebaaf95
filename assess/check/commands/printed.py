"""What is seen of one assessment or of many, printed for people or for programs."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from assess.check.use_cases.looking import Seen, Unread
from assess.check.use_cases.status import Status
from assess.model.characters import visible
from assess.ui.command.output import print_json

Entry = dict[str, Any]


class Printer(NamedTuple):
    """How assessments are printed: as text one by one, or as one JSON list."""

    form: str
    text: Callable[[Status], list[str]]
    entry: Callable[[Status], Entry]
    code: Callable[[Seen], int]

    def print(self, looked_at: Iterable[Seen]) -> int:
        """Print each, keep none of them, and return the highest exit code."""
        highest, entries = 0, []
        for number, each in enumerate(looked_at):
            highest = max(highest, self.code(each))
            if self.form == "json":
                entries.append(self._entry(each))
            else:
                gap = [""] if number else []
                print("\n".join((*gap, *self._lines(each))), flush=True)
        if self.form == "json":
            print_json(entries)
        return highest

    def _entry(self, each: Seen) -> Entry:
        if isinstance(each, Unread):
            return {"folder": str(each.folder), "error": " ".join(each.sentences)}
        return self.entry(each)

    def _lines(self, each: Seen) -> list[str]:
        if isinstance(each, Unread):
            errors = (f"  error    {said}" for said in each.sentences)
            return [visible(str(each.folder)), *errors]
        return self.text(each)
