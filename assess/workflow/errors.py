"""What can't be done, in one sentence."""


class RefusedError(Exception):
    """Something that the assessment does not allow now, and what to do about it."""
