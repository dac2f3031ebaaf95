"""What the panel agreed and what was captured: copies become one in any order."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.model.agreed import Agreed, Outcome, Reveal
from assess.model.finding import CriterionRef, Dissent, Finding, Gone
from assess.model.sheet import InboxLine, Sheet
from assess.model.versions.canonical import canonical, digest
from assess.model.versions.merge import merged_agreed, merged_sheets
from assess.model.versions.record import amended
from tests import complete
from tests.strategies import ids, ratings, texts, words

REF = CriterionRef("govuk-2019", "1")
people = st.sampled_from(["lead", "ux", "tech"])
moments = st.integers(0, 90).map(lambda n: complete.at(12) + timedelta(minutes=n))

dissents = st.builds(
    Dissent, rating=st.sampled_from(["red", "green"]), reason=words,
    print_=st.booleans(),
)  # fmt: skip
held = st.builds(
    Finding,
    rating=ratings,
    reason=texts,
    method=st.sampled_from([None, "unanimous", "discussed", "vote"]),
    gap=st.dictionaries(ids.map(lambda key: f"ux-{key}"), words, max_size=2),
    dissent=st.dictionaries(people, dissents, max_size=2),
).filter(lambda finding: finding != Finding())
steps = st.lists(st.tuples(held, moments), max_size=3)


def recorded(done: list[tuple[Finding, object]]) -> Agreed:
    agreed = Agreed(format=1)
    for finding, at in done:
        old = agreed.at(REF)
        new = amended(old, finding, at=at, by="lead", why="", relied_on=at)  # type: ignore[arg-type]
        agreed = agreed.with_finding(REF, new)
    return agreed


files = st.builds(
    lambda done, reveal, outcome: recorded(done).but(reveal=reveal, outcome=outcome),
    steps,
    st.none()
    | st.builds(Reveal, at=moments, by=people, reason=words, submitted=st.just({})),
    st.none()
    | st.builds(
        Outcome, rating=st.sampled_from(["red", "green"]), reason=words, by=people,
        at=moments,
    ),
)  # fmt: skip


@settings(deadline=None)
@given(files, files, files)
def test_what_was_agreed_joins_the_same_in_any_order(
    one: Agreed, two: Agreed, three: Agreed
) -> None:
    left = merged_agreed(merged_agreed(one, two), three)
    right = merged_agreed(three, merged_agreed(two, one))
    assert canonical(left) == canonical(right)
    assert merged_agreed(left, two) == left


@settings(deadline=None)
@given(files, files)
def test_every_reason_and_every_dissent_is_kept(one: Agreed, other: Agreed) -> None:
    kept = canonical(merged_agreed(one, other)).decode()
    for agreed in (one, other):
        finding = agreed.at(REF)
        for text in (finding.reason, *(d.reason for d in finding.dissent.values())):
            for block in text.split("\n\n"):
                assert canonical({"": block})[5:-2].decode() in kept


lines = st.dictionaries(
    ids,
    st.builds(InboxLine, at=moments, text=words, filed=st.sampled_from(["", "gap"]))
    | words.map(lambda text: Gone(gone=(digest(text),))),
    max_size=2,
)
captured = st.builds(Sheet, format=st.just(1), person=st.just("ux"), inbox=lines)


@given(captured, captured, captured)
def test_captured_lines_join_the_same_in_any_order(
    one: Sheet, two: Sheet, three: Sheet
) -> None:
    left = merged_sheets(merged_sheets(one, two), three)
    right = merged_sheets(three, merged_sheets(two, one))
    assert canonical(left) == canonical(right)
    assert merged_sheets(left, two) == left


def test_a_line_deleted_and_captured_anew_does_not_bring_the_old_one_back() -> None:
    gone = Sheet(format=1, person="ux", inbox={"h2t6": Gone(gone=(digest("Old."),))})
    new = gone.but(inbox={"h2t6": InboxLine(at=complete.at(12), text="New.")})
    old = gone.but(inbox={"h2t6": InboxLine(at=complete.at(12), text="Old.")})
    line = merged_sheets(merged_sheets(gone, new), old).inbox["h2t6"]
    assert isinstance(line, InboxLine)
    assert line.text == "New."
    assert line.fork == {}
