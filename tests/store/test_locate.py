import tomllib

from hypothesis import given
from hypothesis import strategies as st

from assess.store.keys import Key, places
from assess.store.locate import locate
from assess.store.toml import Plain, encode
from tests.strategies import NASTY, texts

TEXT = '''\
format = 1
person = "lead"

[finding.govuk-2019.1]
rating = "amber" # not "red"
reason = """
[finding.fake.1]
rating = "no"
a quote " and an end \\""" here
"""

[finding."with.dot".2.action.k9d2]
text = 'it # is'
owner = { a = 1, b.c = [ { x = "}" }, { y = 2 } ], d = "]" }
list = [
  "a", # ]
  "b",
]
last.dotted.key = 3
[[finding.list]]
'''


def placed(*key: str) -> tuple[int, int] | None:
    return locate(TEXT, {key}).get(key)


def test_a_key_is_found_in_its_table() -> None:
    assert placed("person") == (2, 1)
    assert placed("finding", "govuk-2019", "1", "rating") == (5, 1)
    assert placed("finding", "with.dot", "2", "action", "k9d2", "text") == (13, 1)


def test_keys_in_braces_and_with_dots_are_found() -> None:
    action = ("finding", "with.dot", "2", "action", "k9d2")
    assert placed(*action, "owner", "a") == (14, 11)
    assert placed(*action, "owner", "b", "c", "y") == (14, 41)
    assert placed(*action, "owner", "d") == (14, 52)
    assert placed(*action, "list") == (15, 1)
    assert placed(*action, "last", "dotted", "key") == (19, 1)
    assert placed("finding", "list") == (20, 1)


def test_what_stands_inside_a_sentence_is_no_key() -> None:
    assert ("finding", "fake", "1") not in [place.key for place in places(TEXT)]


def test_a_key_that_is_not_there_is_placed_at_the_table_above_it() -> None:
    assert placed("finding", "govuk-2019", "1", "confidence", "x") == (4, 1)
    assert placed("finding", "govuk-2019", "9") == (4, 1)
    assert placed("nowhere") is None


def keys_of(table: Plain, above: Key = ()) -> set[Key]:
    found = set()
    for name, item in table.items():
        key = (*above, name)
        found.add(key)
        if isinstance(item, dict):
            found |= keys_of(item, key)
    return found


bare = st.text("abc-1", min_size=1, max_size=3)
tables = st.recursive(
    texts | st.integers() | st.lists(texts, max_size=2),
    lambda inner: st.dictionaries(bare, inner, max_size=3),
)


@given(st.dictionaries(bare, tables, max_size=4))
def test_every_key_of_any_file_is_found(table: Plain) -> None:
    text = encode(table).decode()
    assert keys_of(tomllib.loads(text)) == {
        place.key[:length]
        for place in places(text)
        for length in range(1, len(place.key) + 1)
    }


@given(st.text(NASTY + "\n" + '"""', max_size=200))
def test_looking_for_keys_in_whatever_text_comes_to_an_end(text: str) -> None:
    for place in places(text):
        assert 0 <= place.offset < len(text)
