"""Where many services stand: what is counted, what is history, what the public sees."""

import csv
import io
import json
import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assess.desk.errors import RefusedError
from assess.portfolio.logic.entries import Entry
from assess.portfolio.logic.told_apart import of_one_service
from assess.portfolio.logic.wanted import Wanted
from assess.portfolio.use_cases.portfolio import FoundPortfolio, portfolio_of
from assess.portfolio.views.blocks import blocks
from assess.portfolio.views.detail import detail
from assess.portfolio.views.pages import view_wanted
from assess.portfolio.views.part import PartLine
from assess.portfolio.views.portfolio import PortfolioView, page, view
from assess.portfolio.views.services import facts
from assess.store import index_file, stamps
from assess.store.state import cache_folder
from assess.ui.text.marks import Marks
from tests.commands import Assess
from tests.council import ACTION, judged, two_councils

TODAY = date(2026, 2, 1)
EXAMPLES = Path(__file__).parents[2] / "examples"
FLY_TIPPING = EXAMPLES / "exampleford" / "fly-tipping-2025-beta"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return two_councils(tmp_path_factory.mktemp("councils"))


@pytest.fixture(scope="module")
def found(workspace: Path) -> FoundPortfolio:
    return portfolio_of([workspace], TODAY)


@pytest.fixture(scope="module")
def said(found: FoundPortfolio) -> PortfolioView:
    return view(found.portfolio, "1.0.0")


def entry(name: str, service: str, **facts: Any) -> Entry:
    return Entry(folder=name, id=name, service=service, council="A", **facts)


def names(groups: tuple[tuple[Entry, ...], ...]) -> list[str]:
    return ["".join(each.folder for each in group) for group in groups]


def test_a_service_is_told_apart_by_council_and_name_and_survives_a_rename() -> None:
    every = (
        entry("a", "Bins", assessed=date(2024, 1, 1)),
        entry("b", "Waste", follows="a", assessed=date(2025, 1, 1)),
        entry("c", "bins ", assessed=date(2023, 1, 1)),
        entry("d", "Bins")._replace(council="B"),
        entry("e", "Waste", assessed=date(2026, 1, 1)),
    )
    assert names(of_one_service(every)) == ["cabe", "d"]
    assert sorted(names(of_one_service(every[::-1]))) == ["cabe", "d"]


def test_the_latest_published_counts_and_what_came_before_is_history(
    found: FoundPortfolio,
) -> None:
    seen = {each.entry.service: each for each in found.portfolio.seen}
    assert set(seen) == {"Tell us of a missed bin", "Permits", "Badges"}
    bins = seen["Tell us of a missed bin"]
    assert [each.outcome for each in bins.earlier] == ["Red"]
    assert bins.id == "b1nsxxxx"


def test_what_fails_is_counted_by_criterion_with_since_when(
    found: FoundPortfolio,
) -> None:
    first = found.portfolio.fails[0]
    assert (first.number, len(first.short), first.of) == ("1", 3, 3)
    assert first.since == date(2024, 3, 5)
    tenth = next(each for each in found.portfolio.fails if each.number == "10")
    assert (len(tenth.short), tenth.since) == (1, date(2025, 4, 8))


def test_what_was_not_met_before_and_is_met_now_does_not_fail(
    found: FoundPortfolio,
) -> None:
    short = {each.number for each in found.portfolio.fails}
    assert short == {"1", "10"}


def test_it_begins_in_plain_words(said: PortfolioView) -> None:
    first, of_all, fails, late, *_ = said.opening
    assert first.startswith("3 of 5 services have a published result: ")
    assert "1 exempt" in of_all
    assert (
        "in 3 of 3 services (2 amber and 1 red), the longest since 5 March 2024"
        in fails
    )
    assert "Respond to 1 action (Permits, the team)" in late


def test_what_falls_short_is_said_in_the_words_of_the_scale(
    said: PortfolioView,
) -> None:
    part = next(p for p in said.parts if p.title == "What falls short most often")
    assert part.note == "Falls short is what is rated amber or red."
    assert "not met" not in repr(said)


