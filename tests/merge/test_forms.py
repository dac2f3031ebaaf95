"""A sheet goes out as a form, is filled in elsewhere, and comes back whole."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assess.desk.desk import Desk
from assess.exchange import archive
from assess.exchange.workbook.reading import Read, Row
from assess.exchange.workbook.values import Held, for_cell, read_back
from assess.exchange.workbook.values import Sheet as WorkbookSheet
from assess.merge.logic import form as forms
from assess.merge.logic import form_heads as heads
from assess.merge.use_cases import taking
from assess.merge.use_cases.form_sheet import FormSheet
from assess.model.assessment import Assessment
from assess.model.characters import visible
from assess.model.evidence import VOICES, Evidence, EvidenceText
from assess.model.finding import CriterionRef, Finding, Gone, Part
from assess.model.sheet import Sheet
from assess.panel.use_cases import agreeing, submitting
from assess.rate.use_cases import evidence, findings
from assess.store import assessments
from tests.builders import ONE_LEAD, USERS, WHOLE, Clock, a_folder
from tests.cases import blank, shortened
from tests.commands import Assess
from tests.strategies import NASTY, days, dues, ratings, texts, words

PANEL = (
    ONE_LEAD.replace(
        """[standard.local-service-design]
scale = "rag"
gating = false

""",
        "",
    )
    + """
[panel.ux]
role = "assessor"
profession = "user research"

[panel.tech]
role = "assessor"

[panel.owner]
role = "team"

