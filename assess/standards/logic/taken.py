"""What was taken out of a file of another program, to make an edition of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from assess.model.characters import quoted, unwritable
from assess.model.standard import Criterion, Guidance
from assess.model.values import LONGEST_LINE, LONGEST_TEXT

MOST_CRITERIA: Final = 300
MOST_SENTENCES: Final = 5_000
LONGEST_ID: Final = 64

_LINK: Final = re.compile(r"\[([^\[\]]{1,300})\]\([^()\s]{1,500}\)")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,500}>")


class NotTakenError(ValueError):
    """Something in the file that can't be taken, in one sentence with its place."""

    def __init__(self, sentence: str, line: int | None = None) -> None:
        """Take the *sentence*, and the line or row where it is so."""
        self.line = line
        super().__init__(sentence)


@dataclass(frozen=True)
class Taken:
    """An edition that is not one yet: nobody has said whose it is."""

    criteria: dict[str, Criterion]
    themes: dict[str, str] = field(default_factory=dict)
    title: str = ""
    edition: str = ""
    note: str = ""
    dropped: tuple[str, ...] = ()
    """What stands in the file and is not in the edition, in words."""

    @property
    def guidance(self) -> list[Guidance]:
        """All that is asked and looked for."""
        every = self.criteria.values()
        return [g for c in every for g in (c.always, *c.phase.values())]

    @property
    def counted(self) -> tuple[int, int, int]:
        """How many questions, things to look for and warning signs there are."""
        found = self.guidance
        return (
            sum(len(g.ask) for g in found),
            sum(len(g.look_for) for g in found),
            sum(len(g.warning_signs) for g in found),
        )


def id_of(words: str, place: str) -> str:
    """Return the id that a criterion gets: lower case, digits and hyphens.

    Raises:
        NotTakenError: nothing of it is left, or it is too long.
    """
    name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")
    if not name or len(name) > LONGEST_ID:
        said = f"{place} is {quoted(words)}; an id has 1 to {LONGEST_ID} letters"
        raise NotTakenError(f"{said} or digits. Give it another.")
    return name


def line_of(words: object, place: str, most: int = LONGEST_LINE) -> str:
    """Return text as one line without markup and addresses of links, checked.

    Raises:
        NotTakenError: it is no text, too long, or holds a control character.
    """
    if not isinstance(words, str | int):
        raise NotTakenError(f"{place} is not text. Write it as text.")
    line = " ".join(_TAG.sub("", _LINK.sub(r"\1", str(words))).split())
    if (name := unwritable(line)) is not None:
        raise NotTakenError(f"{place} holds the control character {name}. Take it out.")
    if len(line) > most:
        said = f"{place} is longer than {most} characters: {quoted(line)}"
        raise NotTakenError(f"{said}. Shorten it.")
    return line


def text_of(words: object, place: str) -> str:
    """Return a longer text in the same way; a list of texts as one.

    Raises:
        NotTakenError: as `line_of`.
    """
    many = words if isinstance(words, list) else [words]
    whole = " ".join(line_of(each, place, LONGEST_TEXT) for each in many)
    return line_of(whole, place, LONGEST_TEXT)


def lines_of(held: object, place: str) -> tuple[str, ...]:
    """Return a list of texts, without what is empty or stands in it twice.

    Raises:
        NotTakenError: it is no list of texts.
    """
    if not isinstance(held, list):
        raise NotTakenError(f"{place} is not a list. Write it as a list.")
    lines = (line_of(each, place) for each in held)
    return tuple(dict.fromkeys(filter(None, lines)))


def must_be_new(name: str, raw: str, known: dict[str, str]) -> None:
    """See that two criteria do not get one id; remember *raw* as whose it is.

    Raises:
        NotTakenError: another one has it.
    """
    if name in known:
        both = f"{quoted(known[name])} and {quoted(raw)}"
        raise NotTakenError(f"{both} would both be called {name}. Rename one of them.")
    known[name] = raw


def must_be_of_a_size(taken: Taken) -> Taken:
    """See that a panel could ever walk through it; return it.

    Raises:
        NotTakenError: it holds nothing, or more than any standard.
    """
    count, sentences = len(taken.criteria), sum(taken.counted)
    if not count:
        raise NotTakenError("holds no criterion. Look whether it is the right file.")
    if count > MOST_CRITERIA or sentences > MOST_SENTENCES:
        said = f"holds {count} criteria and {sentences} sentences. At most"
        most = f"{said} {MOST_CRITERIA} and {MOST_SENTENCES} are taken; divide it."
        raise NotTakenError(most)
    return taken


def has_markup(held: object) -> bool:
    """Whether any text in what a file holds has links or other markup."""
    if isinstance(held, dict | list):
        items = held.values() if isinstance(held, dict) else held
        return any(map(has_markup, items))
    if not isinstance(held, str):
        return False
    return bool(_LINK.search(held) or _TAG.search(held))


MARKUP: Final = "the markup and the addresses of links in sentences"


def dropped_keys(seen: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each key of a file that nothing is made of."""
    others = dict.fromkeys(key for key in seen if key not in set(known))
    return tuple(f"what stands under {quoted(key)}" for key in others)