def test_every_service_is_in_a_table_or_said_to_be_in_none(said: PortfolioView) -> None:
    in_tables = {row.service for table in said.tables for row in table.rows}
    assert len(in_tables) == 3
    assert said.missing == (
        "2 services are in no table, because they have no published result: "
        "1 being assessed, 1 exempt. The lists have each by name."
    )
    lists = [part.title for part in said.parts if part.title.startswith("Services")]
    assert lists == [
        "Services due to be assessed", "Services being assessed",
        "Services that are exempt",
    ]  # fmt: skip


def test_departments_are_not_called_councils(said: PortfolioView) -> None:
    assert said.about == "5 services of 2 organisations, on 1 February 2026"


def test_results_of_all_that_is_published_add_up(found: FoundPortfolio) -> None:
    first, *rest = found.portfolio.seen
    bare = first._replace(entry=first.entry._replace(outcome=""))
    opening = view(found.portfolio._replace(seen=(bare, *rest)), "1").opening
    assert opening[0].endswith(" and 1 without an overall result.")


def test_an_action_is_overdue_for_as_long_as_nobody_ends_it(
    found: FoundPortfolio,
) -> None:
    late = portfolio_on(found, date(2029, 1, 1))
    assert "Ask people of Permits" in " ".join(late)


def test_what_is_to_be_assessed_again_is_overdue_until_it_was(
    found: FoundPortfolio,
) -> None:
    again = [span for each in found.entries for span in each.spans
             if span.deadline.what == "reassessment"]  # fmt: skip
    assert again
    assert again[0].deadline.words in portfolio_on(found, date(2029, 1, 1))


def portfolio_on(found: FoundPortfolio, day: date) -> list[str]:
    folders = [Path(each.folder) for each in found.entries]
    owed = portfolio_of(folders, day).portfolio.owed
    return [each.deadline.words for each in owed if each.deadline.days_late(day)]


def test_who_owes_what_is_counted(said: PortfolioView) -> None:
    part = next(each for each in said.parts if each.title == "Who has something to do")
    lines = {line.text for line in part.lines}
    assert "Service owner: 2 due, 1 of them overdue" in lines


def test_what_is_met_is_counted_by_quarter_and_few_are_said_to_be_few(
    found: FoundPortfolio,
) -> None:
    lines = lines_of(detail(found.portfolio, "1"), "By quarter")
    by_quarter = {line.text: line.about for line in lines}
    first = by_quarter["GOV.UK Service Standard, January to March 2024"]
    assert first == "1 met and 2 short of 3, in 1 assessment, few"


def test_which_way_the_figures_went_is_counted(tmp_path: Path) -> None:
    folder = judged(tmp_path, "bins", "AGG", "2025-03-05")
    judged(tmp_path, "permits", "AGG", "2025-03-05")
    figures = '[savings]\nbaseline = "31"\nnow = "22"\nbetter = "lower"\n\n[panel'
    brief = folder / "assessment.toml"
    brief.write_text(brief.read_text("utf-8").replace("[panel", figures, 1), "utf-8")
    said = view(portfolio_of([tmp_path], TODAY).portfolio, "1.0.0")
    (line,) = lines_of(said, "Savings and satisfaction")
    assert line.text == "Savings: better in 1, not known in 1"


def lines_of(said: PortfolioView, title: str) -> tuple[PartLine, ...]:
    """Return the lines of a part, by how its title begins."""
    return next(part.lines for part in said.parts if part.title.startswith(title))


def test_few_services_are_said_to_be_few(said: PortfolioView) -> None:
    assert "Only 3 services were rated" in said.tables[0].note
    assert any("Of fewer than 5 services" in each for each in said.closing)


