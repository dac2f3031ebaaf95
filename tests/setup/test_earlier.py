"""An earlier assessment that was not made here: typed in, a table, or a report."""

from datetime import date
from pathlib import Path

import pytest

from assess.desk.desk import Desk
from assess.desk.errors import RefusedError
from assess.exchange.reports import read_report
from assess.model.after.last_time import asked_before
from assess.model.assessment import Assessment
from assess.model.finding import CriterionRef
from assess.publish.use_cases import outcome
from assess.publish.use_cases.report import write_report
from assess.publish.views.build import build
from assess.publish.views.render import render
from assess.setup.logic.answers import Answers
from assess.setup.logic.earlier import RowsError, found_then, rating_named, typed_rows
from assess.setup.use_cases.answered import in_short, made
from assess.setup.use_cases.earlier import Elsewhere, beginning
from assess.setup.use_cases.first_brief import Start
from assess.store import assessments
from assess.store.errors import InvalidFileError
from tests.builders import Clock, a_folder_that_is_ready
from tests.cases import blank
from tests.commands import Assess

TABLE = """\
Report of 2024,,,,,
Point,Result,Recommendation,By when,Owner,Why
1. Understand users,Met,,,,Ten people were met.
2,Not met,Map the journey.,1 June 2024,service owner,
,,Ask the contact centre.,before the next assessment,,
3,n/a,,,,
Overall,Not met,,,,
"""

ASKED = ("--service", "Bins", "--council", "Anyshire", "--phase", "beta")
STANDARD = ("--standard", "govuk-2019")
PUBLISHED = ("--published", "9 March 2024", "--earlier-phase", "beta")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "report.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def held(folder: Path) -> Assessment:
    return assessments.load(folder).assessment


def ref(number: str) -> CriterionRef:
    return CriterionRef("govuk-2019", number)


