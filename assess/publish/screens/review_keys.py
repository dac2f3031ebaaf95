"""The keys of the review, the most wanted first."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from assess.model.outcome import outcome_scale
from assess.ui.terminal.key import Key

if TYPE_CHECKING:
    from assess.publish.screens.review import ReviewScreen


def _decide_on(digit: str) -> Callable[[ReviewScreen], object]:
    return lambda screen: screen.outcome.by_key(digit)


def _may_change(screen: ReviewScreen) -> bool:
    return not screen.desk.assessment.agreed.is_published


def _may_decide(screen: ReviewScreen) -> bool:
    return _may_change(screen) and bool(_digits(screen))


def _digits(screen: ReviewScreen) -> tuple[str, ...]:
    """Return the digits of the scale of the outcome; none where none is decided."""
    scale = outcome_scale(screen.desk.assessment)
    return scale.digits if scale else ()


def _is_published(screen: ReviewScreen) -> bool:
    return screen.desk.assessment.agreed.is_published


KEYS: Final[tuple[Key[ReviewScreen], ...]] = (
    *(
        Key(
            digit,
            "",
            _decide_on(digit),
            hint="Outcome" if digit == "1" else "",
            shown="1-3",
            when=_may_decide,
            group="Rate",
            digits=_digits,
        )
        for digit in "1234567890"
    ),
    Key(
        "r",
        "Reason for the outcome",
        lambda screen: screen.outcome.reason(),
        hint="Reason",
        when=_may_change,
    ),
    Key(
        "a",
        "As a whole: conditions, commentary, risks, thanks",
        lambda screen: screen.open("whole"),
        hint="As a whole",
    ),
    Key(
        "p",
        "Publish",
        lambda screen: screen.publishing.publish(),
        hint="Publish",
        when=_may_change,
    ),
    Key(
        "P",
        "Published before: publish it with its day",
        lambda screen: screen.publishing.publish_as_before(),
    ),
    Key(
        "m",
        "Make the report",
        lambda screen: screen.report.make(),
        hint="Report",
        leads=_is_published,
    ),
    Key(
        "M",
        "Make the report for the public",
        lambda screen: screen.report.make("public"),
        hint="For the public",
        when=_is_published,
        leads=_is_published,
    ),
    Key(
        "v",
        "Preview the report here",
        lambda screen: screen.preview(),
        hint="Preview",
    ),
    Key(
        "enter",
        "Go to the problem that the cursor is on",
        lambda screen: screen.page.action_choose(),
        hint="Go there",
        when=lambda screen: screen.leads_somewhere,
        leads=lambda screen: screen.has_errors,
    ),
    Key(
        "f",
        "Do what mends the problem that the cursor is on",
        lambda screen: screen.fix(),
        hint="Fix",
        when=lambda screen: screen.leads_somewhere and _may_change(screen),
        leads=lambda screen: screen.has_errors,
    ),
    Key(
        "o",
        "Open the report in a browser",
        lambda screen: screen.report.browse(),
        hint="Browser",
    ),
    Key(
        "d",
        "Draft for the team: write it, and keep the day",
        lambda screen: screen.report.send(),
    ),
    Key(
        "t",
        "Marked as wrong: what the team says of the draft",
        lambda screen: screen.open("factual-check"),
    ),
    Key(
        "Y",
        "Copy where it is: the path of the report",
        lambda screen: screen.report.copy_path(),
    ),
    Key(
        "R",
        "Reopen, to correct it",
        lambda screen: screen.publishing.reopen(),
        hint="Reopen",
        when=_is_published,
    ),
    Key("u", "Undo", lambda screen: screen.undo()),
    Key("escape,w", "Back to the walk", lambda screen: screen.back(), hint="Back"),
)