def test_standards_stand_beside_each_other_and_are_never_added_up(
    tmp_path: Path,
) -> None:
    folder = judged(tmp_path, "bins", "AGG", "2025-03-05")
    brief = folder / "assessment.toml"
    more = '[standard.local-service-design]\nscale = "rag"\ngating = false\n\n[panel'
    brief.write_text(brief.read_text("utf-8").replace("[panel", more, 1), "utf-8")
    said = view(portfolio_of([tmp_path], TODAY).portfolio, "1.0.0")
    assert len(said.tables) == 2
    assert "never added up" in said.closing[0]


@pytest.mark.parametrize(
    ("wanted", "services"),
    [
        (Wanted(council="otherham"), {"Badges", "Moving"}),
        (Wanted(phase="alpha"), set()),
        (Wanted(standard="govuk-2019", council="Otherham"), {"Badges", "Moving"}),
        (Wanted(delivery="bought"), set()),
    ],
)
def test_it_can_be_narrowed(
    workspace: Path, wanted: Wanted, services: set[str]
) -> None:
    made = portfolio_of([workspace], TODAY, wanted).portfolio
    assert {each.service for each in made.standings} == services


@pytest.mark.parametrize(
    ("wanted", "says"),
    [
        (Wanted(council="Othrham"), "Othrham. Did you mean Otherham?"),
        (Wanted(phase="betta"), "betta is no phase. Did you mean beta?"),
        (Wanted(standard="govuk-2020"), "govuk-2020. Did you mean govuk-2019?"),
    ],
)
def test_what_is_of_nothing_here_is_refused_with_the_nearest(
    workspace: Path, wanted: Wanted, says: str
) -> None:
    for is_public in (False, True):
        with pytest.raises(RefusedError, match=re.escape(says)):
            portfolio_of([workspace], TODAY, wanted, is_public=is_public)


def test_of_what_fits_and_has_no_result_nobody_reads_that_there_is_none_at_all(
    workspace: Path,
) -> None:
    for wanted in (Wanted(phase="alpha"), Wanted(delivery="bought")):
        made = view(portfolio_of([workspace], TODAY, wanted).portfolio, "1")
        assert made.opening[0] == "No service that fits this has a published result."


def test_the_public_sees_only_what_was_published(workspace: Path) -> None:
    made = portfolio_of([workspace], TODAY, is_public=True)
    text = page(view(made.portfolio, "1.0.0"), made.council)
    assert "Badges" in text
    for private in ("Moving", "Book a pitch", "overdue", "Ask people", "noindex"):
        assert private not in text
    assert "noindex" in page(
        view(portfolio_of([workspace], TODAY).portfolio, "1"), made.council
    )


def test_what_cannot_be_read_is_named_and_counted_for_the_public_too(
    tmp_path: Path, assess: Assess
) -> None:
    judged(tmp_path, "bins", "GGG", "2025-03-05")
    later = judged(tmp_path, "bins-2", "RGG", "2026-01-05", service="Bins")
    (later / "agreed.toml").write_text("format =", encoding="utf-8")
    for page_of in ("board", "detail", "scrutiny"):
        done = assess("portfolio", tmp_path, "--public", "--page", page_of)
        assert (done.code, "bins-2: agreed.toml" in done.err) == (2, True)
        said = " ".join(done.out.split())
        assert "1 assessment folder could not be read and is left out" in said
        assert "bins-2" not in said
    to = ("--format", "csv", "-o", tmp_path / "out")
    done = assess("portfolio", "export", tmp_path, "--public", *to)
    assert (done.code, "bins-2: agreed.toml" in done.err) == (2, True)


def test_a_new_name_that_is_not_published_is_not_for_the_public(tmp_path: Path) -> None:
    judged(tmp_path, "bins", "AGG", "2025-03-05")
    judged(
        tmp_path, "next", "AGG", "2026-01-05",
        follows="bins", service="Waste for all", draft="yes",
    )  # fmt: skip
    public = portfolio_of([tmp_path], TODAY, is_public=True).portfolio
    assert [each.service for each in public.standings] == ["Bins"]
    inside = portfolio_of([tmp_path], TODAY).portfolio
    assert [each.service for each in inside.standings] == ["Waste for all"]


