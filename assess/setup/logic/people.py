"""What roles are called, and how somebody new is named."""

import re
from typing import Final

from assess.model.brief import Brief, Role

ROLES: Final[dict[Role, str]] = {
    "lead": "Lead assessor",
    "assessor": "Assessor",
    "scribe": "Scribe, who writes for the panel",
    "observer": "Observer",
    "team": "Service team",
}
"""What each role is called."""


def proposed_name(brief: Brief, role: str, profession: str) -> str:
    """Return a short name that nobody has: the profession, or the role."""
    words = profession or {"team": "owner"}.get(role, role)
    name = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:60] or "person"
    tries = (name, *(f"{name}-{number}" for number in range(2, len(brief.panel) + 3)))
    return next(each for each in tries if each not in brief.panel)
