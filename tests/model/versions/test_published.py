"""Whether what stands is what was published, and who is told."""

from collections.abc import Callable

import pytest

from assess.check.logic.problems import problems
from assess.model.agreed import Agreed, Decision
from assess.model.assessment import Assessment
from assess.model.finding import Dissent
from assess.model.versions.published import version_that_stands
from tests.complete import USERS, at

RULE = "changed-since-published"

Change = Callable[[Assessment], Assessment]


def _agreed(whole: Assessment, **changes: object) -> Assessment:
    return whole.but(agreed=whole.agreed.but(**changes))


def _of_users(whole: Assessment, **changes: object) -> Assessment:
    held = whole.agreed.at(USERS).but(**changes)
    return whole.but(agreed=whole.agreed.with_finding(USERS, held))


def _outcome(whole: Assessment) -> Assessment:
    assert whole.agreed.outcome is not None
    return _agreed(whole, outcome=whole.agreed.outcome.but(rating="red"))


CHANGES: dict[str, Change] = {
    "a rating": lambda a: _of_users(a, rating="green"),
    "a reason": lambda a: _of_users(a, reason="All is known."),
    "a dissent taken out": lambda a: _of_users(a, dissent={}),
    "a dissent put in": lambda a: _of_users(
        a, dissent={"ux": Dissent(rating="red", reason="No.", print_=True)}
    ),
    "a method": lambda a: _of_users(a, method="vote"),
    "the outcome": _outcome,
    "no outcome": lambda a: _agreed(a, outcome=None),
    "the service": lambda a: a.but(brief=a.brief.but(service="Another")),
    "a name": lambda a: a.but(
        brief=a.brief.but(
            panel={**a.brief.panel, "ux": a.brief.panel["ux"].but(publish_name=True)}
        )
    ),
}


def _answers(whole: Assessment, *people: str) -> Assessment:
    panel = {p: m.but(answers=p in people) for p, m in whole.brief.panel.items()}
    return whole.but(brief=whole.brief.but(panel=panel))


AFTERWARDS: dict[str, Change] = {
    "nothing": lambda a: a,
    "a decision": lambda a: _agreed(
        a,
        decided={
            "lead-k9d2": Decision(
                verdict="upheld", reason="They are right.", by="lead", at=at(30)
            )
        },
    ),
    "an action that no longer applies": lambda a: _agreed(a, closed={}),
    "an answer": lambda a: a.with_sheet(a.sheet("team").but(response={})),
    "progress": lambda a: a.with_sheet(a.sheet("team").but(progress={})),
    "a look at an action": lambda a: a.with_sheet(a.sheet("lead").but(verified={})),
    "a private note": lambda a: _of_users(a, note="For the panel."),
    "nobody who answers for the team": _answers,
    "another who answers for the team": lambda a: _answers(a, "team"),
}


def rules_of(assessment: Assessment) -> dict[str, str]:
    return {p.rule: p.key for p in problems(assessment) if p.level == "error"}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_was_changed_since_it_was_published_is_an_error(
    whole: Assessment, change: Change
) -> None:
    changed = change(whole)
    last = version_that_stands(changed)
    assert last is not None
    assert (last.number, last.is_intact, last.is_changed) == ("2", False, True)
    assert rules_of(changed)[RULE] == "publication.2.digest"


@pytest.mark.parametrize("change", AFTERWARDS.values(), ids=AFTERWARDS)
def test_what_comes_after_the_report_is_no_change(
    whole: Assessment, change: Change
) -> None:
    last = version_that_stands(change(whole))
    assert last is not None
    assert last.is_intact is True
    assert RULE not in rules_of(change(whole))


def test_without_a_digest_nobody_can_tell_and_nothing_is_called_changed(
    whole: Assessment,
) -> None:
    old = {n: p.but(digest=None) for n, p in whole.agreed.publication.items()}
    held = _of_users(_agreed(whole, publication=old), rating="green")
    last = version_that_stands(held)
    assert last is not None
    assert last.is_intact is None
    assert not last.is_changed
    assert RULE not in rules_of(held)


def test_a_draft_is_not_compared_also_when_it_was_published_before(
    whole: Assessment,
) -> None:
    assert version_that_stands(whole.but(agreed=Agreed(format=1))) is None
    first = {"1": whole.agreed.publication["1"]}
    reopened = _agreed(whole, publication=first)
    assert reopened.agreed.reopened
    assert version_that_stands(reopened) is None
