"""Whatever can be done on a screen can be done from the command line."""

import re

from assess.app.commands import COMMANDS
from assess.app.parsers import parser_of, verbs_of
from assess.model.brief import Brief, Dates
from assess.model.due import BEFORE
from assess.model.intake import Intake
from assess.model.measures import Measure
from assess.model.values import Value
from assess.setup.logic.brief_fields import FIELDS
from tests.acts import ACTS, LOOKS, SCREEN, declared
from tests.make_keys import PAGE, page


def test_every_key_of_every_screen_has_a_command_or_only_looks() -> None:
    keys = {(kind.__name__, key.key) for kind, key in declared()}
    table = {(name, key) for name, keys in ACTS.items() for key in keys}
    assert keys - table == set(), "say in tests/acts.py which command does this"
    assert table - keys == set(), "no screen declares this any more"


def _commands() -> set[str]:
    said = {does for table in ACTS.values() for does in table.values()}
    return {
        one.partition(", then")[0].strip()
        for does in said - {LOOKS, SCREEN}
        for one in does.split(";")
    }


def test_every_command_that_is_named_exists_and_takes_what_is_named() -> None:
    for words in sorted(_commands() - {"assess help"}):
        program, name, *rest = words.split()
        assert program == "assess"
        assert name in COMMANDS, words
        verb = [word for word in rest[:1] if word in verbs_of(name)]
        parser = parser_of(name, *verb)
        known = {each for act in parser._actions for each in act.option_strings}
        given = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", words))
        assert given <= known, words


def test_the_page_of_keys_is_made_from_the_keys() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


ELSEWHERE = {
    "format": "assess new",
    "id": "assess new",
    "phase": "assess new",
    "kind": "assess new",
    "delivery": "assess new",
    "reassesses": "assess new",
    "standard": "assess new",
    "panel": "assess panel",
    "agreed-by": "assess panel",
    "upgraded": "assess standards",
    "carried": "assess ask-again",
}
"""What of a brief another command writes."""


def test_the_whole_brief_can_be_written_from_the_command_line() -> None:
    tables: dict[str, type[Value]] = {
        "dates": Dates,
        "intake": Intake,
        "savings": Measure,
        "satisfaction": Measure,
    }
    written = {name.partition(".")[0] for name in FIELDS}
    every = {field.replace("_", "-") for field in Brief.model_fields}
    assert every - written - set(ELSEWHERE) == set()
    figures = {f"intake.{name}" for name in ("cost", "completion", "take-up")}
    tables |= dict.fromkeys(figures, Measure)
    for table, kind in tables.items():
        wanted = {f"{table}.{n.replace('_', '-')}" for n in kind.model_fields} - figures
        assert wanted <= set(FIELDS), table
    assert {f"event.{event}" for event in BEFORE} <= set(FIELDS)
