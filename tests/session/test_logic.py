from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given

from assess.model.agenda import Agendas, Part, clock, current, shared_out, timed
from assess.model.asked_once import asked_with
from assess.model.assessment import Assessment
from assess.model.crosswalk import Crosswalk, Link
from assess.model.finding import CriterionRef, Finding
from assess.model.values import Kind, Phase
from assess.session.logic.capture import mark_of_another, read_line
from assess.session.logic.still_to_ask import prompts, still_to_ask
from assess.session.use_cases.session import agenda_for
from assess.store.standards import available, read_agendas, read_standard
from tests import complete
from tests.cases import blank
from tests.complete import EVERYBODY, JOINED, USERS
from tests.strategies import words


def test_the_mark_that_is_offered_names_a_criterion_that_is_there(
    bare: Assessment,
) -> None:
    assert mark_of_another(bare) == "#local:3"
    other = bare.standards["local-service-design"].but(title="Was (ours)")
    used = bare.but(standards={**bare.standards, "local-service-design": other})
    assert read_line(used, f"{mark_of_another(used)} x").ref == EVERYBODY
    assert mark_of_another(blank()) == ""


@pytest.mark.parametrize(
    ("text", "kind", "ref", "said"),
    [
        ("#1 ? was it tested", "question", USERS, "was it tested"),
        ("? #10, was it joined up", "question", JOINED, "was it joined up"),
        ("!name an owner", "action", None, "name an owner"),
        ("+ the diary study", "evidence", None, "the diary study"),
        ("#local-service-design:3 HR was there", "note", EVERYBODY, "HR was there"),
        ("#local:3 HR was there", "note", EVERYBODY, "HR was there"),
        ("#gov.uk:10 ? joined up", "question", JOINED, "joined up"),
        ("#nothing:1 is none", "note", None, "#nothing:1 is none"),
        ("#99 is no criterion", "note", None, "#99 is no criterion"),
        ("2 ! 3", "action", None, "2 3"),
        ("plain words", "note", None, "plain words"),
    ],
)
def test_marks_say_what_a_line_is(
    bare: Assessment, text: str, kind: str, ref: CriterionRef | None, said: str
) -> None:
    assert read_line(bare, text) == (kind, ref, said)


@given(words)
def test_any_words_can_be_captured(bare: Assessment, text: str) -> None:
    read = read_line(bare, text)
    marks = {"?", "!", "+"}
    kept = "".join(read.words.split())
    typed = "".join(text.split())
    assert len(kept) <= len(typed)
    assert all(letter in typed for letter in kept)
    assert read.kind == "note" or marks & set(text)


def test_a_criterion_is_covered_once_anything_is_held_of_it(bare: Assessment) -> None:
    everything = still_to_ask(bare, "lead")
    assert everything == bare.refs
    sheet = bare.sheet("lead").with_finding(USERS, Finding(reason="Seen."))
    assert USERS not in still_to_ask(bare.with_sheet(sheet), "lead")


def test_a_question_is_ticked_by_its_words(bare: Assessment) -> None:
    first, *_ = prompts(bare, "lead", USERS)
    asked = {USERS.standard: {USERS.criterion: {first.id: complete.at(12)}}}
    ticked = bare.with_sheet(bare.sheet("lead").but(asked=asked))
    again, *rest = prompts(ticked, "lead", USERS)
    assert again.is_asked
    assert not any(prompt.is_asked for prompt in rest)


def test_the_clock_says_how_long_is_left() -> None:
    parts = (Part(title="Welcome", minutes=10), Part(title="Questions", minutes=50))
    begun = complete.at(12, 10)
    blocks = timed(parts, begun)
    assert clock(blocks, begun) == "10 min left of this, 60 min of all"
    later = begun + timedelta(minutes=25)
    here = current(blocks, later)
    assert here is not None
    assert here.part.title == "Questions"
    assert clock(blocks, later) == "35 min left of this, 35 min of all"
    assert clock(blocks, begun + timedelta(minutes=75)) == "15 min over"
    assert clock((), begun) == ""


