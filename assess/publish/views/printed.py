"""What the summary prints of what was said; its data hold no more."""

from typing import Final, NamedTuple

from assess.model.agreed import Agreed
from assess.model.assessment import Assessment
from assess.model.finding import (
    Action,
    CriterionRef,
    Finding,
    Findings,
    each_finding,
)
from assess.model.rating import WRITTEN_UP
from assess.model.sheet import Sheet, placed
from assess.model.values import PANEL
from assess.publish.views.actions import actions_of
from assess.publish.views.ahead import ahead
from assess.publish.views.findings import findings
from assess.publish.views.last_time import last_time
from assess.publish.views.results import standard_view
from assess.publish.views.sentences import first_sentence
from assess.publish.views.summary import Reported, summary
from assess.publish.views.to_do import named

UNTOLD: Final = "The report says why."
"""Why an action no longer applies, where that is counted and not told."""


def in_short(seen: Assessment) -> Assessment:
    """Return it with the first sentences alone of what the brief says of it."""
    brief = seen.brief
    return seen.but(
        brief=brief.but(
            about=first_sentence(brief.about), users=first_sentence(brief.users)
        )
    )


def as_summed_up(seen: Assessment, whole: Assessment) -> Assessment:
    """Return it with the sentences alone that the summary prints.

    An action that is not printed is counted, so it stays with its day, without its
    words; where there are no ratings, so is what is written up.

    Args:
        seen: What the readers of the summary may see.
        whole: What that was taken from.
    """
    asked = tuple(each.asked.action for each in named(seen))
    kept = _Kept(_printed(seen), _steps(seen), asked)
    agreed = _without_reasons(seen.agreed)
    sheets = {
        person: _without_steps(sheet).but(finding=_findings(sheet.finding, kept))
        for person, sheet in seen.sheets.items()
    }
    agreed = agreed.but(finding=_findings(agreed.finding, kept))
    return _written_up(seen.but(agreed=agreed, sheets=sheets), whole)


def _written_up(seen: Assessment, whole: Assessment) -> Assessment:
    """Return it with what is written up still so, without a word of it."""
    rater = whole.only_rater
    wordless = Finding(gap={"0001" if rater else f"{PANEL}-0001": ""})
    for ref in whole.refs:
        is_said = whole.shown_as(ref, whole.finding(ref)) == WRITTEN_UP
        if is_said and seen.shown_as(ref, seen.finding(ref)) != WRITTEN_UP:
            seen = _with_finding(seen, ref, wordless)
    return seen


def _with_finding(seen: Assessment, ref: CriterionRef, finding: Finding) -> Assessment:
    if (rater := seen.only_rater) is not None:
        return seen.with_sheet(seen.sheet(rater).with_finding(ref, finding))
    found = placed(seen.agreed.finding, ref, finding)
    return seen.but(agreed=seen.agreed.but(finding=found))


def _without_reasons(agreed: Agreed) -> Agreed:
    """Return what was decided of actions without the words, so that it is counted."""
    return agreed.but(
        decided={key: each.but(reason="") for key, each in agreed.decided.items()},
        closed={key: each.but(reason=UNTOLD) for key, each in agreed.closed.items()},
    )


def _without_steps(sheet: Sheet) -> Sheet:
    """Return which steps were taken and when, without what they were."""
    progress = {
        key: {name: step.but(text="") for name, step in steps.items()}
        for key, steps in sheet.progress.items()
    }
    return sheet.but(progress=progress)


def _printed(seen: Assessment) -> tuple[str, ...]:
    """Return what the summary prints of what was typed in findings."""
    shown = seen.as_reported
    standards = tuple(standard_view(seen, name) for name in shown.brief.standard)
    asked = actions_of(shown)
    found = tuple(finding for _, finding in findings(shown, standards, asked))
    first = summary(shown, Reported(standards, found, asked, last_time(seen)))
    said = [each.text for each in first.strengths]
    return (*said, *_steps(seen))


def _steps(seen: Assessment) -> tuple[str, ...]:
    """Return the steps that stand there with their day and who owns them."""
    steps, _ = ahead(seen)
    return tuple(step.text for step in steps)


class _Kept(NamedTuple):
    """What the summary prints."""

    words: tuple[str, ...]
    steps: tuple[str, ...]
    named: tuple[Action, ...]
    """The actions that the first page names with who owns them."""


def _findings(held: Findings, kept: _Kept) -> Findings:
    return each_finding(held, lambda finding: _finding(finding, kept))


def _finding(finding: Finding, kept: _Kept) -> Finding:
    return finding.but(
        well=_printed_of(finding.sentences("well"), kept),
        gap=_printed_of(finding.sentences("gap"), kept),
        action={key: _action(action, kept) for key, action in finding.actions.items()},
    )


def _printed_of(sentences: dict[str, str], kept: _Kept) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if _is_in(text, kept.words)}


def _is_in(text: str, words: tuple[str, ...]) -> bool:
    return any(text in printed for printed in words)


def _action(action: Action, kept: _Kept) -> Action:
    if action in kept.named or action.text in kept.steps:
        return action
    text = action.text if _is_in(action.text, kept.words) else ""
    return action.but(text=text, owner="")
