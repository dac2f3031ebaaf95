"""Settings that are asked for at a key press are parsed once, and never stale."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from assess.check.use_cases.deadlines import policy_for
from assess.store import standards, state, toml
from assess.store.errors import StoreError
from assess.store.settings import read_settings
from assess.store.toml import Plain
from tests.builders import a_folder
from tests.screens import opened, ready, type_in

ROOT = Path(__file__).parents[2]

ASKED: dict[str, Callable[[Path], object]] = {
    "assess.toml": read_settings,
    "criteria/policy.toml": policy_for,
    "criteria/agenda.toml": lambda folder: standards.read_agendas(folder.parent),
    "criteria/next.toml": lambda folder: standards.read_weights(folder.parent),
}

SETTINGS = 'format = 1\n[council]\nname = "Anyshire"\n'


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note each settings file that is parsed."""
    found: list[str] = []
    decode = toml.decode

    def noted(content: bytes, file: str) -> Plain:
        found.append(file)
        return decode(content, file)

    toml._decoded.cache_clear()
    monkeypatch.setattr(toml, "decode", noted)
    return found


def own(workspace: Path, file: str) -> Path:
    """Write settings of the council's own."""
    path = workspace / file
    path.parent.mkdir(exist_ok=True)
    shipped = SETTINGS if file == "assess.toml" else (ROOT / file).read_text("utf-8")
    path.write_text(shipped, encoding="utf-8", newline="\n")
    return path


@pytest.mark.parametrize("file", ASKED)
def test_settings_are_parsed_once_until_they_change(
    tmp_path: Path, parsed: list[str], file: str
) -> None:
    folder = a_folder(tmp_path)
    path = own(tmp_path, file)
    first = ASKED[file](folder)
    assert ASKED[file](folder) == first
    assert parsed == [path.name]
    path.write_bytes(path.read_bytes().replace(b"format = 1", b"format = x"))
    for _ in range(2):
        with pytest.raises(StoreError, match=path.name):
            ASKED[file](folder)
    assert parsed == [path.name, path.name]


def test_a_change_of_one_letter_at_the_same_moment_is_seen(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    path = own(tmp_path, "assess.toml")
    assert read_settings(folder).council.name == "Anyshire"
    path.write_text(SETTINGS.replace("Anyshire", "Anyshore"), encoding="utf-8")
    assert read_settings(folder).council.name == "Anyshore"


def test_the_same_words_in_two_workspaces_are_named_each_with_its_place(
    tmp_path: Path,
) -> None:
    for name in ("one", "two"):
        folder = a_folder(tmp_path / name)
        (tmp_path / name / "assess.toml").write_text("format = 1\nx = 1\n")
        with pytest.raises(StoreError) as caught:
            read_settings(folder)
        assert getattr(caught.value, "path", None) == tmp_path / name / "assess.toml"


def test_what_a_machine_remembers_is_parsed_once_until_it_changes(
    parsed: list[str],
) -> None:
    state.remember("theme", "dark")
    parsed.clear()
    assert [state.recall("theme") for _ in range(3)] == ["dark"] * 3
    assert len(parsed) == 1
    state.remember("theme", "pale")
    assert state.recall("theme") == "pale"


async def test_no_key_press_parses_settings_that_did_not_change(
    folder: Path, parsed: list[str]
) -> None:
    for file in ASKED:
        own(folder.parent, file)
    async with opened(folder) as pilot:
        await a_round(pilot)
        seen = set(parsed)
        parsed.clear()
        await a_round(pilot)
        files = {Path(file).name for file in ASKED}
        assert files <= seen
        assert not files & set(parsed)


async def a_round(pilot: Pilot[None]) -> None:
    """Write an action, which needs a date, and look at what knows the settings."""
    await pilot.press("2", "x")
    await type_in(pilot, "Ask carers.")
    await pilot.press("enter", "escape")
    for screen in ("w", "t", "D", "f8"):
        await pilot.press(screen)
        await ready(pilot)
        await pilot.press("u", "escape")
        await ready(pilot)
