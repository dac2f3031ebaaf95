"""The first sentence of what was typed, for where there is room for one."""

import re
from typing import Final

_SENTENCE: Final = re.compile(r"(?s).*?[.!?\u061f\u3002](?=\s|$)")


def first_sentence(text: str) -> str:
    """Return the first sentence of typed words; of what has none its first line.

    That of a first sentence is the same again, so that a page which holds no more
    draws what it was drawn from.
    """
    line = next((each for each in text.split("\n") if each.strip()), "")
    found = _SENTENCE.match(line)
    return found[0] if found else line