def test_a_table_is_shown_first_and_started_from_after_a_yes(
    table: Path, tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "again"
    words = ("new", folder, "--earlier", table, *ASKED, *STANDARD, *PUBLISHED)
    shown = assess(*words)
    assert shown.code == 1
    assert "Last time: 9 March 2024, result: Not met" in shown.out
    assert "carried: 1 and 3" in shown.out
    assert "asked again, of those: 2" in shown.out
    assert "action on point 2: Map the journey., by 2024-06-01" in shown.out
    assert not folder.exists()
    assert assess(*words, "--yes").code == 0
    whole = held(folder)
    assert whole.brief.kind == "reassessment"
    assert whole.brief.standard["govuk-2019"].scale == "met2"
    assert whole.brief.carried == {"govuk-2019": ("1", "3")}
    assert whole.finding(ref("1")).reason == "Ten people were met."
    earlier = whole.earlier
    assert earlier is not None
    assert (earlier.day, earlier.elsewhere) == (date(2024, 3, 9), True)
    kept = whole.carried(ref("1"))
    assert kept is not None
    assert kept.words == "Carried from 9 March 2024"
    asked = asked_before(whole)
    assert [(each.called, each.action.due) for each in asked] == [
        ("last:A1", date(2024, 6, 1)),
        ("last:A2", "next-assessment"),
    ]


def test_the_report_says_that_it_was_made_elsewhere(
    table: Path, tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "again"
    assess("new", folder, "--earlier", table, *ASKED, *STANDARD, *PUBLISHED,
           "--assessed", "2024-02-01", "--yes")  # fmt: skip
    assess("brief", folder, "--set",
           "earlier-reports=Beta report, https://anyshire.example/beta")  # fmt: skip
    text = render(build(held(folder), tool_version="0"), "md")
    assert "at the end of beta on 1 February 2024 (a report published on 9" in text
    assert "9 March 2024, made elsewhere)" in text
    assert "### Earlier reports\n\n- [Beta report]" in text
    assert "A1 last time" not in text


def test_what_is_wrong_is_named_by_its_row(tmp_path: Path, assess: Assess) -> None:
    path = tmp_path / "report.csv"
    path.write_text(
        "point,rating,action,by when\n99,Met,,\n2,Met,Do it.,soon\n2,Not met,,\n",
        encoding="utf-8",
    )
    start = Start(service="S", council="C", phase="beta",
                  standards=(("govuk-2019", None),))  # fmt: skip
    said = Elsewhere(published=date(2024, 3, 9), phase="beta", file=path)
    with (
        pytest.raises(InvalidFileError) as error,
        beginning(start, tmp_path / "again", said),
    ):
        pass
    one, two, three = error.value.sentences
    assert one.startswith("report.csv, line 2")
    assert "has no point “99”" in one
    assert "soon is not a date" in two
    assert "is “Met” in row 3 and “Not met” here" in three
    rows = "point,rating\n2,Splendid\n3,Green\n4,Grand\nresult,Brilliant\n"
    path.write_text(rows, encoding="utf-8")
    refused = assess("new", tmp_path / "again", "--earlier", path, *ASKED, *STANDARD,
                     *PUBLISHED)  # fmt: skip
    assert "report.csv, line 2" in refused.err
    assert "“Splendid” is not a rating" in refused.err
    assert "(and 2 more problems)" in refused.err
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(
    ("published", "assessed", "sentence"),
    [
        (None, None, "Say on which day"),
        (date(2999, 1, 1), None, "in future"),
        (date(2024, 3, 9), date(2024, 3, 10), "after its report"),
    ],
)
def test_days_that_can_not_be_are_refused(
    table: Path, published: date | None, assessed: date | None, sentence: str
) -> None:
    said = Elsewhere(published=published, assessed=assessed, phase="beta", file=table)
    start = Start(service="S", council="C", phase="beta")
    with (
        pytest.raises(RefusedError, match=sentence),
        beginning(start, table.parent / "again", said),
    ):
        pass


def test_no_day_and_no_phase_is_said_that_nobody_gave(
    table: Path, tmp_path: Path, assess: Assess
) -> None:
    folder = tmp_path / "again"
    words = ("new", folder, "--earlier", table, *ASKED, *STANDARD, "--yes",
             "--published", "9 March 2024")  # fmt: skip
    assert "--earlier-phase" in assess(*words).err
    assert assess(*words, "--earlier-phase", "alpha").code == 0
    whole = held(folder)
    assert whole.brief.phase == "beta"
    assert whole.brief.carried == {}
    text = render(build(whole, tool_version="0"), "md")
    assert "assessed at the end of alpha (a report published on 9 March 2024" in text
    assert "Last time, published on 9 March 2024: " in text


def test_a_result_that_is_none_is_not_blamed_on_the_file(
    table: Path, tmp_path: Path, assess: Assess
) -> None:
    told = assess("new", tmp_path / "again", "--earlier", table, *ASKED, *STANDARD,
                  *PUBLISHED, "--result", "Brilliant")  # fmt: skip
    assert told.code == 2
    assert "“Brilliant” is not a rating of" in told.err
    assert "report.csv" not in told.err


def test_it_can_be_typed_in_line_by_line(tmp_path: Path) -> None:
    answers = Answers(
        service="Bins",
        council="Anyshire",
        phase="beta",
        kind="reassessment",
        published="9 March 2024",
        earlier_phase="beta",
        result="red",
        found="1; green\n5; red; Test with disabled people; 1/6/24; owner; "
        "Nobody did; nobody; ever.",
        scales={"govuk-2019": "rag"},
    )
    assert answers.names_lead
    assert in_short(tmp_path, answers) == (
        "Taken over: 2 ratings, 1 carried, 1 action."
    )
    assert list(tmp_path.iterdir()) == []
    whole = held(made(tmp_path, answers))
    assert whole.brief.carried == {"govuk-2019": ("1",)}
    earlier = whole.earlier
    assert earlier is not None
    assert earlier.outcome is not None
    assert earlier.outcome.rating == "red"
    assert earlier.reason(ref("5")) == "Nobody did; nobody; ever."


def test_what_people_call_ratings_and_criteria_is_understood() -> None:
    scale = blank("met2").scale("govuk-2019")
    for words in ("Met", "met", "YES", "Passed", "pass"):
        assert rating_named(scale, words) == "met"
    for words in ("Not met", "not-met", "no", "Not passed"):
        assert rating_named(scale, words) == "not-met"
    assert rating_named(scale, "N/A") == "not-applicable"
    assert rating_named(scale, "Amber") is None
    standards = blank().standards

    def rated(words: str) -> set[CriterionRef]:
        rows = typed_rows(f"{words}; green")
        return set(
            found_then(rows, standards, "govuk-2019", date.fromisoformat).ratings
        )

    for words in ("5", "Point 5", "5.", "govuk-2019:5", "5. Make sure"):
        assert rated(words) == {ref("5")}
    with pytest.raises(RowsError, match="does not use the standard"):
        rated("nhs:5")
    with pytest.raises(RowsError, match="No row has the headings"):
        found_then([(1, ("a", "b"))], standards, "govuk-2019", date.fromisoformat)


def test_a_report_of_ours_is_taken_over_whole(tmp_path: Path, assess: Assess) -> None:
    folder = a_folder_that_is_ready(tmp_path)
    desk = Desk(folder, "lead", clock=Clock())
    outcome.publish(desk)
    page = write_report(folder, desk.assessment, "html")
    desk.close()
    first = held(folder)
    assert read_report(page).brief.id == first.brief.id
    shown = assess("new", tmp_path / "again", "--earlier", page, "--yes")
    assert shown.code == 0, shown.err
    whole = held(tmp_path / "again")
    assert whole.brief.reassesses == first.brief.id
    assert whole.brief.service == first.brief.service
    assert whole.is_carried(ref("1"))
    assert whole.standards == first.standards
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("It was shown in the session.", "It shone.", 1),
                    encoding="utf-8")  # fmt: skip
    altered = text.replace('"rating":"green"', '"rating":"red"')
    page.write_text(altered, encoding="utf-8")
    with pytest.raises(InvalidFileError, match="altered"):
        read_report(page)
    page.write_text("<!doctype html><p>Ours.</p></html>", encoding="utf-8")
    with pytest.raises(InvalidFileError, match="is not a report of assess"):
        read_report(page)
    deep = f'<script type="application/json" id="made">{"[" * 100_000}</script>'
    page.write_text(deep, encoding="utf-8")
    with pytest.raises(InvalidFileError, match="is not a report of assess"):
        read_report(page)


def test_what_was_published_before_is_printed_with_its_day(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1788253200")
    folder = a_folder_that_is_ready(tmp_path)
    ahead = assess("publish", folder, "--on", "2999-01-01")
    assert "lies ahead" in ahead.err
    before = assess("publish", folder, "--on", "11 May 2026")
    assert "before the day of the assessment" in before.err
    assert assess("publish", folder, "--on", "20 May 2026").code == 0
    whole = held(folder)
    last = whole.agreed.publication["1"]
    assert last.day == date(2026, 5, 20)
    text = render(build(whole, tool_version="0"), "md")
    assert "final, published on 20 May 2026, entered here on " in text
    assert "Version 1, which was published on 20 May 2026, was entered here" in text
    assert assess("check", folder).code == 0