def test_typed_words_stay_words_on_the_page(tmp_path: Path) -> None:
    judged(tmp_path, "bins", "RGG", "2025-03-05", service="<b>Bins</b> & more")
    made = portfolio_of([tmp_path], TODAY)
    text = page(view(made.portfolio, "1.0.0"), made.council)
    assert "<b>" not in text
    assert "&lt;b&gt;Bins&lt;/b&gt; &amp; more" in text
    assert "<script" not in text


def test_the_command_prints_letters_in_their_columns(
    workspace: Path, assess: Assess
) -> None:
    done = assess("portfolio", workspace)
    assert done.code == 0
    assert re.search(r"^  Badges +A  G  R$", done.out, re.MULTILINE)
    assert "G green, A amber, R red" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_all_formats_hold_the_same_ratings(
    workspace: Path, assess: Assess, tmp_path: Path
) -> None:
    table = list(csv.DictReader(io.StringIO(
        assess("portfolio", workspace, "--format", "csv").out.removeprefix("\ufeff")
    )))  # fmt: skip
    data = json.loads(assess("portfolio", workspace, "--format", "json").out)
    to = tmp_path / "portfolio.xlsx"
    assert assess("portfolio", workspace, "--format", "xlsx", "-o", to).code == 0
    sheet = load_workbook(to)["Ratings"]
    from_csv = {(r["service"], r["criterion"]): r["rating"] for r in table}
    from_json = {
        (each["service"], ref.partition(":")[2]): rating
        for each in data["services"]
        for ref, rating in each["ratings"].items()
    }
    from_sheet = {(r[2].value, r[7].value): r[10].value for r in sheet.iter_rows(2)}
    assert from_csv == from_json == from_sheet
    assert from_csv["Badges", "10"] == "red"


def test_what_can_not_be_read_is_named_and_the_rest_is_shown(
    tmp_path: Path, assess: Assess
) -> None:
    two_councils(tmp_path)
    (tmp_path / "badges" / "agreed.toml").write_text("format = ", encoding="utf-8")
    done = assess("portfolio", tmp_path)
    assert done.code == 2
    assert "badges: agreed.toml, line 1" in done.err
    assert "Permits" in done.out


def test_a_list_of_services_that_can_not_be_read_is_an_error(
    tmp_path: Path, assess: Assess
) -> None:
    two_councils(tmp_path)
    (tmp_path / "services.toml").write_text("format = 1\nservce = 1\n", "utf-8")
    done = assess("portfolio", tmp_path)
    assert (done.code, "services.toml, line 2" in done.err) == (2, True)


