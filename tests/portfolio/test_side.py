"""One service of several councils: matched by a person, then side by side."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess.compare.logic import Known
from assess.desk.errors import RefusedError
from assess.model.crosswalk import Crosswalk
from assess.model.finding import CriterionRef
from assess.model.services import Match
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.matching import Found, Ours, found, named, words_of
from assess.portfolio.logic.portfolio import Seen
from assess.portfolio.logic.side import side_by_side
from assess.portfolio.logic.standing import Standing
from assess.portfolio.logic.told import Column, Told
from assess.portfolio.logic.told_apart import key_of
from assess.portfolio.use_cases.matching import confirm, take_back
from assess.portfolio.use_cases.side import sided
from assess.portfolio.views.side import page, view
from assess.store import assessments
from tests.commands import Assess
from tests.council import judged

TODAY = date(2026, 2, 1)
SAID = '\n[finding.govuk-2019.{}.well]\n"{}" = "{}"\n'


def ours(council: str, service: str, *before: str) -> Ours:
    names = frozenset(key_of(name, council) for name in (service, *before))
    standing = Standing(service, council, "assessed", "", None, None, None)
    return Ours(council, service, names, standing, None)


def proposals(found_: Found) -> list[tuple[str, ...]]:
    return [tuple(each.service for each in same.of) for same in found_.proposed]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Report a missed bin", "report missed bins"),
        ("Report a missed bin", "Missed bins"),
        ("Council’s tax", "Councils’ tax"),
        ("Badges", "badges"),
    ],
)
def test_services_whose_names_have_the_same_words_may_be_the_same(
    one: str, other: str
) -> None:
    there = [ours("A", one), ours("B", other)]
    assert sorted(*proposals(found({}, there))) == sorted([one, other])


@pytest.mark.parametrize(
    ("one", "other"),
    [("Bus passes", "Bin bags"), ("Parking", "Parking permits"), ("The", "My")],
)
def test_others_are_not_proposed(one: str, other: str) -> None:
    assert not found({}, [ours("A", one), ours("B", other)]).proposed


def test_two_that_would_fit_alike_are_not_chosen_between() -> None:
    there = [
        ours("A", "Parking permit"),
        ours("B", "Business parking permit"),
        ours("B", "Resident parking permit"),
    ]
    assert not found({}, there).proposed


def test_a_service_of_another_council_may_join_what_is_confirmed() -> None:
    there = [ours("A", "Bins"), ours("B", "Waste"), ours("C", "bins")]
    match = Match(service={"A": "Bins", "B": "Waste"})
    made = found({"Rubbish": match}, there)
    assert [(each.name, each.extends) for each in made.proposed] == [("Rubbish", True)]
    assert proposals(made) == [("bins",)]


def test_a_match_stays_when_a_service_is_renamed() -> None:
    there = [ours("A", "Waste for all", "Bins"), ours("B", "Waste")]
    (same,) = found(
        {"Rubbish": Match(service={"A": "Bins", "B": "Waste", "C": "?"})}, there
    ).confirmed
    assert [each.service for each in same.of] == ["Waste for all", "Waste"]
    assert same.not_here == (("C", "?"),)
    assert named("bins", [same]) is same


def test_small_words_tell_no_service_from_another() -> None:
    assert words_of("Tell us of the Bus Passes") == words_of("tell bus passes online")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make three councils with one service, of which the third is a draft."""
    at = tmp_path_factory.mktemp("councils")
    bins = judged(at / "a", "bins", "AGG", "2025-03-05", service="Report a missed bin")
    judged(at / "a", "permits", "RGG", "2025-02-03")
    others = judged(
        at / "b",
        "missed",
        "GGR",
        "2025-06-05",
        service="Missed bins",
        council="Otherham",
    )
    say(others, "1", "Crews & residents <b>decide</b> together.")
    say(bins, "1", "Not met, so not done well.")
    judged(
        at / "c", "draft", "GGG", "2025-06-05",
        service="Report missed bins", council="Thirdham", draft="yes",
    )  # fmt: skip
    return at


def say(folder: Path, number: str, words: str) -> None:
    sheet = folder / "people" / "lead.toml"
    text = sheet.read_text("utf-8") + SAID.format(number, "aaaaa", words)
    sheet.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def three(workspace: Path) -> list[Path]:
    folders = [workspace / name for name in "abc"]
    confirm(folders, "Missed bins", [], TODAY)
    return folders


