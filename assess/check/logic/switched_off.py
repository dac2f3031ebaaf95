"""Whether the rules that a workspace switches off may be."""

from collections.abc import Iterator

from assess.check.logic.rules.registry import RULES
from assess.model.council import Settings
from assess.model.unknown import Unknown, nearest


def wrongly_off(settings: Settings) -> Iterator[Unknown]:
    """Yield each rule that there is not, or that protects the truth."""
    for name in settings.check.off:
        key = ("check", "off", name)
        if name not in RULES:
            yield Unknown(key, f"is not a rule of check. {nearest(name, RULES)}")
        elif RULES[name].protects_truth:
            yield Unknown(key, "can't be switched off; it protects the truth.")