@pytest.mark.parametrize(
    "kind", ["assessment", "reassessment", "peer-review", "self-review"]
)
def test_every_kind_of_assessment_has_an_agenda(kind: Kind) -> None:
    parts = read_agendas(None).of(kind, "beta")
    assert parts
    assert sum(part.minutes for part in parts) <= 240


def minutes(kind: Kind, phase: Phase, *names: str) -> int:
    leads = [
        criterion.lead
        for name in names
        for criterion in read_standard(available(None)[name]).criterion.values()
    ]
    parts = shared_out(read_agendas(None).of(kind, phase), leads)
    return sum(part.minutes for part in parts)


def test_a_day_is_as_long_as_its_criteria_need() -> None:
    """The panel is alone for 45 of the minutes."""
    assert minutes("assessment", "beta", "govuk-2019") == 295
    both = minutes("assessment", "beta", "govuk-2019", "local-service-design")
    assert both > 295 + 15 * 6
    assert minutes("assessment", "discovery", "govuk-2019") < 150


def test_every_profession_that_leads_has_a_block_in_the_day() -> None:
    agenda = read_agendas(None).of("assessment", "live")
    known = {profession for part in agenda for profession in part.professions}
    for name, edition in available(None).items():
        for number, criterion in read_standard(edition).criterion.items():
            assert set(criterion.lead) <= known, f"{name}:{number}"


def test_a_criterion_is_asked_in_the_block_of_the_first_profession_that_has_one() -> (
    None
):
    tech = Part(title="Technology", minutes=5, each=4, professions=("development",))
    rest = Part(title="The rest", minutes=5, each=3)
    wrap = Part(title="What happens next", minutes=20)
    leads = [("product", "development"), ("design",), ()]
    found = shared_out((tech, rest, wrap), leads)
    assert [part.minutes for part in found] == [9, 11, 20]


def test_a_block_without_a_criterion_falls_away() -> None:
    tech = Part(title="Technology", minutes=5, each=4, professions=("development",))
    wrap = Part(title="What happens next", minutes=20)
    assert shared_out((tech, wrap), [("design",)]) == (wrap,)


def test_a_council_without_an_agenda_for_discovery_uses_that_of_an_assessment() -> None:
    day = Part(title="All of it", minutes=60)
    agendas = Agendas(assessment={"1": day})
    assert agendas.of("assessment", "discovery") == (day,)


def test_the_order_of_blocks_is_that_of_their_keys() -> None:
    blocks = {"10": Part(title="b", minutes=1), "2": Part(title="a", minutes=1)}
    assert [p.title for p in Agendas(assessment=blocks).of("assessment", "beta")] == [
        "a",
        "b",
    ]


def test_what_another_criterion_asks_for_as_well_is_asked_once() -> None:
    links = {
        "govuk-2019:1": {
            "local-service-design:1": Link(is_="same", because="Both."),
            "local-service-design:2": Link(is_="broader", because="More."),
            "local-service-design:3": Link(is_="related", because="Near."),
        },
        "govuk-2019:2": {
            "local-service-design:4": Link(is_="narrower", because="Less."),
        },
    }
    two = blank("rag", "govuk-2019", "local-service-design")
    whole = two.but(crosswalk=Crosswalk(link=links))
    once = {
        str(ref): str(with_)
        for ref in whole.refs
        if (with_ := asked_with(whole, ref)) is not None
    }
    assert once == {
        "local-service-design:1": "govuk-2019:1",
        "local-service-design:2": "govuk-2019:1",
        "govuk-2019:2": "local-service-design:4",
    }
    assert prompts(whole, "lead", CriterionRef("local-service-design", "1")) == []
    assert prompts(whole, "lead", CriterionRef("govuk-2019", "1"))
    minutes = [
        sum(part.minutes for part in agenda_for(Path("nowhere"), each))
        for each in (two, whole)
    ]
    assert minutes[1] < minutes[0]
