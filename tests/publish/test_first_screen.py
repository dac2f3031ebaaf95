"""What the first screen says is what the files say, read without the program."""

import re
import tomllib
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from assess.desk.desk import Desk
from assess.model.days import spelt
from assess.publish.use_cases import outcome
from assess.publish.use_cases.report import report
from assess.publish.views.variants import VARIANTS, Variant
from assess.rate.use_cases import findings
from assess.setup.use_cases.brief import set_field
from assess.store import assessments
from tests.builders import ONE_LEAD, Clock, a_folder

SERVICE = "Residents who find walking hard renew their badge."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Publish an assessment whose lead decided otherwise than the rule."""
    folder = a_folder(tmp_path_factory.mktemp("first"))
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    set_field(desk, "about", f"{SERVICE} It takes six weeks.")
    set_field(desk, "contact", "digital@anyshire.example")
    ratings = ("red", "amber", "green", "amber")
    for number, ref in enumerate(desk.assessment.refs):
        rating = ratings[number % len(ratings)]
        findings.rate(desk, ref, rating)
        findings.set_reason(desk, ref, "Little was shown.")
        if rating != "green":
            key = findings.say(desk, ref, "action", f"Show more of {ref.criterion}.")
            day = date(2026, 8, 12 + number)
            findings.set_action(desk, ref, key, due=day, owner="product owner")
    outcome.decide(desk, "amber", reason="It is put right already.")
    outcome.publish(desk)
    desk.close()
    return folder


class First(HTMLParser):
    """The words of a page up to its second heading of the second level."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._heads, self._skips = 0, False
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self._heads += tag == "h2"
        self._skips = tag in {"style", "script"}

    def handle_data(self, data: str) -> None:
        if self._heads < 2 and not self._skips:
            self.words.append(data)


def toml(folder: Path, name: str) -> dict[str, Any]:
    return tomllib.loads((folder / name).read_text(encoding="utf-8"))


def first_screen(folder: Path, variant: Variant) -> str:
    page = report(assessments.load(folder).assessment, "html", variant)
    return re.sub(r"\s+", " ", " ".join(First(page).words))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_first_screen_says_what_the_files_say(
    folder: Path, variant: Variant
) -> None:
    said = first_screen(folder, variant)
    brief, agreed = toml(folder, "assessment.toml"), toml(folder, "agreed.toml")
    sheet = toml(folder, "people/lead.toml")
    words = toml(folder, "standards/scales.toml")["scale"]["rag"]["rating"]
    decided, rule = (agreed["outcome"][key] for key in ("rating", "suggested"))
    assert decided != rule
    assert f"Result: {words[decided]['word']}" in said
    assert f"The rule of the scale gives {words[rule]['word']}, because" in said
    assert f"The lead assessor decided {words[decided]['word']}" in said
    assert agreed["outcome"]["reason"] in said
    assert brief["service"] in said
    assert SERVICE in said
    assert "six weeks" not in said
    assert f"Assessed on {spelt(brief['dates']['assessed'])}" in said

    every = [
        (held["rating"], action)
        for table in sheet["finding"].values()
        for held in table.values()
        for action in held.get("action", {}).values()
    ]
    red = sum(rating == "red" for rating, _ in every)
    assert f"asks for {number(len(every))} actions, {red} for what is red" in said
    first = spelt(min(action["due"] for _, action in every))
    assert f"The first is due on {first}." in said

    version = agreed["publication"]["1"]
    assert f"by {spelt(version['answer-by'])}" in said
    assert f"by {spelt(version['reply-by'])}" in said
    assert brief["contact"] in said
    assert "again-by" not in version
    assert "asks for no reassessment" in said
    assert words[decided]["asks"] not in said


def number(count: int) -> str:
    return ("no", "one", "two", "three", "four", "five")[count]


def test_a_red_result_names_the_day_of_the_next_assessment(tmp_path: Path) -> None:
    folder = a_folder(tmp_path, brief=ONE_LEAD.replace('"beta"', '"alpha"'))
    desk = Desk(folder, "lead", clock=Clock())
    set_field(desk, "dates.assessed", "2026-05-12")
    for ref in desk.assessment.refs:
        findings.rate(desk, ref, "red")
        findings.set_reason(desk, ref, "Little was shown.")
        findings.say(desk, ref, "action", f"Show more of {ref.criterion}.")
    outcome.decide(desk, "red")
    outcome.publish(desk)
    desk.close()
    version = toml(folder, "agreed.toml")["publication"]["1"]
    assert version["again-by"] == date(2026, 11, 12)
    said = first_screen(folder, "public")
    assert "The service is to be assessed again by 12 November 2026." in said
    assert "Anyshire County Council Have the service assessed again" in said
