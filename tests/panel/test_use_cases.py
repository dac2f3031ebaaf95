"""People, submitting, the reveal and agreeing, as the screens and commands do it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.model.agreed import Publication
from assess.model.brief import Member
from assess.model.finding import CriterionRef, Gone
from assess.model.panel import (
    independent_ratings,
    leaders,
    leads_on,
    missing,
    professions,
)
from assess.model.sight import may_see, seen, seen_by, team_view
from assess.model.versions.canonical import long_digest
from assess.model.versions.digests import first_content
from assess.model.versions.published import holds
from assess.panel import views
from assess.panel.logic.agreeing import offered
from assess.panel.use_cases import agreeing, dissenting, taking_over
from assess.panel.use_cases.submitting import (
    NotCompleteError,
    NotEverybodyError,
    TooFewError,
    abstain_from_rest,
    reveal,
    submit,
    unsubmit,
)
from assess.publish.use_cases import outcome
from assess.rate.use_cases import findings
from assess.setup.use_cases import roster
from assess.setup.use_cases.brief import set_field
from assess.ui.text.marks import Marks
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder

PANEL = f"""{ONE_LEAD}profession = "product"

[panel.ux]
role = "assessor"
profession = "user research"

[panel.tech]
role = "assessor"
profession = "technology"

[panel.scribe]
role = "scribe"

[panel.watching]
role = "observer"

[panel.team]
role = "team"
"""

RATERS = ("lead", "ux", "tech")


class Table:
    """Everybody's desk at one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = Clock()
        self.desks: dict[str, Desk] = {}

    def __getitem__(self, person: str) -> Desk:
        """Return a person's desk, with what the others saved in it."""
        for desk in self.desks.values():
            desk.save()
        if person not in self.desks:
            self.desks[person] = Desk(self.folder, person, clock=self.clock)
        self.desks[person].look()
        return self.desks[person]

    def rate(self, ref: CriterionRef, **ratings: str) -> None:
        for person, rating in ratings.items():
            findings.rate(self[person], ref, rating)
            findings.set_reason(self[person], ref, f"{person}: {rating}.")

    def hand_in(self, *people: str) -> None:
        for person in people:
            abstain_from_rest(self[person], "Not my profession.")
            submit(self[person])


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    table = Table(a_folder(tmp_path, brief=PANEL))
    yield table
    for desk in table.desks.values():
        desk.close()


@pytest.fixture
def revealed(table: Table) -> Table:
    table.rate(USERS, lead="green", ux="red", tech="amber")
    table.rate(WHOLE, lead="green", ux="green", tech="green")
    table.hand_in(*RATERS)
    reveal(table["lead"])
    return table


# People


def test_who_leads_follows_from_the_profession(table: Table) -> None:
    assessment = table["lead"].assessment
    assert "ux" in leaders(assessment, USERS)
    assert leads_on(assessment, "watching") == ()
    assert {"procurement", "contracting", "HR", "frontline", "resident", "finance"} <= {
        *professions(assessment)
    }


def test_criteria_that_the_brief_names_are_led_on_and_no_others(table: Table) -> None:
    roster.change_member(table["lead"], "tech", leads=("1",))
    assert leads_on(table["lead"].assessment, "tech") == (USERS,)


def test_only_the_lead_changes_the_panel(table: Table) -> None:
    with pytest.raises(RefusedError, match="Only lead"):
        roster.add_member(table["ux"], "buying", Member(role="assessor"))


def test_a_member_gets_a_profession_that_is_known(table: Table) -> None:
    member = Member(role="assessor", profession="Procurement")
    roster.add_member(table["lead"], "buying", member)
    panel = table["lead"].assessment.brief.panel
    assert panel["buying"].profession == "procurement"
    assert not panel["buying"].publish_name
    wrong = Member(role="assessor", profession="procurment")
    with pytest.raises(RefusedError, match="Did you mean procurement"):
        roster.add_member(table["lead"], "other", wrong)


def test_nobody_who_wrote_something_is_taken_off(table: Table) -> None:
    table.rate(USERS, ux="red")
    with pytest.raises(RefusedError, match="has a sheet"):
        roster.remove_member(table["lead"], "ux")
    roster.remove_member(table["lead"], "tech")
    assert "tech" not in table["lead"].assessment.brief.panel


