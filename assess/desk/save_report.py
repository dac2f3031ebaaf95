"""What there is to say of saving: whether all is in the files, and what happened."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from assess.desk.errors import RefusedError


@dataclass(frozen=True)
class SaveState:
    """Whether what is on screen is in the files."""

    saved_at: datetime | None = None
    waiting: bool = False
    trouble: str = ""
    """Why it can't be saved now, and where the words are meanwhile."""
    not_kept: str = ""
    """Why the journal does not hold all that the files do not."""
    notice: str = ""
    """What happened on the way, such as a change made elsewhere that came in."""

    @property
    def trouble_said(self) -> str:
        """The trouble, and where the words are, for who sits before the screen."""
        kept = "only here: do not leave" if self.not_kept else "here and kept"
        return f"{self.trouble} Your words are {kept}."


class SaveReport:
    """How saving stands now, and all that was said of it so far."""

    def __init__(self) -> None:
        """Begin with nothing to save."""
        self.state = SaveState()
        self.notices: list[str] = []
        """All that was said of saving since it was opened, each once."""
        self.refused: tuple[str, ...] = ()
        """Why something that was put could not go into its file, and where it is."""

    def changed(self) -> None:
        """Something more waits to be saved; what was said before is read."""
        self.state = replace(self.state, waiting=True, notice="")

    def waits(self) -> None:
        """Something waits to be saved that nobody has just changed."""
        self.state = replace(self.state, waiting=True)

    def trouble(self, sentence: str) -> None:
        """It can't be saved now, and may be kept nowhere else either."""
        not_kept = self.state.not_kept
        said = sentence if not_kept in sentence else f"{sentence} {not_kept}"
        self.state = replace(self.state, waiting=True, trouble=said)

    def not_kept(self, sentence: str) -> None:
        """The journal does not hold it either."""
        self.state = replace(self.state, not_kept=sentence)
        self.trouble(sentence)

    def kept(self) -> None:
        """The journal holds again all that the files do not."""
        self.state = replace(self.state, not_kept="")

    def saved(self, at: datetime) -> None:
        """All is in the files."""
        held = self.state
        if held.waiting or held.trouble:
            self.state = SaveState(at, not_kept=held.not_kept, notice=held.notice)

    def notice(self, sentence: str) -> None:
        """Add a sentence to what is to be said, unless it was said already."""
        said = self.state.notice
        if sentence not in self.notices:
            self.notices.append(sentence)
        if sentence not in said:
            self.state = replace(self.state, notice=f"{said} {sentence}".strip())

    def refuse(self, sentences: Iterable[str]) -> None:
        """Something that was put could not go into its file."""
        for sentence in sentences:
            self.refused += (sentence,)
            self.notice(sentence)

    def must_be_in_files(self, since: int = 0) -> None:
        """See that what was put went into its file, and not only beside it.

        Args:
            since: How much was refused before.

        Raises:
            RefusedError: something could not, and is kept where this says.
        """
        if refused := self.refused[since:]:
            raise RefusedError(" ".join(refused))