[panel.guest]
role = "observer"
"""
)

POINT = "1. Understand users and their needs"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path, brief=PANEL)


@pytest.fixture
def form(folder: Path, assess: Assess) -> Path:
    """Make the form of the user researcher, with nothing in it yet."""
    to = folder.parent / "ux.xlsx"
    done = assess("form", folder, "--as", "ux", "-o", to)
    assert (done.code, done.err) == (0, "")
    return to


def fill(path: Path, sheet: str, row: int, **cells: object) -> None:
    """Type into the cells of one row; see `typing_into`."""
    with typing_into(path) as put:
        put(sheet, row, **cells)


@contextmanager
def typing_into(path: Path) -> Iterator[Callable[..., None]]:
    """Type into cells of a form, by the first word of what stands over them."""
    book = load_workbook(path)

    def put(sheet: str, row: int, **cells: object) -> None:
        made = book[sheet]
        heads = {str(cell.value).split()[0].lower(): cell.column for cell in made[1]}
        for name, value in cells.items():
            cell = made.cell(row, heads[name])
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"

    yield put
    book.save(path)


def sheet_of(folder: Path, person: str = "ux") -> Sheet:
    return assessments.load(folder).assessment.sheet(person)


def test_what_is_written_into_a_form_stands_in_that_persons_sheet(
    folder: Path, form: Path, assess: Assess
) -> None:
    fill(form, "Ratings", 2, rating="Amber", how="sure", reason="Most were seen.\nTwo.")
    said = {"about": POINT, "what": "The team must", "in": "=Ask carers"}
    fill(form, "What was seen", 2, **said, due=date(2027, 1, 14), owner="researcher")
    fill(form, "What was seen", 3, about="2", what="Not seen", **{"in": "A map."})
    fill(form, "Evidence", 2, what="Log", kind="document", seen="12 May 2026",
         speaks="1, 2", period="2026-03", sensitive="yes")  # fmt: skip
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert (done.code, done.err) == (0, "")
    assert f"  Ratings, row 2: {POINT}: Amber, was not yet rated; how sure" in done.out
    assert done.out.endswith(f"people/ux.toml: {form} was joined.\n")
    held = sheet_of(folder).at(USERS)
    assert (held.rating, held.confidence) == ("amber", "sure")
    assert held.reason == "Most were seen.\nTwo."
    [action] = held.actions.values()
    assert (action.text, action.due, action.owner) == (
        "=Ask carers",
        date(2027, 1, 14),
        "researcher",
    )
    assert list(sheet_of(folder).at(WHOLE).sentences("gap").values()) == ["A map."]
    [(key, piece)] = sheet_of(folder).all_evidence.items()
    assert (piece.title, piece.seen, piece.shows) == (
        "Log",
        date(2026, 5, 12),
        "2026-03",
    )
    assert piece.sensitive
    assert held.linked == sheet_of(folder).at(WHOLE).linked == (key,)


@pytest.fixture
def marked_form(tmp_path: Path, assess: Assess) -> tuple[Path, Path]:
    """Make a form of the lead, whose standards have ticks and parts with levels."""
    folder = a_folder(tmp_path)
    to = folder.parent / "lead.xlsx"
    done = assess("form", folder, "--as", "lead", "-o", to)
    assert (done.code, done.err) == (0, "")
    return folder, to


def test_ticks_levels_and_voices_are_taken_as_they_were_chosen(
    marked_form: tuple[Path, Path], assess: Assess
) -> None:
    folder, form = marked_form
    with typing_into(form) as put:
        put("Sentences to tick", 2, seen="yes")
        put("Sentences to tick", 3, seen="No")
        put("Who is involved", 2, level=3, what="It buys by outcome.")
        put("Who is involved", 3, level="Not relevant", reason="Nobody is hired.")
        put("Evidence", 2, what="Call", kind="said", whose="Frontline staff")
    done = assess("take", folder, form, "--yes", "--as", "lead")
    assert (done.code, done.err) == (0, "")
    assert "People with access needs took part. yes" in done.out
    assert "Who is involved, row 3: " in done.out
    held = sheet_of(folder, "lead")
    assert held.at(USERS).indicators == {"1a": True, "1b": False}
    assert held.at(CriterionRef("local-service-design", "3")).part == {
        "procurement": Part(level=3, changed="It buys by outcome."),
        "hr": Part(level="not-relevant", reason="Nobody is hired."),
    }
    [piece] = held.all_evidence.values()
    assert piece.voice == "frontline"
    again = folder.parent / "again.xlsx"
    assess("form", folder, "--as", "lead", "-o", again)
    with typing_into(again) as put:
        put("Sentences to tick", 2, seen=None)
        put("Who is involved", 2, level=None, what=None)
        put("Evidence", 2, whose=None)
    assert assess("take", folder, again, "--yes", "--as", "lead").code == 0
    held = sheet_of(folder, "lead")
    assert held.at(USERS).indicators == {"1b": False}
    assert {*held.at(CriterionRef("local-service-design", "3")).part} == {"hr"}
    [piece] = held.all_evidence.values()
    assert piece.voice is None


@pytest.mark.parametrize(
    ("sheet", "cells", "said"),
    [
        ("Sentences to tick", {"seen": "perhaps"}, "a sentence was seen or was not"),
        ("Sentences to tick", {"do": "govuk-2019:1 9z"}, "it is no row of the form."),
        ("Who is involved", {"level": "5"}, "a level can be 0, 1, 2, 3 or 4"),
        ("Who is involved", {"level": "not relevant"}, "say why this part is not"),
        ("Who is involved", {"reason": "Asked twice."}, "choose a level: 0, 1, 2"),
        (
            "Evidence",
            {"what": "A", "kind": "said", "whose": "mayor"},
            "the voice can be",
        ),
    ],
)
def test_a_mark_that_can_not_be_taken_is_named_with_its_row(
    sheet: str,
    cells: dict[str, object],
    said: str,
    marked_form: tuple[Path, Path],
    assess: Assess,
) -> None:
    folder, form = marked_form
    fill(form, sheet, 2, **cells)
    done = assess("take", folder, form, "--yes", "--as", "lead")
    assert f"{sheet}, row 2: {said}" in f"{done.out}{done.err}"
    assert sheet_of(folder, "lead") == Sheet(format=1, person="lead")


HIDDEN = (
    "What the rows say, and why one is not taken, does not show to you yet."
    " ux reads it with --as ux."
)


def test_another_persons_ratings_do_not_show_before_the_reveal(
    folder: Path, form: Path, assess: Assess
) -> None:
    with typing_into(form) as put:
        put("Ratings", 2, rating="Amber", reason="Seen.")
        put("Ratings", 3, rating="Grene")
        put("What was seen", 2, about="1", what="Not seen", **{"in": "A map."})
    for viewer in ("lead", "tech", "guest", "owner"):
        done = assess("take", folder, form, "--as", viewer)
        assert done.out.splitlines() == [
            "The form of ux:",
            "  Ratings: 1 row changed",
            "  What was seen: 1 row changed",
            "  Not taken: Ratings, row 3.",
            f"  {HIDDEN}",
            "Nothing was taken. Say --yes to take it.",
        ]


def test_another_persons_ratings_show_after_the_reveal(
    folder: Path, assess: Assess
) -> None:
    filled_forms(folder, assess)
    form = folder.parent / "again.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    fill(form, "Ratings", 2, rating="Red")
    seen = assess("take", folder, form, "--as", "lead")
    assert f"  Ratings, row 2: {POINT}: Red, was Amber" in seen.out
    hidden = assess("take", folder, form, "--as", "owner")
    assert "Ratings: 1 row changed" in hidden.out
    assert "Red" not in hidden.out


def test_a_form_taken_twice_adds_nothing(
    folder: Path, form: Path, assess: Assess
) -> None:
    fill(form, "Ratings", 2, rating="Amber", reason="Seen.")
    fill(
        form, "What was seen", 2, about="1", what="Done well", **{"in": "Five rounds."}
    )
    assess("take", folder, form, "--yes", "--as", "lead")
    before = (folder / "people/ux.toml").read_bytes()
    again = assess("take", folder, form, "--yes", "--as", "lead")
    assert "Nothing in it is new." in again.out
    assert (folder / "people/ux.toml").read_bytes() == before


def test_without_a_yes_nothing_is_taken(
    folder: Path, form: Path, assess: Assess
) -> None:
    fill(form, "Ratings", 2, rating="Amber")
    done = assess("take", folder, form, "--as", "lead")
    assert done.out.endswith("Nothing was taken. Say --yes to take it.\n")
    assert not (folder / "people").exists()


def test_why_nothing_was_rated_goes_when_a_form_rates_it(
    folder: Path, assess: Assess
) -> None:
    rate = ("rate", folder, "1", "not-assessed", "--reason", "No time.")
    assess(*rate, "--as", "ux")
    form = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    fill(form, "Ratings", 2, rating="Amber")
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert "Amber, was Not assessed; the reason" in done.out
    held = sheet_of(folder).at(USERS)
    assert (held.rating, held.reason) == ("amber", "")


WRONG_ROWS: tuple[dict[str, str], ...] = (
    {"in": "Of what?"},
    {"in": "A.", "about": "99", "what": "Done well"},
    {"in": "A.", "about": "1"},
    {"in": "A.", "about": "1", "what": "Not seen", "owner": "x"},
    {"in": "A.", "about": "1", "what": "The team must", "due": "soon"},
    {"owner": "somebody"},
    {"in": "x" * 1_001, "about": "1", "what": "Not seen"},
    {"in": "Fine.", "about": "1", "what": "Not seen"},
)

NOT_TAKEN = """\
Ratings, row 2: there is no rating Ambre. Did you mean Amber?
Ratings, row 3: Not applicable needs a reason. Say why.
Ratings, row 4: how sure can be unsure, fairly, sure.
What was seen, row 2: it does not say which point it is about.
What was seen, row 3: there is no point 99. Choose from the list.
What was seen, row 4: it does not say what it is: Done well, Not seen, The team must, \
The team could.
What was seen, row 5: only “The team must” has a day and an owner.
What was seen, row 6: soon is not a date. Write it like 2027-01-14 or 14 January 2027. \
Or write before private beta, before public beta, before it goes live, before the next \
assessment, before the contract is renewed.
What was seen, row 7: there are no words in it.
What was seen, row 8: The line is longer than 1000 characters; shorten it.
Evidence, row 2: choose what kind of evidence it is: observed, measured, document, \
said, plan.
Evidence, row 3: evidence needs a title. Say what was seen.
Evidence, row 4: last year is not a period. Write it like 2026, 2026-03, 2026-03-14, \
or a range like 2025-11 to 2026-03.
Evidence, row 5: there is no point 77. Choose from the list.
Evidence, row 6: sensitive can be yes or no.
""".splitlines()


def test_a_row_that_can_not_be_taken_is_named_with_its_number_and_the_rest_is_taken(
    folder: Path, form: Path, assess: Assess
) -> None:
    with typing_into(form) as put:
        put("Ratings", 2, rating="Ambre", reason="Kept in the form.")
        put("Ratings", 3, rating="Not applicable")
        put("Ratings", 4, rating="Green", how="very")
        for row, cells in enumerate(WRONG_ROWS, start=2):
            put("What was seen", row, **cells)
        put("Evidence", 2, what="Log")
        put("Evidence", 3, kind="document")
        put("Evidence", 4, what="Log", kind="document", period="last year")
        put("Evidence", 5, what="Log", kind="document", speaks="1, 77")
        put("Evidence", 6, what="Log", kind="document", sensitive="yes, names")
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert done.code == 1
    said = [line[13:] for line in done.out.splitlines() if "Not taken" in line]
    assert said == NOT_TAKEN
    [(criterion, held)] = sheet_of(folder).finding["govuk-2019"].items()
    assert (criterion, held.rating) == ("1", None)
    assert list(held.sentences("gap").values()) == ["Fine."]
    assert not sheet_of(folder).evidence


# Columns, rows and sheets that a hand moves


def test_a_column_or_a_sheet_that_is_missing_leaves_alone_what_it_would_hold(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "amber", reason="Seen.")
    findings.say(desk, USERS, "gap", "Carers.")
    desk.close()
    form = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    book = load_workbook(form)
    book["Ratings"].delete_cols(5)
    book["Ratings"]["H1"] = "My own column"
    del book["What was seen"]
    book.create_sheet("Scribbles")
    book.save(form)
    fill(form, "Ratings", 2, rating="Green")
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert "Ratings: the column Reason is missing, so it changes nothing." in done.out
    assert "Ratings: the column My own column is not read." in done.out
    assert "The sheet What was seen is missing, so it changes nothing." in done.out
    assert "The sheet Scribbles is not read." in done.out
    held = sheet_of(folder).at(USERS)
    assert (held.rating, held.reason) == ("green", "Seen.")
    assert list(held.sentences("gap").values()) == ["Carers."]


@pytest.mark.parametrize("missing", [(6, 10), (3, 1)])
def test_without_its_ids_or_its_words_a_sheet_is_left_alone(
    missing: tuple[int, int], folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "amber", reason="Seen.")
    findings.say(desk, USERS, "gap", "Carers.")
    evidence.add_evidence(desk, EvidenceText(title="Log", kind="document"))
    desk.close()
    form = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    fill(form, "Evidence", 3, what="Test", kind="document", period="2026")
    book = load_workbook(form)
    heads = []
    for name, column in zip(("What was seen", "Evidence"), missing, strict=True):
        heads.append(book[name].cell(1, column).value)
        book[name].delete_cols(column)
    book.save(form)
    before = sheet_of(folder)
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert done.out.splitlines() == [
        "The form of ux:",
        f"  What was seen: the column {heads[0]} is missing, so nothing is taken.",
        f"  Evidence: the column {heads[1]} is missing, so nothing is taken.",
        "Nothing in it is new.",
    ]
    assert sheet_of(folder) == before


def test_rows_may_be_put_in_and_stand_in_another_order(
    folder: Path, form: Path, assess: Assess
) -> None:
    book = load_workbook(form)
    ratings_ = book["Ratings"]
    rows = [[cell.value for cell in row] for row in ratings_.iter_rows(2)]
    for number, values in enumerate(reversed(rows), start=2):
        for column, value in enumerate(values, start=1):
            ratings_.cell(number, column).value = value
    ratings_.cell(2, 3).value = "Green"
    book["What was seen"].insert_rows(2)
    for column, value in enumerate((POINT, "Done well", "Put in between."), start=1):
        book["What was seen"].cell(2, column).value = value
    book.save(form)
    for _ in range(2):
        assess("take", folder, form, "--yes", "--as", "lead")
    last = CriterionRef("govuk-2019", "10")
    assert sheet_of(folder).at(last).rating == "green"
    said = sheet_of(folder).at(USERS).sentences("well")
    assert list(said.values()) == ["Put in between."]


def test_what_is_emptied_is_taken_back_and_what_moved_is_refused(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "amber", reason="Seen.")
    keys = [findings.say(desk, USERS, "gap", text) for text in ("Carers.", "Others.")]
    desk.close()
    form = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    fill(form, "Ratings", 2, rating=None, reason=None)
    fill(form, "What was seen", 2, **{"in": None})
    fill(form, "What was seen", 3, about="2")
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert done.code == 1
    assert "What was seen, row 3: what stood there can't move. Empty its" in done.out
    held = sheet_of(folder).at(USERS)
    assert (held.rating, held.reason) == (None, "")
    assert isinstance(held.gap[keys[0]], Gone)
    assert held.sentences("gap") == {keys[1]: "Others."}


# What changed here meanwhile


def test_what_is_taken_is_what_was_shown(
    folder: Path, form: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(form, "Ratings", 2, rating="Amber")

    def meanwhile(_question: str) -> bool:
        fill(form, "Ratings", 2, rating="Green")
        return True

    monkeypatch.setattr("assess.merge.commands.forms.confirmed", meanwhile)
    done = assess("take", folder, form, "--as", "ux")
    assert ": Amber, was not yet rated" in done.out
    assert sheet_of(folder).at(USERS).rating == "amber"


def test_what_changed_here_alone_stays_and_what_both_changed_is_kept_twice(
    folder: Path, form: Path, assess: Assess
) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "red", reason="On the train.")
    findings.set_note(desk, WHOLE, "Only here.")
    desk.close()
    fill(form, "Ratings", 2, rating="Amber", reason="In the form.")
    fill(form, "Ratings", 3, rating="Green")
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert "1 choice waits: assess settle." in done.out
    held = sheet_of(folder).at(USERS)
    [other] = held.fork.values()
    assert {held.reason, other.reason} == {"On the train.", "In the form."}
    assert {held.rating, other.rating} == {"red", "amber"}
    whole = sheet_of(folder).at(WHOLE)
    assert (whole.rating, whole.note) == ("green", "Only here.")


# The panel: two forms go out, come back, and the panel agrees


def filled_forms(folder: Path, assess: Assess) -> None:
    """Send forms to two assessors, fill them in, take them, and submit all three."""
    for person, word in (("ux", "Amber"), ("tech", "Green")):
        form = folder.parent / f"{person}.xlsx"
        assess("form", folder, "--as", person, "-o", form)
        with typing_into(form) as put:
            for row in range(2, 5):
                put("Ratings", row, rating=word, reason=f"{person} saw it.")
        assert assess("take", folder, form, "--yes", "--as", "lead").code == 0
        assert assess("submit", folder, "--as", person).code == 0
    desk = Desk(folder, "lead", clock=Clock())
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "amber", reason="Seen.")
    submitting.submit(desk)
    submitting.reveal(desk)
    desk.close()


def test_two_forms_come_back_and_the_panel_reveals_and_agrees_on_them(
    folder: Path, assess: Assess
) -> None:
    filled_forms(folder, assess)
    desk = Desk(folder, "lead", clock=Clock())
    first = desk.assessment.sheet("tech").at(USERS)
    assert (first.rating, first.reason) == ("green", "tech saw it.")
    agreeing.agree(desk, USERS, "amber", method="discussed", reason="Talked through.")
    desk.close()
    agreed = assessments.load(folder).assessment.agreed.at(USERS)
    assert (agreed.rating, agreed.method) == ("amber", "discussed")


def test_after_the_reveal_a_form_changes_a_rating_with_a_reason_alone(
    folder: Path, assess: Assess
) -> None:
    filled_forms(folder, assess)
    form = folder.parent / "again.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    fill(form, "Ratings", 2, rating="Red")
    refused = assess("take", folder, form, "--yes", "--as", "lead")
    assert refused.code == 2
    assert "All have seen what ux rated point 1. Say why it changes." in refused.err
    assert sheet_of(folder).at(USERS).rating == "amber"
    done = assess("take", folder, form, "--yes", "--as", "lead", "--why", "A slip.")
    assert done.code == 0
    held = sheet_of(folder).at(USERS)
    assert (held.rating, held.why, len(held.was)) == ("red", "A slip.", 1)


def test_merge_takes_a_form_as_it_takes_any_copy(
    folder: Path, form: Path, assess: Assess
) -> None:
    fill(form, "Ratings", 2, rating="Amber")
    done = assess("merge", folder, form, "--as", "lead")
    assert done.out == f"people/ux.toml: {form} came in.\n"
    assert sheet_of(folder).at(USERS).rating == "amber"


# What is refused


def test_only_who_rates_or_is_of_the_team_gets_a_form(
    folder: Path, assess: Assess
) -> None:
    refused = assess("form", folder, "--as", "guest", "-o", folder.parent / "a.xlsx")
    assert (refused.code, refused.out) == (2, "")
    assert "guest does not rate, so there is nothing to fill in." in refused.err
    team = assess("form", folder, "--as", "owner", "-o", folder.parent / "a.xlsx")
    assert team.code == 0


def test_a_form_holds_nothing_of_anybody_else(folder: Path, assess: Assess) -> None:
    desk = Desk(folder, "tech", clock=Clock())
    findings.rate(desk, USERS, "red", reason="SECRET OF TECH")
    desk.close()
    to = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", to)
    held = zipfile.ZipFile(to)
    assert not any(b"SECRET OF TECH" in held.read(name) for name in held.namelist())


def other(path: Path) -> None:
    Workbook().save(path)


def spoilt(path: Path) -> None:
    book = load_workbook(path)
    book[heads.ABOUT]["B5"] = "{"
    book.save(path)


def of_another(path: Path) -> None:
    book = load_workbook(path)
    book[heads.ABOUT]["B3"] = "aaaaaaaa"
    book.save(path)


def of_nobody(path: Path) -> None:
    book = load_workbook(path)
    book[heads.ABOUT]["B4"] = "nobody"
    book.save(path)


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:500])


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr("xl/media/a.png", b"0" * archive.LARGEST)


def cut_in_a_sheet(path: Path) -> None:
    with zipfile.ZipFile(path) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:900]
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)


def misnamed(path: Path) -> None:
    with zipfile.ZipFile(path, "a") as held:
        held.writestr("é.xml", b"<a/>")
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xff"))


WRONG: dict[str, tuple[Callable[[Path], None], str]] = {
    "another workbook": (other, "is no form that assess form made."),
    "spoilt": (spoilt, "does not say any more what it held; send a new one."),
    "of another assessment": (of_another, "is a form of another assessment."),
    "of nobody": (of_nobody, "is a form of nobody, who is not on the panel."),
    "a bomb": (bomb, "unpacks to more than a workbook has"),
    "torn": (torn, "is not a workbook that can be read"),
    "cut in a sheet": (cut_in_a_sheet, "is not a workbook that can be read"),
    "a name that is no text": (misnamed, "is not a workbook that can be read"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_form_of_this_assessment_is_refused_in_one_sentence(
    kind: str, folder: Path, form: Path, assess: Assess
) -> None:
    make, said = WRONG[kind]
    make(form)
    refused = assess("take", folder, form, "--yes", "--as", "lead")
    assert refused.code == 2
    assert said in refused.err
    assert refused.err.count("\n") == 1
    assert not (folder / "people").exists()


# What it says, and how it is typed into


def test_what_is_typed_into_a_cell_stays_as_it_was_typed(form: Path) -> None:
    book = load_workbook(form)
    for sheet, head, is_text in (
        ("Ratings", "Reason", True),
        ("Evidence", "Speaks for", True),
        ("Evidence", "Period it shows", True),
        ("Evidence", "Seen on", False),
        ("What was seen", "Due", False),
    ):
        made = book[sheet]
        [column] = [cell.column for cell in made[1] if cell.value == head]
        assert (made.cell(2, column).number_format == "@") is is_text, head


def of_two_standards() -> Assessment:
    return shortened(blank("rag", "govuk-2019", "local-service-design"))


def words_of(assessment: Assessment) -> str:
    """Return what can be read on the sheets of a form."""
    ids = forms.NewIds((), ())
    return "\n".join(
        str(cell)
        for sheet in forms.form(assessment, "lead", ids).sheets
        if not sheet.is_hidden
        for row in sheet.rows
        for column, cell in zip(sheet.columns, row, strict=True)
        if not column.is_hidden
    )


def test_a_form_names_points_as_people_do_and_reads_them_in_any_case() -> None:
    assessment = of_two_standards()
    linked = Finding(evidence={"lead-e111": True})
    piece = EvidenceText(title="A recording", kind="observed")
    held = assessment.sheet("lead").but(evidence={"e111": Evidence(**dict(piece))})
    held = held.with_finding(USERS, linked)
    shown = words_of(assessment.with_sheet(held))
    assert "the points that it speaks for: GOV.UK 1, Local 1." in shown
    assert "\nGOV.UK 1\n" in shown
    assert "govuk-2019" not in shown
    sheet = FormSheet(assessment, held)
    local = CriterionRef("local-service-design", "1")
    for words_, ref in (
        ("GOV.UK 1", USERS),
        ("gov.uk  1.", USERS),
        ("local 1", local),
        ("local-service-design:1", local),
    ):
        assert sheet.point(words_) == ref


def test_points_that_people_would_call_alike_are_told_apart() -> None:
    assessment = of_two_standards()
    alike = {
        name: each.but(title="Our standard, in short")
        for name, each in assessment.standards.items()
    }
    assessment = assessment.but(standards=alike)
    assert heads.short(assessment, USERS) == "govuk-2019:1"
    sheet = FormSheet(assessment, assessment.sheet("lead"))
    assert sheet.point(heads.short(assessment, USERS)) == USERS


def test_the_form_of_a_team_that_reviews_itself_speaks_of_no_panel() -> None:
    member = blank().brief.panel["lead"]
    panel = {"lead": member, "ux": member.but(role="assessor")}
    brief = blank().brief.but(panel=panel)
    assert "when the panel shows its ratings" in words_of(blank().but(brief=brief))
    itself = blank().but(brief=brief.but(kind="self-review"))
    said = words_of(itself)[:1200]
    assert "panel" not in said
    assert "A private note is for the team" in said


# Round trips


voices = st.sampled_from([None, *VOICES])


def ticked(number: str) -> st.SearchStrategy[dict[str, bool]]:
    names = (f"{number}a", f"{number}b")
    return st.dictionaries(st.sampled_from(names), st.booleans())


@st.composite
def held_sheets(draw: st.DrawFn) -> Sheet:
    """Draw what one person holds of three points, each thing under its own id."""
    table = {}
    for number in ("1", "2", "3"):
        key = f"x{number}"
        action = {"text": draw(words), "due": draw(dues), "owner": draw(words)}
        table[number] = Finding.model_validate(
            {
                "rating": draw(ratings),
                "confidence": draw(st.sampled_from([None, "unsure", "sure"])),
                "reason": draw(texts),
                "note": draw(texts),
                "indicators": draw(ticked(number)),
                "well": {f"{key}aa": draw(words)},
                "gap": {f"{key}bb": draw(words)},
                "action": {f"{key}cc": action},
                "evidence": {"ux-e111": draw(st.booleans())},
            }
        )
    piece = {
        "title": draw(words), "kind": "said", "voice": draw(voices),
        "where": draw(words),
        "seen": draw(st.none() | days), "note": draw(texts), "shows": draw(words),
    }  # fmt: skip
    return Sheet.model_validate(
        {
            "format": 1,
            "person": "ux",
            "finding": {"govuk-2019": table},
            "evidence": {"e111": piece},
        }
    )


@cache
def bare() -> Assessment:
    assessment = shortened(blank())
    member = assessment.brief.panel["lead"].but(role="assessor")
    panel = {**assessment.brief.panel, "ux": member}
    return assessment.but(brief=assessment.brief.but(panel=panel))


def sent(sheet: Sheet) -> tuple[Assessment, taking.Form]:
    """Return a form as it would be read back, without the file between."""
    assessment = bare().with_sheet(sheet)
    ids = forms.NewIds(("zzzzz", "zzzzy"), ("zzzzx",))
    book = {
        each.name: as_read(each) for each in forms.form(assessment, "ux", ids).sheets
    }
    about = {str(k): str(v) for r in book[heads.ABOUT].rows for k, v in [cells(r)]}
    base = Sheet.model_validate_json(about["held"])
    return assessment, taking.Form(Path("ux.xlsx"), "ux", base, book)


def cells(row: Row) -> tuple[object, object]:
    return row.cells["What"], row.cells["Value"]


def as_read(sheet: WorkbookSheet) -> Read:
    heads = tuple(column.title for column in sheet.columns)
    rows = (
        Row(line, dict(zip(heads, map(as_held, held), strict=True)))
        for line, held in enumerate(sheet.rows, start=2)
    )
    return Read(heads, tuple(row for row in rows if any(row.cells.values())))


def as_held(cell: Held) -> str | date:
    if isinstance(cell, date):
        return cell
    return read_back(for_cell(str(cell or "")))


@given(held_sheets())
def test_a_form_that_nobody_touched_changes_nothing(sheet: Sheet) -> None:
    assessment, form = sent(sheet)
    found = form.read(assessment)
    assert (found.changed, found.faults, found.notes) == ((), (), ())
    assert found.sheet == form.base
    assert form.onto(assessment, sheet, at=datetime(2026, 5, 12, tzinfo=UTC)) == sheet


@given(held_sheets(), texts)
def test_no_word_that_is_typed_into_a_form_is_lost(sheet: Sheet, typed: str) -> None:
    assessment, form = sent(sheet)
    form.book["Ratings"].rows[0].cells[heads.REASON] = read_back(for_cell(typed))
    found = form.read(assessment)
    if not found.faults:
        assert found.sheet.at(USERS).reason.split() == visible(typed).split()


def test_words_of_any_script_come_back_through_the_file(
    folder: Path, assess: Assess
) -> None:
    desk = Desk(folder, "ux", clock=Clock())
    findings.rate(desk, USERS, "amber", reason=f" {NASTY}\n_x0041_ _x005F_ ")
    findings.say(desk, USERS, "gap", f"={NASTY}")
    desk.close()
    form = folder.parent / "ux.xlsx"
    assess("form", folder, "--as", "ux", "-o", form)
    done = assess("take", folder, form, "--yes", "--as", "ux")
    assert done.out == "The form of ux:\nNothing in it is new.\n"
