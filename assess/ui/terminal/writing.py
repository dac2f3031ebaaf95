"""Longer words on their way from a field into the assessment; none is lost."""

from collections.abc import Callable

from pydantic import ValidationError

from assess.desk.begun_lines import Draft
from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.desk.refusals import refusal
from assess.store.errors import StoreError

CHANGED = "This was changed elsewhere too. Those words stand below."


class Writing:
    """One text that somebody is writing, key press by key press."""

    def __init__(
        self,
        desk: Desk,
        draft: Draft,
        read: Callable[[], str],
        put: Callable[[str], object],
    ) -> None:
        """Take what is written, how it is read and how it is put.

        Args:
            desk: Where the person sits.
            draft: Under which name words are kept that can't be taken.
            read: Returns what the assessment holds now.
            put: Takes what was written.
        """
        self._desk = desk
        self._draft = draft
        self._read = read
        self._put = put
        self._known = read()
        self.said = ""
        """What is to be said about the words that were kept last."""
        self.is_refused = False
        """Whether they could not be taken."""
        self.text = self._beginning()
        """What to begin with: what could not be taken last time, or what is held."""

    def _beginning(self) -> str:
        """Return the draft, above what is held if that was changed meanwhile."""
        draft, held = self._desk.drafts.get(self._draft, ""), self._known
        if not draft:
            return held
        if held in (self._desk.began_from.get(self._draft, held), draft, ""):
            return draft
        self.said = CHANGED
        return f"{draft}\n\n{held}"

    def keep(self, words: str) -> str:
        """Keep what stands in the field; return what has to be added to it.

        Words that came in from elsewhere meanwhile are added, so that neither
        version is written over.
        """
        self.said, self.is_refused = "", False
        with self._desk.at_once:
            held = self._read()
            added = f"\n\n{held}" if held not in (self._known, words) else ""
            if added:
                self.said = CHANGED
            try:
                self._put(words + added)
            except (RefusedError, StoreError, ValidationError) as error:
                self._desk.keep_draft(self._draft, words, self._known)
                self.is_refused = True
                self.said = f"{refusal(error)} Until then the words are kept here only."
                return ""
            self._known = self._read()
            self._desk.keep_draft(self._draft, "")
        return added
