"""Whether a user wants no colours of ours."""

import os


def is_colourless() -> bool:
    """Whether `NO_COLOR` is set, as Textual takes it: also to nothing."""
    return "NO_COLOR" in os.environ
