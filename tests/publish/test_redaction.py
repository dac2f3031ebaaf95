"""Nothing is in the data of a page that its reader can't read there.

Every field of words in a rich assessment is filled with words of its own, so that
whatever is in the data and not on the page has a name.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache, partial, reduce
from html.parser import HTMLParser
from operator import getitem
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from assess.document.drawing import TextFormat
from assess.model.assessment import Assessment
from assess.model.audiences import PUBLISHED, SHOWN
from assess.model.brief import Member, Role
from assess.model.council import Council
from assess.model.days import spelt as spelt_day
from assess.model.finding import CriterionRef
from assess.model.own_prompts import OwnPrompts
from assess.model.values import CROCKFORD, Kind, Text, Value
from assess.model.versions.canonical import spelt, whole
from assess.publish.views.build import build
from assess.publish.views.data import to_json
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.publish.views.workbook import book
from assess.store import assessments
from assess.store.unpacking import unpack
from tests.builders import GOLDEN
from tests.cases import STATES, blank, rated
from tests.filled import EDITIONS, LINES, SENTENCES, TEXTS, filled, takes_words
from tests.spread import spread

OUTSIDERS: tuple[Variant, ...] = ("public", "actions", "summary")

MARK = re.compile(r"Qz\d+x|Qz0team")


class Marked:
    """An assessment in which every field of words holds a mark of its own."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.places = {"Qz0team": "brief.panel.team.leads"}
        self.assessment = Assessment.model_validate_json(
            json.dumps(self._item((), table), default=spelt)
        )

    def _item(self, path: tuple[str, ...], item: Any) -> Any:
        if path and path[0] in EDITIONS:
            return item
        if isinstance(item, dict):
            return {key: self._item((*path, key), held) for key, held in item.items()}
        if isinstance(item, str) and takes_words(path):
            mark = f"Qz{len(self.places)}x"
            self.places[mark] = ".".join(path)
            return mark
        return item

    def in_words(self, text: str) -> set[str]:
        """Return the places whose marks are in a text."""
        return {self.places[mark] for mark in MARK.findall(text)}