# Who answers for the team


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Desk]:
    """Give the desk of a lead who published alone, with nobody in the team."""
    desk = Desk(a_folder(tmp_path), "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "green")
        findings.set_reason(desk, ref, "It was shown.")
    findings.rate(desk, USERS, "amber")
    key = findings.say(desk, USERS, "action", "Meet carers.")
    findings.set_action(desk, USERS, key, due=date(2026, 8, 12), owner="owner")
    outcome.decide(desk, "amber")
    outcome.publish(desk)
    yield desk
    desk.close()


def answering(desk: Desk) -> tuple[str, ...]:
    return desk.assessment.brief.answering


def is_as_it_was(desk: Desk) -> bool:
    (version,) = desk.assessment.agreed.publication
    return holds(desk.assessment, version)


def test_the_team_comes_and_is_named_also_while_a_version_is_published(
    alone: Desk,
) -> None:
    roster.add_member(alone, "owner", Member(role="team", profession="product"))
    roster.add_member(alone, "deputy", Member(role="team"))
    assert answering(alone) == ("owner", "deputy")
    roster.change_member(alone, "deputy", answers=True)
    assert answering(alone) == ("deputy",)
    assert is_as_it_was(alone)
    roster.remove_member(alone, "owner")
    assert is_as_it_was(alone)


def test_nothing_else_of_the_brief_changes_while_a_version_is_published(
    alone: Desk,
) -> None:
    roster.add_member(alone, "owner", Member(role="team"))
    for change in (
        lambda: roster.add_member(alone, "ux", Member(role="assessor")),
        lambda: roster.add_member(alone, "watching", Member(role="observer")),
        lambda: roster.change_member(alone, "owner", name="A name"),
        lambda: roster.change_member(alone, "owner", role="observer"),
        lambda: roster.change_member(alone, "lead", profession="product"),
        lambda: set_field(alone, "dates.assessed", "2026-05-12"),
    ):
        with pytest.raises(RefusedError, match="Version 1 is published"):
            change()


def test_the_team_of_a_published_self_review_rates_so_it_stays(tmp_path: Path) -> None:
    brief = ONE_LEAD.replace('kind = "assessment"', 'kind = "self-review"')
    team = f'{brief}\n[panel.dev]\nrole = "team"\n[panel.owner]\nrole = "team"\n'
    desk = Desk(a_folder(tmp_path, brief=team), "lead", clock=Clock())
    publication = {"1": {"at": desk.now, "by": "lead", "digest": "0" * 64}}
    desk.put(desk.assessment.agreed.but(publication=publication), "Published")
    with pytest.raises(RefusedError, match="Version 1 is published"):
        roster.add_member(desk, "new", Member(role="team"))
    roster.change_member(desk, "owner", answers=True)
    assert desk.assessment.brief.answering == ("owner",)
    desk.close()


def test_everybody_in_the_team_answers_until_somebody_is_named(alone: Desk) -> None:
    roster.add_member(alone, "owner", Member(role="team"))
    roster.add_member(alone, "deputy", Member(role="team"))
    assert answering(alone) == ("owner", "deputy")
    roster.change_member(alone, "deputy", answers=True)
    assert answering(alone) == ("deputy",)
    with pytest.raises(RefusedError, match="Name somebody else"):
        roster.change_member(alone, "deputy", answers=False)


def test_only_the_team_answers_for_the_team(table: Table) -> None:
    with pytest.raises(RefusedError, match="ux has the role assessor"):
        roster.change_member(table["lead"], "ux", answers=True)
    member = Member(role="assessor", answers=True)
    with pytest.raises(RefusedError, match="buying has the role assessor"):
        roster.add_member(table["lead"], "buying", member)
    roster.change_member(table["lead"], "team", answers=True)
    roster.change_member(table["lead"], "team", role="observer")
    assert not table["lead"].assessment.brief.panel["team"].answers


def test_what_was_published_with_its_team_still_holds_that_team(alone: Desk) -> None:
    outcome.reopen(alone, "The team was missing.")
    roster.add_member(alone, "owner", Member(role="team", profession="product"))
    before = long_digest(first_content(alone.assessment, alone.assessment.brief))
    last = Publication(at=alone.now, by="lead", digest=before)
    agreed = alone.assessment.agreed
    table = {**agreed.publication, "2": last}
    alone.put(agreed.but(publication=table), "Published")
    roster.add_member(alone, "deputy", Member(role="team", answers=True))
    assert holds(alone.assessment, "2")
    roster.remove_member(alone, "deputy")
    with pytest.raises(RefusedError, match="when version 2 was published"):
        roster.remove_member(alone, "owner")


def test_another_lead_takes_over_and_the_old_one_assesses(table: Table) -> None:
    roster.change_member(table["lead"], "ux", role="lead")
    brief = table["lead"].assessment.brief
    assert brief.lead == "ux"
    assert brief.panel["lead"].role == "assessor"
    with pytest.raises(RefusedError, match="Only ux"):
        roster.remove_member(table["lead"], "tech")


def test_the_scribe_whom_the_brief_names_writes_instead_of_the_lead(
    revealed: Table,
) -> None:
    roster.name_writer(revealed["lead"], "scribe")
    with pytest.raises(RefusedError, match="Only scribe"):
        agreeing.agree(
            revealed["lead"], WHOLE, "green", reason="All.", method="unanimous"
        )
    assert agreeing.agree(
        revealed["scribe"], WHOLE, "green", reason="All.", method="unanimous"
    )


def test_an_observer_does_not_rate(table: Table) -> None:
    with pytest.raises(RefusedError, match="does not rate"):
        findings.rate(table["watching"], USERS, "red")
    with pytest.raises(RefusedError, match="does not rate"):
        submit(table["watching"])


def test_nobody_writes_somebody_elses_sheet(table: Table) -> None:
    table.rate(USERS, ux="red")
    sheet = table["lead"].assessment.sheet("ux")
    with pytest.raises(RefusedError, match="Only the person who sits here"):
        table["lead"].put(sheet.with_finding(USERS, sheet.at(USERS).but(reason="")), "")


# Handing in


def test_what_is_missing_is_named(table: Table) -> None:
    table.rate(USERS, ux="red")
    with pytest.raises(NotCompleteError, match="points 2") as refused:
        submit(table["ux"])
    assert refused.value.refs == missing(table["ux"].assessment, "ux")


def test_a_choice_not_to_rate_counts_and_keeps_its_reason(table: Table) -> None:
    table.rate(USERS, ux="red")
    refs = abstain_from_rest(table["ux"], "Not my profession.")
    submit(table["ux"])
    assert USERS not in refs
    assert table["ux"].effective(refs[0]).rating == "abstain"
    assert table["ux"].effective(refs[0]).reason == "Not my profession."


def test_taking_back_works_until_the_reveal(table: Table) -> None:
    table.hand_in(*RATERS)
    unsubmit(table["ux"])
    with pytest.raises(NotEverybodyError, match=r"user research \(ux\) has not"):
        reveal(table["lead"])
    submit(table["ux"])
    reveal(table["lead"])
    with pytest.raises(RefusedError, match="revealed"):
        unsubmit(table["ux"])


def test_a_reveal_that_does_not_wait_says_why(table: Table) -> None:
    table.rate(USERS, lead="green", ux="red", tech="amber")
    table.hand_in("lead", "ux")
    reveal(table["lead"], reason="Technology is ill.")
    entry = table["lead"].assessment.agreed.reveal
    assert entry is not None
    assert entry.reason == "Technology is ill."
    table.hand_in("tech")
    assert independent_ratings(table["lead"].assessment, USERS) == {
        "lead": "green",
        "ux": "red",
    }


def test_one_person_alone_is_never_revealed(table: Table) -> None:
    table.hand_in("lead")
    with pytest.raises(TooFewError, match="fewer than two"):
        reveal(table["lead"], reason="I am alone.")


def test_only_the_lead_reveals(table: Table) -> None:
    table.hand_in(*RATERS)
    with pytest.raises(RefusedError, match="Only lead"):
        reveal(table["ux"])


# What shows


def test_nobody_sees_anothers_rating_before_handing_in_and_the_reveal(
    table: Table,
) -> None:
    table.rate(USERS, lead="green", ux="red", tech="amber")
    table.hand_in("lead", "ux")
    lead = table["lead"].assessment
    assert seen(lead, "lead", "ux", USERS) is None
    assert seen_by(lead, "lead").sheet("ux").at(USERS).rating is None
    reveal(table["lead"], reason="Technology is ill.")
    lead = table["lead"].assessment
    found = seen(lead, "lead", "ux", USERS)
    assert found is not None
    assert found.rating == "red"
    assert not may_see(lead, "lead", "tech", USERS)
    assert not may_see(lead, "tech", "ux", USERS)
    assert may_see(lead, "watching", "ux", USERS)
    assert not may_see(lead, "team", "ux", USERS)


def test_private_notes_of_others_stay_hidden(revealed: Table) -> None:
    findings.set_note(revealed["ux"], USERS, "Between us.")
    found = seen(revealed["lead"].assessment, "lead", "ux", USERS)
    assert found is not None
    assert found.note == ""


def test_what_the_team_says_shows_beside_ones_own_rating(table: Table) -> None:
    table.rate(USERS, team="green")
    assert team_view(table["ux"].assessment, "ux", USERS) is None
    table.rate(USERS, ux="red")
    found = team_view(table["ux"].assessment, "ux", USERS)
    assert found is not None
    assert found.words == "The team says Green, 2 steps better than your Red."


# Agreeing


def test_all_that_is_unanimous_is_agreed_in_one_step(revealed: Table) -> None:
    lead = revealed["lead"]
    accepted = agreeing.accept_unanimous(lead)
    assert accepted.refs == (WHOLE,)
    held = lead.assessment.agreed.at(WHOLE)
    assert (held.rating, held.method, held.by) == ("green", "unanimous", "lead")
    for person in RATERS:
        assert f"{person}: green." in held.reason
    lead.undo()
    assert lead.assessment.agreed.at(WHOLE).method is None


def test_nobody_claims_that_all_agreed_where_they_did_not(revealed: Table) -> None:
    with pytest.raises(RefusedError, match="Not everybody"):
        agreeing.agree(
            revealed["lead"], USERS, "amber", reason="So.", method="unanimous"
        )


def test_nothing_is_agreed_before_the_reveal_or_without_a_reason(
    table: Table,
) -> None:
    table.rate(USERS, lead="green", ux="red", tech="amber")
    with pytest.raises(RefusedError, match="not revealed"):
        agreeing.agree(table["lead"], USERS, "red", reason="So.", method="vote")
    table.hand_in(*RATERS)
    reveal(table["lead"])
    with pytest.raises(RefusedError, match="rests on"):
        agreeing.agree(table["lead"], USERS, "red", reason=" ", method="vote")


def test_what_was_agreed_before_stays_below_what_is_agreed_now(
    revealed: Table,
) -> None:
    lead = revealed["lead"]
    agreeing.agree(lead, USERS, "red", reason="One.", method="vote")
    revealed.clock.now = revealed.clock().replace(hour=20)
    agreeing.agree(lead, USERS, "amber", reason="Two.", method="discussed", why="New.")
    held = lead.assessment.agreed.at(USERS)
    assert held.why == "New."
    assert [record.reason for record in held.was.values()] == ["One."]


def test_who_differs_is_kept_with_the_reason(revealed: Table) -> None:
    lead = revealed["lead"]
    agreeing.agree(lead, USERS, "amber", reason="So.", method="lead-decided")
    with pytest.raises(RefusedError, match="too"):
        dissenting.dissent(lead, USERS, "ux", "amber", reason="No.")
    dissenting.dissent(lead, USERS, "ux", "red", reason="Nobody was asked.")
    entry = lead.assessment.agreed.at(USERS).dissent["ux"]
    assert (entry.rating, entry.print_) == ("red", False)


def test_what_was_said_is_taken_over_with_who_said_it(table: Table) -> None:
    key = findings.say(table["ux"], USERS, "action", "Ask carers.")
    findings.for_others(table["ux"], USERS, key, [WHOLE])
    table.rate(USERS, lead="green", ux="red", tech="amber")
    table.hand_in(*RATERS)
    reveal(table["lead"])
    lead, whole = table["lead"], f"ux-{key}"
    assert [o.id for o in offered(lead.assessment, USERS)] == [whole]
    taking_over.take_over(lead, USERS, (whole,))
    assert lead.assessment.agreed.at(USERS).actions[whole].text == "Ask carers."
    page = views.one(lead.assessment, "lead", USERS, Marks())
    assert any("also for point 2" in block.text for block in page)
    taking_over.leave_out(lead, USERS, whole)
    assert isinstance(lead.assessment.agreed.at(USERS).action[whole], Gone)
    taking_over.take_over(lead, USERS, (whole,))
    (again,) = lead.assessment.agreed.at(USERS).actions
    assert again.startswith("ux-")
    assert again != whole
    own = taking_over.panel_says(lead, USERS, "gap", "Carers.")
    assert own.startswith("panel-")
