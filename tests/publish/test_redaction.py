"""Nothing is in the data of a page for outsiders that its reader can't read there.

Every field of words in a rich assessment is filled with words of its own, so that
whatever is in the data and not on the page has a name.
"""

import json
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from assess.model.assessment import Assessment
from assess.model.council import Council
from assess.model.sheet import Sheet
from assess.model.versions.canonical import spelt, whole
from assess.publish.views.build import build
from assess.publish.views.data import to_json
from assess.publish.views.proof import read_page
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from assess.store import assessments
from assess.store.unpacking import unpack
from tests.builders import GOLDEN

OUTSIDERS: tuple[Variant, ...] = ("public", "actions", "summary")

WORDS = frozenset(
    {
        "service", "council", "address", "about", "users", "baseline", "now", "source",
        "profession", "organisation", "name", "role", "reason", "note", "why", "text",
        "title", "where", "shows", "owner", "changed", "filed",
    }
)  # fmt: skip
"""The fields that people type words into."""

SENTENCES = frozenset({"well", "gap", "advice"})

MARK = re.compile(r"Qz\d+x|Qz0team")


class Marked:
    """An assessment in which every field of words holds a mark of its own."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.places = {"Qz0team": "brief.panel.team.leads"}
        self.assessment = Assessment.model_validate_json(
            json.dumps(self._item((), table), default=spelt)
        )

    def _item(self, path: tuple[str, ...], item: Any) -> Any:
        if path and path[0] in {"standards", "scales", "crosswalk"}:
            return item
        if isinstance(item, dict):
            return {key: self._item((*path, key), held) for key, held in item.items()}
        if isinstance(item, str) and _takes_words(path):
            mark = f"Qz{len(self.places)}x"
            self.places[mark] = ".".join(path)
            return mark
        return item

    def in_words(self, text: str) -> set[str]:
        """Return the places whose marks are in a text."""
        return {self.places[mark] for mark in MARK.findall(text)}


def _takes_words(path: tuple[str, ...]) -> bool:
    if path[-1] == "role":
        return "took-part" in path
    is_sentence = any(part in SENTENCES for part in path[-3:-1])
    return path[-1] in WORDS or (is_sentence and path[-1] != "gone")


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
    agreed = table["agreed"]["finding"]["govuk-2019"]
    _add_versions(agreed["1"])
    agreed["10"]["was"] = dict(agreed["1"]["was"])
    table["sheets"]["team"]["evidence"]["zz33"] = _evidence("observed")
    table["sheets"]["lead"]["evidence"]["zz44"] = _evidence("said")
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
    for number, name in enumerate(criteria):
        rating = ("green", "amber", "red")[number % 3]
        gaps = {"lead-g2e3": "G", "lead-g2e4": "G"}
        action = {"lead-c2e3": {"text": "A"}, "lead-c2e4": {"text": "A", "owner": "o"}}
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
    for kind in SENTENCES:
        for key, text in finding[kind].items():
            finding[kind][key] = {"text": text, "fork": {"0" * 16: "Another."}}
    for action in finding["action"].values():
        if "text" in action:
            action["fork"] = {"0" * 16: {"text": "Another.", "owner": "Another."}}


RICH: dict[str, Callable[[], dict[str, Any]]] = {
    "several raters": several,
    "one rater": alone,
    "more than a summary names": many_met,
}


def data_of(page: str, form: str, into: Path) -> str:
    """Return what a page holds in a form that leaves the council."""
    seen = read_page(page).seen
    if form == "html":
        return str(whole(seen))
    unpack(into, seen, Council())
    files = [file for file in into.rglob("*") if file.is_file()]
    return "".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("form", ["html", "folder"])
@pytest.mark.parametrize("variant", OUTSIDERS)
@pytest.mark.parametrize("state", RICH)
def test_whatever_is_in_the_data_can_be_read_on_the_page(
    state: str, variant: Variant, form: str, tmp_path: Path
) -> None:
    marked = Marked(RICH[state]())
    page = render(build(marked.assessment, variant=variant, tool_version="0"), "html")
    read = marked.in_words(" ".join(Read(page).words))
    held = marked.in_words(data_of(page, form, tmp_path / "out"))
    assert len(held) > 5
    assert held - read == set()


@pytest.mark.parametrize("variant", OUTSIDERS)
@pytest.mark.parametrize("state", RICH)
def test_json_and_markdown_say_no_more_than_the_page(
    state: str, variant: Variant
) -> None:
    marked = Marked(RICH[state]())
    view = build(marked.assessment, variant=variant, tool_version="0")
    read = marked.in_words(" ".join(Read(render(view, "html")).words))
    as_json = to_json(marked.assessment, VARIANTS[variant].audience)
    for text in (as_json, render(view, "md")):
        assert marked.in_words(text) - read == set()


@pytest.mark.parametrize("variant", OUTSIDERS)
@pytest.mark.parametrize("state", RICH)
def test_the_data_of_a_rich_page_draw_the_same_page(
    state: str, variant: Variant, tmp_path: Path
) -> None:
    marked = Marked(RICH[state]())
    page = render(build(marked.assessment, variant=variant, tool_version="0"), "html")
    unpack(tmp_path / "out", read_page(page).seen, Council())
    again = assessments.load(tmp_path / "out").assessment
    assert render(build(again, variant=variant, tool_version="0"), "html") == page


def test_the_full_page_holds_no_draft_of_somebody_who_does_not_rate() -> None:
    marked = Marked(several())
    page = render(build(marked.assessment, tool_version="0"), "html")
    held = marked.in_words(str(whole(read_page(page).seen)))
    assert not [place for place in held if place.startswith("sheets.scribe.finding")]
    guest = Sheet(format=1, person="guest").but(
        finding=marked.assessment.sheet("lead").finding
    )
    seen = read_page(
        render(build(marked.assessment.with_sheet(guest), tool_version="0"), "html")
    ).seen
    assert seen.sheet("guest").finding == {}


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
