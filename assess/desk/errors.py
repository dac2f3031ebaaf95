"""What can't be done, in one sentence; it is imported before pydantic is."""


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
