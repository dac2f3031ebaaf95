"""Who sits here: asked once for each assessment, shown always, never guessed."""

from pathlib import Path

from assess.desk.errors import RefusedError
from assess.model.brief import Brief
from assess.store import state


class PersonUnknownError(RefusedError):
    """Nobody said who sits here, and several people could."""

    def __init__(self, people: tuple[str, ...]) -> None:
        """Keep the *people* to choose from."""
        self.people = people
        choices = ", ".join(people)
        super().__init__(f"Say who you are with --as PERSON. Here are: {choices}.")


def who_sits_here(folder: Path, brief: Brief, person: str | None = None) -> str:
    """Return who sits here: *person*, else who is saved, else the only rater.

    Raises:
        PersonUnknownError: none of these says who.
        RefusedError: *person* is nobody who takes part.
    """
    people = tuple(brief.panel)
    if person is not None:
        if person not in people:
            raise RefusedError(
                f"Nobody here is called {person}. Here are: {', '.join(people)}."
            )
        return person
    saved = state.recall(_key(folder, brief.id))
    if isinstance(saved, str) and saved in people:
        return saved
    if len(brief.raters) == 1:
        return brief.raters[0]
    raise PersonUnknownError(people)


def remember_person(folder: Path, assessment: str, person: str) -> None:
    """Remember who sits here, for this user and this copy of the assessment."""
    state.remember(_key(folder, assessment), person)


def _key(folder: Path, assessment: str) -> str:
    return f"person:{assessment}:{folder.resolve()}"
