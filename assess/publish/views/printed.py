"""What the summary prints of what was said; its data hold no more."""

from datetime import date
from typing import NamedTuple

from assess.model.assessment import Assessment
from assess.model.finding import Action, Finding, Findings, each_finding
from assess.publish.views.actions import actions_of
from assess.publish.views.ahead import ahead
from assess.publish.views.findings import findings
from assess.publish.views.last_time import last_time
from assess.publish.views.results import standard_view
from assess.publish.views.sentences import first_sentence
from assess.publish.views.summary import Reported, summary


def in_short(seen: Assessment) -> Assessment:
    """Return it with the first sentences alone of what the brief says of it."""
    brief = seen.brief
    return seen.but(
        brief=brief.but(
            about=first_sentence(brief.about), users=first_sentence(brief.users)
        )
    )


def as_summed_up(seen: Assessment) -> Assessment:
    """Return it with the sentences alone that the summary prints.

    An action that is not printed is counted, so it stays, without its words.
    """
    kept = _Kept(_printed(seen), _steps(seen), _first_day(seen))
    agreed = seen.agreed.but(finding=_findings(seen.agreed.finding, kept))
    sheets = {
        person: sheet.but(finding=_findings(sheet.finding, kept))
        for person, sheet in seen.sheets.items()
    }
    return seen.but(agreed=agreed, sheets=sheets)


def _printed(seen: Assessment) -> tuple[str, ...]:
    """Return what the summary says in words that were typed in findings."""
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
    first: date | None
    """The first day on which an action is due."""


def _first_day(seen: Assessment) -> date | None:
    days = (seen.brief.day_of(asked.action.due) for asked in seen.actions())
    return min(filter(None, days), default=None)


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
    if action.text in kept.steps:
        return action
    text = action.text if _is_in(action.text, kept.words) else ""
    due = action.due if action.due == kept.first else None
    return action.but(text=text, due=due, owner="")
