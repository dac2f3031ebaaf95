"""Half-written lines of what has no desk: Home, and the form for an assessment."""

from assess.store.state import begun_lines, keep_begun_line

Draft = tuple[str, str]
"""A place, and the question that was asked there."""


class Scribbles:
    """Half-written lines, kept in the user's state folder until they are taken."""

    def __init__(self) -> None:
        """Begin with those that were kept."""
        self.drafts: dict[Draft, str] = begun_lines()
        self.began_from: dict[Draft, str] = {}
        self._left: list[Draft] = []

    def keep_draft(self, draft: Draft, text: str, began: str | None = None) -> None:
        """Keep a line; an empty one is done with."""
        if began is not None:
            self.began_from[draft] = began
        if self.drafts.get(draft, "") == text:
            return
        self.drafts[draft] = text
        if not text:
            del self.drafts[draft]
        keep_begun_line(draft, text)

    def leave_drafts(self, drafts: tuple[Draft, ...], _place: str = "") -> bool:
        """Let undo take these lines away; say whether any of them is kept."""
        kept = [draft for draft in drafts if draft in self.drafts]
        self._left += kept
        return bool(kept)

    def forget(self, place: str) -> None:
        """Forget all lines of a place, whose work is done."""
        for draft in list(self.drafts):
            if draft[0] == place:
                self.keep_draft(draft, "")

    def take_back(self) -> bool:
        """Take away the line that was left last; say whether there was one."""
        while self._left:
            draft = self._left.pop()
            if draft in self.drafts:
                self.keep_draft(draft, "")
                return True
        return False


def taken_back(scribbles: Scribbles) -> str:
    """Take away the line that was left last; say what happened."""
    return (
        "Taken back: what you had begun to write."
        if scribbles.take_back()
        else "There is nothing to take back."
    )
