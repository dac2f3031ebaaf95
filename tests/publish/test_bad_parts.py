"""Pages whose data name what is not there: each pair of faults gets a sentence."""

import json
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from assess import __version__
from assess.document.drawing import SHIPPED, code_digest
from assess.publish.use_cases import page_alone, proof
from assess.publish.views.build import build
from assess.publish.views.data import Frame, as_json, digest_of, from_json, seen_by
from assess.publish.views.proof import made, made_json
from assess.publish.views.render import render
from assess.publish.views.variants import VARIANTS, Variant
from tests.builders import published_again
from tests.cases import STATES
from tests.commands import Assess
from tests.spread import spread

Data = dict[str, Any]
Fault = Callable[[Data], None]

GOVUK, LEAD = "govuk-2019", "lead"


def put(*path: str, value: object) -> Fault:
    """Return what puts a value into the data, with the tables above it."""

    def fault(data: Data) -> None:
        *above, last = path
        for key in above:
            data = data.setdefault(key, {})
        data[last] = value

    return fault


def taken(*path: str) -> Fault:
    """Return what takes something out of the data, where it still stands."""

    def fault(data: Data) -> None:
        *above, last = path
        for key in above:
            data = data.get(key, {})
        data.pop(last, None)

    return fault


AGREED = ("agreed", "finding", GOVUK, "1")
SHEET = ("sheets", LEAD, "finding", GOVUK, "1")
AT = "2026-05-12T09:00:00Z"

UNFIT: dict[str, Fault] = {
    "an edition is missing": taken("standards", GOVUK),
    "all editions are missing": put("standards", value={}),
    "an edition is called scales": lambda d: put(
        "standards", "scales", value=d["standards"].get(GOVUK, {})
    )(d),
    "an edition is called crosswalk": lambda d: put(
        "standards", "crosswalk", value=d["standards"].get(GOVUK, {})
    )(d),
    "the brief names an unknown scale": put(
        "brief", "standard", GOVUK, "scale", value="stars"
    ),
    "the scale is missing": taken("scales", "scale", "rag"),
    "a rating is missing in the scale": taken(
        "scales", "scale", "rag", "rating", "red"
    ),
    "the panel gave an unknown rating": put(*AGREED, "rating", value="great"),
    "an assessor gave an unknown rating": put(*SHEET, "rating", value="great"),
    "an old record holds an unknown rating": put(
        *SHEET, "was", "0123456789abcdef", "rating", value="great"
    ),
    "dissent has an unknown rating": put(
        *AGREED,
        "dissent",
        "ux",
        value={"rating": "great", "reason": "x", "print": True},
    ),
    "the outcome is an unknown rating": put(
        "agreed", "outcome", value={"rating": "great", "by": LEAD, "at": AT}
    ),
    "the panel found something of an unknown criterion": put(
        "agreed", "finding", GOVUK, "99", value={"rating": "red"}
    ),
    "an assessor found something of an unknown criterion": put(
        "sheets", LEAD, "finding", GOVUK, "99", value={"rating": "red"}
    ),
    "the panel found something of an unknown standard": put(
        "agreed", "finding", "other", "1", value={"rating": "red"}
    ),
    "an unknown person writes what is agreed": put(
        "brief", "agreed-by", value="nobody"
    ),
    "a sheet is of another person": put("sheets", "ux", "person", value="nobody"),
    "no scale has ratings": put("scales", "scale", "rag", "rating", value={}),
    "a part is unknown": put(*AGREED, "part", "nothing", value={"level": 1}),
    "an indicator is unknown": put(*AGREED, "indicators", "zz", value=True),
    "last time has an unknown scale": put(
        "earlier", "standard", GOVUK, "scale", value="stars"
    ),
    "last time has an unknown rating": put(
        "earlier", "standard", GOVUK, "rating", "1", value="great"
    ),
}
"""What no folder could hold either."""

UNREADABLE: dict[str, Fault] = {
    "a day that is none": put("brief", "dates", "assessed", value="2026-02-30"),
    "a day in words": put("brief", "dates", "assessed", value="today"),
    "a time without a zone": put("agreed", "reveal", "at", value="2026-05-12T09:00:00"),
    "a time that is out of range": put("agreed", "reveal", "at", value="9" * 20),
    "a key that nobody knows": put("brief", "x", value=1),
}
"""What no file could hold either."""

