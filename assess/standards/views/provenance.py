"""Where the facts of an edition come from, in words."""

from assess.model.days import spelt
from assess.model.standard import Standard


def checked(standard: Standard) -> str:
    """Say when the facts of an edition were last checked, and where."""
    if standard.checked is None:
        return ""
    said = f"Its facts were last checked on {spelt(standard.checked)}"
    return f"{said}: {', '.join(standard.checked_at)}" if standard.checked_at else said
