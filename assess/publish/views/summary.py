"""The first page: what it is, who assessed it, the result, and what happens next."""

from collections import Counter
from typing import Final, NamedTuple

from assess.model.assessment import Assessment
from assess.model.brief import Brief
from assess.model.british_time import british_day
from assess.model.capitals import with_capital
from assess.model.days import spelt
from assess.model.due import first_event, is_before
from assess.model.measures import direction, is_apart, moved
from assess.model.outcome import (
    Decided,
    awaits_outcome,
    decided,
    listed,
    outcome_scale,
    plural,
)
from assess.model.rating import WRITTEN_UP
from assess.publish.views.conditions import conditions_of
from assess.publish.views.finding_view import (
    ActionView,
    AdviceView,
    CellView,
    Fact,
    FindingView,
)
from assess.publish.views.method_view import LastTimeView, StandardView
from assess.publish.views.people import in_a_sentence
from assess.publish.views.results import outcome_view
from assess.publish.views.rule import overruled
from assess.publish.views.sentences import first_sentence
from assess.publish.views.to_do import again, in_number, to_do
from assess.publish.views.view import SummaryView

MOST: Final = 3
"""How many strengths the first page names at most."""

SAID_APART: Final = 2
"""Of how many standards the first page counts the ratings one by one."""

OUTSIDE: Final = (
    "Nobody from outside the team looked at the service: this is what the team says "
    "of its own work."
)


class Reported(NamedTuple):
    """What the first page is told from, besides the assessment."""

    standards: tuple[StandardView, ...]
    found: tuple[FindingView, ...]
    actions: tuple[ActionView, ...]
    before: LastTimeView | None


def summary(assessment: Assessment, reported: Reported) -> SummaryView:
    """Return what a reader of the first page must know."""
    outcome, brief = decided(assessment), assessment.brief
    result = outcome_view(outcome) if outcome else None
    given = assessment.agreed.outcome
    gating = [s for s in reported.standards if s.gating] or list(reported.standards)
    deciding = {c.anchor for s in gating for c in s.cells}
    ours = [f for f in reported.found if f.criterion.anchor in deciding]
    return SummaryView(
        service=first_sentence(brief.about),
        assessed=_assessed(assessment),
        outside=OUTSIDE if brief.kind == "self-review" else "",
        result=result,
        heading=_heading(assessment, outcome),
        before=reported.before.result if reported.before else "",
        decision=_decision(assessment, outcome),
        counted=_counted(gating),
        asks=_asks(assessment, reported),
        days=_days(reported.actions),
        again=again(assessment),
        overruled=overruled(assessment),
        reason=given.reason if given else "",
        conditions=conditions_of(assessment),
        to_do=to_do(assessment, reported.actions),
        facts=_facts(assessment, reported),
        strengths=_strengths(ours),
    )


def _assessed(assessment: Assessment) -> str:
    """Say who assessed it and when."""
    brief = assessment.brief
    day = brief.dates.assessed
    on = f"on {spelt(day)}" if day else "on a day that is not given"
    verb = "Assessed" if brief.kind in {"assessment", "reassessment"} else "Reviewed"
    when = f"{verb} {on}, at the end of {brief.phase}"
    count = len(brief.raters)
    if brief.kind == "self-review":
        people = "one person" if count == 1 else f"{in_number(count)} people"
        return f"{when}, by the team itself ({people})."
    if not count:
        return f"{when}. Nobody is named as having assessed it."
    who = Counter(in_a_sentence(brief.panel[person]) for person in brief.raters)
    those = listed([_several(words, number) for words, number in who.items()])
    if count == 1:
        organisation = brief.panel[brief.raters[0]].organisation
        one = ", ".join(filter(None, (those, organisation)))
        return f"{when}, by one person: {one}."
    return f"{when}, by a panel of {in_number(count)}: {those}."


def _several(who: str, number: int) -> str:
    """Say a role in a sentence, and how many have it."""
    return who if number == 1 else f"{in_number(number)} {who}s"


def _heading(assessment: Assessment, outcome: Decided | None) -> str:
    if outcome is not None:
        return f"Result: {outcome.word}"
    if awaits_outcome(assessment):
        return "Result: not decided yet"
    scale = outcome_scale(assessment)
    if scale is None:
        return "This review gives no overall rating"
    return "A profile, with no overall result"


def _decision(assessment: Assessment, outcome: Decided | None) -> str:
    if outcome is not None:
        return " ".join(
            filter(None, (outcome.rating.result_meaning, _rests_on(outcome)))
        )
    if awaits_outcome(assessment):
        return f"The {assessment.brief.decided_by} has not decided the outcome."
    by = assessment.brief.assessed_by
    if outcome_scale(assessment) is None:
        return f"The {by} looked at the service and says below what it saw."
    return "Each rating stands for itself. Nothing is worked out from all of them."


def _rests_on(outcome: Decided) -> str:
    """Say what the result comes with, where the word of the rating does not say it."""
    if outcome.is_in_its_word:
        return ""
    if outcome.comes_with == "conditions":
        return "It rests on the conditions in this report."
    return "There is also advice that the team should weigh."


