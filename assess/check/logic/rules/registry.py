"""Every rule; a new family is one module and one line here."""

from assess.check.logic.rules import (
    action_words,
    actions,
    brief,
    evidence,
    factual,
    last_time,
    outcome,
    panel,
    rating,
    records,
    register,
    upgraded,
    waiting,
    whole,
    wording,
)
from assess.check.logic.rules.rule import Family, Rule

FAMILIES: tuple[Family, ...] = (
    waiting.FAMILY,
    rating.FAMILY,
    actions.FAMILY,
    action_words.FAMILY,
    evidence.FAMILY,
    register.FAMILY,
    records.FAMILY,
    panel.FAMILY,
    last_time.FAMILY,
    upgraded.FAMILY,
    outcome.FAMILY,
    factual.FAMILY,
    whole.FAMILY,
    brief.FAMILY,
    wording.FAMILY,
    waiting.INBOX,
)

RULES: dict[str, Rule] = {rule.id: rule for f in FAMILIES for rule in f.rules}
"""Every rule by its id."""