def test_nothing_is_side_by_side_before_somebody_confirms_it(tmp_path: Path) -> None:
    judged(tmp_path, "bins", "AGG", "2025-03-05")
    judged(tmp_path, "others", "GGG", "2025-03-05", service="Bins", council="Otherham")
    with pytest.raises(RefusedError, match="Nobody has confirmed yet that Bins"):
        sided([tmp_path], "Bins", TODAY)
    confirm([tmp_path], "bins", [], TODAY)
    assert len(sided([tmp_path], "Bins", TODAY).side.columns) == 2
    take_back([tmp_path], "Bins")
    with pytest.raises(RefusedError, match="Nobody has confirmed yet"):
        sided([tmp_path], "Bins", TODAY)


def test_what_is_confirmed_can_be_read_in_the_first_folder(
    three: list[Path],
) -> None:
    held = tomllib.loads((three[0] / "matches.toml").read_text("utf-8"))
    assert held["match"]["Missed bins"] == {
        "on": TODAY,
        "service": {
            "Anyshire": "Report a missed bin",
            "Otherham": "Missed bins",
            "Thirdham": "Report missed bins",
        },
    }


def test_who_meets_a_criterion_could_help_who_does_not(three: list[Path]) -> None:
    made = sided(three, "missed bins", TODAY).side
    helps = [
        (each.ref.criterion, each.by[0][0].council, each.to[0].council)
        for each in made.helps
    ]
    assert helps == [("1", "Otherham", "Anyshire"), ("10", "Anyshire", "Otherham")]
    assert [one.council for one in made.without] == ["Thirdham"]


def test_what_is_done_well_is_said_of_what_is_met_alone(three: list[Path]) -> None:
    said = view(sided(three, "missed bins", TODAY).side, TODAY, "1", is_public=False)
    text = page(said, sided(three, "missed bins", TODAY).council)
    assert "&lt;b&gt;decide&lt;/b&gt; together" in text
    assert "Not met, so not done well" not in text
    assert said.opening[0] == (
        "GOV.UK Service Standard: all meet point 2; one could help another with points "
        "1 and 10."
    )


def test_the_public_page_knows_nothing_of_a_draft(three: list[Path]) -> None:
    made = sided(three, "missed bins", TODAY, is_public=True)
    text = page(view(made.side, TODAY, "1", is_public=True), made.council)
    assert "Otherham" in text
    assert "Thirdham" not in text
    assert "noindex" not in text


@pytest.mark.parametrize(
    ("name", "of", "says"),
    [
        ("Badges", [], "Nothing that may be the same is called Badges"),
        ("Missed bins", [], "is confirmed already"),
        ("Parking", ["Anyshire: Permts"], "Did you mean Anyshire: Permits"),
        ("Parking", ["Anyshire: Permits"], "of one council alone"),
        ("P", ["Anyshire: Permits", "Otherham: Missed bins"], "Take that back first"),
        ("Missed bins", ["Anyshire: Permits"], "one service of each council"),
        (" ", ["Anyshire: Permits"], "Give the match a name"),
    ],
)
def test_a_match_that_can_not_be_is_refused(
    three: list[Path], name: str, of: list[str], says: str
) -> None:
    before = (three[0] / "matches.toml").read_bytes()
    with pytest.raises(RefusedError, match=says):
        confirm(three, name, of, TODAY)
    assert (three[0] / "matches.toml").read_bytes() == before


def test_what_is_not_matched_can_not_be_taken_back(three: list[Path]) -> None:
    with pytest.raises(RefusedError, match="Did you mean Missed bins"):
        take_back(three, "Missed bin")


@pytest.mark.parametrize(
    ("service", "says"),
    [
        ('"Missed bins"', "is in two matches, Missed bins and More"),
        ('"Bins"', "Report a missed bin and Bins"),
    ],
)
def test_matches_that_contradict_each_other_are_refused(
    tmp_path: Path, service: str, says: str
) -> None:
    for name, council in (("a", "Anyshire"), ("b", "Otherham")):
        judged(tmp_path / name, "bins", "AGG", "2025-03-05", council=council)
    first = '[match."Missed bins".service]\nAnyshire = "Report a missed bin"\n'
    written = f'format = 1\n\n{first}Otherham = "Missed bins"\n'
    (tmp_path / "a" / "matches.toml").write_text(written, "utf-8")
    other = '[match."Missed bins".service]\nAnyshire = "Bins"\nC = "D"\n'
    if "in two" in says:
        other = f'[match."More".service]\nOtherham = {service}\nC = "D"\n'
    (tmp_path / "b" / "matches.toml").write_text(f"format = 1\n\n{other}", "utf-8")
    with pytest.raises(RefusedError, match=says):
        sided([tmp_path / "a", tmp_path / "b"], "x", TODAY)


