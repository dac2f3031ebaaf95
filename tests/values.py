import tomllib
from pathlib import Path

import pytest

from assess.model.assessment import Assessment
from assess.model.standard import Scales, Standard
from tests import complete

STANDARDS = Path(__file__).parent / "golden" / complete.FOLDER / "standards"


@pytest.fixture(scope="session")
def scales() -> Scales:
    with (STANDARDS / "scales.toml").open("rb") as file:
        return Scales.model_validate(tomllib.load(file))


@pytest.fixture(scope="session")
def standards() -> dict[str, Standard]:
    found = {}
    for name in ("govuk-2019", "local-service-design"):
        with (STANDARDS / f"{name}.toml").open("rb") as file:
            found[name] = Standard.model_validate(tomllib.load(file))
    return found


@pytest.fixture(scope="session")
def whole(standards: dict[str, Standard], scales: Scales) -> Assessment:
    return complete.complete_assessment(standards, scales)


@pytest.fixture(scope="session")
def bare(whole: Assessment) -> Assessment:
    """Return an assessment of one lead, with nothing rated yet."""
    brief = whole.brief
    panel = {"lead": brief.panel["lead"]}
    return Assessment(
        brief=brief.but(panel=panel, agreed_by=None, kind="assessment"),
        standards=whole.standards,
        scales=whole.scales,
    )