ODD: dict[str, Fault] = {
    "the first day of all": put("brief", "dates", "assessed", value="0001-01-01"),
    "the last day of all": put("brief", "dates", "assessed", value="9999-12-31"),
    "an action due on the last day": put(
        *AGREED, "action", "lead-k9d2", value={"text": "x", "due": "9999-12-31"}
    ),
    "published at the first moment": put(
        "agreed", "publication", "2", "at", value="0001-01-01T00:00:00Z"
    ),
    "published at the last moment": put(
        "agreed", "publication", "2", "at", value="9999-12-31T23:59:59Z"
    ),
    "a version that is no number": put(
        "agreed", "publication", "x", value={"at": AT, "by": LEAD}
    ),
    "opened again more often than published": put(
        "agreed", "reopened", "7", value={"at": AT, "by": LEAD, "reason": "x"}
    ),
    "nobody is on the panel": put("brief", "panel", value={}),
    "an unknown person revealed": put("agreed", "reveal", "by", value="nobody"),
    "an unknown person decided": put("agreed", "outcome", "by", value="nobody"),
    "an unknown person signed": put(*AGREED, "by", value="nobody"),
    "an unknown person dissents": put(
        *AGREED,
        "dissent",
        "nobody",
        value={"rating": "red", "reason": "x", "print": True},
    ),
    "somebody leads on an unknown criterion": put(
        "brief", "panel", "ux", value={"role": "assessor", "leads": ["none:9"]}
    ),
    "a sheet of nobody on the panel": put(
        "sheets",
        "nobody",
        value={
            "format": 1,
            "person": "nobody",
            "finding": {GOVUK: {"1": {"rating": "red"}}},
            "submitted": {"zzzz": {"at": AT}},
        },
    ),
    "a link to evidence that is not there": put(
        *AGREED, "evidence", "nobody-zzzz", value=True
    ),
    "a verdict on an action that is not there": put(
        "sheets",
        LEAD,
        "verified",
        "lead-zzzz",
        "zzzz",
        value={"at": AT, "verdict": "done"},
    ),
    "a decision on an action that is not there": put(
        "agreed",
        "decided",
        "lead-zzzz",
        value={"verdict": "upheld", "reason": "x", "by": LEAD, "at": AT},
    ),
    "a link to a criterion that is not there": put(
        "crosswalk",
        "link",
        "none:9",
        "govuk-2019:1",
        value={"is": "same", "because": "x"},
    ),
    "an outcome suggested that is not on the scale": put(
        "agreed", "outcome", "suggested", value="great"
    ),
    "last time knew a criterion that is gone": put(
        "earlier", "standard", GOVUK, "rating", "99", value="red"
    ),
    "last time asked of a criterion that is gone": put(
        "earlier",
        "action",
        "lead-zzzz",
        value={"standard": "none", "criterion": "9", "text": "x", "state": "open"},
    ),
    "no standard decides": put("brief", "standard", GOVUK, "gating", value=False),
    "only a team": put("brief", "panel", value={"team": {"role": "team"}}),
}
"""What a hand may have written into a folder; the page may not say it all the same."""

FAULTS = {**UNFIT, **UNREADABLE, **ODD}

OF_EACH_KIND = (
    "an edition is missing",
    "an edition is called scales",
    "the brief names an unknown scale",
    "the scale is missing",
    "the panel gave an unknown rating",
    "an assessor gave an unknown rating",
    "the outcome is an unknown rating",
    "the panel found something of an unknown criterion",
    "the panel found something of an unknown standard",
    "an unknown person writes what is agreed",
    "a sheet is of another person",
    "nobody is on the panel",
    "a day that is none",
    "the last day of all",
)


@pytest.fixture(scope="module")
def honest() -> dict[Variant, str]:
    whole = STATES["several people, dissent, responses"]()
    return {v: as_json(seen_by(whole, VARIANTS[v].audience)) for v in VARIANTS}