def _counted(standards: list[StandardView]) -> str:
    """Say how many criteria of what decides have which rating; of many, in all."""
    if len(standards) > SAID_APART:
        cells = [cell for each in standards for cell in each.cells]
        words = Counter(cell.rating.word.lower() for cell in cells)
        order = dict.fromkeys(c.rating.word.lower() for c in sorted(cells, key=_best))
        said = ", ".join(f"{words[word]} {word}" for word in order)
        every = f"{len(cells)} criteria of {in_number(len(standards))} standards"
        return with_capital(f"{said} of {every}.")
    return " ".join(
        f"{s.title}: {s.counts} of {len(s.cells)} {_noun(s)}." for s in standards
    )


def _best(cell: CellView) -> int:
    return ("good", "middling", "bad", "neutral").index(cell.rating.colour)


def _asks(assessment: Assessment, reported: Reported) -> str:
    """Say how many actions there are, and how many are left of last time."""
    before = reported.before
    on = before.unconfirmed if before else 0
    left = before.still_open - on if before else 0
    count = with_capital(f"{in_number(left)} action{'' if left == 1 else 's'}")
    rest = f" {count} of last time {'is' if left == 1 else 'are'} still open."
    many = with_capital(f"{in_number(on)} condition{'' if on == 1 else 's'}")
    more = f" {many} of last time {'is' if on == 1 else 'are'} not confirmed yet."
    said = _asks_now(assessment, reported.actions)
    return said + (rest if left else "") + (more if on else "")


def _asks_now(assessment: Assessment, actions: tuple[ActionView, ...]) -> str:
    """Say how many actions there are, how many for what is worst, and the first day."""
    if not actions and not assessment.agreed.is_published:
        return "No action has been asked for yet."
    if not actions:
        return f"This report asks for no {'new ' if assessment.earlier else ''}action."
    count = len(actions)
    worst = Counter(
        each.criterion.rating.word
        for each in actions
        if each.criterion.rating.colour == "bad"
    )
    parts = [
        f"{'all' if number == count else number} for what is {word.lower()}"
        for word, number in worst.items()
    ]
    said = f"{in_number(count)} action{'' if count == 1 else 's'}"
    rest = f", {listed(parts)}" if parts else ""
    return f"This report asks for {said}{rest}. {_first(actions)}"


def _first(actions: tuple[ActionView, ...]) -> str:
    """Say when the first of them is due: on a day, else before something."""
    days = [each.due for each in actions if each.due]
    before = first_event(each.by for each in actions)
    due = f"on {spelt(min(days))}" if days else before
    if len(actions) == 1:
        return f"It is due {due}." if due else "It has no day yet."
    if not due:
        return "None has a day yet."
    undated = sum(not each.by for each in actions)
    has = "has" if undated == 1 else "have"
    rest = f"; {in_number(undated)} {has} no day yet" if undated else ""
    return f"The first is due {due}{rest}."


def _days(actions: tuple[ActionView, ...]) -> str:
    """Say how many actions are due by when; nothing where that is one day for all."""
    dated = Counter(each.by for each in actions if each.by)
    if len(dated) < 2:  # noqa: PLR2004 - one day is told already
        return ""
    said = [
        f"{in_number(count)} {by if is_before(by) else f'by {by}'}"
        for by, count in dated.items()
    ]
    return f"Actions due: {'; '.join(said)}."


def _facts(assessment: Assessment, reported: Reported) -> tuple[Fact, ...]:
    brief = assessment.brief
    facts = []
    if brief.assessed_by == "team":
        facts.append(Fact("Who looked", "The team itself. Nobody from outside looked"))
    if is_apart(brief.savings, brief.satisfaction):
        facts.append(Fact("Savings and satisfaction differ", _differ(brief)))
    if reported.before:
        facts.append(Fact("Since last time", reported.before.short))
        facts += _carried(reported.standards)
    facts.append(Fact("Report", f"{brief.id}, {_version(assessment)}"))
    return tuple(facts)


def _carried(standards: tuple[StandardView, ...]) -> list[Fact]:
    """Count what was not looked at again, by the report that it is carried from."""
    kept = Counter(c.since for s in standards for c in s.cells if c.is_carried)
    many = {words: _numbered(count) for words, count in kept.items()}
    return [
        Fact(words, f"{count}, not looked at again") for words, count in many.items()
    ]


def _numbered(count: int) -> str:
    return "1 rating" if count == 1 else f"{count} ratings"


def _differ(brief: Brief) -> str:
    """Say that one got better while the other got worse, with the figures."""
    savings, satisfaction = brief.savings, brief.satisfaction
    return (
        f"Savings got {direction(savings)} ({moved(savings)}), and satisfaction got "
        f"{direction(satisfaction)} ({moved(satisfaction)})"
    )


def _noun(standard: StandardView) -> str:
    return standard.noun if len(standard.cells) == 1 else plural(standard.noun)


def _version(assessment: Assessment) -> str:
    agreed = assessment.agreed
    if not agreed.is_published:
        return "draft"
    last = list(agreed.publication.values())[-1]
    words = f"version {agreed.version}, final, published on {spelt(last.day)}"
    if last.on is None:
        return words
    return f"{words}, entered here on {spelt(british_day(last.at))}"


def _strengths(found: list[FindingView]) -> tuple[AdviceView, ...]:
    """Return the first good word on each of the criteria that are met."""
    good = [f for f in found if f.well and (f.criterion.rating.met or _is_said(f))]
    return tuple(
        AdviceView(f.well[0].id, f.well[0].text, f.criterion, f.noun) for f in good
    )[:MOST]


def _is_said(found: FindingView) -> bool:
    """Whether it is written up, where no ratings are given."""
    return found.criterion.rating.word == WRITTEN_UP.word
