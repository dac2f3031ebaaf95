"""What the earlier assessment asked for."""

from collections.abc import Iterator
from datetime import date

from assess.check.logic.rules.rule import Family, Rule
from assess.model.after.last_time import asked_before
from assess.model.assessment import Assessment
from assess.model.capitals import with_capital
from assess.model.file_names import EARLIER_FILE
from assess.model.problem import Problem

NO_VERDICT = Rule(
    "earlier-action-without-verdict",
    "warning",
    "A reassessment that does not say what became of what was asked for lets it "
    "be forgotten.",
    "Say with assess verify-action, or with v among the actions, whether it is done.",
    mend="verdict",
)


def _find(assessment: Assessment, _today: date | None) -> Iterator[Problem]:
    for each in asked_before(assessment):
        if not each.has_verdict:
            what = "condition" if each.action.is_condition else "action"
            done = "confirmed" if each.action.is_condition else "done"
            sentence = (
                f"{with_capital(what)} “{each.action.text}” of last time "
                f"({each.called}) has no verdict. Say whether it is {done}."
            )
            refs = each.action.refs[:1]
            ref = next((ref for ref in refs if ref in assessment.refs), None)
            key = f"{what}.{each.id}"
            yield NO_VERDICT.at(sentence, EARLIER_FILE, key, ref=ref)


FAMILY = Family((NO_VERDICT,), _find)
