"""What checking a report can give."""

from typing import Literal, NamedTuple

from assess.model.versions.difference import Difference
from assess.model.versions.published import Published

State = Literal["unchanged", "not-compared", "differs", "altered"]


class Verdict(NamedTuple):
    """What checking a report gave."""

    state: State
    """`altered`: the page itself; `differs`: from the folder or from a SHA-256 that
    was given; `not-compared`: other code or templates drew it, so nobody can tell."""
    reasons: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    sha256: str = ""
    """Of the page's data; nothing if they can't be read."""
    published: Published | None = None
    """The version that stands published in the folder."""
