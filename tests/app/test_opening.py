"""How the application is opened: as whom, where, and what is said of it."""

from pathlib import Path

import pytest

from assess.app.application import AssessApp
from assess.app.main import run
from tests.screens import ready, walk


@pytest.mark.parametrize("arguments", [("help",), ("help", "rate"), ("rate", "--help")])
def test_help_is_a_command_too(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(list(arguments)) == 0
    assert "usage: assess rate" in capsys.readouterr().out or arguments == ("help",)


@pytest.mark.parametrize("first", [False, True])
def test_one_opens_a_folder_as_somebody(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, first: bool
) -> None:
    seen: list[object] = []
    monkeypatch.setattr("assess.app.opening.has_screen", lambda: True)
    monkeypatch.setenv("TERM", "xterm")

    def opens(*given: object, **_: object) -> int:
        seen.extend(given)
        return 0

    monkeypatch.setattr("assess.app.opening.run_screens", opens)
    words = ["--as", "lead", str(folder)] if first else [str(folder), "--as", "lead"]
    assert run(words) == 0
    assert seen == [folder, "lead"]


def test_a_workspace_is_opened_by_nobody(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([str(folder.parent), "--as", "lead"]) == 2
    assert "is not an assessment" in capsys.readouterr().err


async def test_one_begins_at_a_criterion(folder: Path) -> None:
    async with AssessApp(folder, None, "10").run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert walk(pilot).at.ref.criterion == "10"
