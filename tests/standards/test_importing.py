"""Standards taken in from files of other programs; the tests make their own files."""

import builtins
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assess.exchange import archive, spreadsheets
from assess.exchange.json_files import DEEPEST
from assess.exchange.table import MOST_ROWS
from assess.standards.logic.from_table import from_table
from assess.standards.logic.taken import NotTakenError
from assess.standards.use_cases.library import Library
from tests.commands import Assess

TABLE = """\
Checklist of Anyshire;;;;
Number;Title;Question;Phase;Owner
1;Know your residents;Who did you meet?;alpha;product
;;What did they say?;beta;
2;Keep letters safe;What happens to letters?;;
"""

POINTS: list[dict[str, Any]] = [
    {
        "standard": 1,
        "name": "Know your residents",
        "description": ["It asks who they are.", "And what they need."],
        "why": ["Guesses cost a second bin round."],
        "professions": ["User researchers"],
        "phases": [
            {"name": "Alpha", "considerations": ["a [plan](https://a.example/)"]},
            {
                "name": "Beta and live",
                "considerations": ["what changed"],
                "avoid": ["asking <b>once</b>"],
            },
            {"name": "All phases", "considerations": ["notes"]},
        ],
        "links": [],
    }
]

LENS: dict[str, Any] = {
    "schemaVersion": "2021-11-01",
    "name": "Lens of Anyshire",
    "description": "What the council looks at.",
    "pillars": [
        {
            "id": "run",
            "name": "Running it",
            "questions": [
                {
                    "id": "run_1",
                    "title": "How do you know that it runs?",
                    "choices": [
                        {"id": "a", "title": "Somebody looks.", "improvementPlan": {}},
                        {"id": "b", "title": "Something rings."},
                    ],
                    "riskRules": [{"condition": "a", "risk": "NO_RISK"}],
                }
            ],
        }
    ],
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "assess.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(here: Path, name: str, held: object) -> Path:
    path = here / name
    text = held if isinstance(held, str) else json.dumps(held)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_shown_first_and_written_after_a_yes(
    here: Path, assess: Assess
) -> None:
    path = written(here, "list.csv", TABLE)
    shown = assess("standards", "import", path)
    assert shown.code == 1
    assert "Checklist of Anyshire, edition" in shown.out
    assert "2 criteria, 3 questions, 0 things to look for" in shown.out
    assert "    the column “Owner”\n" in shown.out
    assert "The licence is not stated. Say it with --licence." in shown.out
    assert shown.out.endswith("Nothing was written. Say --yes to write it.\n")
    assert not (here / "criteria").exists()
    said = (
        "--publisher",
        "Anyshire",
        "--licence",
        "CC-BY-4.0",
        "--source",
        "a.org",
    )
    done = assess("standards", "import", path, *said, "--yes")
    assert done.code == 0
    assert f"Written to {here / 'criteria' / 'list.toml'}." in done.out
    made = Library(here).standard("list")
    assert (made.publisher, made.source) == ("Anyshire", "a.org")
    assert made.licence == "CC-BY-4.0"
    assert "Taken in from list.csv on" in made.attribution
    assert made.criterion["1"].guidance("beta").ask == ("What did they say?",)
    assert made.criterion["2"].guidance("live").ask == ("What happens to letters?",)
    checked = assess("standards", "check", here / "criteria" / "list.toml")
    assert "nothing is asked at discovery" in checked.out


def test_an_edition_that_was_taken_in_is_used_like_any_other(
    here: Path, assess: Assess
) -> None:
    path = written(here, "lens.json", LENS)
    assert assess("standards", "import", path, "--yes").code == 0
    asked = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
    assert assess("new", "bins", *asked, "--standard", "lens").code == 0
    assert assess("rate", "bins", "run-1", "green", "--reason", "It rang.").code == 0
    pack = assess("standards", "pack", "lens", "--phase", "beta").out
    assert "- How do you know that it runs?\n" in pack


def test_a_lens_becomes_themes_criteria_and_things_to_look_for(
    here: Path, assess: Assess
) -> None:
    path = written(here, "lens.json", LENS)
    done = assess("standards", "import", path, "--yes")
    assert "    1 rules of risk; here a person rates\n" in done.out
    assert "    1 plans for improvement\n" in done.out
    made = Library(here).standard("lens")
    assert (made.title, made.edition) == ("Lens of Anyshire", "2021-11-01")
    assert made.note == "What the council looks at."
    assert made.theme["run"].title == "Running it"
    one = made.criterion["run-1"]
    assert one.always.ask == ("How do you know that it runs?",)
    assert one.always.look_for == ("Somebody looks.", "Something rings.")


def test_prompts_by_point_keep_their_phases(here: Path, assess: Assess) -> None:
    path = written(here, "content.json", POINTS)
    done = assess("standards", "import", path, "--yes", "--id", "prompts")
    assert "    what stands under “links”\n" in done.out
    assert "    the markup and the addresses of links in sentences\n" in done.out
    one = Library(here).standard("prompts").criterion["1"]
    assert one.summary == "It asks who they are. And what they need."
    assert one.lead == ("User researchers",)
    assert one.guidance("alpha").look_for == ("a plan", "notes")
    assert one.guidance("live").look_for == ("what changed", "notes")
    assert one.guidance("live").warning_signs == ("asking once",)


def test_a_spreadsheet_says_the_same_as_a_table(here: Path, assess: Assess) -> None:
    book = Workbook()
    sheet = book.create_sheet("Points")
    for row in (("Criterion", "Title", "Question"), (1.0, "Know", "Who?"), (2, "Do")):
        sheet.append(row)
    book.save(here / "ours.xlsx")
    assert assess("standards", "import", here / "ours.xlsx", "--yes").code == 0
    made = Library(here).standard("ours")
    assert made.criterion["1"].always.ask == ("Who?",)
    assert made.criterion["2"].title == "Do"


def _archive(**parts: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(f"{name}.xml", content)

    return make


ARCHIVES: dict[str, tuple[Callable[[Path], None], str]] = {
    "bomb": (_archive(a=b"0" * archive.LARGEST, b=b"0"), "unpacks to more than"),
    "entities": (_archive(a=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "XML entities"),
    "hidden": (_archive(a="<!DOCTYPE a []><a/>".encode("utf-16")), "XML entities"),
    "empty": (_archive(a=b"<a/>"), "is not a spreadsheet that can be read"),
    "text": (lambda path: path.touch(), "is not a spreadsheet"),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_an_archive_that_is_no_spreadsheet_is_refused(
    here: Path, assess: Assess, kind: str
) -> None:
    make, said = ARCHIVES[kind]
    make(here / "ours.xlsx")
    refused = assess("standards", "import", here / "ours.xlsx", "--yes")
    assert refused.code == 2
    assert refused.err.startswith("assess: ours.xlsx: ")
    assert said in refused.err
    assert refused.err.count("\n") == 1


def test_without_openpyxl_it_says_what_to_install(
    here: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    Workbook().save(here / "ours.xlsx")
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    refused = assess("standards", "import", here / "ours.xlsx")
    assert refused.code == 2
    assert refused.err == f"assess: {spreadsheets.NOT_INSTALLED}\n"


BAD: dict[str, tuple[str, str]] = {
    "a.csv": ("a,b\n1,One\n", "a.csv: has no headings that are known."),
    "b.csv": ("criterion,title\n1,A\n1,B\n", "b.csv, line 3: criterion 1 has two"),
    "c.csv": ("criterion,title\nA.1,A\nA-1,B\n", "c.csv, line 3: “A.1” and “A-1”"),
    "d.csv": ("criterion,title\n1,A\x07\n", "d.csv, line 2: the title holds the contr"),
    "e.csv": (
        "criterion,title,phase\n1,A,gamma\n",
        "e.csv, line 2: “gamma” is not a",
    ),
    "f.csv": ("criterion,title\n,A\n", "f.csv, line 2: the first row names no criteri"),
    "g.csv": ("criterion,title\n", "g.csv: holds no criterion."),
    "h.csv": (f"criterion,title\n1,{'x' * 1001}\n", "h.csv, line 2: the title is long"),
    "i.csv": ("criterion,title\n1,\n", "i.csv: gives the criterion “1” no title."),
    "j.csv": ("criterion,title\n1,A\0\n", "j.csv: is not a text file"),
    "k.csv": ("criterion,title\n" + "1,A\n" * MOST_ROWS, "has more than 5000 rows"),
    "a.json": ('{"pillars": [NaN]}', "a.json: holds NaN, which is no number"),
    "b.json": ("[" * 100_000, "b.json: has more than 32 tables inside one another"),
    "c.json": ("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "has more than 32 tables"),
    "d.json": ('{"a": 1, "a": 2}', "d.json: gives the key a twice in one table"),
    "e.json": ('{"a": 1e999}', "e.json: holds a number that is too large"),
    "f.json": ('{"a": ' + "9" * 5000 + "}", "f.json: holds a number of 5000 digits"),
    "g.json": ('{"a": ', "g.json, line 1: is not JSON here"),
    "h.json": ('{"a": 1}', "h.json: is JSON of no kind that is taken in"),
    "i.json": ('{"pillars": [1]}', "i.json: the pillars are no list of tables."),
    "j.json": ('[{"phases": 1, "standard": 1, "name": "A"}]', "are no list of tables"),
    "k.json": ('[{"phases": [], "standard": {}}]', "is not text. Write it as text."),
    "l.json": ('{"pillars": [{"name": "\\ud800"}]}', "the control character U+D800"),
    "a.yaml": ("a: b", "a.yaml: is YAML, which is not read"),
    "a.pdf": ("a", "a.pdf: is no file that is taken in"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_can_not_be_taken_is_said_in_one_sentence(
    here: Path, assess: Assess, name: str
) -> None:
    content, said = BAD[name]
    refused = assess("standards", "import", written(here, name, content), "--yes")
    assert refused.code == 2
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert not (here / "criteria").exists()


@pytest.mark.parametrize("name", ["govuk-2019", "scales", "con", "!"])
def test_an_edition_never_takes_a_name_that_is_taken(
    here: Path, assess: Assess, name: str
) -> None:
    path = written(here, "list.csv", TABLE)
    refused = assess("standards", "import", path, "--id", name, "--yes")
    assert refused.code == 2
    assert "--id" in refused.err


def test_two_pillars_or_points_of_one_name_are_refused(
    here: Path, assess: Assess
) -> None:
    twice = {"pillars": [{"id": "a_b", "name": "A"}, {"id": "a-b", "name": "B"}]}
    refused = assess("standards", "import", written(here, "a.json", twice))
    assert "“A” and “B” would both be called a-b." in refused.err
    refused = assess("standards", "import", written(here, "b.json", POINTS * 2))
    assert "would both be called 1." in refused.err


def test_more_than_any_standard_has_is_refused() -> None:
    rows = [(1, ("criterion", "title"))]
    rows += [(line, (str(line), "A")) for line in range(2, 400)]
    with pytest.raises(NotTakenError, match="398 criteria"):
        from_table(rows)
