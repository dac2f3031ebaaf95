"""How hard a text is to read: the grade of Flesch and Kincaid.

Syllables are counted as groups of vowels without an ending that is not heard. A few
words come out one too many or too few, and paragraphs come out right.
"""

import re

SENTENCE_END = re.compile(r"[.?!]+(?=\s|$)")
WORD = re.compile(r"[a-z0-9]+(?:['\u2019-][a-z0-9]+)*")
VOWELS = re.compile(r"[aeiouy]+")
NOT_HEARD = re.compile(
    r"[^aeioul]e$|[aeiouy]les?$|[^aeioutdl]ed$|[^aeioulcsgxzh]es$", re.ASCII
)


def syllables(word: str) -> int:
    """Return about how many syllables a word in small letters has."""
    heard = len(VOWELS.findall(word)) - bool(NOT_HEARD.search(word))
    return max(heard, 1)


def grade(text: str) -> float:
    """Return the years at school after which a text is read with ease."""
    words = WORD.findall(text.lower())
    sentences = len(SENTENCE_END.findall(text)) or 1
    heard = sum(map(syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * heard / len(words) - 15.59