def forged(data: Data, variant: Variant) -> str:
    """Return a page of these data, with their digest where they have one."""
    text = json.dumps(data, ensure_ascii=False)
    try:
        digest = digest_of(from_json(text), Frame(variant))
    except (ValueError, TypeError):
        digest = "0" * 64
    how = made(digest, variant, SHIPPED, __version__)
    return (
        f'<script type="application/json" id="made">{made_json(how)}</script>'
        f'<script type="application/json" id="data">{text}</script>'
    )


def said_of(
    path: Path, honest: dict[Variant, str], variant: Variant, *names: str
) -> tuple[str, ...]:
    data = json.loads(honest[variant])
    for name in names:
        FAULTS[name](data)
    path.write_text(forged(data, variant), encoding="utf-8", newline="\n")
    verdict = proof.verify(path)
    assert verdict.state == "altered"
    return verdict.reasons


@pytest.mark.parametrize(("name", "variant"), spread(FAULTS, VARIANTS, whole=UNFIT))
def test_a_bad_part_of_the_data_is_altered_and_said_in_a_sentence(
    tmp_path: Path, honest: dict[Variant, str], variant: Variant, name: str
) -> None:
    (first, *_) = said_of(tmp_path / "page.html", honest, variant, name)
    if name in UNREADABLE:
        assert "can't be read" in first
    elif variant == "full" and name in UNFIT:
        assert "do not fit each other: " in first
    assert "\n" not in first
    assert first.endswith((".", "?"))


@pytest.mark.parametrize(
    "names",
    [OF_EACH_KIND, pytest.param(tuple(FAULTS), marks=pytest.mark.wide)],
    ids=["one of each kind", "all"],
)
def test_each_pair_of_bad_parts_is_altered_and_said_in_a_sentence(
    tmp_path: Path, honest: dict[Variant, str], names: tuple[str, ...]
) -> None:
    for one, other in combinations(names, 2):
        (first, *_) = said_of(tmp_path / "page.html", honest, "full", one, other)
        assert "\n" not in first


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that pages are compared with, which is only read."""
    return published_again(tmp_path_factory.mktemp("compared-with"))


@pytest.mark.parametrize(
    ("name", "code"), spread(FAULTS, ["0123456789abcdef", code_digest()])
)
def test_a_page_with_a_bad_part_is_compared_with_its_folder_too(
    tmp_path: Path, folder: Path, honest: dict[Variant, str], name: str, code: str
) -> None:
    path = tmp_path / "page.html"
    data = json.loads(honest["full"])
    FAULTS[name](data)
    text = forged(data, "full").replace(code_digest(), code)
    path.write_text(text, encoding="utf-8", newline="\n")
    for digest in (None, "0" * 64):
        assert proof.verify(path, folder, digest).state in {"altered", "differs"}


@pytest.mark.parametrize("name", ODD)
def test_a_page_that_was_drawn_from_odd_data_is_found_beside_its_folder(
    tmp_path: Path, folder: Path, honest: dict[Variant, str], name: str
) -> None:
    path = tmp_path / "page.html"
    data = json.loads(honest["full"])
    FAULTS[name](data)
    seen = from_json(json.dumps(data))
    text = render(build(seen, tool_version=__version__), "html")
    path.write_text(text, encoding="utf-8", newline="\n")
    assert proof.verify(path, folder).state in {"altered", "differs"}


def test_data_that_can_not_be_drawn_for_another_reason_are_altered_too(
    tmp_path: Path, honest: dict[Variant, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> str:
        raise KeyError("nothing")

    path = tmp_path / "page.html"
    path.write_text(forged(json.loads(honest["full"]), "full"), encoding="utf-8")
    monkeypatch.setattr(page_alone, "drawn", fail)
    verdict = proof.verify(path)
    assert verdict.state == "altered"
    assert "can't be drawn again" in verdict.reasons[0]


@pytest.mark.parametrize("name", FAULTS)
def test_a_page_with_a_bad_part_is_refused_or_gives_a_folder_that_opens(
    tmp_path: Path, assess: Assess, honest: dict[Variant, str], name: str
) -> None:
    path, to = tmp_path / "page.html", tmp_path / "out"
    said_of(path, honest, "full", name)
    done = assess("extract", path, "-o", to)
    assert done.code in {1, 2}
    assert done.err.strip()
    assert "Traceback" not in done.err
    if done.code == 1:
        assert assess("status", to).code == 0
