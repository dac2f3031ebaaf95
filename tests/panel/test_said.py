"""What is said in a sheet and what the panel says come about in the same way."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.finding import Gone
from assess.panel.use_cases import submitting
from assess.panel.use_cases.agreed import AgreedFinding
from assess.rate.use_cases import findings, said
from assess.rate.use_cases.own_sheet import OwnSheet
from tests.builders import ONE_LEAD, USERS, Clock, a_folder

PANEL = f"""{ONE_LEAD}
[panel.ux]
role = "assessor"
"""


@pytest.fixture
def lead(tmp_path: Path) -> Iterator[Desk]:
    folder, clock = a_folder(tmp_path, brief=PANEL), Clock()
    for person in ("ux", "lead"):
        desk = Desk(folder, person, clock=clock)
        for ref in desk.assessment.refs:
            findings.rate(desk, ref, "green", reason="It was shown.")
        submitting.submit(desk)
        desk.save()
        if person == "ux":
            desk.close()
    submitting.reveal(desk)
    yield desk
    desk.close()


both = pytest.mark.parametrize("place", [OwnSheet, AgreedFinding])

Where = Callable[..., said.Place]


@both
def test_words_are_said_rewritten_and_taken_back(lead: Desk, place: Where) -> None:
    here = place(lead, USERS)
    key = said.say(here, "gap", "Carers.")
    assert said.say(here, "gap", "Carers, twice.", said_id=key) == key
    assert here.held.sentences("gap") == {key: "Carers, twice."}
    said.unsay(here, "gap", key)
    assert isinstance(here.held.gap[key], Gone)
    with pytest.raises(RefusedError, match="taken back"):
        said.say(here, "gap", "Carers again.", said_id=key)


@both
def test_an_action_keeps_its_date_and_owner_when_its_words_change(
    lead: Desk, place: Where
) -> None:
    here, due = place(lead, USERS), date(2026, 8, 12)
    key = said.say(here, "action", "Ask carers.", due=due, owner="owner")
    said.say(here, "action", "Ask ten carers.", said_id=key)
    held = here.held.actions[key]
    assert (held.text, held.due, held.owner) == ("Ask ten carers.", due, "owner")
    said.set_action(here, key, due=None, owner="")
    assert (here.held.actions[key].due, here.held.actions[key].owner) == (None, "")


@both
def test_advice_is_made_of_all_actions_in_one_step(lead: Desk, place: Where) -> None:
    here = place(lead, USERS)
    for words in ("Ask carers.", "Write it down."):
        said.say(here, "action", words)
    said.make_advice(here)
    advice = here.held.sentences("advice")
    assert list(advice.values()) == ["Ask carers.", "Write it down."]
    assert here.held.actions == {}
    lead.undo()
    assert len(here.held.actions) == len(advice)
    assert here.held.sentences("advice") == {}


def test_each_place_has_ids_of_its_own(lead: Desk) -> None:
    own = said.say(OwnSheet(lead, USERS), "gap", "Carers.")
    ours = said.say(AgreedFinding(lead, USERS), "gap", "Carers.")
    assert "-" not in own
    assert ours.startswith("panel-")


def test_a_rating_with_all_that_is_said_is_one_step(lead: Desk) -> None:
    entry = findings.Entry(
        "amber",
        confidence="sure",
        said=(("gap", "Carers."), ("action", "Ask."), ("action", "Ask twice.")),
        due=date(2026, 8, 12),
        owner="owner",
    )
    findings.write_down(lead, USERS, entry, reason="One audit.", why="It was shown.")
    held = lead.sheet.at(USERS)
    assert [action.owner for action in held.actions.values()] == ["owner", "owner"]
    assert (held.rating, held.confidence, held.why) == (
        "amber", "sure", "It was shown.",
    )  # fmt: skip
    lead.undo()
    assert lead.sheet.at(USERS).rating == "green"
    assert lead.sheet.at(USERS).actions == {}
