from collections.abc import Iterator
from itertools import product

import pytest

from assess.model.assessment import Assessment
from assess.model.finding import Finding, Part
from assess.model.standard import Conditions, Criterion, Indicator, Standard
from assess.model.suggestion import suggest, suggestion
from tests.complete import EVERYBODY, JOINED, USERS


def suggested(
    bare: Assessment, *ticked: str, evidence: int = 1
) -> tuple[str | None, str]:
    criterion = bare.criterion(USERS)
    held = Finding(indicators={name: name in ticked for name in criterion.indicator})
    rules = bare.standards["govuk-2019"].rules("1", "rag")
    found = suggest(criterion, bare.scale("govuk-2019"), rules, held, evidence=evidence)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("ticked", "evidence", "rating", "reason"),
    [
        (("1a", "1b"), 1, "green", "2 of 2 musts met"),
        (("1a", "1b"), 0, "amber", "2 of 2 musts met; not Green: no evidence linked"),
        (("1a",), 1, "amber", "1 of 2 musts met; not Green: 1 must not seen"),
        (
            ("1a", "1b", "1d"),
            1,
            "amber",
            "2 of 2 musts met, 1 warning sign; not Green: 1 warning sign",
        ),
        (
            (),
            0,
            "red",
            "0 of 2 musts met; not Amber: 2 musts not seen",
        ),
    ],
)
def test_a_suggestion_says_why(
    bare: Assessment,
    ticked: tuple[str, ...],
    evidence: int,
    rating: str,
    reason: str,
) -> None:
    assert suggested(bare, *ticked, evidence=evidence) == (rating, reason)


@pytest.mark.parametrize(
    ("musts", "met", "rating"),
    [(3, 1, "red"), (3, 2, "amber"), (4, 2, "amber"), (5, 2, "red"), (5, 3, "amber")],
)
def test_amber_wants_half_of_the_musts_however_many_there_are(
    bare: Assessment, musts: int, met: int, rating: str
) -> None:
    names = [f"1{letter}" for letter in "abcde"[:musts]]
    criterion = Criterion(
        title="One",
        indicator={n: Indicator(kind="must", text="It was seen.") for n in names},
    )
    rules = {
        "green": Conditions(musts_missing_at_most=0),
        "amber": Conditions(half_of_musts=True),
        "red": Conditions(),
    }
    held = Finding(indicators={name: name in names[:met] for name in names})
    found = suggest(criterion, bare.scale("govuk-2019"), rules, held, evidence=1)
    assert found is not None
    assert found.rating == rating
    if rating == "red":
        assert f"not Amber: fewer than half of {musts} musts seen" in found.reason


def test_nothing_is_suggested_before_anything_is_ticked(bare: Assessment) -> None:
    assert suggestion(bare, USERS, Finding()) is None


def test_nothing_is_suggested_where_the_edition_has_no_indicators(
    bare: Assessment,
) -> None:
    assert suggestion(bare, JOINED, Finding(rating="green")) is None


def _every_answer(names: list[str]) -> Iterator[dict[str, bool]]:
    for answers in product((False, True), repeat=len(names)):
        yield dict(zip(names, answers, strict=True))


def test_ticking_a_must_never_lowers_and_a_warning_never_raises(
    bare: Assessment, standards: dict[str, Standard]
) -> None:
    criterion = bare.criterion(USERS)
    scale, rules = bare.scale("govuk-2019"), standards["govuk-2019"].rules("1", "rag")

    def rank(ticked: dict[str, bool], evidence: int) -> int:
        found = suggest(
            criterion, scale, rules, Finding(indicators=ticked), evidence=evidence
        )
        assert found
        assert found.rating
        return scale.ratings.index(found.rating)

    for ticked in _every_answer(list(criterion.indicator)):
        for evidence in (0, 1):
            before = rank(ticked, evidence)
            assert rank(ticked, evidence + 1) <= before
            for name, indicator in criterion.indicator.items():
                after = rank({**ticked, name: True}, evidence)
                if indicator.kind == "warning":
                    assert after >= before
                else:
                    assert after <= before


def parts(**levels: int | str) -> Finding:
    return Finding(
        part={
            name: Part.model_validate({"level": level, "reason": "None."})
            for name, level in levels.items()
        }
    )


def test_parts_wait_until_each_has_a_level(bare: Assessment) -> None:
    found = suggestion(bare, EVERYBODY, parts(hr=3))
    assert found == (None, "1 of 3 parts have a level.")


@pytest.mark.parametrize(
    ("levels", "rating"),
    [
        ({"procurement": 2, "hr": 2, "service": 3}, "amber"),
        ({"procurement": 1, "hr": 1, "service": 1}, "red"),
        ({"procurement": 4, "hr": 4, "service": 0}, "red"),
        ({"procurement": 1, "hr": "not-relevant", "service": 1}, "amber"),
    ],
)
def test_parts_suggest_a_rating(
    bare: Assessment, levels: dict[str, int | str], rating: str
) -> None:
    found = suggestion(bare, EVERYBODY, parts(**levels))
    assert found
    assert found.rating == rating


def test_the_parts_that_stand_in_the_way_are_named(bare: Assessment) -> None:
    found = suggestion(bare, EVERYBODY, parts(procurement=1, hr=2, service=3))
    assert found
    assert "procurement at 1, below 2" in found.reason


def every_part(bare: Assessment, level: object) -> dict[str, Part]:
    return {
        name: Part.model_validate({"level": level, "reason": "No."})
        for name in bare.criterion(EVERYBODY).part
    }


def test_nothing_is_suggested_where_no_part_is_relevant(bare: Assessment) -> None:
    held = Finding(part=every_part(bare, "not-relevant"))
    found = suggestion(bare, EVERYBODY, held)
    assert found == (None, "No part is said to be relevant.")


def test_a_part_that_a_rating_needs_can_not_be_left_out_of_it(
    bare: Assessment,
) -> None:
    standard = bare.standards[EVERYBODY.standard]
    rules = standard.rules(EVERYBODY.criterion, "rag")
    needed = [n for n in rules["green"].parts_at_least if n != "every"]
    held = Finding(part={**every_part(bare, 4), **dict.fromkeys(needed, LEFT)})
    found = suggestion(bare, EVERYBODY, held)
    assert found is not None
    assert (found.rating == "green") is not bool(needed)


LEFT = Part(level="not-relevant", reason="No.")
