"""What every test stands on: no test touches the home of whoever runs it."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("quick", max_examples=40, deadline=None)
settings.register_profile("wide", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def state(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Give each test a state folder of its own."""
    folder = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("ASSESS_STATE", str(folder))
    return folder
