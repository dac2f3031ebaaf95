"""The complete assessment with the same words in every field that takes any."""

from functools import cache
from typing import Any, Final

from assess.model.assessment import Assessment
from assess.model.values import LONGEST_LINE
from assess.model.versions.canonical import whole
from assess.store import assessments
from tests.make_golden import GOLDEN

EDITIONS: Final = frozenset({"standards", "scales", "crosswalk"})
"""What was published, and not written by anybody on a panel."""

TEXTS: Final = frozenset(
    {
        "about", "users", "scope", "earlier-reports", "links", "access-needs",
        "exempt", "reason", "note", "changed", "why", "sentence", "so", "next", "did",
    }
)  # fmt: skip
"""Fields of many lines; `text` is one too, in a step of progress."""

LINES: Final = frozenset(
    {
        "service", "council", "address", "contact", "name", "profession",
        "organisation", "baseline", "now", "unit", "source", "title", "where",
        "shows", "owner", "text", "filed", "confirmed-by", "provider", "responsible",
        "supplier", "users-a-year", "transactions-a-year", "spend", "cost",
        "completion", "take-up", "training", "conflicts",
    }
)  # fmt: skip
"""Fields of one line."""

SENTENCES: Final = frozenset({"well", "gap", "advice", "commentary", "risk", "thanks"})
"""Tables of sentences, of a criterion and of the whole."""

TYPED_BY_AUTHORS: Final = frozenset(
    {"summary", "attribution", "meaning", "asks", "word", "publisher", "licence"}
)
"""Fields of an edition; its authors are other people too."""

_TEXTS_OF_AUTHORS: Final = frozenset({"summary", "attribution"})

Path = tuple[str, ...]


def takes_words(path: Path) -> bool:
    """Whether people of a panel or a team type what is at *path* of an assessment."""
    *before, key = path
    if key == "role":
        return "took-part" in before
    if key == "from":
        return "reply" in before
    if key in TEXTS | LINES or before[-1:] == ["fork"]:
        return True
    return not SENTENCES.isdisjoint(before[-2:])


@cache
def _plain() -> dict[str, Any]:
    return whole(assessments.load(GOLDEN).assessment)


def filled(words: str) -> Assessment:
    """Return it with *words* in every field; on one line where a field has one."""
    line = " ".join(words.split("\n"))[:LONGEST_LINE]
    table = _filled((), _plain(), words, line)
    brief = table["brief"]
    brief |= {"scope": words, "earlier-reports": line}  # one to a line
    about = ("name", "profession", "organisation", "training", "conflicts")
    for member in brief["panel"].values():
        member.update(dict.fromkeys(about, line), **{"publish-name": True})
    for one in brief["took-part"].values():
        one["organisation"] = line
    return Assessment.model_validate(table)


def _filled(path: Path, item: Any, words: str, line: str) -> Any:
    if isinstance(item, dict):
        return {k: _filled((*path, k), v, words, line) for k, v in item.items()}
    by_authors = path[0] in EDITIONS and path[-1] in TYPED_BY_AUTHORS
    if not isinstance(item, str) or not (by_authors or takes_words(path)):
        return item
    return words if path[-1] in TEXTS | _TEXTS_OF_AUTHORS else line
