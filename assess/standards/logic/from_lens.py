"""Make an edition of a custom lens of the AWS Well-Architected Tool, in JSON.

A lens has pillars, a pillar questions, a question choices. A pillar becomes a theme, a
question a criterion, and a choice something to look for. Its rules of risk are left:
here a person rates.
"""

from typing import Any, Final

from assess.model.standard import Criterion, Guidance
from assess.standards.logic.taken import (
    NotTakenError,
    Taken,
    dropped_keys,
    id_of,
    line_of,
    must_be_new,
    must_be_of_a_size,
    text_of,
)

_READ: Final = ("schemaVersion", "_version", "name", "description", "pillars")
_READ_OF_A_QUESTION: Final = ("id", "title", "description", "choices", "riskRules")


def is_lens(held: object) -> bool:
    """Whether it is a table with pillars."""
    return isinstance(held, dict) and isinstance(held.get("pillars"), list)


def from_lens(held: dict[str, Any]) -> Taken:
    """Return the edition that a lens says.

    Raises:
        NotTakenError: something in it is not as it must be.
    """
    known: dict[str, str] = {}
    themes: dict[str, str] = {}
    found: dict[str, Criterion] = {}
    questions: list[dict[str, Any]] = []
    for pillar in _tables(held["pillars"], "pillars"):
        name = line_of(pillar.get("name", ""), "the name of a pillar")
        theme = id_of(line_of(pillar.get("id", name), "the id of a pillar"), "a pillar")
        must_be_new(theme, name, themes)
        for question in _tables(pillar.get("questions", []), f"questions of {name}"):
            raw = line_of(question.get("id", ""), f"the id of a question of {name}")
            number = id_of(raw, f"the id of a question of {name}")
            must_be_new(number, raw, known)
            found[number] = _criterion(question, theme, raw)
            questions.append(question)
    version = held.get("_version") or held.get("schemaVersion", "")
    return must_be_of_a_size(
        Taken(
            criteria=found,
            themes=themes,
            title=line_of(held.get("name", ""), "the name"),
            edition=line_of(version, "the version"),
            note=text_of(held.get("description", ""), "the description"),
            dropped=_dropped(held, questions),
        )
    )


def _tables(held: object, what: str) -> list[dict[str, Any]]:
    if not isinstance(held, list) or not all(isinstance(each, dict) for each in held):
        raise NotTakenError(f"the {what} are no list of tables.")
    return held


def _criterion(question: dict[str, Any], theme: str, raw: str) -> Criterion:
    title = line_of(question.get("title", ""), f"the title of {raw}")
    choices = _tables(question.get("choices", []), f"choices of {raw}")
    seen = (line_of(c.get("title", ""), f"a choice of {raw}") for c in choices)
    return Criterion(
        title=title,
        theme=theme,
        summary=text_of(question.get("description", ""), f"the description of {raw}"),
        always=Guidance(
            ask=(title,) if title.endswith("?") else (),
            look_for=tuple(dict.fromkeys(filter(None, seen))),
        ),
    )


def _dropped(held: dict[str, Any], questions: list[dict[str, Any]]) -> tuple[str, ...]:
    choices = [choice for q in questions for choice in q.get("choices", [])]
    counts = {
        "rules of risk; here a person rates": sum(
            len(_tables(q.get("riskRules", []), "rules of risk")) for q in questions
        ),
        "explanations of a choice": sum("helpfulResource" in c for c in choices),
        "plans for improvement": sum("improvementPlan" in c for c in choices),
    }
    keys = [key for question in questions for key in question]
    return (
        *(f"{count} {what}" for what, count in counts.items() if count),
        *dropped_keys(keys, _READ_OF_A_QUESTION),
        *dropped_keys(held, _READ),
    )
