"""`assess check --explain RULE`."""

from assess.check.logic.rules.registry import RULES
from assess.desk.errors import RefusedError
from assess.model.unknown import nearest
from assess.ui.command.output import print_json


def explain(name: str, form: str) -> int:
    """Print what a rule looks for, why, and an example.

    Raises:
        RefusedError: there is no such rule.
    """
    rule = RULES.get(name)
    if rule is None:
        raise RefusedError(f"{name} is not a rule of check. {nearest(name, RULES)}")
    if form == "json":
        print_json(
            {
                "rule": rule.id,
                "level": rule.level,
                "explanation": rule.explanation,
                "example": rule.example,
                "can_be_switched_off": not rule.protects_truth,
            }
        )
        return 0
    print(f"{rule.id} · {rule.level}")
    print(f"  {rule.explanation}")
    print(f"  Example: {rule.example}")
    if rule.protects_truth:
        print("  It can't be switched off.")
    return 0
