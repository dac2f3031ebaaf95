"""What the summary prints of what was said; its data hold no more."""

from assess.model.assessment import Assessment
from assess.model.finding import Action, Finding, Findings, each_finding
from assess.publish.views.actions import actions_of
from assess.publish.views.ahead import ahead
from assess.publish.views.findings import findings
from assess.publish.views.last_time import last_time
from assess.publish.views.results import standard_view
from assess.publish.views.summary import summary


def as_summed_up(seen: Assessment) -> Assessment:
    """Return it with the sentences alone that the summary prints.

    An action that is not printed is counted, so it stays, without its words.
    """
    words, steps = _printed(seen), _steps(seen)
    agreed = seen.agreed.but(finding=_findings(seen.agreed.finding, words, steps))
    sheets = {
        person: sheet.but(finding=_findings(sheet.finding, words, steps))
        for person, sheet in seen.sheets.items()
    }
    return seen.but(agreed=agreed, sheets=sheets)


def _printed(seen: Assessment) -> tuple[str, ...]:
    """Return what the summary says in words that were typed in findings."""
    shown = seen.as_reported
    standards = tuple(standard_view(seen, name) for name in shown.brief.standard)
    asked = actions_of(shown)
    found = [finding for _, finding in findings(shown, standards, asked)]
    first = summary(shown, standards, found, len(asked), last_time(seen))
    said = [each.text for each in (*first.strengths, *first.concerns)]
    return (*said, *_steps(seen))


def _steps(seen: Assessment) -> tuple[str, ...]:
    """Return the steps that stand there with their day and who owns them."""
    steps, _ = ahead(seen)
    return tuple(step.text for step in steps)


def _findings(
    held: Findings, words: tuple[str, ...], steps: tuple[str, ...]
) -> Findings:
    return each_finding(held, lambda finding: _finding(finding, words, steps))


def _finding(
    finding: Finding, words: tuple[str, ...], steps: tuple[str, ...]
) -> Finding:
    return finding.but(
        well=_kept(finding.sentences("well"), words),
        gap=_kept(finding.sentences("gap"), words),
        action={
            key: _action(action, words, steps)
            for key, action in finding.actions.items()
        },
    )


def _kept(sentences: dict[str, str], words: tuple[str, ...]) -> dict[str, str]:
    return {key: text for key, text in sentences.items() if _is_in(text, words)}


def _is_in(text: str, words: tuple[str, ...]) -> bool:
    return any(text in printed for printed in words)


def _action(action: Action, words: tuple[str, ...], steps: tuple[str, ...]) -> Action:
    if action.text in steps:
        return action
    text = action.text if _is_in(action.text, words) else ""
    return action.but(text=text, due=None, owner="")
