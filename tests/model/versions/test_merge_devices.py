"""One person on several devices: whatever they do, their copies become one."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.model.finding import ActionText, CriterionRef, Finding, Gone
from assess.model.sheet import Sheet
from assess.model.versions.canonical import canonical, digest
from assess.model.versions.merge import merged_sheets
from assess.model.versions.record import amended, submitted, taken_back
from tests import complete
from tests.strategies import ids, ratings, words

REF = CriterionRef("govuk-2019", "1")
DEVICES = 3

Edit = Callable[[Finding], Finding]


def rate(rating: str | None) -> Edit:
    return lambda held: held.but(rating=rating)


def reason(text: str) -> Edit:
    return lambda held: held.but(reason=text)


def say(kind: str, key: str, text: str) -> Edit:
    def edit(held: Finding) -> Finding:
        table = getattr(held, kind)
        return held.but(**{kind: {**table, key: table.get(key, text)}})

    return edit


def delete(kind: str, key: str) -> Edit:
    def edit(held: Finding) -> Finding:
        table = getattr(held, kind)
        item = table.get(key)
        if not isinstance(item, str):
            return held
        return held.but(**{kind: {**table, key: Gone(gone=(digest(item),))}})

    return edit


edits = st.one_of(
    st.builds(rate, ratings),
    st.builds(reason, words),
    st.builds(say, st.sampled_from(["well", "gap"]), ids, words),
    st.builds(delete, st.sampled_from(["well", "gap"]), ids),
)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, DEVICES - 1), edits),
        st.tuples(st.just("submit"), st.integers(0, DEVICES - 1), st.none()),
        st.tuples(st.just("take back"), st.integers(0, DEVICES - 1), st.none()),
        st.tuples(
            st.just("copy"),
            st.integers(0, DEVICES - 1),
            st.integers(0, DEVICES - 1),
        ),
        st.tuples(st.just("old"), st.integers(0, DEVICES - 1), st.integers(0, 99)),
    ),
    max_size=14,
)


class Devices:
    """Copies of one sheet, and every version that there ever was."""

    def __init__(self) -> None:
        self.sheets = [Sheet(format=1, person="lead") for _ in range(DEVICES)]
        self.versions = list(self.sheets)
        self.now = complete.at(12)

    def put(self, device: int, sheet: Sheet) -> None:
        self.sheets[device] = sheet
        self.versions.append(sheet)

    def do(self, what: str, device: int, how: object) -> None:
        self.now += timedelta(minutes=20)
        sheet = self.sheets[device]
        if what == "edit":
            self.put(device, self._edited(sheet, how))  # type: ignore[arg-type]
        elif what == "submit" and sheet.submission is None:
            key = f"s{len(self.versions):03}"
            self.put(device, submitted(sheet, submission_id=key, at=self.now))
        elif what == "take back" and sheet.submission is not None:
            self.put(device, taken_back(sheet, at=self.now))
        elif what == "copy":
            self.put(device, merged_sheets(sheet, self.sheets[int(str(how))]))
        elif what == "old":
            old = self.versions[int(str(how)) % len(self.versions)]
            self.put(device, merged_sheets(sheet, old))

    def _edited(self, sheet: Sheet, edit: Edit) -> Sheet:
        old = sheet.at(REF)
        new = edit(old)
        if sheet.submission is not None:
            new = amended(
                old, new, at=self.now, by="lead", why="", relied_on=sheet.submission.at
            )
        return sheet.with_finding(REF, new)


def after(done: list[tuple[str, int, object]]) -> Devices:
    devices = Devices()
    for what, device, how in done:
        devices.do(what, device, how)
    return devices


@settings(deadline=None)
@given(steps, st.permutations(range(DEVICES)))
def test_copies_become_the_same_whatever_the_order(
    done: list[tuple[str, int, object]], order: list[int]
) -> None:
    sheets = after(done).sheets
    first = merged_sheets(merged_sheets(sheets[0], sheets[1]), sheets[2])
    one, two, three = (sheets[place] for place in order)
    assert merged_sheets(one, merged_sheets(two, three)) == first
    assert merged_sheets(first, one) == first
    assert canonical(merged_sheets(first, first)) == canonical(first)


@settings(deadline=None)
@given(steps, st.integers(0, 99))
def test_an_old_copy_that_comes_back_late_changes_nothing_that_is_joined(
    done: list[tuple[str, int, object]], place: int
) -> None:
    devices = after(done)
    whole = devices.sheets[0]
    for sheet in devices.versions:
        whole = merged_sheets(whole, sheet)
    old = devices.versions[place % len(devices.versions)]
    assert merged_sheets(whole, old) == whole
    assert merged_sheets(old, whole) == whole


@settings(deadline=None)
@given(steps)
def test_no_words_are_lost(done: list[tuple[str, int, object]]) -> None:
    devices = after(done)
    whole = devices.sheets[0]
    for sheet in devices.sheets[1:]:
        whole = merged_sheets(whole, sheet)
    kept = canonical(whole).decode()
    for sheet in devices.sheets:
        finding = sheet.at(REF)
        for text in (finding.reason, *finding.sentences("well").values()):
            known = spelt(text) in kept
            dead = digest(text) in kept or digest(finding.rated()) in kept
            assert known or dead or not text


def spelt(text: str) -> str:
    return canonical({"": text})[4:-1].decode()


def test_what_two_devices_submitted_is_a_draft_until_somebody_reads_it() -> None:
    devices = Devices()
    for device, rating in ((0, "red"), (1, "green")):
        devices.do("edit", device, rate(rating))
        devices.do("submit", device, None)
    both = merged_sheets(*devices.sheets[:2]).at(REF)
    assert both.is_contested
    assert both.at is None
    assert {r.rating for r in both.was.values()} == {"red", "green"}


def test_words_on_one_device_join_what_another_submitted() -> None:
    devices = Devices()
    devices.do("edit", 0, rate("red"))
    devices.do("submit", 0, None)
    devices.do("edit", 1, say("gap", "p2m8", "Carers."))
    both = merged_sheets(*devices.sheets[:2]).at(REF)
    assert both.rating == "red"
    assert both.sentences("gap") == {"p2m8": "Carers."}
    assert both.is_contested
    confirmed = amended(both, both.but(reason="Read."), at=devices.now, by="lead",
                        why="", relied_on=None)  # fmt: skip
    assert not confirmed.is_contested
    assert confirmed.prev == tuple(both.was)


def test_actions_deleted_on_one_device_stay_deleted() -> None:
    text = ActionText(text="Ask carers.")
    gone = Finding.model_validate({"action": {"k9d2": {"gone": [digest(text)]}}})
    there = Finding.model_validate({"action": {"k9d2": {"text": "Ask carers."}}})
    sheet = Sheet(format=1, person="lead")
    joined = merged_sheets(
        sheet.with_finding(REF, gone), sheet.with_finding(REF, there)
    )
    assert joined.at(REF) == gone