def test_every_file_is_read_where_that_is_asked(
    tmp_path: Path, assess: Assess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED", -1_000_000_000)
    two_councils(tmp_path)
    before = assess("portfolio", tmp_path).out
    assert (cache_folder() / index_file.FILE).exists()
    assert assess("portfolio", tmp_path, "--verify").out == before
    monkeypatch.setattr(index_file.IndexFile, "known", _all_old(index_file.IndexFile))
    done = assess("portfolio", tmp_path, "--verify")
    assert "bins-2 was changed, though its times and sizes say otherwise" in done.err
    assert done.out == before


def _all_old(kind: type[index_file.IndexFile]) -> Any:
    """Return what says of every folder that another content was kept of it."""
    known = kind.known

    def old(self: index_file.IndexFile, keys: Sequence[str]) -> dict[str, Any]:
        found = known(self, keys)
        return {key: row._replace(content="other") for key, row in found.items()}

    return old


def test_one_council_is_named_once_and_not_beside_each_service(tmp_path: Path) -> None:
    judged(tmp_path, "bins", "RGG", "2025-03-05", due="2025-05-01")
    judged(tmp_path, "permits", "RGG", "2025-03-05")
    made = portfolio_of([tmp_path], TODAY).portfolio
    said = view(made, "1.0.0")
    assert said.masthead == "Anyshire"
    assert repr(said).count("Anyshire") == 1
    assert {each.entry.council for each in made.seen} == {"Anyshire"}


def test_a_long_list_of_what_is_worst_or_falls_short_in_as_many_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assess.portfolio.views.heat.MOST", 2)
    for name in ("bins", "permits"):
        judged(tmp_path, name, "RRR", "2025-03-05")
    said = view(portfolio_of([tmp_path], TODAY).portfolio, "1.0.0")
    assert said.opening[2].endswith(" 2 others do in as many.")
    (below,) = said.tables[0].below
    first = "Red: point 1, Understand users and their needs (2 services); point 2,"
    assert below.startswith(first)
    assert below.endswith("; and 1 more.")


def test_where_only_drafts_are_no_result_is_said_to_be_published(
    tmp_path: Path,
) -> None:
    judged(tmp_path, "bins", "RRR", "2025-03-05", draft="yes")
    said = view(portfolio_of([tmp_path], TODAY).portfolio, "1.0.0")
    assert said.opening[0] == "No result is published yet."


def test_what_was_assessed_since_or_is_exempt_is_not_to_be_assessed_again(
    tmp_path: Path,
) -> None:
    judged(tmp_path, "old", "RRR", "2020-03-05", service="Bins")
    judged(tmp_path, "live", "GGG", "2021-03-05", service="Bins")
    judged(tmp_path, "pitch", "RRR", "2020-03-05", service="Book a pitch")
    permits = judged(tmp_path, "permits", "RRR", "2020-03-05")
    (tmp_path / "services.toml").write_text(
        'format = 1\n\n[[service]]\nname = "Book a pitch"\n'
        'exempt = "On a platform that was assessed."\n',
        encoding="utf-8",
    )
    for wanted in (Wanted(), Wanted(phase="beta")):
        owed = portfolio_of([tmp_path], TODAY, wanted).portfolio.owed
        again = [each for each in owed if each.deadline.what == "reassessment"]
        assert [Path(each.entry.folder) for each in again] == [permits]


@pytest.fixture(scope="module")
def altered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in which a published reason was written anew."""
    workspace = tmp_path_factory.mktemp("altered")
    shutil.copytree(FLY_TIPPING, workspace / "fly-tipping")
    judged(workspace, "permits", "GGG", "2025-03-05")
    brief = workspace / "fly-tipping" / "assessment.toml"
    brief.write_text(
        brief.read_text("utf-8").replace('phase = "beta"', 'phase = "live"', 1), "utf-8"
    )
    return workspace


def test_what_was_altered_since_it_was_published_is_named_and_its_row_is_marked(
    altered: Path, assess: Assess
) -> None:
    for more in ((), ("--page", "detail")):
        text = " ".join(assess("portfolio", altered, *more).out.split())
        assert "Altered since it was published: Report fly-tipping." in text
        assert text.count("Altered since it was published.") == len(("its row",))
    made = portfolio_of([altered], TODAY)
    shown = view(made.portfolio, "1")
    marked = {row.service: row.altered for table in shown.tables for row in table.rows}
    words = "Altered since it was published"
    assert marked == {"Report fly-tipping": words, "Permits": ""}
    on_screen = [each.text for each in blocks(shown, Marks()) if words in each.text]
    assert [text.startswith("Report fly-tipping · ") for text in on_screen] == [
        False, True,
    ]  # fmt: skip
    assert f"<strong>{words}</strong></th>" in page(shown, made.council)
    rows = csv.DictReader(
        assess("portfolio", altered, "--format", "csv").out.splitlines()
    )
    cells = {row["service"]: bool(row["altered"]) for row in rows}
    assert cells == {name: bool(words) for name, words in marked.items()}
    out = json.loads(assess("portfolio", altered, "--format", "json").out)
    said = {each["service"]: each["altered"] for each in out["services"]}
    assert said["Permits"] == ""
    assert said["Report fly-tipping"].startswith("Not as they were in version")


def test_what_was_altered_is_left_out_of_what_is_for_the_public_and_counted(
    altered: Path,
) -> None:
    scrutiny = Wanted(page="scrutiny")
    for wanted in (Wanted(), scrutiny):
        made = portfolio_of([altered], TODAY, wanted, is_public=True).portfolio
        opening = view_wanted(made, "1").opening
        said = "1 assessment is left out, because it is not as published."
        assert said in opening
        assert "Report fly-tipping" not in repr(view_wanted(made, "1"))


def test_a_self_review_is_no_result_takes_none_away_and_is_said(
    tmp_path: Path,
) -> None:
    panel = judged(tmp_path, "bins", "RRR", "2024-03-05")
    for name, more in (("own", {"follows": "bins"}), ("permits", {})):
        brief = judged(
            tmp_path, name, "GGG", "2025-03-05",
            service="Permits" if name == "permits" else "Bins", **more,
        ) / "assessment.toml"  # fmt: skip
        text = brief.read_text("utf-8").replace('"assessment"', '"self-review"', 1)
        brief.write_text(text, "utf-8")
    for is_public in (False, True):
        made = portfolio_of([tmp_path], TODAY, is_public=is_public).portfolio
        assert [Path(each.entry.folder) for each in made.seen] == [panel]
        assert [each.assessments for each in made.quarters] == [1]
        opening = view(made, "1").opening
        of = "1 of 1 service" if is_public else "1 of 2 services"
        assert opening[0].startswith(f"{of} has a published result: 1 red")
        said = "2 services reviewed themselves, which counts as no result of a panel."
        assert said in opening
    made = portfolio_of([tmp_path], TODAY).portfolio
    assert "Assess again what is Red" in [each.deadline.words for each in made.owed]
    (bins,) = (each for each in made.standings if each.service == "Bins")
    assert facts(bins, TODAY).startswith("Beta, published on 5 March 2024: Red. Review")


def test_what_is_open_for_correction_takes_no_published_result_from_the_public(
    tmp_path: Path,
) -> None:
    first = judged(tmp_path, "bins", "RRR", "2024-03-05")
    again = judged(tmp_path, "again", "GGG", "2025-03-05", service="Bins",
                   follows="bins")  # fmt: skip

    def stands(folder: Path) -> list[Path]:
        made = portfolio_of([folder], TODAY, is_public=True).portfolio
        return [Path(each.entry.folder) for each in made.seen]

    assert stands(tmp_path) == [again]
    for is_public in (True, False):
        alone = portfolio_of([first], TODAY, is_public=is_public).portfolio
        opening = view(alone, "1").opening
        assert opening[0].startswith("No result stands here: what was published was")
        assert facts(alone.standings[0], TODAY).startswith("Assessed again since, in")
    agreed = again / "agreed.toml"
    reopened = (
        '\n[reopened.1]\nat = 2025-04-05T10:00:00Z\nby = "lead"\nreason = "A slip."\n'
    )
    agreed.write_text(agreed.read_text("utf-8") + reopened, "utf-8")
    assert stands(tmp_path) == [first]
    (bins,) = portfolio_of([tmp_path], TODAY).portfolio.standings
    assert "Beta was published and is open for correction." in facts(bins, TODAY)


def test_only_actions_that_are_due_by_then_come_before_a_reassessment(
    tmp_path: Path,
) -> None:
    folder = judged(tmp_path, "bins", "RRR", "2025-10-05", due="2026-03-01")
    sheet = folder / "people" / "lead.toml"
    action = ACTION.format(number="2", service="Bins", due="{due}")
    words = sheet.read_text("utf-8")
    for number, (due, said) in enumerate(
        (
            ("2030-01-01", "1 action comes before that"),
            ('"live"', "1 action comes before that"),
            ('"next-assessment"', "2 actions come before that"),
        )
    ):
        more = action.format(due=due).replace(".aaaaa]", f".{'bcd'[number] * 5}]")
        sheet.write_text(words + more, "utf-8")
        shown = view(portfolio_of([tmp_path], TODAY).portfolio, "1")
        again = next(
            line
            for line in lines_of(shown, "Due next")
            if line.text == "Assess again what is Red"
        )
        assert again.about.endswith(f". {said}")
