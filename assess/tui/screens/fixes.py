"""What the review offers to do about a problem: the key of the walk that mends it."""

from typing import Final

OPEN: Final[dict[str, tuple[str, ...]]] = {
    "no-reason": ("reason",),
    "above-suggestion": ("reason",),
    "outcome-without-reason": ("reason",),
    "must-outside-action": ("reason",),
    "panel-plural": ("reason",),
    "present-for-the-day": ("reason",),
    "acronym": ("reason",),
    "supplier-named": ("reason",),
    "price": ("reason",),
    "person-named": ("reason",),
    "long-sentence": ("reason",),
    "unfinished": ("reason",),
    "no-action": ("say", "action"),
    "nothing-said": ("say", "well"),
    "met-without-evidence": ("evidence",),
    "met-on-a-plan": ("evidence",),
    "met-on-stale-evidence": ("evidence",),
    "met-on-one-source": ("evidence",),
    "met-on-what-was-said": ("evidence",),
    "action-incomplete": ("date_actions",),
    "action-on-met": ("make_advice",),
}
"""By rule what is done to the criterion: a verb of `Editing` and what it is given."""
