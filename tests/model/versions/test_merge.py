from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from assess.model.finding import Finding, Gone, Rated, Sentence
from assess.model.sheet import Sheet
from assess.model.versions.canonical import canonical, digest
from assess.model.versions.merge import merged_agreed, merged_sheets
from tests import complete
from tests.strategies import sheets


def a_sheet(finding: Finding) -> Sheet:
    return Sheet(format=1, person="lead", finding={"govuk-2019": {"1": finding}})


def joined(one: Finding, other: Finding) -> Finding:
    return merged_sheets(a_sheet(one), a_sheet(other)).at(complete.USERS)


@given(sheets, sheets)
def test_the_order_of_two_versions_does_not_matter(one: Sheet, other: Sheet) -> None:
    assert canonical(merged_sheets(one, other)) == canonical(merged_sheets(other, one))


@given(sheets, sheets)
def test_an_old_copy_that_comes_back_changes_nothing(one: Sheet, other: Sheet) -> None:
    both = merged_sheets(one, other)
    assert merged_sheets(both, other) == both
    assert merged_sheets(one, both) == both


@given(sheets, sheets, sheets)
def test_three_versions_join_the_same_in_any_order(
    one: Sheet, two: Sheet, three: Sheet
) -> None:
    left = merged_sheets(merged_sheets(one, two), three)
    right = merged_sheets(one, merged_sheets(three, two))
    assert canonical(left) == canonical(right)


@given(sheets, sheets)
def test_nothing_that_was_typed_is_lost(one: Sheet, other: Sheet) -> None:
    both = canonical(merged_sheets(one, other)).decode()
    for sheet in (one, other):
        for finding in sheet.finding.get("govuk-2019", {}).values():
            for kind in ("well", "gap", "advice"):
                for sentence in finding.sentences(kind).values():
                    assert canonical({"": sentence})[4:-1].decode() in both


def test_two_ratings_are_both_kept_until_one_is_chosen() -> None:
    red, green = Finding(rating="red"), Finding(rating="green")
    both = joined(red, green)
    assert {both.rating, *(f.rating for f in both.fork.values())} == {"red", "green"}
    assert both.is_contested


def test_a_version_that_was_rejected_stays_rejected() -> None:
    rejected = digest(Rated(rating="red"))
    chosen = Finding(rating="green", settled=(rejected,))
    assert joined(chosen, Finding(rating="red")) == chosen


def test_no_rating_gives_way_to_a_rating() -> None:
    assert joined(Finding(well={"x4q7": "Seen."}), Finding(rating="red")).fork == {}


def test_a_deletion_wins_over_what_was_deleted() -> None:
    gone = Finding(gap={"p2m8": Gone(gone=(digest("Carers."),))})
    assert joined(gone, Finding(gap={"p2m8": "Carers."})) == gone


def test_a_deletion_does_not_win_over_other_words_under_that_id() -> None:
    gone = Finding(gap={"p2m8": Gone(gone=(digest("Carers."),))})
    kept = joined(gone, Finding(gap={"p2m8": "Carers and parents."})).gap["p2m8"]
    assert kept == Sentence(text="Carers and parents.", settled=(digest("Carers."),))


def test_two_texts_under_one_id_are_both_kept() -> None:
    both = joined(Finding(gap={"p2m8": "One."}), Finding(gap={"p2m8": "Two."}))
    sentence = both.gap["p2m8"]
    assert isinstance(sentence, Sentence)
    assert {sentence.text, *sentence.fork.values()} == {"One.", "Two."}


def test_two_notes_are_both_kept() -> None:
    note = joined(Finding(note="Mine."), Finding(note="Yours.")).note
    assert "Mine." in note
    assert "Yours." in note


def test_unlinking_evidence_wins_over_the_link() -> None:
    linked = Finding(evidence={"team-b7kq": True})
    unlinked = Finding(evidence={"team-b7kq": False})
    assert joined(linked, unlinked) == unlinked


def test_a_record_that_was_replaced_gives_way_to_what_replaced_it() -> None:
    sheet = complete.lead()
    top = sheet.at(complete.USERS)
    old = next(iter(top.was.values()))
    earlier = sheet.with_finding(
        complete.USERS, Finding.model_validate({**dict(old), "note": top.note})
    )
    assert merged_sheets(sheet, earlier) == sheet
    assert merged_sheets(earlier, sheet) == sheet


def test_the_complete_files_join_with_themselves_to_themselves() -> None:
    assert merged_sheets(complete.lead(), complete.lead()) == complete.lead()
    assert merged_agreed(complete.agreed(), complete.agreed()) == complete.agreed()


@given(swap=st.booleans())
def test_two_outcomes_are_contested(*, swap: bool) -> None:
    one = complete.agreed()
    assert one.outcome
    later = one.outcome.at + timedelta(hours=1)
    other = one.but(outcome=one.outcome.but(rating="red", fork={}, at=later))
    pair = (other, one) if swap else (one, other)
    outcome = merged_agreed(*pair).outcome
    assert outcome
    everyone = {outcome.rating, *(o.rating for o in outcome.fork.values())}
    assert everyone == {"green", "red"}


def test_taking_back_a_submission_is_not_forgotten() -> None:
    sheet = complete.ux()
    standing = sheet.submitted["w5c9"].but(withdrawn=None)
    before = sheet.but(submitted={**sheet.submitted, "w5c9": standing})
    assert merged_sheets(before, sheet) == sheet
