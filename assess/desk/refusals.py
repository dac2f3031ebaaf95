"""Why words, or something that is to be done, can't be taken, in one sentence."""

from pydantic import ValidationError

from assess.model.capitals import without_capital


def refusal(error: Exception) -> str:
    """Say in one sentence why something, or some words, can't be taken."""
    return _in_words(error) if isinstance(error, ValidationError) else str(error)


def _in_words(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    name = str(first["loc"][-1]) if first["loc"] else "text"
    if first["type"] == "string_too_long":
        most = first["ctx"]["max_length"]
        return f"The {name} is longer than {most} characters. Shorten it."
    if first["type"] == "string_unicode":
        return f"The {name} is not UTF-8 text. Type it again."
    if first["type"] == "value_error":
        return f"The {name} {first['ctx']['error']}."
    return f"The {name} can't be taken: {without_capital(first['msg'])}."
