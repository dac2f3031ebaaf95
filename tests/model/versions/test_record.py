from datetime import timedelta

from assess.model.finding import Finding
from assess.model.sheet import Sheet
from assess.model.versions.record import (
    STILL_WRITING,
    amended,
    chain,
    independent,
    record_id,
    submitted,
    taken_back,
)
from tests import complete
from tests.complete import USERS

THEN = complete.at(12, 13)
LATER = THEN + timedelta(hours=1)


def submitted_sheet() -> Sheet:
    sheet = Sheet(format=1, person="lead").with_finding(
        USERS, Finding(rating="red", reason="None seen.")
    )
    return submitted(sheet, submission_id="w5c9", at=THEN)


def changed(
    old: Finding, new: Finding, *, at: object = LATER, by: str = "lead"
) -> Finding:
    return amended(
        old,
        new,
        at=at,  # type: ignore[arg-type]
        by=by,
        why="Shown later.",
        relied_on=THEN,
    )


def test_submitting_signs_and_pins_each_finding() -> None:
    sheet = submitted_sheet()
    finding = sheet.at(USERS)
    assert (finding.at, finding.by) == (THEN, "lead")
    assert sheet.submission
    assert sheet.submission.digest == {"govuk-2019.1": record_id(finding)}


def test_a_change_after_submission_keeps_what_it_replaced() -> None:
    old = submitted_sheet().at(USERS)
    new = changed(old, old.but(rating="amber"))
    assert new.prev == (record_id(old),)
    assert new.was == {record_id(old): old.record()}
    assert (new.rating, new.why, new.at) == ("amber", "Shown later.", LATER)


def test_a_change_soon_after_ones_own_is_part_of_the_same_record() -> None:
    old = submitted_sheet().at(USERS)
    first = changed(old, old.but(rating="amber"))
    soon = LATER + STILL_WRITING / 2
    second = changed(first, first.but(reason="One seen."), at=soon)
    assert second.prev == first.prev
    assert list(second.was) == list(first.was)


def test_a_change_by_somebody_else_is_a_record_of_its_own() -> None:
    old = submitted_sheet().at(USERS)
    first = changed(old, old.but(rating="amber"))
    second = changed(first, first.but(rating="green"), by="scribe")
    assert second.prev == (record_id(first),)


def test_a_private_note_makes_no_record() -> None:
    old = submitted_sheet().at(USERS)
    new = changed(old, old.but(note="Ask again."))
    assert new == old.but(note="Ask again.")


def test_the_chain_leads_back_to_what_was_submitted() -> None:
    old = submitted_sheet().at(USERS)
    new = changed(old, old.but(rating="amber"))
    assert [name for name, _ in chain(new)] == [record_id(new), record_id(old)]


def test_a_finding_begun_after_submission_has_nothing_before_it() -> None:
    new = changed(Finding(), Finding(rating="green"))
    assert new.prev == ()
    assert new.at == LATER


def test_what_was_handed_in_last_is_what_was_rated_alone() -> None:
    back = taken_back(submitted_sheet(), at=LATER)
    assert back.submission is None
    assert independent(back, USERS) is None
    draft = back.with_finding(USERS, back.at(USERS).but(rating="amber"))
    again = submitted(draft, submission_id="a2b3", at=LATER)
    alone = independent(again, USERS)
    assert alone is not None
    assert alone.rating == "amber"
    top = again.at(USERS)
    changed_since = changed(top, top.but(rating="green"), at=LATER + STILL_WRITING)
    assert independent(again.with_finding(USERS, changed_since), USERS) == alone
