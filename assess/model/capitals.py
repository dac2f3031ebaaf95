"""The first letter of words that begin a line, or no longer do; the rest stays."""


def with_capital(words: str) -> str:
    """Return words as they begin a line; names inside keep their capitals."""
    return words[:1].upper() + words[1:]


def without_capital(words: str) -> str:
    """Return words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
