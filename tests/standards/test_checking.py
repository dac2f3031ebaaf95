from pathlib import Path

import pytest

from assess.resources import bundled
from assess.standards.use_cases import checking
from assess.store import standards
from assess.store.errors import StoreError

CRITERIA = bundled("criteria")
FULL = ("govuk-2019", "local-service-design")

GOOD = """\
format = 1
id = "ours"
title = "Ours"
edition = "2026"
publisher = "Anyshire"
source = "https://www.anyshire.example/"
licence = "OGL-UK-3.0"
attribution = "Anyshire"
status = "current"
scales = ["rag"]

[theme.users]
title = "Users"

[suggest.rag.green]
musts-missing-at-most = 0

[criterion.1]
title = "One"
theme = "users"

[criterion.1.indicator.1a]
kind = "must"
text = "Seen."

[criterion.1.part.hr]
title = "HR"

[criterion.1.phase]
discovery.ask = ["Who was asked?"]
alpha.ask = ["What was tried?"]
beta.ask = ["Who gave up?"]
live.ask = ["What changed?"]

[criterion.1.rated]
green = "All of it."
amber = "Some of it."
red = "None of it."

[criterion.1.suggest.rag.green.parts-at-least]
hr = 2

[criterion.2]
title = "Two"
theme = "users"

[criterion.2.phase]
discovery.ask = ["Why now?"]
alpha.ask = ["What else?"]
beta.ask = ["How many?"]
live.ask = ["What next?"]

[criterion.2.rated]
green = "Every one."
amber = "A few."
red = "Not one."
"""

FAULTS = [
    ('id = "ours"', 'id = "theirs"', "line 2, id: must be ours"),
    ('scales = ["rag"]', 'scales = ["rga"]', "scales: rga is not a scale"),
    ('theme = "users"', 'theme = "user"', "theme: user is not a theme. Did you mean"),
    ("indicator.1a", "indicator.2a", "indicator.2a: must begin with 1"),
    ('green = "All', 'gren = "All', "rated.gren: gren is not a rating"),
    ("suggest.rag.green]", "suggest.rag.gren]", "gren is not a rating of rag"),
    ("suggest.rag.green]", "suggest.met2.met]", "met2 is not one of its scales"),
    ("hr = 2", "it = 2", "parts-at-least: it is not a part. Known: every, hr"),
    ('kind = "must"', 'kind = "most"', "kind: must be one of must, should, warning"),
    ('title = "One"', 'titel = "One"', "titel: is not a known key. Did you mean"),
    ("musts-missing-at-most = 0", "musts-missing-at-most = -1", "must be 0 or more"),
    ('attribution = "Anyshire"', 'attribution = " "', "attribution: says nothing"),
    ('"Two"\ntheme = "users"', '"Two"', "criterion.2.theme: is missing. Known: users"),
    ("criterion.2", "criterion.0", "criterion.0: must stand before 1"),
    ("Who was asked?", "Did you ask?", "can be answered with yes or no"),
    ("Who was asked?", "Who" * 50 + "?", "ask: “WhoWho"),
    ('text = "Seen."', f'text = "{"Seen" * 50}."', "1a.text: is longer than 160"),
    ('"All of it."', f'"{"All" * 120}"', "green: is longer than 300"),
    ("Not one.", "None of it.", "“None of it.” stands under 1 too"),
    ('alpha.ask = ["What else?"]\n', "", "phase.alpha.ask: nothing is asked"),
    ('amber = "A few."\n', "", "rated.amber: nothing says what earns amber"),
    ('status = "current"', 'status = "new"', "must be one of current, deprecated"),
    ('[criterion.1.part.hr]\ntitle = "HR"', "[criterion.1.part.hr]", "is missing"),
]  # fmt: skip


READS_BADLY = {
    "a long sentence": ("All of it.", "all " * 26 + ".", "has a sentence of 27 words"),
    "a missing why": (
        'title = "One"\n',
        'title = "One"\nwhy = "It hurts."\n',
        "criterion.2.why: is missing",
    ),
    "a warning about the past": (
        'kind = "must"\ntext = "Seen."',
        'kind = "warning"\ntext = "It was bought before anyone was asked."',
        "1a.text: is about what is past",
    ),
    "a second question": (
        "Who gave up?",
        "What broke, and was it mended?",
        "ends in a question for a yes or no",
    ),
    "an address without a day": (
        'status = "current"',
        'status = "current"\nchecked-at = ["https://a.example/"]',
        "checked-at: names addresses",
    ),
    "a day without an address": (
        'status = "current"',
        'status = "current"\nchecked = 2026-11-25',
        "checked: is a day",
    ),
    "most musts missing": (
        ".parts-at-least]\nhr = 2",
        "]\nmusts-missing-at-most = 1",
        "green.musts-missing-at-most: lets 1 of 1 musts of 1 be missing",
    ),
    "a strange rating at a phase": (
        'alpha.ask = ["What was tried?"]',
        'alpha = {ask = ["What was tried?"], rated = {gren = "So."}}',
        "phase.alpha.rated.gren: gren is not a rating",
    ),
    "one sentence for two criteria": (
        "[criterion.2]",
        '[criterion.2.phase.live.rated]\ngreen = "All of it."\n\n[criterion.2]',
        "stands under 1 too",
    ),
    "one note for two criteria": (
        'theme = "users"\n',
        'theme = "users"\nnote = "Rated apart."\n',
        "criterion.2.note: “Rated apart.” stands under 1 too",
    ),
}


