"""A schema says of every file of its kind what the application says of it."""

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assess.model.kinds_of_file import KINDS
from assess.model.values import Value
from assess.publish.views.data import to_json
from assess.standards.commands.schema import schema_of
from assess.store import assessments
from assess.store.workspace import BRIEF
from tests.commands import ROOT

FOLDERS = [ROOT / "examples", ROOT / "tests/golden"]
ASSESSMENTS = [brief.parent for each in FOLDERS for brief in each.rglob(BRIEF)]
BY_NAME = {
    "assessment.toml": "brief",
    "agreed.toml": "agreed",
    "earlier.toml": "earlier",
    "workshop.toml": "workshop",
    "assess.toml": "workspace",
    "services.toml": "services",
    "scales.toml": "scales",
    "crosswalk.toml": "crosswalk",
    "agenda.toml": "agenda",
    "expected.toml": "expected",
    "policy.toml": "policy",
    "next.toml": "next",
}


@cache
def _validator(kind: str) -> Draft202012Validator:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def _kind(file: Path) -> str:
    if file.parent.name == "people":
        return "sheet"
    if file.name.endswith(".more.toml"):
        return "own-prompts"
    return BY_NAME.get(file.name, "standard")


def _as_json(file: Path) -> Any:
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return json.loads(json.dumps(table, default=str))


def _files() -> list[Path]:
    """Return every file; of those that hold the same, as editions do, one."""
    found = [file for folder in FOLDERS for file in folder.rglob("*.toml")]
    every = (*found, *(ROOT / "criteria").glob("*.toml"))
    return list({(_kind(file), file.read_bytes()): file for file in every}.values())


def test_every_file_that_is_here_fits_the_schema_of_its_kind() -> None:
    files = _files()
    assert {_kind(file) for file in files} >= {"brief", "sheet", "agreed", "standard"}
    for file in files:
        errors = [*_validator(_kind(file)).iter_errors(_as_json(file))]
        assert not errors, f"{file}: {errors[0].message}"


@pytest.mark.parametrize("folder", ASSESSMENTS, ids=lambda folder: folder.name)
def test_a_reports_json_fits_its_schema(folder: Path) -> None:
    assessment = assessments.load(folder).assessment
    _validator("report").validate(json.loads(to_json(assessment)))


def test_a_word_that_no_file_has_is_refused_by_every_schema() -> None:
    for kind in KINDS:
        errors = _validator(kind).iter_errors({"no-such-key": 1})
        assert any("no-such-key" in error.message for error in errors)


def test_each_kind_of_file_has_a_schema() -> None:
    def below(value: type[Value]) -> set[type[Value]]:
        return {value, *(each for one in value.__subclasses__() for each in below(one))}

    files = {
        each
        for each in below(Value)
        if "format" in each.model_fields and each.__module__.startswith("assess.model.")
    }
    assert files <= set(KINDS.values())