def column(folder: Path, council: str, **ratings: str) -> Column:
    """Return an assessment of one criterion of each of some editions."""
    held = assessments.load(folder).assessment
    scale = held.scale("govuk-2019").rating
    told = {}
    for name, rating in ratings.items():
        standard, _, number = name.rpartition("_")
        ref = CriterionRef(standard.replace("_", "-"), number)
        met = scale[rating].met
        told[ref] = Told(scale[rating], met, not met, "", (), (), ())
    brief = held.brief
    used = {ref.standard: brief.standard["govuk-2019"] for ref in told}
    own = {
        ref.standard: held.standards[ref.standard]
        if ref.standard in held.standards
        else held.standards["govuk-2019"]
        for ref in told
    }
    held = held.model_copy(update={"brief": brief.but(standard=used), "standards": own})
    one = ours(council, "Bins")._replace(seen=Seen("a", Entry(), ()))
    return Column(one, Entry(council=council), held, told, {})


@pytest.mark.parametrize(("how", "helps"), [("same", 1), ("broader", 0)])
def test_another_standard_helps_only_where_it_asks_the_same(
    workspace: Path, how: str, helps: int
) -> None:
    folder = workspace / "a" / "bins"
    both = [
        column(folder, "A", **{"govuk-2019_1": "red"}),
        column(folder, "B", **{"other-2020_2": "green"}),
    ]
    link: dict[str, Any] = {"is": how, "because": "They ask it."}
    links = Crosswalk.model_validate(
        {"format": 1, "link": {"govuk-2019:1": {"other-2020:2": link}}}
    )
    same = found({}, [each.ours for each in both]).proposed[0]
    made = side_by_side(same, both, Known({}, links))
    assert (len(made.helps), len(made.linked), len(made.apart)) == (helps, 1, 0)
    alone = side_by_side(same, both, Known({}, Crosswalk()))
    assert (len(alone.helps), len(alone.linked), len(alone.apart)) == (0, 0, 2)
    said = view(alone, TODAY, "1", is_public=False)
    assert said.opening[0].startswith("No two councils were asked the same standard")


def test_the_commands_match_show_and_take_back(tmp_path: Path, assess: Assess) -> None:
    judged(tmp_path, "bins", "AGG", "2025-03-05")
    judged(tmp_path, "others", "GGG", "2025-03-05", service="Bins", council="Otherham")
    proposed = assess("portfolio", "matches", tmp_path).out
    assert "May be the same" in proposed
    assert 'assess portfolio match "Bins" ' in " ".join(proposed.split())
    done = assess("portfolio", "match", "Bins", tmp_path)
    assert (done.code, "are the same service" in done.out) == (0, True)
    shown = assess("portfolio", "side", "bins", tmp_path)
    assert "Point 1, Understand users and their needs: Otherham could help" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    data = json.loads(
        assess("portfolio", "side", "bins", tmp_path, "--format", "json").out
    )
    assert data["help"] == [
        {
            "criterion": "govuk-2019:1",
            "by": {"Otherham": "govuk-2019:1"},
            "to": ["Anyshire"],
        }
    ]
    to = tmp_path / "page.html"
    out = assess("portfolio", "side", "bins", tmp_path, "--format", "html", "-o", to)
    assert (out.code, "<script" in to.read_text("utf-8")) == (0, False)
    listed = json.loads(
        assess("portfolio", "matches", tmp_path, "--format", "json").out
    )
    assert [each["name"] for each in listed["confirmed"]] == ["Bins"]
    assert "no match any more" in assess("portfolio", "unmatch", "Bins", tmp_path).out
    assert assess("portfolio", "side", "bins", tmp_path).code == 2
    assert assess("portfolio", "side", "bins", tmp_path, "-o", to).code == 2