def faults(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "ours.toml"
    path.write_text(text, encoding="utf-8")
    return [str(f) for f in checking.faults(path, standards.read_scales())]


def test_a_good_edition_has_no_faults(tmp_path: Path) -> None:
    assert faults(tmp_path, GOOD) == []


@pytest.mark.parametrize(("old", "new", "said"), FAULTS)
def test_a_planted_fault_is_found_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    found = faults(tmp_path, GOOD.replace(old, new))
    assert any(said in fault for fault in found), found
    assert all("line " in fault for fault in found)


@pytest.mark.parametrize(("old", "new", "said"), READS_BADLY.values(), ids=READS_BADLY)
def test_what_reads_badly_is_found_with_its_place(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert old in GOOD
    found = faults(tmp_path, GOOD.replace(old, new))
    assert any(said in fault for fault in found), found
    assert all("line " in fault for fault in found)


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('theme = "users"', 'theme = "user"', 1)
    text = text.replace("indicator.1a", "indicator.2a").replace(
        'id = "ours"', 'id = "x"'
    )
    assert len(faults(tmp_path, text)) == 3


def test_what_can_not_be_read_does_not_hide_the_rest(tmp_path: Path) -> None:
    text = GOOD.replace('kind = "must"', 'kind = "most"')
    text = text.replace("Who was asked?", "Did you ask?")
    assert len(faults(tmp_path, text)) == 2


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    assert "line 1" in faults(tmp_path, "format = ")[0]
    missing = checking.faults(tmp_path / "none.toml", standards.read_scales())
    assert "does not exist" in str(missing[0])


def test_there_are_shipped_editions_and_nothing_is_wrong_with_them() -> None:
    files = list(checking.shipped_files())
    assert len(files) >= 4
    scales = standards.read_scales()
    assert [f for path in files for f in checking.faults(path, scales)] == []


@pytest.mark.parametrize("name", FULL)
def test_a_full_edition_guides_every_phase_and_describes_every_rating(
    name: str,
) -> None:
    standard = standards.read_standard(standards.available(None)[name])
    scale = standards.read_scales().scale[standard.scales[0]]
    for criterion in standard.criterion.values():
        assert criterion.summary
        assert criterion.why
        assert criterion.lead
        assert set(criterion.rated) >= set(scale.rating)
        assert criterion.indicator or criterion.part
        for phase in ("discovery", "alpha", "beta", "live"):
            guidance = criterion.guidance(phase)
            assert guidance.ask
            assert guidance.look_for
            assert guidance.warning_signs
            assert all(line.endswith("?") or "Show" in line for line in guidance.ask)


@pytest.mark.parametrize("name", FULL)
def test_no_sentence_stands_twice(name: str) -> None:
    standard = standards.read_standard(standards.available(None)[name])
    said = [
        line
        for criterion in standard.criterion.values()
        for guidance in criterion.phase.values()
        for line in (*guidance.ask, *guidance.look_for, *guidance.warning_signs)
    ]
    assert len(said) == len(set(said))


@pytest.mark.parametrize(
    ("name", "count"),
    [("govuk-2019", 14), ("govuk-2015", 18), ("local-service-design", 15)],
)
def test_criteria_are_numbered_from_one(name: str, count: int) -> None:
    standard = standards.read_standard(standards.available(None)[name])
    assert list(standard.criterion) == [str(n) for n in range(1, count + 1)]


def test_cross_team_involvement_has_its_seven_parts() -> None:
    edition = standards.available(None)["local-service-design"]
    assert len(standards.read_standard(edition).criterion["3"].part) == 7


def test_a_council_adds_editions_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "criteria").mkdir()
    (tmp_path / "criteria" / "ours.toml").write_text(GOOD, encoding="utf-8")
    available = standards.available(tmp_path)
    assert {"ours", "govuk-2019"} <= set(available)
    assert standards.head(available["ours"]).title == "Ours"
    with pytest.raises(StoreError):
        standards.read_standard(tmp_path / "none.toml")


def test_a_program_among_editions_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert checking.strangers(path) == []
    (tmp_path / "tool.py").write_text("print()", encoding="utf-8")
    (fault,) = checking.strangers(path)
    assert str(fault).startswith("tool.py") and "is a program" in str(fault)  # noqa: PT018


def test_every_shipped_edition_says_when_and_where_its_facts_were_checked() -> None:
    for name, edition in standards.available(None).items():
        standard = standards.read_standard(edition)
        assert standard.checked, name
        assert standard.checked_at, name


def test_there_is_no_python_among_the_data() -> None:
    root = Path(__file__).parents[2]
    for name in ("criteria", "templates", "examples"):
        assert not list((root / name).rglob("*.py"))
