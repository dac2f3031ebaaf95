"""Where a text ends a sentence and begins the next."""

import re

_END = re.compile(r"(?:(?<=[.?!])|(?<=[.?!][”\u2019\"')\]]))\s+(?=[A-Z“\"])")


def sentences_of(text: str) -> list[str]:
    """Return the sentences of a text, line by line; empty lines are among them."""
    return [sentence for line in text.split("\n") for sentence in _END.split(line)]
