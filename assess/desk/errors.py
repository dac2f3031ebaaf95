"""What can't be done, in one sentence; it is imported before pydantic is."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError


class RefusedError(Exception):
    """Something that the assessment does not allow now, and what to do about it."""


class NeedsMoreError(RefusedError):
    """It can be done once something more is said; who asked for it may ask for that."""

    def __init__(self, sentence: str, name: str) -> None:
        """Take the *sentence*, and the name of what is needed, such as `method`."""
        self.name = name
        super().__init__(sentence)


class NeedsReasonError(NeedsMoreError):
    """It can be done once somebody says why."""

    def __init__(self, sentence: str, name: str = "reason") -> None:
        """Take the *sentence*, and its name: a `reason`, or the `why` of a change."""
        super().__init__(sentence, name)


def refusal(error: Exception) -> str:
    """Say in one sentence why something, or some words, can't be taken."""
    from pydantic import ValidationError  # noqa: PLC0415 - not before the first paint

    return _in_words(error) if isinstance(error, ValidationError) else str(error)


def _in_words(error: "ValidationError") -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][-1]) if first["loc"] else "text"
    if first["type"] == "string_too_long":
        most = first["ctx"]["max_length"]
        return f"The {name} is longer than {most} characters. Shorten it."
    if first["type"] == "string_unicode":
        return f"The {name} is not UTF-8 text. Type it again."
    if first["type"] == "value_error":
        return f"The {name} {first['ctx']['error']}."
    return f"The {name} can't be taken: {first['msg'][:1].lower()}{first['msg'][1:]}."
