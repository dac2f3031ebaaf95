"""The complete assessment with the same words in every field that takes any."""

from functools import cache
from typing import Any, Final

from assess.model.assessment import Assessment
from assess.model.values import LONGEST_LINE
from assess.model.versions.canonical import whole
from assess.store import assessments
from tests.make_golden import GOLDEN

TEXTS: Final = frozenset({"about", "users", "reason", "note", "changed", "why"})
"""Fields of many lines; `text` is one too, in a step of progress."""

LINES: Final = frozenset(
    {
        "service", "council", "address", "name", "profession", "organisation",
        "baseline", "now", "source", "title", "where", "shows", "owner", "text",
    }
)  # fmt: skip
"""Fields of one line."""

TYPED_BY_AUTHORS: Final = frozenset(
    {"summary", "attribution", "meaning", "asks", "word", "publisher", "licence"}
)
"""Fields of an edition; its authors are other people too."""

_TEXTS_OF_AUTHORS: Final = frozenset({"summary", "attribution"})

_SENTENCES: Final = frozenset({"well", "gap", "advice"})


@cache
def _plain() -> dict[str, Any]:
    return whole(assessments.load(GOLDEN).assessment)


def filled(words: str) -> Assessment:
    """Return it with *words* in every field; on one line where a field has one."""
    table = _filled(_plain(), words, " ".join(words.split("\n"))[:LONGEST_LINE])
    for member in table["brief"]["panel"].values():
        member |= {"name": member["profession"], "publish-name": True}
    return Assessment.model_validate(table)


def _filled(table: dict[str, Any], words: str, line: str) -> dict[str, Any]:
    return {key: _item(key, item, words, line) for key, item in table.items()}


def _item(key: str, item: Any, words: str, line: str) -> Any:
    if key in _SENTENCES and isinstance(item, dict):
        return {name: _sentence(said, words, line) for name, said in item.items()}
    if key == "panel":
        people = _filled(item, words, line)
        return {name: {"profession": line, **person} for name, person in people.items()}
    if key == "took-part":
        return {name: {"role": line, "organisation": line} for name in item}
    if isinstance(item, dict):
        return _filled(item, words, line)
    if not isinstance(item, str) or key not in TEXTS | LINES | TYPED_BY_AUTHORS:
        return item
    return words if key in TEXTS | _TEXTS_OF_AUTHORS else line


def _sentence(said: Any, words: str, line: str) -> Any:
    if isinstance(said, str):
        return line
    return _filled(said, words, line)
