import re
from pathlib import Path

import pytest

from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.publish.views.build import build
from assess.publish.views.data import (
    FULL,
    Frame,
    as_json,
    digest_of,
    from_json,
    json_and_digest,
    seen_by,
)
from assess.publish.views.proof import AlteredError, NotAReportError, read_page
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.store import assessments
from assess.store.unpacking import unpack
from tests.cases import RICHEST, STATES
from tests.spread import spread


def page(assessment: Assessment, variant: Variant = "full") -> str:
    return render(build(assessment, variant=variant, tool_version="0"), "html")


@pytest.mark.parametrize(("state", "variant"), spread(STATES, VARIANTS, whole=RICHEST))
def test_a_page_gives_its_data_back_and_they_draw_the_same_page(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    text = page(STATES[state](), variant)
    held = read_page(text)
    assert held.made.variant == variant
    unpack(tmp_path / "out", held.seen, held.made.council)
    loaded = assessments.load(tmp_path / "out")
    assert not loaded.set_aside
    assert page(loaded.assessment, variant) == text


@pytest.mark.parametrize("state", STATES)
def test_the_data_keep_the_order_that_means_something(state: str) -> None:
    seen = seen_by(STATES[state](), "full")
    again = from_json(as_json(seen))
    assert again == seen
    assert as_json(again) == as_json(seen)
    assert digest_of(again) == digest_of(seen)
    assert [list(s.criterion) for s in again.standards.values()] == [
        list(s.criterion) for s in seen.standards.values()
    ]
    assert list(again.scales.scale) == list(seen.scales.scale)


@pytest.mark.parametrize("state", STATES)
def test_json_and_digest_at_one_go_are_those_of_each(state: str) -> None:
    seen = seen_by(STATES[state](), "full")
    frames = (
        FULL,
        Frame("public"),
        Frame(council=Council(name="Us")),
        Frame(council=Council(ink="#ffffff", ground="#00437b")),
    )
    digests = {digest_of(seen, frame) for frame in frames}
    assert len(digests) == len(frames)
    for frame in frames:
        assert json_and_digest(seen, frame) == (as_json(seen), digest_of(seen, frame))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_digest_of_a_page_is_that_of_what_its_audience_may_see(
    variant: Variant,
) -> None:
    whole = STATES["several people, dissent, responses"]()
    expected = digest_of(seen_by(whole, VARIANTS[variant].audience), Frame(variant))
    assert read_page(page(whole, variant)).made.data == expected
    assert f'class="digest">{expected}' in page(whole, variant)


def test_sheets_that_were_opened_in_another_order_give_the_same_page() -> None:
    whole = STATES["several people, dissent, responses"]()
    turned = whole.but(sheets=dict(reversed(whole.sheets.items())))
    assert page(turned) == page(whole)


def test_what_the_public_may_not_see_has_no_digest_in_a_public_page() -> None:
    whole = STATES["several people, dissent, responses"]()
    assert digest_of(seen_by(whole, "full")) not in page(whole, "public")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"service":"Blue Badge renewal"', '"service":"Blue Badge revoked"'),
        ('"rating":"red"', '"rating":"green"'),
        ('"brief":{', '"brief":{"x":1,'),
        ('{"brief"', '[{"brief"'),
        ('"format":2,"variant"', '"format":2,"format":0,"variant"'),
    ],
)
def test_data_that_were_changed_are_noticed(before: str, after: str) -> None:
    text = page(STATES["red"]())
    assert before in text
    with pytest.raises(AlteredError):
        read_page(text.replace(before, after))


def test_a_page_that_holds_its_data_twice_is_altered() -> None:
    text = page(STATES["red"]())
    block = re.search(r'<script type="application/json" id="data">.*?</script>', text)
    assert block
    with pytest.raises(AlteredError, match="twice"):
        read_page(text + block[0])


@pytest.mark.parametrize("text", ["", "<html></html>", "# A report\n"])
def test_what_is_no_page_of_ours_is_told_as_such(text: str) -> None:
    with pytest.raises(NotAReportError):
        read_page(text)


def test_a_page_of_a_later_version_asks_for_that_version() -> None:
    text = page(STATES["red"]()).replace('"format":2,"variant"', '"format":3,"variant"')
    with pytest.raises(NotAReportError, match="later version"):
        read_page(text)
