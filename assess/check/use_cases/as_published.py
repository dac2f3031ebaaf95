"""Refuse to use as published what is not what was published."""

from assess.desk.errors import RefusedError
from assess.model.assessment import Assessment
from assess.model.versions.published import version_that_stands


def must_be_as_published(assessment: Assessment) -> None:
    """See that nothing is called final that is not what was published.

    Raises:
        RefusedError: what stands published was changed since.
    """
    last = version_that_stands(assessment)
    if last is not None and last.is_changed:
        raise RefusedError(
            f"{last.in_words} They can't be used as that version. Put back what was "
            "changed, or open it again and say why: assess reopen."
        )
