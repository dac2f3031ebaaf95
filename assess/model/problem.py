"""Something wrong or missing, said in a sentence, with its place."""

import re
from typing import Final, Literal, NamedTuple

from assess.model.finding import CriterionRef

Level = Literal["error", "warning", "info"]

LEVELS: tuple[Level, ...] = ("error", "warning", "info")
"""The gravest first."""

Mend = Literal[
    "reason",
    "well",
    "action",
    "evidence",
    "dates",
    "advice",
    "filing",
    "choice",
    "verdict",
    "register",
    "answering",
    "marked",
    "outcome",
]
"""What a person does to mend a problem.

In the finding: write the reason, what was done well or an action, link evidence, date
the actions, or make advice of them. Elsewhere: file a captured line, choose between
versions, give a verdict on an earlier action, change the register of evidence, name
who answers for the team, answer what the team marked in the draft, or decide the
outcome.
"""


_FIRST: Final = re.compile(r"(?:“[^”]*”|[^“])*?[.?!](?= |$)")
"""A sentence; one that is quoted in it does not end it."""


class Problem(NamedTuple):
    """What `assess check` reports; an error stops publishing, info is only said."""

    rule: str
    """The id of the rule, for example `no-reason`."""
    level: Level
    sentence: str
    """What is wrong and what to do about it."""
    file: str
    """The file in the assessment's folder, for example `people/lead.toml`."""
    key: str
    """The table or key in that file, for example `finding.govuk-2019.1`."""
    ref: CriterionRef | None = None
    """The criterion it belongs to, if any."""

    @property
    def fact(self) -> str:
        """What is wrong, without what to do about it."""
        found = _FIRST.match(self.sentence)
        return found[0] if found else self.sentence