class Read(HTMLParser):
    """What a reader reads of a page: its words, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skipped = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped = tag in {"script", "style", "title"}
        self.words += [value or "" for name, value in attrs if name == "href"]

    def handle_endtag(self, _tag: str) -> None:
        self._skipped = False

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


def several() -> dict[str, Any]:
    """Return a panel of several, published twice, with words wherever they go."""
    table: dict[str, Any] = json.loads(json.dumps(whole(_golden()), default=spelt))
    table["brief"]["panel"]["team"]["leads"] = ["Qz0team"]
    table["agreed"]["reveal"]["reason"] = "Somebody was away."
    table["brief"]["upgraded"] = {
        "govuk-2019": {**_at(2), "by": "lead", "from": "govuk-2015"}
        | {"title": "An earlier edition", "reason": "The later one is in force."}
    }
    table["brief"]["carried"] = {"govuk-2019": ["10"]}
    table["brief"] |= {"scope": "Renewals.", "earlier-reports": "Alpha."}
    table["brief"]["panel"]["lead"] |= {"training": "A course.", "conflicts": "None."}
    before = table["earlier"]["standard"]["govuk-2019"]
    before["reason"] = {"1": "Nobody was asked.", "10": "All was shown."}
    before["carried"] = {"10": {"day": "2024-03-07", "version": 1}}
    table["earlier"]["action"]["lead-s6v2"]["since"] = "2024-03-07"
    table["brief"]["savings"] |= {"unit": "a case", "now-on": "2026-05-01"}
    table["agreed"]["changes"] = {
        "lead-k9d2": {**_at(20), "by": "lead", "what": "service"}
    }
    agreed = table["agreed"]["finding"]["govuk-2019"]
    _add_versions(agreed["1"])
    agreed["10"]["was"] = dict(agreed["1"]["was"])
    table["sheets"]["team"]["evidence"]["zz33"] = _evidence("observed")
    table["sheets"]["lead"]["evidence"]["zz44"] = _evidence("said")
    said = {"from": "A resident", "text": "It timed out.", "did": "It waits."}
    table["sheets"]["team"]["reply"]["n4d6"] = {**_at(20), **said}
    table["sheets"]["scribe"] = {
        "format": 1,
        "person": "scribe",
        "finding": {"govuk-2019": {"2": {"reason": "A draft."}}},
        "evidence": {"zz55": _evidence("document")},
        "response": {"lead-k9d2": {**_at(20), "answer": "accept", "reason": "First."}},
    }
    table["agreed"]["decided"]["lead-zz66"] = {
        **_at(20), "by": "lead", "verdict": "upheld", "reason": "It is not asked for."
    }  # fmt: skip
    table["agreed"]["closed"]["lead-zz66"] = {"reason": "It is not asked for."}
    del table["agreed"]["closed"]["lead-r5x2"]
    table["agreed"]["closed"]["lead-k9d2"] = {"reason": "Closed without a date."}
    table["sheets"]["lead"]["verified"]["lead-h4t7"]["aa22"] = {
        **_at(1), "verdict": "not-done", "reason": "An earlier look."
    }  # fmt: skip
    return table


def alone() -> dict[str, Any]:
    """Return one rater, whose sheet is what the panel holds, with its records."""
    table = several()
    for person in ("ux", "scribe"):
        table["sheets"].pop(person)
    table["brief"]["panel"] = {
        p: m for p, m in table["brief"]["panel"].items() if p in {"lead", "team"}
    }
    del table["brief"]["agreed-by"]
    held = table["sheets"]["lead"]["finding"]["govuk-2019"]["1"]
    held["dissent"] = table["agreed"]["finding"]["govuk-2019"]["1"]["dissent"]
    _add_versions(held)
    return table


def many_met() -> dict[str, Any]:
    """Return more that is strong, and more that must change, than a summary names."""
    table = several()
    criteria = list(table["standards"]["govuk-2019"]["criterion"])
    first = table["agreed"]["finding"]["govuk-2019"]["1"]
    said = {"reason": "Said.", "well": {"lead-w2e3": "W", "lead-w2e4": "W"}}
    table["brief"]["event"]["live"] = "2027-02-03"
    for number, name in enumerate(criteria):
        rating = ("green", "amber", "red")[number % 3]
        gaps = {"lead-g2e3": "G", "lead-g2e4": "G"}
        action = {
            "lead-c2e3": {"text": "A", "due": "2026-09-02"},
            "lead-c2e4": {"text": "A", "owner": "o", "due": "live"},
            "lead-c2e5": {"text": "A"},
        }
        held = {**said, "rating": rating, "gap": gaps}
        table["agreed"]["finding"]["govuk-2019"][name] = (
            {**held, "action": action} if number % 2 else held
        )
    table["agreed"]["finding"]["govuk-2019"]["1"] = first
    return table


def _golden() -> Assessment:
    return assessments.load(GOLDEN).assessment


def _at(day: int) -> dict[str, str]:
    return {"at": f"2026-05-{day:02}T09:00:00Z"}


def _evidence(kind: str) -> dict[str, Any]:
    words = dict.fromkeys(("title", "where", "shows", "note"), "Linked nowhere.")
    return {**words, "kind": kind}


def _add_versions(finding: dict[str, Any]) -> None:
    """Put a second version beside everything in a finding that can have one."""
    finding["note"] = "For the panel."
    finding["why"] = "Somebody complained."
    rated = {"rating": "red", "reason": "Another."}
    finding["fork"] = {"0" * 16: rated}
    for kind in SENTENCES & set(finding):
        for key, text in finding[kind].items():
            finding[kind][key] = {"text": text, "fork": {"0" * 16: "Another."}}
    for action in finding["action"].values():
        if "text" in action:
            action["fork"] = {"0" * 16: {"text": "Another.", "owner": "Another."}}


def together() -> dict[str, Any]:
    """Return a team that reviews itself, before its ratings are shown together."""
    table = several()
    table["brief"]["kind"] = "self-review"
    del table["agreed"]["reveal"]
    rich = json.dumps(table["agreed"]["finding"]["govuk-2019"]["1"])
    table["agreed"]["finding"] = {}
    for name in ("publication", "reopened", "outcome"):
        table["agreed"].pop(name)
    for person in ("lead", "ux", "team"):
        table["sheets"][person].pop("submitted", None)
        table["sheets"][person]["finding"]["govuk-2019"]["1"] = json.loads(rich)
    return table


RICH: dict[str, Callable[[], dict[str, Any]]] = {
    "several raters": several,
    "one rater": alone,
    "more than a summary names": many_met,
}


def _table_of(make: Callable[[], Assessment]) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(json.dumps(whole(make()), default=spelt))
    return table


EVERY: dict[str, Callable[[], dict[str, Any]]] = {
    **RICH,
    "a team that reviews itself": together,
    **{state: partial(_table_of, make) for state, make in STATES.items()},
}
"""Every state that a report can be of."""


def taken_out_of(page: str, into: Path) -> str:
    """Return what is in the files that are taken out of a page."""
    unpack(into, read_page(page).seen, Council())
    files = [file for file in into.rglob("*") if file.is_file()]
    return "".join(file.read_text(encoding="utf-8") for file in files)


def made(assessment: Assessment, variant: Variant, form: TextFormat = "html") -> str:
    return render(build(assessment, variant=variant, tool_version="0"), form)


@cache
def marked(state: str) -> Marked:
    """Return an assessment in a state, made once."""
    return Marked(EVERY[state]())


@cache
def page_of(state: str, variant: Variant) -> str:
    """Return a page, drawn once for all that look at it."""
    return made(marked(state).assessment, variant)


@cache
def words_on(state: str, variant: Variant) -> str:
    """Return what is read on a page, looked for once."""
    return " ".join(Read(page_of(state, variant)).words)


def words_of(kind: type[Value], seen: set[type[Value]]) -> Iterator[str]:
    """Yield the fields of a kind, and of what it holds, that take words."""
    if kind in seen or kind in PUBLISHED:
        return
    seen.add(kind)
    for name, hint in get_type_hints(kind, include_extras=True).items():
        parts = list(_parts(hint))
        if any(get_args(Text)[1] in get_args(part) for part in parts):
            yield name.rstrip("_").replace("_", "-")
        for each in parts:
            if isinstance(each, type) and issubclass(each, Value):
                yield from words_of(each, seen)


def _parts(hint: object) -> Iterator[object]:
    yield hint
    for each in get_args(hint):
        yield from _parts(each)


BY_PATH = {"role", "from", "fork", "leads"} | SENTENCES
"""Fields whose place says whether they take words."""


def test_every_field_that_takes_words_is_filled_with_them() -> None:
    assert set(words_of(Assessment, {OwnPrompts})) - BY_PATH == TEXTS | LINES


def test_hostile_words_reach_every_place_that_people_type_in() -> None:
    held = Marked(_table_of(partial(filled, "Words.")))
    places = set(held.places.values()) - {"brief.panel.team.leads"}
    assert {"agreed.whole.condition.panel-m6r7.confirmed-by"} <= places
    table = _table_of(partial(filled, "Hostile."))
    assert {p for p in places if _at_place(table, p) != "Hostile."} == set()


def _at_place(table: Any, place: str) -> Any:
    return reduce(getitem, place.split("."), table)


@pytest.mark.parametrize(("state", "variant"), spread(EVERY, VARIANTS, whole=RICH))
def test_whatever_is_in_the_data_can_be_read_on_the_page(
    state: str, variant: Variant
) -> None:
    page = page_of(state, variant)
    read = marked(state).in_words(words_on(state, variant))
    held = marked(state).in_words(str(whole(read_page(page).seen)))
    assert held - read == set()
    assert {"brief.service"} <= held


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("state", RICH)
def test_whatever_is_taken_out_of_a_page_can_be_read_on_it(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    page = page_of(state, variant)
    read = marked(state).in_words(words_on(state, variant))
    held = marked(state).in_words(taken_out_of(page, tmp_path / "out"))
    assert len(held) > 5
    assert held - read == set()


@pytest.mark.parametrize(("state", "variant"), spread(EVERY, VARIANTS, whole=RICH))
def test_json_and_markdown_say_no_more_than_the_page(
    state: str, variant: Variant
) -> None:
    assessment = marked(state).assessment
    read = marked(state).in_words(words_on(state, variant))
    as_json = to_json(assessment, VARIANTS[variant].audience)
    for text in (as_json, made(assessment, variant, "md")):
        assert marked(state).in_words(text) - read == set()


@pytest.mark.parametrize(("state", "variant"), spread(EVERY, VARIANTS, whole=RICH))
def test_a_workbook_says_no_more_than_the_page(state: str, variant: Variant) -> None:
    assessment = marked(state).assessment
    view = build(assessment, variant=variant, tool_version="0")
    sheets = book([view]).sheets
    cells = [cell for sheet in sheets for row in sheet.rows for cell in row]
    read = marked(state).in_words(words_on(state, variant))
    held = marked(state).in_words(" ".join(map(str, cells)))
    assert {"brief.service"} <= held
    assert held - read == set()
    days = {cell for cell in cells if isinstance(cell, date)}
    assert {d for d in days if spelt_day(d) not in words_on(state, variant)} == set()


@pytest.mark.parametrize(("state", "variant"), spread(EVERY, VARIANTS, whole=RICH))
def test_every_date_in_the_data_can_be_read_on_the_page(
    state: str, variant: Variant
) -> None:
    words = words_on(state, variant)
    days = set(_days((), whole(read_page(page_of(state, variant)).seen)))
    assert {day for day in days if spelt_day(day) not in words} == set()


def _days(path: tuple[str, ...], item: object) -> Iterator[date]:
    """Yield the days that people typed; times are kept by machine."""
    if path and path[0] in EDITIONS:
        return
    if isinstance(item, dict):
        for key, held in item.items():
            yield from _days((*path, key), held)
    elif isinstance(item, date) and not isinstance(item, datetime):
        yield item


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("state", RICH)
def test_the_data_of_a_rich_page_draw_the_same_page(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    page = page_of(state, variant)
    unpack(tmp_path / "out", read_page(page).seen, Council())
    again = assessments.load(tmp_path / "out").assessment
    assert made(again, variant) == page


SURNAMES = {
    "lead": "jsmith",
    "ux": "okafor",
    "team": "pritchard",
    "scribe": "zielinska",
    "watching": "macdonald",
}


def by_surname(table: dict[str, Any]) -> dict[str, Any]:
    """Return an assessment whose people have their surnames as ids."""
    editions = {key: table[key] for key in table if key in EDITIONS}
    text = json.dumps({key: table[key] for key in table.keys() - editions.keys()})
    for person, name in SURNAMES.items():
        text = re.sub(rf'"{person}(-[{CROCKFORD}]{{4,26}})?"', rf'"{name}\1"', text)
        text = text.replace(f'"role": "{name}"', f'"role": "{person}"')
    return {**json.loads(text), **editions}


@pytest.mark.parametrize("variant", OUTSIDERS)
@pytest.mark.parametrize("state", RICH)
def test_nothing_outside_the_full_report_says_who_wrote_rated_or_asked(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    assessment = Marked(by_surname(RICH[state]())).assessment
    assert "jsmith" in assessment.brief.panel
    assert any("jsmith-" in asked.id for asked in assessment.actions)
    page = made(assessment, variant)
    for text in (
        page,
        made(assessment, variant, "md"),
        to_json(assessment, VARIANTS[variant].audience),
        taken_out_of(page, tmp_path / "out"),
    ):
        assert [name for name in SURNAMES.values() if name in text] == []
    names = [path.name for path in (tmp_path / "out").rglob("*")]
    assert not [name for name in names if name.partition(".")[0] in SURNAMES.values()]


@pytest.mark.parametrize("state", RICH)
def test_the_full_report_says_who_rated_by_role_and_not_by_id(state: str) -> None:
    page = made(Marked(by_surname(RICH[state]())).assessment, "full")
    words = " ".join(Read(page).words)
    assert [name for name in SURNAMES.values() if name in words] == []


def test_a_dissent_outside_the_full_report_does_not_say_whose_it_is() -> None:
    assessment = _golden()
    assert "Dissent: User research assessor" in made(assessment, "full", "md")
    public = made(assessment, "public", "md")
    assert "Dissent: An assessor, Red" in public
    assert "Nobody was asked." in public


def with_a_draft() -> Assessment:
    """Return an assessment with unsubmitted words of everybody who can write some."""
    table = several()
    draft = {"govuk-2019": {"2": {"rating": "red", "reason": "SECRETDRAFT"}}}
    for person in ("scribe", "watching", "second", "guest"):
        table["sheets"][person] = {"format": 1, "person": person, "finding": draft}
    table["brief"]["panel"]["second"] = {"role": "team"}
    table["brief"]["panel"]["late"] = {"role": "assessor"}
    table["sheets"]["late"] = {"format": 1, "person": "late", "finding": draft}
    return Assessment.model_validate_json(json.dumps(table))


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("is_final", [True, False])
def test_what_was_not_handed_in_is_in_nobodys_report(
    variant: Variant, *, is_final: bool
) -> None:
    assessment = with_a_draft()
    if not is_final:
        agreed = assessment.agreed.but(publication={}, reopened={})
        assessment = assessment.but(agreed=agreed)
    assert "SECRETDRAFT" not in made(assessment, variant)
    seen = read_page(made(assessment, "full")).seen
    assert {p for p, sheet in seen.sheets.items() if sheet.finding} <= {
        "lead",
        "ux",
        "team",
        "second",
    }
    assert seen.sheet("second").at(CriterionRef("govuk-2019", "2")).rating == "red"


@pytest.mark.parametrize("kind", ["assessment", "self-review"])
def test_a_draft_of_the_only_one_who_rates_shows_what_was_not_handed_in(
    kind: Kind,
) -> None:
    role: Role = "team" if kind == "self-review" else "lead"
    assessment = rated(blank(), "amber")
    panel = {"lead": Member(role=role)}
    assessment = assessment.but(brief=assessment.brief.but(kind=kind, panel=panel))
    assert assessment.sheet("lead").submission is None
    page = made(assessment, "full")
    assert "Draft: not published yet" in page
    assert "Reason 3, with" in page


def test_a_draft_of_a_team_that_reviews_itself_shows_what_each_wrote(
    tmp_path: Path,
) -> None:
    marked = Marked(together())
    page = made(marked.assessment, "full")
    assert "Draft: not published yet" in page
    read = marked.in_words(" ".join(Read(page).words))
    written = {place for place in marked.places.values() if ".finding." in place}
    told = {place for place in read if place in written}
    assert {place.split(".")[1] for place in told} == {"lead", "ux", "team"}
    assert "sheets.lead.finding.govuk-2019.1.reason" in told
    assert not any(".note" in place or ".fork." in place for place in told)
    assert "3 people rate. They have not agreed yet" in page
    assert read == marked.in_words(made(marked.assessment, "full", "md"))
    unpack(tmp_path / "out", read_page(page).seen, Council())
    assert made(assessments.load(tmp_path / "out").assessment, "full") == page


@pytest.mark.parametrize("variant", OUTSIDERS)
def test_a_draft_for_others_of_a_team_that_reviews_itself_says_nothing_of_each(
    variant: Variant,
) -> None:
    seen = read_page(made(Marked(together()).assessment, variant)).seen
    assert not any(sheet.finding for sheet in seen.sheets.values())


@pytest.mark.parametrize("change", ["a panel", "final", "shown together"])
def test_what_was_not_handed_in_is_shown_in_no_other_report_of_several(
    change: str,
) -> None:
    table = together()
    if change == "a panel":
        table["brief"]["kind"] = "assessment"
    elif change == "final":
        table["agreed"]["publication"] = {"1": {**_at(20), "by": "lead"}}
    else:
        table["agreed"]["reveal"] = {**_at(20), "by": "lead"}
    seen = read_page(made(Marked(table).assessment, "full")).seen
    raters = {"lead", "ux"} if change == "a panel" else {"lead", "ux", "team"}
    assert not any(seen.sheet(person).finding for person in raters)


def test_before_the_reveal_a_draft_holds_no_rating_and_no_evidence() -> None:
    table = several()
    del table["agreed"]["reveal"]
    table["agreed"]["finding"] = {}
    table["agreed"]["publication"] = table["agreed"]["reopened"] = {}
    seen = read_page(made(Marked(table).assessment, "full")).seen
    assert seen.evidence == {}
    assert not any(sheet.finding for sheet in seen.sheets.values())


def test_a_draft_says_where_two_versions_wait_without_the_words_of_the_other() -> None:
    table = several()
    page = made(Marked(table).assessment, "full")
    assert "Two versions of this finding wait for a choice." in page


HIDDEN = {
    "Publication.digest_version", "Publication.part", "Reveal.pinned",
    "Brief.agreed_by", "Brief.intake", "Dates.report_due", "Member.answers",
    "Sheet.inbox", "Sheet.asked", "Sheet.prepared", "Submission.withdrawn",
    "Sheet.afterwards", "Sheet.marked", "Sheet.checked",
    "Agreed.draft", "Agreed.answered",
    "Finding.confidence", "Finding.indicators", "Finding.at", "Finding.by",
    "Finding.why", "Finding.prev", "Finding.note", "Finding.settled", "Finding.was",
    "Rated.confidence", "Rated.reason", "Rated.indicators",
    "Rated.part",
    "Action.fork", "Action.settled", "Condition.fork", "Condition.settled",
    "Evidence.expires", "Evidence.sensitive",
    "Evidence.note", "Evidence.fork", "Evidence.settled",
    "Progress.evidence", "Verification.evidence",
    "Outcome.fork", "Outcome.settled", "Publication.digest", "Reveal.reason",
    "Assessment.own_prompts", "Reply.did_at", "Upgraded.again", "Upgraded.by",
}  # fmt: skip
"""What no reader of any report sees."""


def test_a_field_that_is_not_listed_for_an_audience_is_in_no_report() -> None:
    every = {
        f"{kind.__name__}.{name}": field.is_required()
        for kind in SHOWN
        for name, field in kind.model_fields.items()
    }
    listed = {f"{kind.__name__}.{n}" for kind, fields in SHOWN.items() for n in fields}
    assert set(every) - listed == HIDDEN
    assert listed <= set(every)
    assert not [name for name in HIDDEN if every[name]]


def test_every_kind_of_value_in_a_page_is_listed_or_is_published() -> None:
    reached: set[type[Value]] = set()
    for variant in VARIANTS:
        for make in RICH.values():
            page = made(Marked(make()).assessment, variant)
            reached |= set(_kinds(read_page(page).seen))
    assert reached == set(SHOWN)


def _kinds(item: object) -> Iterator[type[Value]]:
    if isinstance(item, dict):
        for each in item.values():
            yield from _kinds(each)
    elif isinstance(item, Value) and not isinstance(item, PUBLISHED):
        yield type(item)
        for name in type(item).model_fields:
            yield from _kinds(getattr(item, name))


def _digests(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        for key, item in table.items():
            yield from _digests(key)
            yield from _digests(item)
    elif isinstance(table, (list, tuple)):
        for item in table:
            yield from _digests(item)
    elif isinstance(table, str) and re.fullmatch("[0-9a-f]{16}|[0-9a-f]{64}", table):
        yield table


@pytest.mark.parametrize("variant", OUTSIDERS)
@pytest.mark.parametrize("state", RICH)
def test_no_digest_of_what_is_hidden_is_in_the_data(
    state: str, variant: Variant
) -> None:
    marked = Marked(RICH[state]()).assessment
    page = render(build(marked, variant=variant, tool_version="0"), "html")
    assert list(_digests(whole(read_page(page).seen))) == []
